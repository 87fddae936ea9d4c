// Truth values in memory as bits of a word, 64 at a time: for counting them and walking over them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/simd/mask.hpp>

namespace nd::simd
{
/// Bit `i` tells whether byte `i` of 64 is not 0.
template <class Arch>
[[nodiscard]] ND_INLINE std::uint64_t true_bits(const unsigned char* p) noexcept
{
    std::uint64_t bits = 0;
    if constexpr (vectorizable<std::uint8_t, Arch>) {
        constexpr int width = lanes<std::uint8_t, Arch>;
        for (int i = 0; i < 64; i += width)
            bits |= simd::to_bits(simd::load_mask<std::uint8_t, Arch>(p + i)) << i;
    } else
        for (int i = 0; i < 64; i += 8) {
            std::uint64_t word;
            std::memcpy(&word, p + i, 8);
            constexpr std::uint64_t low = 0x7f7f7f7f7f7f7f7f;
            word = (((word & low) + low) | word) >> 7 & 0x0101010101010101; // 1 in each byte that was not 0
            bits |= (word * 0x0102040810204080) >> 56 << i;
        }
    return bits;
}

/// The same of the first `n` bytes, 0 <= n <= 64; the bits behind them are 0.
/// Memory  reads exactly `n` bytes
template <class Arch>
[[nodiscard]] ND_INLINE std::uint64_t true_bits(const unsigned char* p, int n) noexcept
{
    if (n == 64)
        return simd::true_bits<Arch>(p);
    unsigned char bytes[64] = {};
    std::memcpy(bytes, p, static_cast<std::size_t>(n));
    return simd::true_bits<Arch>(bytes);
}
} // namespace nd::simd
