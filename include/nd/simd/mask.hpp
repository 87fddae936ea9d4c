// Truth values between memory, where each is one byte, and masks.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <concepts>
#include <cstdint>

namespace nd::simd
{
namespace detail
{
/// One byte that stands for a truth value.
template <class B>
concept truth_byte = sizeof(B) == 1 && std::is_integral_v<B>;

#if ND_HAS_XSIMD
template <std::size_t Bytes>
using integer_of_size = std::conditional_t<Bytes == 1, std::int8_t,
    std::conditional_t<Bytes == 2, std::int16_t, std::conditional_t<Bytes == 4, std::int32_t, std::int64_t>>>;

/// Lanes are all ones or all zeros, in registers as wide as the batch's (not so on AVX-512).
template <class T, class A>
inline constexpr bool has_wide_masks = sizeof(xsimd::batch_bool<T, A>) == sizeof(xsimd::batch<T, A>) &&
    sizeof(xsimd::batch<T, A>) <= 32;

/// The mask whose lane `i` is `bytes[i] != 0`, through an array of integers: any instruction set.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_from_array(const unsigned char* bytes) noexcept
{
    using integer = integer_of_size<sizeof(T)>;
    constexpr int n = lanes<T, A>;
    integer wide[static_cast<std::size_t>(n)];
    for (int i = 0; i < n; ++i)
        wide[i] = bytes[i] != 0;
    const auto m = xsimd::batch<integer, A>::load_unaligned(wide) != xsimd::batch<integer, A>(integer{0});
    return xsimd::batch_bool_cast<T>(m);
}

#ifdef __x86_64__
template <int Bytes>
[[nodiscard]] ND_INLINE __m128i load_bytes(const void* p) noexcept
{
    if constexpr (Bytes == 16)
        return _mm_loadu_si128(static_cast<const __m128i*>(p));
    else if constexpr (Bytes == 8)
        return _mm_loadl_epi64(static_cast<const __m128i*>(p));
    else {
        std::uint32_t x = 0;
        std::memcpy(&x, p, Bytes);
        return _mm_cvtsi32_si128(static_cast<int>(x));
    }
}

template <int Bytes>
ND_INLINE void store_bytes(void* p, __m128i v) noexcept
{
    if constexpr (Bytes == 16)
        _mm_storeu_si128(static_cast<__m128i*>(p), v);
    else if constexpr (Bytes == 8)
        _mm_storel_epi64(static_cast<__m128i*>(p), v);
    else {
        const auto x = static_cast<std::uint32_t>(_mm_cvtsi128_si32(v));
        std::memcpy(p, &x, Bytes);
    }
}

/// Lanes of 0 or -1 of `Size` bytes in `lo` (and `hi`), as bytes of 0 or 1.
template <int Size>
[[nodiscard]] ND_INLINE __m128i narrow_to_bytes(__m128i lo, __m128i hi) noexcept
{
    const __m128i one = _mm_set1_epi8(1);
    if constexpr (Size == 8) {
        const __m128 even = _mm_shuffle_ps(_mm_castsi128_ps(lo), _mm_castsi128_ps(hi), 0x88);
        lo = hi = _mm_castps_si128(even);
        lo = _mm_packs_epi32(lo, lo);
        return _mm_and_si128(_mm_packs_epi16(lo, lo), one);
    } else if constexpr (Size == 4) {
        lo = _mm_packs_epi32(lo, hi);
        return _mm_and_si128(_mm_packs_epi16(lo, lo), one);
    } else if constexpr (Size == 2)
        return _mm_and_si128(_mm_packs_epi16(lo, hi), one);
    else
        return _mm_and_si128(lo, one);
}
#endif
#endif
} // namespace detail

/// The mask whose lanes are true where the bytes from `p` on are not 0.
template <class T, class Arch, detail::truth_byte B>
[[nodiscard]] ND_INLINE mask<T, Arch> load_mask(const B* p) noexcept
{
    [[maybe_unused]] constexpr int n = lanes<T, Arch>;
    using mask_type [[maybe_unused]] = mask<T, Arch>;
    const auto* bytes = reinterpret_cast<const unsigned char*>(p);
    if constexpr (!vectorizable<T, Arch>)
        return *bytes != 0;
#if ND_HAS_XSIMD && defined(__AVX512F__)
    else if constexpr (detail::has_avx512f<Arch> && sizeof(T) == 8)
        return mask_type(
            _mm512_test_epi64_mask(_mm512_cvtepu8_epi64(detail::load_bytes<8>(bytes)), _mm512_set1_epi64(0xff)));
    else if constexpr (detail::has_avx512f<Arch> && sizeof(T) == 4)
        return mask_type(
            _mm512_test_epi32_mask(_mm512_cvtepu8_epi32(detail::load_bytes<16>(bytes)), _mm512_set1_epi32(0xff)));
#endif
#if ND_HAS_XSIMD && defined(__AVX512BW__)
    else if constexpr (detail::has_avx512bw<Arch> && sizeof(T) == 2) {
        const __m512i wide = _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes)));
        return mask_type(_mm512_test_epi16_mask(wide, wide));
    } else if constexpr (detail::has_avx512bw<Arch> && sizeof(T) == 1) {
        const __m512i wide = _mm512_loadu_si512(bytes);
        return mask_type(_mm512_test_epi8_mask(wide, wide));
    }
