// Reversal of the bytes of every element of a register.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <cstdint>
#include <cstring>
#include <utility>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
template <class Word, std::size_t Bytes>
struct vector_of
{
    using type [[gnu::vector_size(Bytes)]] = Word;
};

/// Pieces of registers, `Size` of them an element, in reverse order within each element.
template <int Size, class V, std::size_t... I>
[[nodiscard]] ND_INLINE V reversed_pieces(V x, std::index_sequence<I...>) noexcept
{
    return __builtin_shufflevector(x, x, (static_cast<int>(I) ^ (Size - 1))...);
}
} // namespace detail

/// Every element with its bytes reversed.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch<T, Arch> byte_swapped(const batch<T, Arch>& x) noexcept
{
    constexpr std::size_t bytes = sizeof(batch<T, Arch>);
    constexpr int size = int{sizeof(T)};
    if constexpr (size == 1)
        return x;
#if defined(__SSSE3__) || !defined(__x86_64__)
    const auto v = __builtin_bit_cast(typename detail::vector_of<std::uint8_t, bytes>::type, x);
    return __builtin_bit_cast(batch<T, Arch>, detail::reversed_pieces<size>(v, std::make_index_sequence<bytes>()));
#else // no shuffle of bytes: those of pairs by shifts, then the pairs
    const auto v = __builtin_bit_cast(typename detail::vector_of<std::uint16_t, bytes>::type, x);
    return __builtin_bit_cast(
        batch<T, Arch>, detail::reversed_pieces<size / 2>((v << 8) | (v >> 8), std::make_index_sequence<bytes / 2>()));
#endif
}
#else
/// One number with its bytes reversed: targets without registers.
template <class T, class Arch>
[[nodiscard]] ND_INLINE T byte_swapped(const T& x) noexcept
{
    unsigned char bytes[sizeof(T)];
    std::memcpy(bytes, static_cast<const void*>(&x), sizeof(T));
    for (std::size_t i = 0; i < sizeof(T) / 2; ++i)
        std::swap(bytes[i], bytes[sizeof(T) - 1 - i]);
    T y;
    std::memcpy(static_cast<void*>(&y), bytes, sizeof(T));
    return y;
}
#endif
} // namespace nd::simd
