// Powers, cube roots and common divisors: exact and wrapping on integers, total on every input but negative exponents.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/libm.hpp>
#include <nd/simd/power.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/complex_libm.hpp>

namespace nd::detail::inline ND_ISA
{
template <integer_element T>
[[nodiscard]] constexpr T integer_power(T base, T exponent)
{
    if constexpr (std::is_signed_v<T>)
        if (exponent < 0)
            throw_value_error("Integers to negative integer powers are not allowed.");
    T result = 1;
    for (auto left = static_cast<std::make_unsigned_t<T>>(exponent);;) {
        if ((left & 1u) != 0)
            result = nd::simd::mul(result, base);
        left = static_cast<std::make_unsigned_t<T>>(left >> 1);
        if (left == 0)
            return result;
        base = nd::simd::mul(base, base);
    }
}

/// Squares and square roots are those of `square` and `sqrt`, so that `power(x, 2)` is `x * x` to the last bit.
template <floating_element T>
[[nodiscard]] T real_power(T base, T exponent)
{
    if (exponent == 2)
        return nd::simd::mul(base, base);
    if (exponent == T(0.5) && base > 0)
        return nd::simd::sqrt(base);
    return nd::simd::pow(base, exponent);
}

/// Source  numpy/_core/src/npymath/npy_math_complex.c.src, npy_cpow
template <complex_element T>
[[nodiscard]] T complex_power(T base, T exponent)
{
    using R = real_t<T>;
    if (exponent.real() == 0 && exponent.imag() == 0)
        return T(R(1), R(0));
    if (base.real() == 0 && base.imag() == 0) {
        const R undefined = std::numeric_limits<R>::quiet_NaN();
        return exponent.real() > 0 ? T(R(0), R(0)) : T(undefined, undefined);
    }
    if (exponent.imag() == 0 && exponent.real() > -100 && exponent.real() < 100) {
        const int n = static_cast<int>(exponent.real());
        if (static_cast<R>(n) == exponent.real()) {
            T result(R(1), R(0));
            T factor = base;
            for (int left = n < 0 ? -n : n; left != 0; left >>= 1) {
                if ((left & 1) != 0)
                    result = multiply_op::call(result, factor);
                factor = multiply_op::call(factor, factor);
            }
            return n < 0 ? divide_op::call(T(R(1), R(0)), result) : result;
        }
    }
    return complex_libm::pow(base, exponent);
}

struct power_op
{
    static constexpr const char* name = "power";
    template <class A, class B>
        requires has_common_dtype<A, B>
    using common = std::conditional_t<boolean_element<promote_t<A, B>>, std::int8_t, promote_t<A, B>>;
    template <class A, class B>
    using types = signature<common<A, B>, common<A, B>, common<A, B>>;
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T base, T exponent)
    {
        if constexpr (complex_element<T>)
            return complex_power(base, exponent);
        else if constexpr (floating_element<T>)
            return real_power(base, exponent);
        else
            return integer_power(base, exponent);
    }
    template <class V>
    static auto simd(const V& base, const V& exponent) -> decltype(nd::simd::pow(base, exponent))
    {
        const V zero(0);
        const V half = nd::simd::div(V(1), V(2));
        const V general = nd::simd::pow(base, exponent);
        const V squared = nd::simd::select(nd::simd::eq(exponent, V(2)), nd::simd::mul(base, base), general);
        const auto is_root = nd::simd::mask_and(nd::simd::eq(exponent, half), nd::simd::gt(base, zero));
        return nd::simd::select(is_root, nd::simd::sqrt(base), squared);
    }
};
/// In double at least.
struct float_power_op : power_op
{
    static constexpr const char* name = "float_power";
    template <class A, class B>
        requires has_common_dtype<A, B>
    using common = promote_t<promote_t<A, B>, double>;
    template <class A, class B>
    using types = signature<common<A, B>, common<A, B>, common<A, B>>;
};
struct cbrt_op : real_float_type
{
    static constexpr const char* name = "cbrt";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        return nd::simd::cbrt(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::cbrt(a))
    {
        return nd::simd::cbrt(a);
    }
};

/// Magnitude as unsigned: that of the lowest integer fits.
template <integer_element T>
[[nodiscard]] constexpr std::make_unsigned_t<T> magnitude(T a) noexcept
{
    return static_cast<std::make_unsigned_t<T>>(a < 0 ? nd::simd::neg(a) : a);
}
struct integer_pair_types
{
    template <class A, class B>
        requires(has_common_dtype<A, B>&& integer_element<promote_t<A, B>>)
    using types = signature<promote_t<A, B>, promote_t<A, B>, promote_t<A, B>>;
    static constexpr bool is_heavy = true;
};
struct gcd_op : integer_pair_types
{
    static constexpr const char* name = "gcd";
    template <class T>
    static constexpr T call(T a, T b)
    {
        auto x = magnitude(a);
        for (auto y = magnitude(b); y != 0;) {
            const auto rest = static_cast<decltype(y)>(x % y);
            x = y;
            y = rest;
        }
        return static_cast<T>(x);
    }
};
struct lcm_op : integer_pair_types
{
    static constexpr const char* name = "lcm";
    template <class T>
    static constexpr T call(T a, T b)
    {
        using U = std::make_unsigned_t<T>;
        const U common = static_cast<U>(gcd_op::call(a, b));
        return common == 0 ? T(0) : static_cast<T>(nd::simd::mul(static_cast<U>(magnitude(a) / common), magnitude(b)));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `x1 ** x2`. Integers stay integers and wrap.
/// Throws  value_error where an integer has a negative integer exponent; elements written before it stay written
inline constexpr ufunc<detail::power_op> power{};
inline constexpr ufunc<detail::power_op> pow{};
/// `x1 ** x2` in double or complex double, so that negative exponents of integers are allowed.
inline constexpr ufunc<detail::float_power_op> float_power{};
inline constexpr ufunc<detail::cbrt_op> cbrt{};
/// Greatest common divisor of the magnitudes.
inline constexpr ufunc<detail::gcd_op> gcd{};
/// Least common multiple of the magnitudes, wrapping.
inline constexpr ufunc<detail::lcm_op> lcm{};
} // namespace nd::inline ND_ISA
