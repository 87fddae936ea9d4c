// Factors of products: arrays whose elements kernels can read where they are, numbers as arrays without axes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/filled.hpp>
#include <nd/ufunc/comparison.hpp>

namespace nd::detail::inline ND_ISA
{
/// An expression as it is. A number as an array without axes, of the type that NumPy gives it: integers have 64 bits.
template <operand_like X>
[[nodiscard]] ND_INLINE decltype(auto) array_of_factor(const X& x)
{
    if constexpr (expression<X>)
        return (x);
    else if constexpr (integer_element<X>)
        return nd::full<std::int64_t, 0>(axis_values(), x);
    else
        return nd::full<X, 0>(axis_values(), x);
}
template <operand_like X>
using factor_array = std::remove_cvref_t<decltype(array_of_factor(std::declval<const X&>()))>;
template <operand_like X>
using factor_type = value_type_of<factor_array<X>>;
template <operand_like X>
inline constexpr int factor_rank = factor_array<X>::rank;

/// The elements of `e` where kernels can read them: of type `T`, whole elements apart. An array that is like that is
/// shared, another one copied, an expression evaluated.
template <class T, expression E>
[[nodiscard]] leaf<const T, E::rank> factor_of(const E& e)
{
    if constexpr (array_like<E> && std::is_same_v<value_type_of<E>, T> && !boolean_element<T>) {
        bool readable = e.aligned();
        for (index_t stride : e.strides())
            readable = readable && stride % static_cast<index_t>(sizeof(T)) == 0;
        if (readable)
            return ndarray<const T, E::rank>(e).handle();
    }
    const ndarray<T, E::rank> fresh(allocate_array<T, E::rank>(shape_of(operand_of(e))));
    if constexpr (array_like<E> && boolean_element<value_type_of<E>>) // any byte but 0 is true
        fresh.assign(not_equal(e.template view<std::uint8_t>(), std::uint8_t{0}));
    else
        fresh.assign(e);
    return ndarray<const T, E::rank>(fresh).handle();
}

template <class A, class... Rest>
struct common_type_of
{
    using type = A;
};
template <class A, class B, class... Rest>
struct common_type_of<A, B, Rest...> : common_type_of<promote_t<A, B>, Rest...>
{};
/// The element type of products of several factors.
template <class... T>
using common_type_t = typename common_type_of<T...>::type;

/// The same array with its number of axes known at run time only.
template <class T, int Rank>
[[nodiscard]] leaf<const T, dynamic> with_dynamic_rank(const leaf<T, Rank>& a)
{
    return leaf<const T, dynamic>(a, 0, [&](index_t&) { return layout<dynamic>(a.where.shape(), a.where.strides()); });
}

/// A result of rank 0 as a number, any other as an array.
template <class T, int Rank>
[[nodiscard]] auto number_or_array(leaf<T, Rank> a)
{
    if constexpr (Rank == 0)
        return *a.data;
    else
        return ndarray<T, Rank>(std::move(a));
}
/// The same rounded to `R`.
template <class R, class T, int Rank>
[[nodiscard]] auto rounded_number_or_array(leaf<T, Rank> a)
{
    if constexpr (Rank == 0)
        return static_cast<R>(*a.data);
    else
        return rounded_to<R>(ndarray<T, Rank>(std::move(a)));
}
} // namespace nd::detail::inline ND_ISA
