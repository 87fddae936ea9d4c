// Sums, products, quotients and the like, element by element: total on every input, with NumPy's values.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>
#include <nd/simd/compare.hpp>
#include <nd/simd/hypot.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
struct add_op : promoted_types
{
    static constexpr const char* name = "add";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (boolean_element<T>)
            return a || b;
        else if constexpr (complex_element<T>)
            return T(a.real() + b.real(), a.imag() + b.imag());
        else
            return nd::simd::add(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::add(a, b))
    {
        return nd::simd::add(a, b);
    }
    template <class V>
    static auto simd_pairs(const V& a, const V& b) -> decltype(nd::simd::add(a, b))
    {
        return nd::simd::add(a, b);
    }
};

struct subtract_op : promoted_number_types
{
    static constexpr const char* name = "subtract";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (complex_element<T>)
            return T(a.real() - b.real(), a.imag() - b.imag());
        else
            return nd::simd::sub(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::sub(a, b))
    {
        return nd::simd::sub(a, b);
    }
    template <class V>
    static auto simd_pairs(const V& a, const V& b) -> decltype(nd::simd::sub(a, b))
    {
        return nd::simd::sub(a, b);
    }
};

struct multiply_op : promoted_types
{
    static constexpr const char* name = "multiply";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (boolean_element<T>)
            return a && b;
        else if constexpr (complex_element<T>)
            return T(nd::simd::mul(a.real(), b.real()) - nd::simd::mul(a.imag(), b.imag()),
                nd::simd::mul(a.real(), b.imag()) + nd::simd::mul(a.imag(), b.real()));
        else
            return nd::simd::mul(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::mul(a, b))
    {
        return nd::simd::mul(a, b);
    }
    template <class V>
    static auto simd_pairs(const V& a, const V& b) -> decltype(nd::simd::multiply_pairs(a, b))
    {
        return nd::simd::multiply_pairs(a, b);
    }
};

struct divide_op
{
    static constexpr const char* name = "divide";
    template <class A, class B>
        requires(has_common_dtype<A, B>&& numeric_element<promote_t<A, B>>)
    using result = std::conditional_t<floating_element<promote_t<A, B>> || complex_element<promote_t<A, B>>,
        promote_t<A, B>, double>;
    template <class A, class B>
    using types = signature<result<A, B>, result<A, B>, result<A, B>>;

    /// Complex quotient. Source  R. L. Smith, Algorithm 116, CACM 5(8), 1962, as NumPy
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (complex_element<T>) {
            using R = real_t<T>;
            const R magnitude_re = static_cast<R>(__builtin_fabs(b.real())); // without the sign of a zero
            const R magnitude_im = static_cast<R>(__builtin_fabs(b.imag()));
            if (magnitude_re >= magnitude_im) {
                if (magnitude_re == 0 && magnitude_im == 0)
                    return T(a.real() / magnitude_re, a.imag() / magnitude_re);
                const R ratio = b.imag() / b.real();
                const R scale = R(1) / (b.real() + nd::simd::mul(b.imag(), ratio));
                return T((a.real() + nd::simd::mul(a.imag(), ratio)) * scale,
                    (a.imag() - nd::simd::mul(a.real(), ratio)) * scale);
            }
            const R ratio = b.real() / b.imag();
            const R scale = R(1) / (b.imag() + nd::simd::mul(b.real(), ratio));
            return T((nd::simd::mul(a.real(), ratio) + a.imag()) * scale,
                (nd::simd::mul(a.imag(), ratio) - a.real()) * scale);
        } else
            return a / b;
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::div(a, b))
    {
        return nd::simd::div(a, b);
    }
};

