// Arithmetic on batches and on single elements, with one result on every instruction set.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

namespace nd::simd
{
namespace detail
{
/// Unsigned type in which integers wrap: at least as wide as unsigned, so that promotion cannot make it signed.
template <class T>
using wrapping_t = std::common_type_t<std::make_unsigned_t<T>, unsigned>;

/// The product, rounded: the compiler must not fuse it with a later sum, so that `a * b - a * b` stays 0 and results
/// do not depend on the instruction set. GCC fuses wherever it can, clang within one expression only, and a call ends
/// it. A barrier does not outlive GCC's vectoriser; a sum with -0.0 that is fused already cannot be fused again.
template <class T>
[[nodiscard]] ND_INLINE constexpr T rounded_product(T a, T b) noexcept
{
#if defined(__FP_FAST_FMA) && !defined(__clang__)
    if (!__builtin_is_constant_evaluated()) {
        if constexpr (std::is_same_v<T, float>)
            return __builtin_fmaf(a, b, -0.0F);
        else if constexpr (std::is_same_v<T, double>)
            return __builtin_fma(a, b, -0.0);
    }
#endif
    return a * b;
}
} // namespace detail

/// `a + b`; integers wrap.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T add(T a, T b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(static_cast<detail::wrapping_t<T>>(a) + static_cast<detail::wrapping_t<T>>(b));
    else
        return a + b;
}

/// `a - b`; integers wrap.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T sub(T a, T b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(static_cast<detail::wrapping_t<T>>(a) - static_cast<detail::wrapping_t<T>>(b));
    else
        return a - b;
}

/// `a * b`, rounded before it is used; integers wrap.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T mul(T a, T b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(static_cast<detail::wrapping_t<T>>(a) * static_cast<detail::wrapping_t<T>>(b));
    else
        return detail::rounded_product(a, b);
}

/// `a / b` of floats.
template <detail::scalar_element T>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE constexpr T div(T a, T b) noexcept { return a / b; }

/// `-a`; integers wrap.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T neg(T a) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(detail::wrapping_t<T>{0} - static_cast<detail::wrapping_t<T>>(a));
    else
        return -a;
}

/// `|a|`; the lowest integer stays as it is.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T abs(T a) noexcept
{
    if constexpr (std::is_unsigned_v<T>)
        return a;
    else if constexpr (std::is_integral_v<T>)
        return a < 0 ? simd::neg(a) : a;
    else if constexpr (std::is_same_v<T, float>)
        return __builtin_fabsf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_fabs(a);
    else
        return __builtin_fabsl(a);
}

/// Square root, correctly rounded.
template <detail::scalar_element T>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE T sqrt(T a) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_sqrtf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_sqrt(a);
    else
        return __builtin_sqrtl(a);
}

/// `a * b + c`: one rounding where that is one instruction, else two. For algorithms whose error bound allows both.
template <detail::scalar_element T>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE T mul_add(T a, T b, T c) noexcept
{
#ifdef __FP_FAST_FMAF
    if constexpr (std::is_same_v<T, float>)
        return __builtin_fmaf(a, b, c);
#endif
#ifdef __FP_FAST_FMA
    if constexpr (std::is_same_v<T, double>)
        return __builtin_fma(a, b, c);
#endif
    return a * b + c;
}

/// `std::min`: `b` where it is less, else `a` (so a NaN in `a` stays, one in `b` is dropped).
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T min(T a, T b) noexcept
{
    return b < a ? b : a;
}

/// `std::max`: `b` where it is greater, else `a`.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T max(T a, T b) noexcept
{
    return a < b ? b : a;
}

/// `numpy.minimum`: a NaN on either side wins. Which of two zeros is returned is not specified.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T minimum(T a, T b) noexcept
{
    if constexpr (std::is_floating_point_v<T>)
        return a < b || a != a ? a : b;
    else
        return simd::min(a, b);
}