#endif
#if ND_HAS_XSIMD && defined(__AVX2__)
    else if constexpr (detail::has_avx2<Arch> && detail::has_wide_masks<T, Arch>) {
        __m256i m = _mm256_setzero_si256();
        if constexpr (sizeof(T) == 8)
            m = _mm256_cmpgt_epi64(_mm256_cvtepu8_epi64(detail::load_bytes<4>(bytes)), m);
        else if constexpr (sizeof(T) == 4)
            m = _mm256_cmpgt_epi32(_mm256_cvtepu8_epi32(detail::load_bytes<8>(bytes)), m);
        else if constexpr (sizeof(T) == 2)
            m = _mm256_cmpgt_epi16(_mm256_cvtepu8_epi16(detail::load_bytes<16>(bytes)), m);
        else {
            m = _mm256_cmpeq_epi8(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes)), m);
            m = _mm256_xor_si256(m, _mm256_set1_epi8(-1));
        }
        return __builtin_bit_cast(mask_type, m);
    }
#endif
#if ND_HAS_XSIMD && defined(__x86_64__)
    else if constexpr (detail::has_wide_masks<T, Arch> && sizeof(mask_type) == 16) {
        // Each byte is repeated over its lane, so that a comparison of bytes fills whole lanes.
        __m128i v = detail::load_bytes<n>(bytes);
        if constexpr (sizeof(T) >= 2)
            v = _mm_unpacklo_epi8(v, v);
        if constexpr (sizeof(T) >= 4)
            v = _mm_unpacklo_epi16(v, v);
        if constexpr (sizeof(T) == 8)
            v = _mm_unpacklo_epi32(v, v);
        v = _mm_cmpeq_epi8(v, _mm_setzero_si128());
        return __builtin_bit_cast(mask_type, _mm_xor_si128(v, _mm_set1_epi8(-1)));
    } else
        return detail::mask_from_array<T, Arch>(bytes);
#elif ND_HAS_XSIMD
    else {
        unsigned char low[16] = {};
        std::memcpy(low, bytes, n);
        uint8x16_t v = vld1q_u8(low);
        if constexpr (sizeof(T) >= 2)
            v = vzip1q_u8(v, v);
        if constexpr (sizeof(T) >= 4)
            v = vreinterpretq_u8_u16(vzip1q_u16(vreinterpretq_u16_u8(v), vreinterpretq_u16_u8(v)));
        if constexpr (sizeof(T) == 8)
            v = vreinterpretq_u8_u32(vzip1q_u32(vreinterpretq_u32_u8(v), vreinterpretq_u32_u8(v)));
        return __builtin_bit_cast(mask_type, vtstq_u8(v, v));
    }
#endif
}