struct negative_op : same_number_type
{
    static constexpr const char* name = "negative";
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (complex_element<T>)
            return T(-a.real(), -a.imag());
        else
            return nd::simd::neg(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::neg(a))
    {
        return nd::simd::neg(a);
    }
    template <class V>
    static auto simd_pairs(const V& a) -> decltype(nd::simd::neg(a))
    {
        return nd::simd::neg(a);
    }
};
struct positive_op : same_number_type
{
    static constexpr const char* name = "positive";
    template <class T>
    static constexpr T call(T a)
    {
        return a;
    }
    template <class V>
    static V simd(const V& a)
    {
        return a;
    }
    template <class V>
    static V simd_pairs(const V& a)
    {
        return a;
    }
};

struct square_op
{
    static constexpr const char* name = "square";
    // As in NumPy bool counts as int8 here.
    template <numeric_element A>
    using number = std::conditional_t<boolean_element<A>, std::int8_t, A>;
    template <numeric_element A>
    using types = signature<number<A>, number<A>>;
    template <class T>
    static constexpr T call(T a)
    {
        return multiply_op::call(a, a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::mul(a, a))
    {
        return nd::simd::mul(a, a);
    }
    template <class V>
    static auto simd_pairs(const V& a) -> decltype(nd::simd::multiply_pairs(a, a))
    {
        return nd::simd::multiply_pairs(a, a);
    }
};
struct reciprocal_op
{
    static constexpr const char* name = "reciprocal";
    template <numeric_element A>
    using types = typename square_op::template types<A>;
    /// Of complex numbers Smith's quotient of 1, without what is multiplied by its imaginary part of zero, as NumPy.
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (integer_element<T>)
            return a == 0 ? T(0) : static_cast<T>(T(1) / a);
        else if constexpr (complex_element<T>) {
            using R = real_t<T>;
            if (__builtin_fabs(a.imag()) <= __builtin_fabs(a.real())) {
                const R ratio = a.imag() / a.real();
                const R divisor = a.real() + nd::simd::mul(a.imag(), ratio);
                return T(1 / divisor, -ratio / divisor);
            }
            const R ratio = a.real() / a.imag();
            const R divisor = nd::simd::mul(a.real(), ratio) + a.imag();
            return T(ratio / divisor, -1 / divisor);
        } else
            return divide_op::call(T(1), a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::div(a, a))
    {
        return nd::simd::div(V(1), a);
    }
};

struct absolute_op
{
    static constexpr const char* name = "absolute";
    template <numeric_element A>
    using types = signature<real_t<A>, A>;
    template <class T>
    static constexpr real_t<T> call(T a)
    {
        if constexpr (complex_element<T>)
            return nd::simd::hypot(a.real(), a.imag());
        else if constexpr (boolean_element<T>)
            return a;
        else
            return nd::simd::abs(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::abs(a))
    {
        return nd::simd::abs(a);
    }
    template <class V>
    static auto simd_parts(const V& re, const V& im) -> decltype(nd::simd::hypot(re, im))
    {
        return nd::simd::hypot(re, im);
    }
};

struct sign_op : same_number_type
{
    static constexpr const char* name = "sign";
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (complex_element<T>)
            return direction(a);
        else if constexpr (floating_element<T>)
            return a > 0 ? T(1) : a < 0 ? T(-1) : a == 0 ? T(0) : a;
        else
            return static_cast<T>((a > 0) - (a < 0));
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::select(nd::simd::gt(a, a), a, a))
    {
        const V zero(0);
        const V positive = nd::simd::select(nd::simd::gt(a, zero), V(1), a);
        const V negative = nd::simd::select(nd::simd::lt(a, zero), nd::simd::sub(zero, V(1)), positive);
        return nd::simd::select(nd::simd::eq(a, zero), zero, negative);
    }

private:
    /// z / |z|; of what is infinite in one part, that part's sign.
    template <class T>
    static constexpr T direction(T z)
    {
        using R = real_t<T>;
        const R m = absolute_op::call(z);
        if (m == 0)
            return T(0, 0);
        if (m - m == 0)
            return T(z.real() / m, z.imag() / m);
        constexpr R nan = std::numeric_limits<R>::quiet_NaN();
        if (m != m || (__builtin_isinf(z.real()) && __builtin_isinf(z.imag())))
            return T(nan, nan);
        return __builtin_isinf(z.real()) ? T(z.real() > 0 ? R(1) : R(-1), 0) : T(0, z.imag() > 0 ? R(1) : R(-1));
    }
};
struct sqrt_op : float_type
{
    static constexpr const char* name = "sqrt";
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_sqrt(a);
        else
            return nd::simd::sqrt(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::sqrt(a))
    {
        return nd::simd::sqrt(a);
    }
    template <class R>
    [[nodiscard]] static R with_sign(R magnitude, R sign)
    {
        return static_cast<R>(__builtin_copysign(magnitude, sign));
    }
    /// Source  W. Kahan, Branch Cuts for Complex Elementary Functions, 1987
    template <class T>
    static T complex_sqrt(T z)
    {
        using R = real_t<T>;
        const R x = z.real();
        const R y = z.imag();
        if (x == 0 && y == 0)
            return T(R(0), y);
        if (__builtin_isinf(y))
            return T(std::numeric_limits<R>::infinity(), y);
        if (__builtin_isnan(x))
            return T(x, x);
        if (__builtin_isinf(x))
            return x < 0 ? T(y - y == 0 ? R(0) : y, with_sign(-x, y)) : T(x, y - y == 0 ? with_sign(R(0), y) : y);
        const R m = static_cast<R>(__builtin_sqrt((__builtin_hypot(x, y) + (x < 0 ? -x : x)) / 2));
        return x >= 0 ? T(m, y / (2 * m)) : T(with_sign(y, R(1)) / (2 * m), with_sign(m, y));
    }
};

struct maximum_op : promoted_types
{
    static constexpr const char* name = "maximum";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (boolean_element<T>)
            return a || b;
        else if constexpr (complex_element<T>)
            return a.real() != a.real() || a.imag() != a.imag()                         ? a
                : b.real() != b.real() || b.imag() != b.imag()                          ? b
                : a.real() > b.real() || (a.real() == b.real() && a.imag() >= b.imag()) ? a
                                                                                        : b;
        else
            return nd::simd::maximum(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::maximum(a, b))
    {
        return nd::simd::maximum(a, b);
    }
};
struct minimum_op : promoted_types
{
    static constexpr const char* name = "minimum";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (boolean_element<T>)
            return a && b;
        else if constexpr (complex_element<T>)
            return a.real() != a.real() || a.imag() != a.imag()                         ? a
                : b.real() != b.real() || b.imag() != b.imag()                          ? b
                : a.real() < b.real() || (a.real() == b.real() && a.imag() <= b.imag()) ? a
                                                                                        : b;
        else
            return nd::simd::minimum(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::minimum(a, b))
    {
        return nd::simd::minimum(a, b);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::add_op> add{};
inline constexpr ufunc<detail::subtract_op> subtract{};
inline constexpr ufunc<detail::multiply_op> multiply{};
/// True quotient: integers give double; x/0 is inf or nan.
inline constexpr ufunc<detail::divide_op> divide{};
inline constexpr ufunc<detail::divide_op> true_divide{};
inline constexpr ufunc<detail::negative_op> negative{};
inline constexpr ufunc<detail::positive_op> positive{};
inline constexpr ufunc<detail::square_op> square{};
inline constexpr ufunc<detail::reciprocal_op> reciprocal{};
/// |x|; complex gives its real magnitude; the lowest integer stays.
inline constexpr ufunc<detail::absolute_op> absolute{};
inline constexpr ufunc<detail::absolute_op> abs{};
/// -1, 0 or 1; nan stays; complex z/|z|.
inline constexpr ufunc<detail::sign_op> sign{};
inline constexpr ufunc<detail::sqrt_op> sqrt{};
/// The greater; NaN wins (see fmax).
inline constexpr ufunc<detail::maximum_op> maximum{};
inline constexpr ufunc<detail::minimum_op> minimum{};
} // namespace nd::inline ND_ISA
