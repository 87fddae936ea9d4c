// Whole numbers near an element: floor, ceil, trunc, rint, and rounding to decimals.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/floating.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
/// bool, integers and floats stay what they are.
struct same_real_type
{
    template <real_element A>
    using types = signature<A, A>;
};

struct floor_op : same_real_type
{
    static constexpr const char* name = "floor";
    template <class T>
    static T call(T a)
    {
        if constexpr (floating_element<T>)
            return nd::simd::floor(a);
        else
            return a;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::floor(a))
    {
        return nd::simd::floor(a);
    }
};
struct ceil_op : same_real_type
{
    static constexpr const char* name = "ceil";
    template <class T>
    static T call(T a)
    {
        if constexpr (floating_element<T>)
            return nd::simd::ceil(a);
        else
            return a;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::ceil(a))
    {
        return nd::simd::ceil(a);
    }
};
struct trunc_op : same_real_type
{
    static constexpr const char* name = "trunc";
    template <class T>
    static T call(T a)
    {
        if constexpr (floating_element<T>)
            return nd::simd::trunc(a);
        else
            return a;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::trunc(a))
    {
        return nd::simd::trunc(a);
    }
};
struct rint_op : float_type
{
    static constexpr const char* name = "rint";
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return T(nd::simd::rint(a.real()), nd::simd::rint(a.imag()));
        else
            return nd::simd::rint(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::rint(a))
    {
        return nd::simd::rint(a);
    }
};

/// `rint(x * scale / divisor)` scaled back, where one of the two factors is 1.
struct round_op
{
    static constexpr bool takes_half_floats = true; // rounds after each step
    template <class A>
    using factor = std::conditional_t<integer_element<A>, double, real_t<float_for<A>>>;
    template <class A, class, class>
    struct rule
    {
        using type = signature<std::conditional_t<boolean_element<A>, float16, A>,
            std::conditional_t<boolean_element<A>, float16, A>, factor<A>, factor<A>>;
    };
    template <complex_element A, class B, class C>
    struct rule<A, B, C>
    {
        using type = signature<A, A, real_t<A>, real_t<A>>;
    };
    template <numeric_element A, class B, class C>
    using types = typename rule<A, B, C>::type;

    template <class T, class F>
    static T call(T a, F scale, F divisor)
    {
        if constexpr (complex_element<T>)
            return T(call(a.real(), scale, divisor), call(a.imag(), scale, divisor));
        else if constexpr (floating_element<T>)
            return T(nd::simd::rint(static_cast<computing_t<T>>(a * scale / divisor))) / scale * divisor;
        else
            return divisor == 1 ? a : cast_to<T>(nd::simd::rint(static_cast<F>(a) / divisor) * divisor);
    }
    template <class V>
    static auto simd(const V& a, const V& scale, const V& divisor) -> decltype(nd::simd::rint(a))
    {
        const V scaled = nd::simd::rint(nd::simd::div(nd::simd::mul(a, scale), divisor));
        return nd::simd::mul(nd::simd::div(scaled, scale), divisor);
    }
};

[[nodiscard]] constexpr double power_of_ten(int exponent) noexcept
{
    double power = 1;
    for (int i = 0; i < exponent && i < 400; ++i)
        power *= 10;
    return power;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Largest whole number not above; integers stay as they are.
inline constexpr ufunc<detail::floor_op> floor{};
/// Smallest whole number not below.
inline constexpr ufunc<detail::ceil_op> ceil{};
/// Towards zero.
inline constexpr ufunc<detail::trunc_op> trunc{};
inline constexpr ufunc<detail::trunc_op> fix{};
/// Nearest whole number, halves to even; integers become floats.
inline constexpr ufunc<detail::rint_op> rint{};

/// Nearest number with `decimals` digits after the point, halves to even; integers stay integers and are rounded to
/// tens where `decimals` is negative. Lazy. As in NumPy the scaled value is rounded, so 0.285 to two digits is 0.28.
/// Source  numpy.round
template <operand_like X>
[[nodiscard]] ND_INLINE auto round(X&& x, int decimals = 0)
{
    const double scale = decimals > 0 ? detail::power_of_ten(decimals) : 1.0;
    const double divisor = decimals < 0 ? detail::power_of_ten(-decimals) : 1.0;
    return ufunc<detail::round_op>()(std::forward<X>(x), scale, divisor);
}
template <operand_like X>
[[nodiscard]] ND_INLINE auto around(X&& x, int decimals = 0)
{
    return nd::round(std::forward<X>(x), decimals);
}
} // namespace nd::inline ND_ISA
