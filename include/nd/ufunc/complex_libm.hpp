// The C library's complex functions on complex elements of any class, without <complex>.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>
#include <nd/dtype/promote.hpp>

namespace nd::detail::complex_libm
{
__extension__ typedef __complex__ float native_float;
__extension__ typedef __complex__ double native_double;
__extension__ typedef __complex__ long double native_long_double;

/// The compiler's own complex type over the float `R`.
template <class R>
using native = std::conditional_t<std::is_same_v<R, float>, native_float,
    std::conditional_t<std::is_same_v<R, double>, native_double, native_long_double>>;

template <complex_element C>
[[nodiscard]] ND_INLINE native<real_t<C>> to_native(C z)
{
    native<real_t<C>> n;
    __real__ n = z.real();
    __imag__ n = z.imag();
    return n;
}
template <complex_element C>
[[nodiscard]] ND_INLINE C from_native(native<real_t<C>> n)
{
    return C(__real__ n, __imag__ n);
}

ND_INLINE native_float exp(native_float z) { return __builtin_cexpf(z); }
ND_INLINE native_double exp(native_double z) { return __builtin_cexp(z); }
ND_INLINE native_long_double exp(native_long_double z) { return __builtin_cexpl(z); }
ND_INLINE native_float log(native_float z) { return __builtin_clogf(z); }
ND_INLINE native_double log(native_double z) { return __builtin_clog(z); }
ND_INLINE native_long_double log(native_long_double z) { return __builtin_clogl(z); }
ND_INLINE native_float sin(native_float z) { return __builtin_csinf(z); }
ND_INLINE native_double sin(native_double z) { return __builtin_csin(z); }
ND_INLINE native_long_double sin(native_long_double z) { return __builtin_csinl(z); }
ND_INLINE native_float cos(native_float z) { return __builtin_ccosf(z); }
ND_INLINE native_double cos(native_double z) { return __builtin_ccos(z); }
ND_INLINE native_long_double cos(native_long_double z) { return __builtin_ccosl(z); }
ND_INLINE native_float tan(native_float z) { return __builtin_ctanf(z); }
ND_INLINE native_double tan(native_double z) { return __builtin_ctan(z); }
ND_INLINE native_long_double tan(native_long_double z) { return __builtin_ctanl(z); }
ND_INLINE native_float asin(native_float z) { return __builtin_casinf(z); }
ND_INLINE native_double asin(native_double z) { return __builtin_casin(z); }
ND_INLINE native_long_double asin(native_long_double z) { return __builtin_casinl(z); }
ND_INLINE native_float acos(native_float z) { return __builtin_cacosf(z); }
ND_INLINE native_double acos(native_double z) { return __builtin_cacos(z); }
ND_INLINE native_long_double acos(native_long_double z) { return __builtin_cacosl(z); }
ND_INLINE native_float atan(native_float z) { return __builtin_catanf(z); }
ND_INLINE native_double atan(native_double z) { return __builtin_catan(z); }
ND_INLINE native_long_double atan(native_long_double z) { return __builtin_catanl(z); }
ND_INLINE native_float sinh(native_float z) { return __builtin_csinhf(z); }
ND_INLINE native_double sinh(native_double z) { return __builtin_csinh(z); }
ND_INLINE native_long_double sinh(native_long_double z) { return __builtin_csinhl(z); }
ND_INLINE native_float cosh(native_float z) { return __builtin_ccoshf(z); }
ND_INLINE native_double cosh(native_double z) { return __builtin_ccosh(z); }
ND_INLINE native_long_double cosh(native_long_double z) { return __builtin_ccoshl(z); }
ND_INLINE native_float tanh(native_float z) { return __builtin_ctanhf(z); }
ND_INLINE native_double tanh(native_double z) { return __builtin_ctanh(z); }
ND_INLINE native_long_double tanh(native_long_double z) { return __builtin_ctanhl(z); }
ND_INLINE native_float asinh(native_float z) { return __builtin_casinhf(z); }
ND_INLINE native_double asinh(native_double z) { return __builtin_casinh(z); }
ND_INLINE native_long_double asinh(native_long_double z) { return __builtin_casinhl(z); }
ND_INLINE native_float acosh(native_float z) { return __builtin_cacoshf(z); }
ND_INLINE native_double acosh(native_double z) { return __builtin_cacosh(z); }
ND_INLINE native_long_double acosh(native_long_double z) { return __builtin_cacoshl(z); }
ND_INLINE native_float atanh(native_float z) { return __builtin_catanhf(z); }
ND_INLINE native_double atanh(native_double z) { return __builtin_catanh(z); }
ND_INLINE native_long_double atanh(native_long_double z) { return __builtin_catanhl(z); }
ND_INLINE native_float pow(native_float a, native_float b) { return __builtin_cpowf(a, b); }
ND_INLINE native_double pow(native_double a, native_double b) { return __builtin_cpow(a, b); }
ND_INLINE native_long_double pow(native_long_double a, native_long_double b) { return __builtin_cpowl(a, b); }

template <complex_element C>
[[nodiscard]] ND_INLINE C exp(C z)
{
    return from_native<C>(complex_libm::exp(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C log(C z)
{
    return from_native<C>(complex_libm::log(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C sin(C z)
{
    return from_native<C>(complex_libm::sin(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C cos(C z)
{
    return from_native<C>(complex_libm::cos(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C tan(C z)
{
    return from_native<C>(complex_libm::tan(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C asin(C z)
{
    return from_native<C>(complex_libm::asin(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C acos(C z)
{
    return from_native<C>(complex_libm::acos(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C atan(C z)
{
    return from_native<C>(complex_libm::atan(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C sinh(C z)
{
    return from_native<C>(complex_libm::sinh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C cosh(C z)
{
    return from_native<C>(complex_libm::cosh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C tanh(C z)
{
    return from_native<C>(complex_libm::tanh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C asinh(C z)
{
    return from_native<C>(complex_libm::asinh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C acosh(C z)
{
    return from_native<C>(complex_libm::acosh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C atanh(C z)
{
    return from_native<C>(complex_libm::atanh(to_native(z)));
}
template <complex_element C>
[[nodiscard]] ND_INLINE C pow(C a, C b)
{
    return from_native<C>(complex_libm::pow(to_native(a), to_native(b)));
}
} // namespace nd::detail::complex_libm
