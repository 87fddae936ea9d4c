// Choosing between two operands by a condition, and limiting values to a range.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/slice.hpp>
#include <nd/simd/compare.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::detail::inline ND_ISA
{
struct where_op
{
    template <class C, class A, class B>
        requires has_common_dtype<A, B>
    using types = signature<promote_t<A, B>, bool, promote_t<A, B>, promote_t<A, B>>;
    template <class T>
    static constexpr T call(bool condition, T a, T b)
    {
        return condition ? a : b;
    }
    template <class M, class V>
    static auto simd(const M& condition, const V& a, const V& b) -> decltype(nd::simd::select(condition, a, b))
    {
        return nd::simd::select(condition, a, b);
    }
    template <class M>
    static auto simd(const M& condition, const M& a, const M& b) -> decltype(nd::simd::mask_andnot(a, b))
    {
        return nd::simd::mask_or(nd::simd::mask_and(condition, a), nd::simd::mask_andnot(b, condition));
    }
};

struct clip_op
{
    template <class A, class B, class C>
        requires(has_common_dtype<A, B>&& has_common_dtype<promote_t<A, B>, C>)
    using common = promote_t<promote_t<A, B>, C>;
    template <class A, class B, class C>
    using types = signature<common<A, B, C>, common<A, B, C>, common<A, B, C>, common<A, B, C>>;

    template <class T>
    [[nodiscard]] static constexpr bool less(T a, T b)
    {
        if constexpr (complex_element<T>)
            return a.real() < b.real() || (a.real() == b.real() && a.imag() < b.imag());
        else
            return a < b;
    }
    template <class T>
    [[nodiscard]] static constexpr bool is_nan(T a)
    {
        if constexpr (complex_element<T>)
            return a.real() != a.real() || a.imag() != a.imag();
        else
            return a != a;
    }
    template <class T>
    static constexpr T call(T a, T low, T high)
    {
        const T raised = is_nan(a) || less(low, a) ? a : low;
        return is_nan(raised) || less(raised, high) ? raised : high;
    }
    template <class V>
    static auto simd(const V& a, const V& low, const V& high) -> decltype(nd::simd::maximum(a, low))
    {
        return nd::simd::minimum(nd::simd::maximum(a, low), high);
    }
};

/// An operand of a choice whose elements are `R`: integer numbers wrap into it, as in NumPy.
template <class R, class X>
[[nodiscard]] ND_INLINE decltype(auto) choice_operand(X&& x)
{
    if constexpr (expression<X>)
        return std::forward<X>(x);
    else
        return cast_to<R>(x);
}

/// What clipping computes in: the common type of the array and those bounds that are given.
template <class... X>
struct clipped_type
{
    using strong = typename strong_type<X...>::type;
    template <class A, class... More>
    struct common
    {
        using type = A;
    };
    template <class A, class B, class... More>
    struct common<A, B, More...> : common<promote_t<A, B>, More...>
    {};
    using type = typename common<effective_t<X, strong>...>::type;
};

/// The last value of `R` in one direction.
template <class R>
[[nodiscard]] constexpr R last_value(bool is_lower) noexcept
{
    using L = std::numeric_limits<real_t<R>>;
    const real_t<R> high = L::has_infinity ? L::infinity() : L::max();
    const real_t<R> end = is_lower ? (L::has_infinity ? -L::infinity() : L::lowest()) : high;
    if constexpr (complex_element<R>)
        return R(end, end);
    else
        return end;
}
/// An integer bound for elements of `T` that are clipped as `R`. One that no element of `T` goes beyond limits nothing.
/// Throws  value_error when `R` does not hold it
template <class T, class R, class S>
[[nodiscard]] R clip_bound(S bound, bool is_lower)
{
    const T last = is_lower ? std::numeric_limits<T>::min() : std::numeric_limits<T>::max();
    if (fits<T>(bound) ? static_cast<T>(bound) == last : (bound < S(0)) == is_lower)
        return last_value<R>(is_lower);
    return weak_scalar<R>(bound).value;
}
template <class A, class R, class S>
[[nodiscard]] ND_INLINE decltype(auto) clip_operand(S&& bound, bool is_lower)
{
    using T = value_type_of<A>;
    if constexpr (integer_element<T> && integer_element<std::remove_cvref_t<S>>)
        return clip_bound<T, R>(bound, is_lower);
    else {
        (void)is_lower;
        return std::forward<S>(bound);
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Elements of `x` where `condition` is true (not zero), else of `y`; all three broadcast. Lazy. Numbers are weak: two
/// of them give int64, double or bool. Source  numpy.where with three arguments
template <class C, class X, class Y>
    requires operands_with_array<C, X, Y>
[[nodiscard]] ND_INLINE auto where(C&& condition, X&& x, Y&& y)
{
    using arrays = typename detail::strong_type<X, Y>::type;
    using strong = std::conditional_t<std::is_void_v<arrays>, bool, arrays>;
    using R = promote_t<detail::effective_t<X, strong>, detail::effective_t<Y, strong>>;
    return detail::make_node<detail::where_op>(signature<R, bool, R, R>(), std::forward<C>(condition),
        detail::choice_operand<R>(std::forward<X>(x)), detail::choice_operand<R>(std::forward<Y>(y)));
}

/// Elements limited to `low` ... `high`; NaN in any operand stays NaN. Lazy. `_` leaves a bound out. An integer bound
/// beyond the range of an integer array's type limits nothing.
/// Throws  value_error for an integer bound that all elements are beyond
/// Source  numpy.clip
template <expression A, class Low, class High>
    requires operands_with_array<A, Low, High>
[[nodiscard]] ND_INLINE auto clip(A&& a, Low&& low, High&& high)
{
    using R = typename detail::clipped_type<A, Low, High>::type;
    return ufunc<detail::clip_op>()(std::forward<A>(a), detail::clip_operand<A, R>(std::forward<Low>(low), true),
        detail::clip_operand<A, R>(std::forward<High>(high), false));
}
template <expression A, operand_like High>
[[nodiscard]] ND_INLINE auto clip(A&& a, full_extent_t, High&& high)
{
    using R = typename detail::clipped_type<A, High>::type;
    return minimum(std::forward<A>(a), detail::clip_operand<A, R>(std::forward<High>(high), false));
}
template <expression A, operand_like Low>
[[nodiscard]] ND_INLINE auto clip(A&& a, Low&& low, full_extent_t)
{
    using R = typename detail::clipped_type<A, Low>::type;
    return maximum(std::forward<A>(a), detail::clip_operand<A, R>(std::forward<Low>(low), true));
}
template <expression A>
[[nodiscard]] ND_INLINE auto clip(A&& a, full_extent_t, full_extent_t)
{
    return maximum(a, a);
}
template <scalar_like A, scalar_like Low, scalar_like High>
[[nodiscard]] constexpr auto clip(A a, Low low, High high)
{
    return ufunc<detail::clip_op>()(a, low, high);
}
} // namespace nd::inline ND_ISA
