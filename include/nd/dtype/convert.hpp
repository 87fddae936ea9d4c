// Conversion of runs of elements between a strided place in memory and a dense block.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/cast.hpp>
#include <nd/dtype/swap_parts.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// Two nested runs of elements in memory: `rows` times `n` elements, strides in bytes.
struct strided_rows
{
    char* data;
    index_t n;
    index_t stride;
    index_t rows;
    index_t row_stride;
};

/// Reads strided elements into a dense block, row after row; or writes them back from one.
using gather_function = void (*)(void* block, const strided_rows& from);
using scatter_function = void (*)(const strided_rows& to, const void* block);

// Complex numbers are moved part by part: GCC puts them together in memory, and what is then read in one piece waits
// for both writes.
template <class T>
ND_INLINE T load_element(const char* p) noexcept
{
    if constexpr (complex_element<T>) {
        using part = real_t<T>;
        return T(load_element<part>(p), load_element<part>(p + sizeof(part)));
    } else {
        T x;
        std::memcpy(static_cast<void*>(&x), p, sizeof(T));
        return x;
    }
}
template <class T>
ND_INLINE void store_element(char* p, T x) noexcept
{
    if constexpr (complex_element<T>) {
        store_element(p, x.real());
        store_element(p + sizeof(x.real()), x.imag());
    } else
        std::memcpy(static_cast<void*>(p), static_cast<const void*>(&x), sizeof(T));
}

/// The same for elements of a loop that lie apart. Compilers make gathers and scatters of such loops where the target
/// has them, which take twice as long as single loads and stores.
template <class T>
ND_INLINE T load_apart(const char* p) noexcept
{
    __asm__("" : "+r"(p));
    return load_element<T>(p);
}
template <class T>
ND_INLINE void store_apart(char* p, T x) noexcept
{
    __asm__("" : "+r"(p));
    store_element(p, x);
}

/// Floats of 16 bits on one side, numbers of C++ on the other.
template <class To, class From>
inline constexpr bool converts_halves = (is_half_float<From> && std::is_arithmetic_v<To>) ||
    (is_half_float<To> && std::is_arithmetic_v<From>);
inline constexpr index_t halves_at_once = 2 * half_chunk;

/// `halves_at_once` elements, by way of float. Addresses need not be aligned.
template <class To, class From>
requires converts_halves<To, From> ND_INLINE void convert_halves(char* to, const char* from) noexcept
{
    if constexpr (std::is_same_v<To, float>)
        for (index_t k = 0; k < halves_at_once; k += half_chunk)
            widen_chunk<typename From::format>(to + 4 * k, from + 2 * k);
    else if constexpr (std::is_same_v<From, float>)
        for (index_t k = 0; k < halves_at_once; k += half_chunk)
            narrow_chunk<typename To::format>(to + 2 * k, from + 4 * k);
    else if constexpr (is_half_float<From>) {
        float x[halves_at_once];
        To y[halves_at_once];
        convert_halves<float, From>(reinterpret_cast<char*>(x), from);
        for (index_t k = 0; k < halves_at_once; ++k)
            y[k] = cast_to<To>(x[k]);
        std::memcpy(to, static_cast<const void*>(y), sizeof y);
    } else {
        From x[halves_at_once];
        float y[halves_at_once];
        std::memcpy(static_cast<void*>(x), from, sizeof x);
        for (index_t k = 0; k < halves_at_once; ++k)
            y[k] = prepared_for<typename To::format>(x[k]);
        convert_halves<To, float>(to, reinterpret_cast<const char*>(y));
    }
}

/// A number that `stored` keeps: nothing but the order of its bytes differs from the number itself.
template <class T>
concept stored_number = stored_element<T> && requires
{
    element_traits<T>::swapped;
};

/// `n` neighbouring numbers from memory to what they are computed with, or the reverse: the same bytes are moved.
template <stored_number S>
ND_INLINE void move_stored(char* __restrict to, const char* __restrict from, index_t n) noexcept
{
    if constexpr (element_traits<S>::swapped)
        swap_dense<native_element_t<S>>(to, from, n);
    else
        std::memcpy(to, from, static_cast<std::size_t>(n) * sizeof(S));
}

