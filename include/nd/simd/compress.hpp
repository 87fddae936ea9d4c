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

#if defined(__AVX512F__) && ND_HAS_XSIMD
/// Writes those of 64 bytes of elements whose bit is set to `to`, one after the other, and what else the register holds
/// behind them: 64 bytes in all.
template <int Size>
ND_INLINE void store_compressed(char* to, const char* from, std::uint64_t bits) noexcept
{
    const __m512i x = _mm512_loadu_si512(from);
    if constexpr (Size == 8)
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi64(static_cast<__mmask8>(bits), x));
    else if constexpr (Size == 4)
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi32(static_cast<__mmask16>(bits), x));
#ifdef __AVX512VBMI2__
    else if constexpr (Size == 2)
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi16(static_cast<__mmask32>(bits), x));
    else
        _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(static_cast<__mmask64>(bits), x));
#endif
}
#endif
} // namespace nd::simd
