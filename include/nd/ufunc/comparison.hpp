// Comparisons, element by element, giving bool; integers of different signedness compare by value.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/ufunc/ufunc.hpp>

#include <limits>

namespace nd::detail::inline ND_ISA
{
/// Parameters of the promoted type, except signed next to 64-bit unsigned integers, which double could not hold.
struct comparison_types
{
    template <class A, class B>
    static constexpr bool mixed_integers =
        integer_element<A>&& integer_element<B>&& std::is_same_v<promote_t<A, B>, double>;
    template <class A, class B>
        requires has_common_dtype<A, B>
    using types = std::conditional_t<mixed_integers<A, B>, signature<bool, A, B>,
        signature<bool, promote_t<A, B>, promote_t<A, B>>>;
};

/// Negative, zero or positive as `a` is less than, equal to or greater than `b`: integers of different types.
template <class A, class B>
[[nodiscard]] constexpr int compare_integers(A a, B b) noexcept
{
    if constexpr (std::is_signed_v<A> == std::is_signed_v<B>)
        return (a > b) - (a < b);
    else if constexpr (std::is_signed_v<A>)
        return a < 0 ? -1 : compare_integers(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    else
        return b < 0 ? 1 : compare_integers(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

struct equal_op : comparison_types
{
    static constexpr const char* name = "equal";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return a.real() == b.real() && a.imag() == b.imag();
        else if constexpr (std::is_same_v<A, B>)
            return a == b && !is_nat(a);
        else
            return compare_integers(a, b) == 0;
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::eq(a, b))
    {
        return nd::simd::eq(a, b);
    }
    template <class M>
    static auto simd(const M& a, const M& b) -> decltype(nd::simd::mask_not(nd::simd::mask_xor(a, b)))
    {
        return nd::simd::mask_not(nd::simd::mask_xor(a, b));
    }
};
struct not_equal_op : comparison_types
{
    static constexpr const char* name = "not_equal";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return !equal_op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::ne(a, b))
    {
        return nd::simd::ne(a, b);
    }
    template <class M>
    static auto simd(const M& a, const M& b) -> decltype(nd::simd::mask_xor(a, b))
    {
        return nd::simd::mask_xor(a, b);
    }
};
struct less_op : comparison_types
{
    static constexpr const char* name = "less";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return (a.real() < b.real() && a.imag() == a.imag() && b.imag() == b.imag()) ||
                (a.real() == b.real() && a.imag() < b.imag());
        else if constexpr (std::is_same_v<A, B>)
            return a < b && !is_nat(a);
        else
            return compare_integers(a, b) < 0;
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::lt(a, b))
    {
        return nd::simd::lt(a, b);
    }
};
struct less_equal_op : comparison_types
{
    static constexpr const char* name = "less_equal";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return (a.real() < b.real() && a.imag() == a.imag() && b.imag() == b.imag()) ||
                (a.real() == b.real() && a.imag() <= b.imag());
        else if constexpr (std::is_same_v<A, B>)
            return a <= b && !is_nat(a);
        else
            return compare_integers(a, b) <= 0;
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::le(a, b))
    {
        return nd::simd::le(a, b);
    }
};
struct greater_op : comparison_types
{
    static constexpr const char* name = "greater";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return less_op::call(b, a);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::gt(a, b))
    {
        return nd::simd::gt(a, b);
    }
};
struct greater_equal_op : comparison_types
{
    static constexpr const char* name = "greater_equal";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return less_equal_op::call(b, a);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::ge(a, b))
    {
        return nd::simd::ge(a, b);
    }
};