/// `n` neighbouring elements converted to `n` neighbouring ones. The two runs do not overlap.
template <class To, class From>
ND_INLINE void convert_dense(char* __restrict to, const char* __restrict from, index_t n)
{
    if constexpr (stored_number<From> && std::is_same_v<To, native_element_t<From>>)
        return move_stored<From>(to, from, n);
    else if constexpr (stored_number<To> && std::is_same_v<From, native_element_t<To>>)
        return move_stored<To>(to, from, n);
    else if constexpr (stored_number<From> || stored_number<To>) {
        // By way of numbers of this machine, a block that stays in registers or the cache at a time.
        using native = native_element_t<std::conditional_t<stored_number<From>, From, To>>;
        constexpr index_t chunk = 64;
        alignas(64) char block[std::size_t{chunk} * sizeof(native)];
        for (index_t at = 0; at < n; at += chunk) {
            const index_t count = n - at < chunk ? n - at : chunk;
            char* out = to + at * static_cast<index_t>(sizeof(To));
            const char* in = from + at * static_cast<index_t>(sizeof(From));
            convert_dense<native, From>(block, in, count);
            convert_dense<To, native>(out, block, count);
        }
        return;
    } else if constexpr (std::is_arithmetic_v<To> && std::is_arithmetic_v<From>) {
        // Chunks of a constant length, which compilers turn into SIMD code at -O2 too, but do not unroll. The last one
        // overlaps the one before. A bool is read as the byte that it is.
        constexpr index_t chunk = 64;
        using byte_of_bool = std::conditional_t<std::is_same_v<From, bool>, std::uint8_t, From>;
        auto* out = reinterpret_cast<unaligned_element<To>*>(to);
        const auto* in = reinterpret_cast<const unaligned_element<byte_of_bool>*>(from);
        for (index_t at = 0; n >= chunk && at < n; at += chunk) {
            const index_t first = at < n - chunk ? at : n - chunk;
            for (index_t k = 0; k < chunk; ++k)
                out[first + k].value = cast_to<To>(in[first + k].value);
        }
        if (n >= chunk)
            return;
    }
    index_t i = 0;
    if constexpr (converts_halves<To, From>)
        for (; i + halves_at_once <= n; i += halves_at_once)
            convert_halves<To, From>(
                to + i * static_cast<index_t>(sizeof(To)), from + i * static_cast<index_t>(sizeof(From)));
    for (; i < n; ++i)
        store_element(to + i * static_cast<index_t>(sizeof(To)),
            cast_to<To>(load_element<From>(from + i * static_cast<index_t>(sizeof(From)))));
}

template <class To, class From>
void convert_in(void* block, const strided_rows& from)
{
    auto* out = static_cast<char*>(block);
    // Elements of neighbouring cache lines; of others, the lines ahead may be nobody's.
    const index_t ahead = from.stride < -64 || from.stride > 64 ? 0
        : from.stride < 0                                       ? -prefetch_distance
                                                                : prefetch_distance;
    for (index_t row = 0; row < from.rows; ++row) {
        const char* in = from.data + row * from.row_stride;
        if (from.stride == static_cast<index_t>(sizeof(From)))
            convert_dense<To, From>(out, in, from.n);
        else
            for (index_t i = 0; i < from.n; ++i) {
                prefetch(in, i * from.stride + ahead);
                store_element(
                    out + i * static_cast<index_t>(sizeof(To)), cast_to<To>(load_apart<From>(in + i * from.stride)));
            }
        out += from.n * static_cast<index_t>(sizeof(To));
    }
}

template <class To, class From>
void convert_out(const strided_rows& to, const void* block)
{
    const auto* in = static_cast<const char*>(block);
    for (index_t row = 0; row < to.rows; ++row) {
        char* out = to.data + row * to.row_stride;
        if (to.stride == static_cast<index_t>(sizeof(To)))
            convert_dense<To, From>(out, in, to.n);
        else
            for (index_t i = 0; i < to.n; ++i)
                store_apart(
                    out + i * to.stride, cast_to<To>(load_element<From>(in + i * static_cast<index_t>(sizeof(From)))));
        in += to.n * static_cast<index_t>(sizeof(From));
    }
}

/// Elements of both types have the same bytes.
template <class A, class B>
inline constexpr bool same_representation = std::is_same_v<A, B> ||
    (numeric_element<A> && numeric_element<B> && kind_of<A> == kind_of<B> && sizeof(A) == sizeof(B));

/// How elements of type `Memory` become elements of type `Block`; null when the bytes are the same.
template <class Block, class Memory>
[[nodiscard]] constexpr gather_function converter_in() noexcept
{
    if constexpr (same_representation<Block, Memory>)
        return nullptr;
    else
        return &convert_in<Block, Memory>;
}
template <class Memory, class Block>
[[nodiscard]] constexpr scatter_function converter_out() noexcept
{
    if constexpr (same_representation<Block, Memory>)
        return nullptr;
    else
        return &convert_out<Memory, Block>;
}
} // namespace nd::detail::inline ND_ISA
