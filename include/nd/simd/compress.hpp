// Elements of a register where a mask is true, moved together.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <cstdint>
#if defined(__AVX512F__) && ND_HAS_XSIMD
#include <immintrin.h>
#endif

namespace nd::simd
{
namespace detail
{
template <int Size, class Arch>
consteval bool has_compression() noexcept
{
#if defined(__AVX512F__) && ND_HAS_XSIMD && defined(__x86_64__)
    if constexpr (has_avx512f<Arch>) {
#ifdef __AVX512VBMI2__
        return Size <= 8;
#else
        return Size == 4 || Size == 8;
#endif
    }
#endif
    return false;
}
} // namespace detail

/// True when one instruction moves the chosen elements of `Size` bytes of a register together.
template <int Size, class Arch>
inline constexpr bool compresses = detail::has_compression<Size, Arch>();

/// Writes those of 64 bytes of elements whose bit is set to `to`, one after the other, and may fill the 64 bytes from
/// `to` on with anything behind them.
template <int Size>
ND_INLINE void store_compressed(char* to, const char* from, std::uint64_t bits) noexcept
{
#if defined(__AVX512F__) && ND_HAS_XSIMD
    const __m512i x = _mm512_loadu_si512(from);
    if constexpr (Size == 8)
        return _mm512_storeu_si512(to, _mm512_maskz_compress_epi64(static_cast<__mmask8>(bits), x));
    if constexpr (Size == 4)
        return _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(static_cast<__mmask16>(bits), x));
#ifdef __AVX512VBMI2__
    if constexpr (Size == 2)
        return _mm512_storeu_si512(to, _mm512_maskz_compress_epi16(static_cast<__mmask32>(bits), x));
    if constexpr (Size == 1)
        return _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(static_cast<__mmask64>(bits), x));
#endif
#endif
    for (int i = 0; i < 64 / Size; ++i)
        if (bits >> i & 1) {
            std::memcpy(to, from + i * Size, std::size_t{Size});
            to += Size;
        }
}
} // namespace nd::simd
