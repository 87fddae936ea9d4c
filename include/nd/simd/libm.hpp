// The C library's functions of float, double and long double, without the cost of its headers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>

#include <type_traits>

namespace nd::simd::libm
{
template <class T>
[[nodiscard]] ND_INLINE T exp(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_expf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_exp(x);
    else
        return __builtin_expl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T exp2(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_exp2f(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_exp2(x);
    else
        return __builtin_exp2l(x);
}
template <class T>
[[nodiscard]] ND_INLINE T expm1(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_expm1f(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_expm1(x);
    else
        return __builtin_expm1l(x);
}
template <class T>
[[nodiscard]] ND_INLINE T log(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_logf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_log(x);
    else
        return __builtin_logl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T log2(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_log2f(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_log2(x);
    else
        return __builtin_log2l(x);
}
template <class T>
[[nodiscard]] ND_INLINE T log10(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_log10f(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_log10(x);
    else
        return __builtin_log10l(x);
}
template <class T>
[[nodiscard]] ND_INLINE T log1p(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_log1pf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_log1p(x);
    else
        return __builtin_log1pl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T sin(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_sinf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_sin(x);
    else
        return __builtin_sinl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T cos(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_cosf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_cos(x);
    else
        return __builtin_cosl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T tan(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_tanf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_tan(x);
    else
        return __builtin_tanl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T asin(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_asinf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_asin(x);
    else
        return __builtin_asinl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T acos(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_acosf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_acos(x);
    else
        return __builtin_acosl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T atan(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_atanf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_atan(x);
    else
        return __builtin_atanl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T sinh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_sinhf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_sinh(x);
    else
        return __builtin_sinhl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T cosh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_coshf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_cosh(x);
    else
        return __builtin_coshl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T tanh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_tanhf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_tanh(x);
    else
        return __builtin_tanhl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T asinh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_asinhf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_asinh(x);
    else
        return __builtin_asinhl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T acosh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_acoshf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_acosh(x);
    else
        return __builtin_acoshl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T atanh(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_atanhf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_atanh(x);
    else
        return __builtin_atanhl(x);
}
template <class T>
[[nodiscard]] ND_INLINE T cbrt(T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_cbrtf(x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_cbrt(x);
    else
        return __builtin_cbrtl(x);
}

template <class T>
[[nodiscard]] ND_INLINE T atan2(T y, T x) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_atan2f(y, x);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_atan2(y, x);
    else
        return __builtin_atan2l(y, x);
}
template <class T>
[[nodiscard]] ND_INLINE T hypot(T x, T y) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_hypotf(x, y);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_hypot(x, y);
    else
        return __builtin_hypotl(x, y);
}
template <class T>
[[nodiscard]] ND_INLINE T pow(T x, T y) noexcept
{
    if constexpr (std::is_same_v<T, float>)
        return __builtin_powf(x, y);
    else if constexpr (std::is_same_v<T, double>)
        return __builtin_pow(x, y);
    else
        return __builtin_powl(x, y);
}
} // namespace nd::simd::libm
