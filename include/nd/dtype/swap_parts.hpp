// Reversal of the bytes of numbers, one at a time and by whole runs in SIMD registers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/promote.hpp>

#include <cstdint>
#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// Bytes that are reversed together: a number, or a part of a complex one.
template <class T>
inline constexpr int part_bytes = complex_element<T> ? int{sizeof(T)} / 2 : int{sizeof(T)};
template <class T>
inline constexpr bool has_word_parts = part_bytes<T> <= 8;
template <class T>
using part_word = integer_of<part_bytes<T>, false>;

template <class Word>
[[nodiscard]] ND_INLINE Word swapped_word(Word x) noexcept
{
    if constexpr (sizeof(Word) == 1)
        return x;
    else if constexpr (sizeof(Word) == 2)
        return __builtin_bswap16(x);
    else if constexpr (sizeof(Word) == 4)
        return __builtin_bswap32(x);
    else
        return __builtin_bswap64(x);
}

/// The number at `from`, of type `T` and at any address, with its bytes reversed. A word is read and written whole.
template <class T>
ND_INLINE void swap_parts(void* to, const void* from) noexcept
{
    constexpr std::size_t part = part_bytes<T>;
    for (std::size_t at = 0; at < sizeof(T); at += part) {
        auto* out = static_cast<unsigned char*>(to) + at;
        const auto* in = static_cast<const unsigned char*>(from) + at;
        if constexpr (has_word_parts<T>) {
            part_word<T> word;
            std::memcpy(&word, in, part);
            word = swapped_word(word);
            std::memcpy(out, &word, part);
        } else {
            unsigned char bytes[part];
            for (std::size_t i = 0; i < part; ++i)
                bytes[i] = in[part - 1 - i];
            std::memcpy(out, bytes, part);
        }
    }
}

/// Bytes from what a conversion reads to what it asks the caches for.
inline constexpr index_t prefetch_distance = 4096;

/// Asks the caches for the line `offset` bytes from `p`, which may be nobody's memory.
ND_INLINE void prefetch(const char* p, index_t offset) noexcept
{
    __builtin_prefetch(
        reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(p) + static_cast<std::uintptr_t>(offset)));
}

/// An element at any address, which the compiler may read and write as part of a SIMD register.
template <class T>
struct [[gnu::packed, gnu::may_alias]] unaligned_element
{
    T value;
};

/// `n` neighbouring numbers of type `T` with the bytes of each reversed. The two runs do not overlap.
template <class T>
ND_INLINE void swap_dense(char* __restrict to, const char* __restrict from, index_t n) noexcept
{
    if constexpr (has_word_parts<T>) {
        // Chunks of a constant length, which compilers turn into byte shuffles at -O2 too. The last one overlaps the
        // one before.
        constexpr index_t chunk = 64;
        auto* out = reinterpret_cast<unaligned_element<part_word<T>>*>(to);
        const auto* in = reinterpret_cast<const unaligned_element<part_word<T>>*>(from);
        n *= static_cast<index_t>(sizeof(T)) / part_bytes<T>;
        for (index_t at = 0; n >= chunk && at < n; at += chunk) {
            const index_t first = at < n - chunk ? at : n - chunk;
            // Without it each block starts with the latency of memory: the processor's own prefetch ends with the page.
            for (index_t line = 0; line < chunk * part_bytes<T>; line += 64)
                prefetch(from, first * part_bytes<T> + line + prefetch_distance);
            for (index_t k = 0; k < chunk; ++k)
                out[first + k].value = swapped_word<part_word<T>>(in[first + k].value);
        }
        if (n < chunk)
            for (index_t i = 0; i < n; ++i)
                out[i].value = swapped_word<part_word<T>>(in[i].value);
    } else
        for (index_t i = 0; i < n; ++i)
            swap_parts<T>(to + i * static_cast<index_t>(sizeof(T)), from + i * static_cast<index_t>(sizeof(T)));
}
} // namespace nd::detail::inline ND_ISA
