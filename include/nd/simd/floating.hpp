// Rounding, sign and classification of floats, exact on every instruction set.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>

#include <limits>

namespace nd::simd
{
namespace detail
{
template <class T>
concept floating_element = scalar_element<T> && std::is_floating_point_v<T>;
} // namespace detail

/// Largest integer not above `a`.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE T floor(T a) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_floorf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_floor(a);
    else
        return __builtin_floorl(a);
}

/// Smallest integer not below `a`.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE T ceil(T a) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_ceilf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_ceil(a);
    else
        return __builtin_ceill(a);
}

/// `a` without its fraction.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE T trunc(T a) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_truncf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_trunc(a);
    else
        return __builtin_truncl(a);
}

/// Nearest integer, halves to even.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE T rint(T a) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_rintf(a);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_rint(a);
    else
        return __builtin_rintl(a);
}

/// Magnitude of `a` with the sign of `b`, NaNs and zeros included.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE T copysign(T a, T b) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_copysignf(a, b);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_copysign(a, b);
    else
        return __builtin_copysignl(a, b);
}

/// True where the sign bit is set.
template <detail::floating_element T>
[[nodiscard]] ND_INLINE bool signbit(T a) noexcept
{
    return __builtin_signbit(a) != 0;
}

template <detail::floating_element T>
[[nodiscard]] ND_INLINE constexpr bool isnan(T a) noexcept
{
    return a != a;
}
template <detail::floating_element T>
[[nodiscard]] ND_INLINE constexpr bool isinf(T a) noexcept
{
    return simd::abs(a) == std::numeric_limits<T>::infinity();
}
template <detail::floating_element T>
[[nodiscard]] ND_INLINE constexpr bool isfinite(T a) noexcept
{
    return simd::abs(a) < std::numeric_limits<T>::infinity();
}

#if ND_HAS_XSIMD
namespace detail
{
/// The unsigned integer of the bits of a `T`.
template <class T>
using bits_t = std::conditional_t<sizeof(T) == 4, unsigned int, unsigned long>;

template <class T>
inline constexpr bits_t<T> sign_bit = bits_t<T>{1} << (sizeof(T) * 8 - 1);

#ifdef __x86_64__
/// Rounding is one instruction.
template <class Arch>
inline constexpr bool has_rounding = std::is_base_of_v<xsimd::sse4_1, Arch> || has_avx<Arch> || has_avx512f<Arch>;

/// Nearest integer of `a >= 0` without rounding instructions: adding 2^52 (2^23) leaves no room for a fraction.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> round_magnitude(const xsimd::batch<T, A>& a) noexcept
{
    const xsimd::batch<T, A> shifter(sizeof(T) == 8 ? T(4503599627370496.0) : T(8388608.0));
    return xsimd::select(a < shifter, (a + shifter) - shifter, a);
}
#endif
} // namespace detail

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> copysign(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    using native = detail::native_t<detail::bits_t<T>, xsimd::batch<T, A>>;
    constexpr auto sign = detail::sign_bit<T>;
    const native x = __builtin_bit_cast(native, a), y = __builtin_bit_cast(native, b);
    return __builtin_bit_cast(decltype(a + b), (x & ~sign) | (y & sign));
}

// On NEON xsimd's rounding loses the sign of zeros: its instructions are used directly.

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> rint(const xsimd::batch<T, A>& a) noexcept
{
#ifdef __aarch64__
    if constexpr (sizeof(T) == 4)
        return vrndnq_f32(a);
    else
        return vrndnq_f64(a);
#else
    if constexpr (detail::has_rounding<A>)
        return xsimd::nearbyint(a);
    else
        return simd::copysign(detail::round_magnitude(xsimd::abs(a)), a);
#endif
}

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> floor(const xsimd::batch<T, A>& a) noexcept
{
#ifdef __aarch64__
    if constexpr (sizeof(T) == 4)
        return vrndmq_f32(a);
    else
        return vrndmq_f64(a);
#else
    if constexpr (detail::has_rounding<A>)
        return xsimd::floor(a);
    else {
        using batch = xsimd::batch<T, A>;
        const batch r = simd::rint(a);
        return simd::copysign(xsimd::select(r > a, r - batch(T(1)), r), a);
    }
#endif
}

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> ceil(const xsimd::batch<T, A>& a) noexcept
{
#ifdef __aarch64__
    if constexpr (sizeof(T) == 4)
        return vrndpq_f32(a);
    else
        return vrndpq_f64(a);
#else
    if constexpr (detail::has_rounding<A>)
        return xsimd::ceil(a);
    else {
        using batch = xsimd::batch<T, A>;
        const batch r = simd::rint(a);
        return simd::copysign(xsimd::select(r < a, r + batch(T(1)), r), a);
    }
#endif
}

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> trunc(const xsimd::batch<T, A>& a) noexcept
{
#ifdef __aarch64__
    if constexpr (sizeof(T) == 4)
        return vrndq_f32(a);
    else
        return vrndq_f64(a);
#else
    if constexpr (detail::has_rounding<A>)
        return xsimd::trunc(a);
    else {
        using batch = xsimd::batch<T, A>;
        const batch magnitude = xsimd::abs(a), r = detail::round_magnitude(magnitude);
        return simd::copysign(xsimd::select(r > magnitude, r - batch(T(1)), r), a);
    }
#endif
}

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> signbit(const xsimd::batch<T, A>& a) noexcept
{
    using integer = xsimd::batch<std::make_signed_t<detail::bits_t<T>>, A>;
    return xsimd::batch_bool_cast<T>(__builtin_bit_cast(integer, a) < integer(0));
}

template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> isnan(const xsimd::batch<T, A>& a) noexcept
{
    return a != a;
}
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> isinf(const xsimd::batch<T, A>& a) noexcept
{
    return xsimd::abs(a) == xsimd::batch<T, A>(std::numeric_limits<T>::infinity());
}
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> isfinite(const xsimd::batch<T, A>& a) noexcept
{
    return xsimd::abs(a) < xsimd::batch<T, A>(std::numeric_limits<T>::infinity());
}
#endif
} // namespace nd::simd
