// The last, partial batch of a row: nothing beyond its elements is read or written.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/mask.hpp>

namespace nd::simd
{
namespace detail
{
/// Both ends of `size` bytes, each as long as a `Word`: all of them when sizeof(Word) <= size <= 2 * sizeof(Word).
template <class Word>
ND_INLINE void copy_ends(unsigned char* dst, const unsigned char* src, std::size_t size) noexcept
{
    Word first, last;
    std::memcpy(&first, src, sizeof(Word));
    std::memcpy(&last, src + (size - sizeof(Word)), sizeof(Word));
    std::memcpy(dst, &first, sizeof(Word));
    std::memcpy(dst + (size - sizeof(Word)), &last, sizeof(Word));
}

/// Copies `count` elements of `Size` bytes, 0 <= count <= Capacity, in a few moves that overlap: no loop, no call.
template <int Size, int Capacity>
ND_INLINE void copy_few(void* dst, const void* src, int count) noexcept
{
    struct word16
    {
        std::uint64_t part[2];
    };
    struct word32
    {
        std::uint64_t part[4];
    };
    auto* d = static_cast<unsigned char*>(dst);
    const auto* s = static_cast<const unsigned char*>(src);
    const auto size = static_cast<std::size_t>(count) * Size;
    if constexpr (Size * Capacity > 32)
        if (size >= 32)
            return copy_ends<word32>(d, s, size);
    if constexpr (Size * Capacity > 16)
        if (size >= 16)
            return copy_ends<word16>(d, s, size);
    if constexpr (Size * Capacity >= 8)
        if (size >= 8)
            return copy_ends<std::uint64_t>(d, s, size);
    if constexpr (Size <= 4 && Size * Capacity >= 4)
        if (size >= 4)
            return copy_ends<std::uint32_t>(d, s, size);
    if constexpr (Size <= 2 && Size * Capacity >= 2)
        if (size >= 2)
            return copy_ends<std::uint16_t>(d, s, size);
    if constexpr (Size == 1)
        if (size == 1)
            *d = *s;
}

#if ND_HAS_XSIMD && defined(__AVX2__)
/// All ones in the first `n` lanes of `Size` bytes, for the masked moves of AVX2.
template <int Size>
[[nodiscard]] ND_INLINE __m256i first_lanes(int n) noexcept
{
    if constexpr (Size == 8)
        return _mm256_cmpgt_epi64(_mm256_set1_epi64x(n), _mm256_setr_epi64x(0, 1, 2, 3));
    else
        return _mm256_cmpgt_epi32(_mm256_set1_epi32(n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
#endif
#if ND_HAS_XSIMD && defined(__AVX512BW__)
/// The `n` lowest of 64 bits, 0 <= n <= 64.
[[nodiscard]] ND_INLINE std::uint64_t low_bits(int n) noexcept
{
    return n == 64 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << n);
}
#endif
} // namespace detail

/// Moves of the first elements of a register are one instruction, whatever the element type.
#if ND_HAS_XSIMD && defined(__AVX512BW__)
template <class Arch>
inline constexpr bool has_masked_moves = detail::has_avx512bw<Arch>;
#else
template <class>
inline constexpr bool has_masked_moves = false;
#endif

/// The first `n` elements from `p` on, 0 <= n <= lanes, and `fill` in the lanes behind them.
/// Memory  reads exactly `n` elements
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch<T, Arch> load_partial(const T* p, int n, std::type_identity_t<T> fill = T{}) noexcept
{
    using batch_type [[maybe_unused]] = batch<T, Arch>;
    if constexpr (!vectorizable<T, Arch>)
        return n > 0 ? *p : fill;
#if ND_HAS_XSIMD && defined(__AVX512F__)
    else if constexpr (detail::has_avx512f<Arch> && sizeof(T) >= 4) {
        const auto filled = __builtin_bit_cast(__m512i, batch_type(fill));
        const auto bits = ~(~0u << n);
        if constexpr (sizeof(T) == 8)
            return __builtin_bit_cast(batch_type, _mm512_mask_loadu_epi64(filled, static_cast<__mmask8>(bits), p));
        else
            return __builtin_bit_cast(batch_type, _mm512_mask_loadu_epi32(filled, static_cast<__mmask16>(bits), p));
    }
#endif
#if ND_HAS_XSIMD && defined(__AVX512BW__)
    else if constexpr (detail::has_avx512bw<Arch>) {
        const auto filled = __builtin_bit_cast(__m512i, batch_type(fill));
        if constexpr (sizeof(T) == 2)
            return __builtin_bit_cast(
                batch_type, _mm512_mask_loadu_epi16(filled, static_cast<__mmask32>(detail::low_bits(n)), p));
        else
            return __builtin_bit_cast(batch_type, _mm512_mask_loadu_epi8(filled, detail::low_bits(n), p));
    }
#endif
#if ND_HAS_XSIMD && defined(__AVX2__)
    else if constexpr (detail::has_avx2<Arch> && sizeof(batch_type) == 32 && sizeof(T) >= 4) {
        const __m256i which = detail::first_lanes<sizeof(T)>(n);
        const auto filled = __builtin_bit_cast(__m256i, batch_type(fill));
        __m256i v;
        if constexpr (sizeof(T) == 8)
            v = _mm256_maskload_epi64(reinterpret_cast<const long long*>(p), which);
        else
            v = _mm256_maskload_epi32(reinterpret_cast<const int*>(p), which);
        return __builtin_bit_cast(batch_type, _mm256_blendv_epi8(filled, v, which));
    }
#endif
#if ND_HAS_XSIMD
    else {
        constexpr int capacity = lanes<T, Arch>;
        alignas(batch_type) T elements[static_cast<std::size_t>(capacity)];
        batch_type(fill).store_aligned(elements);
        detail::copy_few<sizeof(T), capacity>(elements, p, n);
        return batch_type::load_aligned(elements);
    }
#endif
}

/// The mask of the first `n` bytes from `p` on, 0 <= n <= lanes; the lanes behind them are `fill`.
/// Memory  reads exactly `n` bytes
template <class T, class Arch, detail::truth_byte B>
[[nodiscard]] ND_INLINE mask<T, Arch> load_mask_partial(const B* p, int n, bool fill = false) noexcept
{
    if constexpr (!vectorizable<T, Arch>)
        return n > 0 ? *reinterpret_cast<const unsigned char*>(p) != 0 : fill;
    else {
        constexpr int capacity = lanes<T, Arch>;
        unsigned char bytes[static_cast<std::size_t>(capacity)];
        for (unsigned char& b : bytes)
            b = fill;
        detail::copy_few<1, capacity>(bytes, p, n);
        return simd::load_mask<T, Arch>(bytes);
    }
}

/// Writes the first `n` lanes, 0 <= n <= lanes, from `p` on.
/// Memory  writes exactly `n` elements
template <class T>
ND_INLINE void store_partial(T* p, std::type_identity_t<T> value, int n) noexcept
{
    if (n > 0)
        *p = value;
}

/// Writes 0 or 1 for the first `n` lanes, 0 <= n <= lanes.
/// Memory  writes exactly `n` bytes
template <class T = bool, class Arch = scalar_arch, detail::truth_byte B>
ND_INLINE void store_mask_partial(B* p, std::same_as<bool> auto m, int n) noexcept
{
    if (n > 0)
        *p = static_cast<B>(m);
}

#if ND_HAS_XSIMD
template <class T, class A>
ND_INLINE void store_partial(T* p, const xsimd::batch<T, A>& value, int n) noexcept
{
#if ND_HAS_XSIMD && defined(__AVX512F__)
    if constexpr (detail::has_avx512f<A> && sizeof(T) == 8)
        return _mm512_mask_storeu_epi64(p, static_cast<__mmask8>(~(~0u << n)), __builtin_bit_cast(__m512i, value));
    if constexpr (detail::has_avx512f<A> && sizeof(T) == 4)
        return _mm512_mask_storeu_epi32(p, static_cast<__mmask16>(~(~0u << n)), __builtin_bit_cast(__m512i, value));
#endif
#if ND_HAS_XSIMD && defined(__AVX512BW__)
    if constexpr (detail::has_avx512bw<A> && sizeof(T) == 2)
        return _mm512_mask_storeu_epi16(
            p, static_cast<__mmask32>(detail::low_bits(n)), __builtin_bit_cast(__m512i, value));
    if constexpr (detail::has_avx512bw<A> && sizeof(T) == 1)
        return _mm512_mask_storeu_epi8(p, detail::low_bits(n), __builtin_bit_cast(__m512i, value));
#endif
    constexpr int capacity = lanes<T, A>;
    alignas(xsimd::batch<T, A>) T elements[static_cast<std::size_t>(capacity)];
    value.store_aligned(elements);
    detail::copy_few<sizeof(T), capacity>(p, elements, n);
}

template <class T, class A, detail::truth_byte B>
    requires(vectorizable<T, A>)
ND_INLINE void store_mask_partial(B* p, const xsimd::batch_bool<T, A>& m, int n) noexcept
{
    constexpr int capacity = lanes<T, A>;
    unsigned char bytes[static_cast<std::size_t>(capacity)];
    simd::store_mask(bytes, m);
    detail::copy_few<1, capacity>(p, bytes, n);
}
#endif
} // namespace nd::simd