/// Writes one byte per lane: 1 where `m` is true, else 0.
template <class T = bool, class Arch = scalar_arch, detail::truth_byte B>
ND_INLINE void store_mask(B* p, std::same_as<bool> auto m) noexcept
{
    *p = static_cast<B>(m);
}

/// The mask of the same truth values for another element type with the same number of lanes.
template <class To>
[[nodiscard]] ND_INLINE constexpr bool mask_cast(std::same_as<bool> auto m) noexcept
{
    return m;
}

/// `m` in the layout of `like`.
template <class M>
[[nodiscard]] ND_INLINE constexpr M mask_like(const M&, const M& m) noexcept
{
    return m;
}

#if ND_HAS_XSIMD
template <class T, class A, detail::truth_byte B>
    requires(vectorizable<T, A>)
ND_INLINE void store_mask(B* p, const xsimd::batch_bool<T, A>& m) noexcept
{
    [[maybe_unused]] constexpr int n = lanes<T, A>;
#ifdef __x86_64__
    if constexpr (sizeof(m) == 16 && detail::has_wide_masks<T, A>) {
        const auto v = __builtin_bit_cast(__m128i, m);
        detail::store_bytes<n>(p, detail::narrow_to_bytes<sizeof(T)>(v, v));
    } else if constexpr (detail::has_wide_masks<T, A>) {
        struct halves
        {
            __m128i lo, hi;
        };
        const auto h = __builtin_bit_cast(halves, m);
        detail::store_bytes<(n < 16 ? n : 16)>(p, detail::narrow_to_bytes<sizeof(T)>(h.lo, h.hi));
        if constexpr (sizeof(T) == 1)
            detail::store_bytes<16>(p + 16, detail::narrow_to_bytes<1>(h.hi, h.hi));
    }
#if ND_HAS_XSIMD && defined(__AVX512F__)
    else if constexpr (detail::has_avx512f<A> && sizeof(T) == 8)
        detail::store_bytes<8>(p, _mm512_cvtepi64_epi8(_mm512_maskz_set1_epi64(m.data, 1)));
    else if constexpr (detail::has_avx512f<A> && sizeof(T) == 4)
        detail::store_bytes<16>(p, _mm512_cvtepi32_epi8(_mm512_maskz_set1_epi32(m.data, 1)));
#endif
#if ND_HAS_XSIMD && defined(__AVX512BW__)
    else if constexpr (detail::has_avx512bw<A> && sizeof(T) == 2)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), _mm512_cvtepi16_epi8(_mm512_maskz_set1_epi16(m.data, 1)));
    else if constexpr (detail::has_avx512bw<A> && sizeof(T) == 1)
        _mm512_storeu_si512(p, _mm512_maskz_set1_epi8(m.data, 1));
#endif
    else {
        const std::uint64_t bits = m.mask();
        for (int i = 0; i < n; ++i)
            p[i] = static_cast<B>(bits >> i & 1);
    }
#else
    auto v = __builtin_bit_cast(uint8x16_t, m);
    if constexpr (sizeof(T) >= 2)
        v = vuzp1q_u8(v, v);
    if constexpr (sizeof(T) >= 4)
        v = vuzp1q_u8(v, v);
    if constexpr (sizeof(T) == 8)
        v = vuzp1q_u8(v, v);
    v = vandq_u8(v, vdupq_n_u8(1));
    std::memcpy(p, &v, n);
#endif
}

template <class To, class T, class A>
    requires(sizeof(To) == sizeof(T))
[[nodiscard]] ND_INLINE xsimd::batch_bool<To, A> mask_cast(const xsimd::batch_bool<T, A>& m) noexcept
{
    return xsimd::batch_bool_cast<To>(m);
}
template <class T, class U, class A>
    requires(sizeof(T) == sizeof(U) && !std::is_same_v<T, U>)
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_like(
    const xsimd::batch_bool<T, A>&, const xsimd::batch_bool<U, A>& m) noexcept
{
    return simd::mask_cast<T>(m);
}
#endif
} // namespace nd::simd
