// Numbers taken apart and put together: fraction and whole, mantissa and exponent, quotient and remainder.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/floating.hpp>
#include <nd/ufunc/floor_divide.hpp>

namespace nd::detail::inline ND_ISA
{
struct ldexp_op
{
    static constexpr const char* name = "ldexp";
    template <real_element A, class B>
        requires(integer_element<B> || boolean_element<B>)
    using types = signature<float_for<A>, float_for<A>, std::int64_t>;
    template <class T>
    static T call(T a, std::int64_t exponent)
    {
        // Beyond this every result is 0 or infinite.
        const int n = static_cast<int>(exponent > 40000 ? 40000 : exponent < -40000 ? -40000 : exponent);
        if constexpr (std::is_same_v<T, float>)
            return __builtin_ldexpf(a, n);
        else if constexpr (std::is_same_v<T, double>)
            return __builtin_ldexp(a, n);
        else
            return __builtin_ldexpl(a, n);
    }
};
struct mantissa_op : real_float_type
{
    template <class T>
    static T call(T a)
    {
        int exponent = 0;
        if constexpr (std::is_same_v<T, float>)
            return __builtin_frexpf(a, &exponent);
        else if constexpr (std::is_same_v<T, double>)
            return __builtin_frexp(a, &exponent);
        else
            return __builtin_frexpl(a, &exponent);
    }
};
struct exponent_op
{
    template <real_element A>
    using types = signature<std::int32_t, float_for<A>>;
    template <class T>
    static std::int32_t call(T a)
    {
        int exponent = 0;
        if (nd::simd::isfinite(a))
            (void)__builtin_frexpl(static_cast<long double>(a), &exponent);
        return exponent;
    }
};
struct whole_part_op : real_float_type
{
    template <class T>
    static T call(T a)
    {
        return nd::simd::trunc(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::trunc(a))
    {
        return nd::simd::trunc(a);
    }
};
struct fractional_part_op : real_float_type
{
    template <class T>
    static T call(T a)
    {
        return nd::simd::copysign(nd::simd::isinf(a) ? T(0) : a - nd::simd::trunc(a), a);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `x1 * 2 ** x2`.
inline constexpr ufunc<detail::ldexp_op> ldexp{};

/// Both parts of a number, as two lazy expressions. A lazy operand is evaluated once, before them.
template <class F, class W>
struct fraction_and_whole
{
    F fractional;
    W integral;
};
/// Fraction and whole part, both with the sign of `x`: `auto [f, w] = modf(x)`. Source  numpy.modf
template <expression X>
[[nodiscard]] auto modf(const X& x)
{
    const ufunc<detail::fractional_part_op> fraction;
    const ufunc<detail::whole_part_op> whole;
    const auto a = as_array(x);
    return fraction_and_whole<decltype(fraction(a)), decltype(whole(a))>{fraction(a), whole(a)};
}

template <class M, class E>
struct mantissa_and_exponent
{
    M mantissa;
    E exponent;
};
/// Mantissa of magnitude [0.5, 1) and int32 exponent of 2: `auto [m, n] = frexp(x)`. Source  numpy.frexp
template <expression X>
[[nodiscard]] auto frexp(const X& x)
{
    const ufunc<detail::mantissa_op> mantissa;
    const ufunc<detail::exponent_op> exponent;
    const auto a = as_array(x);
    return mantissa_and_exponent<decltype(mantissa(a)), decltype(exponent(a))>{mantissa(a), exponent(a)};
}

template <class Q, class R>
struct quotient_and_remainder
{
    Q quotient;
    R remainder;
};
/// `floor_divide` and `remainder`: `auto [q, r] = divmod(a, b)`. Source  numpy.divmod
template <class A, class B>
    requires operands_with_array<A, B>
[[nodiscard]] auto divmod(const A& a, const B& b)
{
    const auto shared = []<class X>(const X& x) {
        if constexpr (expression<X>)
            return as_array(x);
        else
            return x;
    };
    const auto x = shared(a);
    const auto y = shared(b);
    return quotient_and_remainder<decltype(floor_divide(x, y)), decltype(remainder(x, y))>{
        floor_divide(x, y), remainder(x, y)};
}
} // namespace nd::inline ND_ISA
