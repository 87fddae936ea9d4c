// Exponentials and logarithms of real and complex elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/exponential.hpp>
#include <nd/simd/logarithm.hpp>
#include <nd/ufunc/complex_libm.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
inline constexpr long double ln_2 = 0.693147180559945309417232121458176568L;
inline constexpr long double ln_10 = 2.302585092994045684017991454684364208L;

template <complex_element T>
[[nodiscard]] T scale_complex(T z, real_t<T> factor)
{
    return T(z.real() * factor, z.imag() * factor);
}

struct exp_op : float_type
{
    static constexpr const char* name = "exp";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::exp(a);
        else
            return nd::simd::exp(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::exp(a))
    {
        return nd::simd::exp(a);
    }
};
struct exp2_op : float_type
{
    static constexpr const char* name = "exp2";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::exp(scale_complex(a, static_cast<real_t<T>>(ln_2)));
        else
            return nd::simd::exp2(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::exp2(a))
    {
        return nd::simd::exp2(a);
    }
};
struct expm1_op : float_type
{
    static constexpr const char* name = "expm1";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>) {
            // Source  numpy/_core/src/umath/funcs.inc.src, nc_expm1
            using R = real_t<T>;
            const R half_sine = nd::simd::libm::sin(a.imag() / 2);
            return T(nd::simd::libm::expm1(a.real()) * nd::simd::libm::cos(a.imag()) - 2 * half_sine * half_sine,
                nd::simd::libm::exp(a.real()) * nd::simd::libm::sin(a.imag()));
        } else
            return nd::simd::expm1(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::expm1(a))
    {
        return nd::simd::expm1(a);
    }
};

struct log_op : float_type
{
    static constexpr const char* name = "log";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::log(a);
        else
            return nd::simd::log(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::log(a))
    {
        return nd::simd::log(a);
    }
};
struct log2_op : float_type
{
    static constexpr const char* name = "log2";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return scale_complex(complex_libm::log(a), static_cast<real_t<T>>(1 / ln_2));
        else
            return nd::simd::log2(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::log2(a))
    {
        return nd::simd::log2(a);
    }
};
struct log10_op : float_type
{
    static constexpr const char* name = "log10";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return scale_complex(complex_libm::log(a), static_cast<real_t<T>>(1 / ln_10));
        else
            return nd::simd::log10(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::log10(a))
    {
        return nd::simd::log10(a);
    }
};
struct log1p_op : float_type
{
    static constexpr const char* name = "log1p";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>) {
            const real_t<T> x = a.real() + 1;
            return T(nd::simd::libm::log(nd::simd::libm::hypot(x, a.imag())), nd::simd::libm::atan2(a.imag(), x));
        } else
            return nd::simd::log1p(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::log1p(a))
    {
        return nd::simd::log1p(a);
    }
};

/// log(exp(a) + exp(b)) without overflow. Equal operands, infinities too, have an exact answer.
struct logaddexp_op : promoted_real_float_types
{
    static constexpr const char* name = "logaddexp";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a, T b)
    {
        return a == b ? a + static_cast<T>(ln_2)
                      : nd::simd::maximum(a, b) + nd::simd::log1p(nd::simd::exp(-nd::simd::abs(a - b)));
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::log1p(nd::simd::exp(a)))
    {
        using T = nd::simd::element_t<V>;
        const V distance = nd::simd::neg(nd::simd::abs(nd::simd::sub(a, b)));
        const V sum = nd::simd::add(nd::simd::maximum(a, b), nd::simd::log1p(nd::simd::exp(distance)));
        return nd::simd::select(nd::simd::eq(a, b), nd::simd::add(a, V(static_cast<T>(ln_2))), sum);
    }
};
/// The same with powers of 2.
struct logaddexp2_op : promoted_real_float_types
{
    static constexpr const char* name = "logaddexp2";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a, T b)
    {
        return a == b ? a + T(1)
                      : nd::simd::maximum(a, b) +
                nd::simd::mul(nd::simd::log1p(nd::simd::exp2(-nd::simd::abs(a - b))), static_cast<T>(1 / ln_2));
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::log1p(nd::simd::exp2(a)))
    {
        using T = nd::simd::element_t<V>;
        const V distance = nd::simd::neg(nd::simd::abs(nd::simd::sub(a, b)));
        const V grown = nd::simd::mul(nd::simd::log1p(nd::simd::exp2(distance)), V(static_cast<T>(1 / ln_2)));
        return nd::simd::select(
            nd::simd::eq(a, b), nd::simd::add(a, V(T(1))), nd::simd::add(nd::simd::maximum(a, b), grown));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::exp_op> exp{};
inline constexpr ufunc<detail::exp2_op> exp2{};
/// exp(x) - 1, exact near 0.
inline constexpr ufunc<detail::expm1_op> expm1{};
inline constexpr ufunc<detail::log_op> log{};
inline constexpr ufunc<detail::log2_op> log2{};
inline constexpr ufunc<detail::log10_op> log10{};
/// log(1 + x), exact near 0.
inline constexpr ufunc<detail::log1p_op> log1p{};
/// log(exp(x1) + exp(x2)).
inline constexpr ufunc<detail::logaddexp_op> logaddexp{};
/// log2(2 ** x1 + 2 ** x2).
inline constexpr ufunc<detail::logaddexp2_op> logaddexp2{};
} // namespace nd::inline ND_ISA