/// `numpy.maximum`: a NaN on either side wins. Which of two zeros is returned is not specified.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T maximum(T a, T b) noexcept
{
    if constexpr (std::is_floating_point_v<T>)
        return a > b || a != a ? a : b;
    else
        return simd::max(a, b);
}

#if ND_HAS_XSIMD
namespace detail
{
/// The compiler's own vector of the bits of a batch: integer arithmetic on it wraps and costs nothing to instantiate.
template <class T, int Bytes>
struct native_vector
{
    typedef T type __attribute__((vector_size(Bytes)));
};
template <class T, class Batch>
using native_t = typename native_vector<T, static_cast<int>(sizeof(Batch))>::type;
} // namespace detail

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> add(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a + b;
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> sub(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a - b;
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> mul(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    using batch = xsimd::batch<T, A>;
    if constexpr (std::is_integral_v<T>) {
        using native = detail::native_t<std::make_unsigned_t<T>, batch>;
        return __builtin_bit_cast(batch, __builtin_bit_cast(native, a) * __builtin_bit_cast(native, b));
    } else {
#if defined(__FP_FAST_FMA) && !defined(__clang__)
        // Not fused with a later sum: see rounded_product. GCC takes vectors in its own barrier apart lane by lane.
        auto product = (a * b).data;
#ifdef __aarch64__
        __asm__("" : "+w"(product));
#else
        __asm__("" : "+v"(product));
#endif
        return batch(product);
#else
        return a * b;
#endif
    }
}

template <class T, class A>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> div(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
#ifdef __aarch64__
    // xsimd's float division on NEON multiplies by an estimate of the reciprocal and is not correctly rounded.
    if constexpr (std::is_same_v<T, float>)
        return vdivq_f32(a, b);
#endif
    return a / b;
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> neg(const xsimd::batch<T, A>& a) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return -a;
    else { // the sign bit: on AVX-512 xsimd's own subtracts from 0, which makes +0.0 of 0.0
        using batch = xsimd::batch<T, A>;
        using native = detail::native_t<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>, batch>;
        const auto sign = __builtin_bit_cast(native, batch(T(-0.0)));
        return __builtin_bit_cast(batch, __builtin_bit_cast(native, a) ^ sign);
    }
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> abs(const xsimd::batch<T, A>& a) noexcept
{
    return xsimd::abs(a);
}

template <class T, class A>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> sqrt(const xsimd::batch<T, A>& a) noexcept
{
#ifdef __aarch64__
    if constexpr (std::is_same_v<T, float>)
        return vsqrtq_f32(a);
#endif
    return xsimd::sqrt(a);
}

template <class T, class A>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> mul_add(
    const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b, const xsimd::batch<T, A>& c) noexcept
{
    if constexpr (detail::has_fma<A>)
        return xsimd::fma(a, b, c);
    else
        return a * b + c;
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> min(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return xsimd::min(a, b);
#ifdef __aarch64__
    return xsimd::select(b < a, b, a);
#elif XSIMD_VERSION_MAJOR < 14
    return xsimd::min(b, a);
#else
    return xsimd::min(a, b);
#endif
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> max(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return xsimd::max(a, b);
#ifdef __aarch64__
    return xsimd::select(a < b, b, a);
#elif XSIMD_VERSION_MAJOR < 14
    return xsimd::max(b, a);
#else
    return xsimd::max(a, b);
#endif
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> minimum(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return xsimd::min(a, b);
#ifdef __aarch64__
    return xsimd::min(a, b);
#else
    return xsimd::select(a != a, a, simd::min(b, a));
#endif
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> maximum(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    if constexpr (std::is_integral_v<T>)
        return xsimd::max(a, b);
#ifdef __aarch64__
    return xsimd::max(a, b);
#else
    return xsimd::select(a != a, a, simd::max(b, a));
#endif
}
#endif
} // namespace nd::simd
