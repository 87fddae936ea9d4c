// Logic on truth values: everything but zero is true, NaN included.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/ufunc/comparison.hpp>

namespace nd::detail::inline ND_ISA
{
/// Numbers of any types in, bool out.
struct truth_types
{
    template <numeric_element... A>
    using types = signature<bool, A...>;
};

template <class V>
[[nodiscard]] ND_INLINE auto truth_of(const V& a) -> decltype(nd::simd::ne(a, V(0)))
{
    return nd::simd::ne(a, V(0));
}
template <class M>
[[nodiscard]] ND_INLINE auto truth_of(const M& a) -> decltype(nd::simd::mask_xor(a, a))
{
    return a;
}

/// The truth of `b` in the mask layout that `a`'s has: the two may be of different types.
template <class V, class W>
[[nodiscard]] ND_INLINE auto truth_like(const V& a, const W& b)
    -> decltype(nd::simd::mask_like(truth_of(a), truth_of(b)))
{
    return nd::simd::mask_like(truth_of(a), truth_of(b));
}

struct logical_and_op : truth_types
{
    static constexpr const char* name = "logical_and";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return cast_to<bool>(a) && cast_to<bool>(b);
    }
    template <class V, class W>
    static auto simd(const V& a, const W& b) -> decltype(nd::simd::mask_and(truth_of(a), truth_like(a, b)))
    {
        return nd::simd::mask_and(truth_of(a), truth_like(a, b));
    }
};
struct logical_or_op : truth_types
{
    static constexpr const char* name = "logical_or";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return cast_to<bool>(a) || cast_to<bool>(b);
    }
    template <class V, class W>
    static auto simd(const V& a, const W& b) -> decltype(nd::simd::mask_or(truth_of(a), truth_like(a, b)))
    {
        return nd::simd::mask_or(truth_of(a), truth_like(a, b));
    }
};
struct logical_xor_op : truth_types
{
    static constexpr const char* name = "logical_xor";
    template <class A, class B>
    static constexpr bool call(A a, B b)
    {
        return cast_to<bool>(a) != cast_to<bool>(b);
    }
    template <class V, class W>
    static auto simd(const V& a, const W& b) -> decltype(nd::simd::mask_xor(truth_of(a), truth_like(a, b)))
    {
        return nd::simd::mask_xor(truth_of(a), truth_like(a, b));
    }
};
struct logical_not_op : truth_types
{
    static constexpr const char* name = "logical_not";
    template <class A>
    static constexpr bool call(A a)
    {
        return !cast_to<bool>(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::mask_not(truth_of(a)))
    {
        return nd::simd::mask_not(truth_of(a));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A function of truth values: of an integer number only its truth counts, so none is beyond the element type's range.
template <class Op>
struct logical : ufunc<Op>
{
    using ufunc<Op>::operator();
    template <class A, class S>
        requires integers_and_number<A, S>
    [[nodiscard]] ND_INLINE auto operator()(A&& a, S number) const
    {
        return ufunc<Op>()(std::forward<A>(a), number != 0);
    }
    template <class S, class A>
        requires integers_and_number<A, S>
    [[nodiscard]] ND_INLINE auto operator()(S number, A&& a) const
    {
        return ufunc<Op>()(number != 0, std::forward<A>(a));
    }
    template <class... X>
    requires with_keywords<X...> ND_INLINE auto operator()(const X&... x) const
    {
        return call_with_keywords(*this, x...);
    }
};

inline constexpr logical<detail::logical_and_op> logical_and{};
inline constexpr logical<detail::logical_or_op> logical_or{};
inline constexpr logical<detail::logical_xor_op> logical_xor{};
inline constexpr ufunc<detail::logical_not_op> logical_not{};
} // namespace nd::inline ND_ISA