/// `low <= a <= high`: what every comparison of an integer with an integer number comes to, the number being in the
/// range of the element type or not.
struct in_range_op
{
    template <class T>
    static constexpr bool call(T a, T low, T high)
    {
        return low <= a && a <= high;
    }
    template <class V>
    static auto simd(const V& a, const V& low, const V& high) -> decltype(nd::simd::ge(a, low))
    {
        return nd::simd::mask_and(nd::simd::ge(a, low), nd::simd::le(a, high));
    }
};
struct out_of_range_op
{
    template <class T>
    static constexpr bool call(T a, T low, T high)
    {
        return a < low || high < a;
    }
    template <class V>
    static auto simd(const V& a, const V& low, const V& high) -> decltype(nd::simd::ge(a, low))
    {
        return nd::simd::mask_or(nd::simd::lt(a, low), nd::simd::gt(a, high));
    }
};

enum class relation : char { equal, not_equal, less, less_equal, greater, greater_equal };

[[nodiscard]] constexpr relation mirrored(relation r) noexcept
{
    return r == relation::less         ? relation::greater
        : r == relation::less_equal    ? relation::greater_equal
        : r == relation::greater       ? relation::less
        : r == relation::greater_equal ? relation::less_equal
                                       : r;
}

/// The elements `a` of type `T` with `a R number`; where none is, `low` lies above `high`. For not_equal those that are
/// equal.
template <class T>
struct integer_interval
{
    T low = std::numeric_limits<T>::min();
    T high = std::numeric_limits<T>::max();

    template <class S>
    [[nodiscard]] static constexpr integer_interval of(relation r, S number) noexcept
    {
        constexpr integer_interval all;
        constexpr integer_interval none{all.high, all.low};
        const bool upward = r == relation::greater || r == relation::greater_equal;
        const bool downward = r == relation::less || r == relation::less_equal;
        if (!fits<T>(number))
            return (number < 0 ? upward : downward) ? all : none;
        const T bound = static_cast<T>(number);
        if (r == relation::less)
            return bound == all.low ? none : integer_interval{all.low, static_cast<T>(bound - 1)};
        if (r == relation::greater)
            return bound == all.high ? none : integer_interval{static_cast<T>(bound + 1), all.high};
        return {upward || !downward ? bound : all.low, downward || !upward ? bound : all.high};
    }
};

template <relation R, class A, class S>
[[nodiscard]] ND_INLINE auto compare_with_number(A&& a, S number)
{
    using T = value_type_of<A>;
    const auto range = integer_interval<T>::of(R, number);
    return make_node<std::conditional_t<R == relation::not_equal, out_of_range_op, in_range_op>>(
        signature<bool, T, T, T>(), std::forward<A>(a), range.low, range.high);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

template <class A, class S>
concept integers_and_number =
    expression<A> && integer_element<value_type_of<A>> && scalar_like<S> && integer_element<std::remove_cvref_t<S>>;

/// A comparison: with an integer number it is exact even when the number is beyond the range of the element type.
template <class Op, detail::relation R>
struct comparison : ufunc<Op>
{
    using ufunc<Op>::operator();
    template <class A, class S>
        requires integers_and_number<A, S>
    [[nodiscard]] ND_INLINE auto operator()(A&& a, S number) const
    {
        return detail::compare_with_number<R>(std::forward<A>(a), number);
    }
    template <class S, class A>
        requires integers_and_number<A, S>
    [[nodiscard]] ND_INLINE auto operator()(S number, A&& a) const
    {
        return detail::compare_with_number<detail::mirrored(R)>(std::forward<A>(a), number);
    }
    template <class... X>
    requires with_keywords<X...> ND_INLINE auto operator()(const X&... x) const
    {
        return call_with_keywords(*this, x...);
    }
};

inline constexpr comparison<detail::equal_op, detail::relation::equal> equal{};
inline constexpr comparison<detail::not_equal_op, detail::relation::not_equal> not_equal{};
inline constexpr comparison<detail::less_op, detail::relation::less> less{};
inline constexpr comparison<detail::less_equal_op, detail::relation::less_equal> less_equal{};
inline constexpr comparison<detail::greater_op, detail::relation::greater> greater{};
inline constexpr comparison<detail::greater_equal_op, detail::relation::greater_equal> greater_equal{};
} // namespace nd::inline ND_ISA
