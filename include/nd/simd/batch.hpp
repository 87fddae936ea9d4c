// Batches of elements and masks of an instruction set: their types, and moving them between memory and registers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/half_float.hpp>
#include <nd/simd/arch.hpp>

#include <cstring>

namespace nd::simd
{
namespace detail
{
/// Types that have batches: the arithmetic types of at most 8 bytes, without bool and characters of text.
template <class T>
inline constexpr bool batch_element = std::is_same_v<T, float> || std::is_same_v<T, double> ||
    (std::is_integral_v<T> && sizeof(T) <= 8 && !std::is_same_v<T, bool> && !std::is_same_v<T, char> &&
        !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> &&
        !std::is_same_v<T, char32_t>);

/// Types that the one-element forms of the operations take.
template <class T>
concept scalar_element = std::is_arithmetic_v<T> || is_half_float<T>;

template <class T, class Arch, bool Vector>
struct registers
{
    using batch = T;
    using mask = bool;
    static constexpr int lanes = 1;
};
#if ND_HAS_XSIMD
template <class T, class Arch>
struct registers<T, Arch, true>
{
    using batch = xsimd::batch<T, Arch>;
    using mask = xsimd::batch_bool<T, Arch>;
    static constexpr int lanes = static_cast<int>(batch::size);
};
#endif
} // namespace detail

/// True when `Arch` has batches of more than one `T`.
template <class T, class Arch>
inline constexpr bool vectorizable = detail::batch_element<T> && !detail::is_scalar_target<Arch>;

/// Elements in a batch; 1 when there is no batch of `T`.
template <class T, class Arch>
inline constexpr int lanes = detail::registers<T, Arch, vectorizable<T, Arch>>::lanes;

/// A register of `lanes<T, Arch>` elements, or one `T`. Operations are the free functions of this folder; call them
/// qualified (`simd::add`), because xsimd has functions of the same names.
template <class T, class Arch>
using batch = typename detail::registers<T, Arch, vectorizable<T, Arch>>::batch;

/// One truth value per lane of a `batch<T, Arch>`, or one `bool`.
template <class T, class Arch>
using mask = typename detail::registers<T, Arch, vectorizable<T, Arch>>::mask;

namespace detail
{
template <class X>
struct batch_traits
{
    using value_type = X;
    static constexpr int lanes = 1;
};
#if ND_HAS_XSIMD
template <class T, class A>
struct batch_traits<xsimd::batch<T, A>>
{
    using value_type = T;
    static constexpr int lanes = static_cast<int>(xsimd::batch<T, A>::size);
};
#endif
} // namespace detail

/// Element type of a batch (or of a mask's batch), and of a plain value.
template <class B>
using element_t = typename detail::batch_traits<B>::value_type;

/// Elements from `p`, which need not be aligned to anything but what the memory system demands.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch<T, Arch> load(const T* p) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return batch<T, Arch>::load_unaligned(p);
    else
        return *p;
}

/// The same value in every lane.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch<T, Arch> splat(T value) noexcept
{
    return batch<T, Arch>(value);
}

/// Writes every lane from `p` on.
template <class T>
ND_INLINE void store(T* p, std::type_identity_t<T> value) noexcept
{
    *p = value;
}

/// Address `p` must be a multiple of the batch's size; goes past the caches where the target can. Call `stream_fence`
/// once after the last of them.
template <class T>
ND_INLINE void store_stream(T* p, std::type_identity_t<T> value) noexcept
{
    *p = value;
}

#if ND_HAS_XSIMD
template <class T, class A>
ND_INLINE void store(T* p, const xsimd::batch<T, A>& value) noexcept
{
    value.store_unaligned(p);
}

template <class T, class A>
ND_INLINE void store_stream(T* p, const xsimd::batch<T, A>& value) noexcept
{
#ifdef __AVX512F__
    if constexpr (detail::has_avx512f<A>)
        return _mm512_stream_si512(reinterpret_cast<__m512i*>(p), __builtin_bit_cast(__m512i, value));
#endif
#ifdef __AVX__
    if constexpr (sizeof(value) == 32)
        return _mm256_stream_si256(reinterpret_cast<__m256i*>(p), __builtin_bit_cast(__m256i, value));
#endif
#ifdef __x86_64__
    if constexpr (sizeof(value) == 16)
        return _mm_stream_si128(reinterpret_cast<__m128i*>(p), __builtin_bit_cast(__m128i, value));
#endif
    value.store_unaligned(p);
}
#endif

/// Makes streamed stores visible to other threads in order.
ND_INLINE void stream_fence() noexcept
{
#ifdef __x86_64__
    __builtin_ia32_sfence();
#endif
}

/// Copies `bytes` bytes past the caches.
/// Memory  `dst` is a multiple of 64; the ranges do not overlap. Call `stream_fence` after the last copy.
template <class Arch>
ND_INLINE void stream_copy(void* dst, const void* src, std::size_t bytes) noexcept
{
    std::size_t done = 0;
    if constexpr (vectorizable<unsigned char, Arch>) {
        using block = batch<unsigned char, Arch>;
        auto* d = static_cast<unsigned char*>(dst);
        const auto* s = static_cast<const unsigned char*>(src);
        for (; done + 64 <= bytes; done += 64)
            for (std::size_t k = 0; k < 64; k += sizeof(block))
                simd::store_stream(d + done + k, simd::load<unsigned char, Arch>(s + done + k));
    }
    std::memcpy(static_cast<unsigned char*>(dst) + done, static_cast<const unsigned char*>(src) + done, bytes - done);
}
} // namespace nd::simd
