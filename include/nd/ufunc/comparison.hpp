// Comparisons, element by element, giving bool; integers of different signedness compare by value.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd
{
namespace detail
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
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return a.real() == b.real() && a.imag() == b.imag();
        else if constexpr (std::is_same_v<A, B>)
            return a == b;
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
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return a.real() < b.real() || (a.real() == b.real() && a.imag() < b.imag());
        else if constexpr (std::is_same_v<A, B>)
            return a < b;
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
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        if constexpr (complex_element<A>)
            return a.real() < b.real() || (a.real() == b.real() && a.imag() <= b.imag());
        else if constexpr (std::is_same_v<A, B>)
            return a <= b;
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
} // namespace detail

inline constexpr ufunc<detail::equal_op> equal{};
inline constexpr ufunc<detail::not_equal_op> not_equal{};
inline constexpr ufunc<detail::less_op> less{};
inline constexpr ufunc<detail::less_equal_op> less_equal{};
inline constexpr ufunc<detail::greater_op> greater{};
inline constexpr ufunc<detail::greater_equal_op> greater_equal{};
} // namespace nd
