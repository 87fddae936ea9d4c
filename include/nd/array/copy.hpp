// Expressions made into arrays.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>

namespace nd::inline ND_ISA
{
/// An array whose elements are in memory what they are computed with.
template <class E>
concept holds_values = array_like<E> && std::same_as < value_type_of<E>,
typename std::remove_cvref_t<E>::storage_type > ;

/// A fresh array with the elements of an expression: `ndarray b = e` by name. Of an array it is a copy.
template <expression E>
[[nodiscard]] auto eval(const E& e)
{
    using T = value_type_of<E>;
    constexpr int rank = E::rank;
    return ndarray<T, rank>(detail::evaluate_fresh<simd::default_arch, T, rank>(detail::operand_of(e)));
}

/// What `e.eval()` calls.
template <expression E>
[[nodiscard]] auto evaluate_node(const E& e)
{
    return nd::eval(e);
}

/// An expression as an array: an array is returned as it is (shared), anything else is evaluated.
template <expression E>
[[nodiscard]] auto as_array(const E& e)
{
    if constexpr (holds_values<E>)
        return ndarray<const value_type_of<E>, E::rank>(e);
    else
        return eval(e);
}
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Elements of type `T` that were computed as `S`: what has 16 bits is computed as float and rounded at the end.
template <class T, class S, int Rank>
[[nodiscard]] ndarray<T, Rank> rounded_to(ndarray<S, Rank> results)
{
    if constexpr (std::is_same_v<T, S>)
        return results;
    else {
        ndarray<T, Rank> rounded(allocate_array<T, Rank>(axis_values(results.shape())));
        rounded.assign(results);
        return rounded;
    }
}
} // namespace nd::detail::inline ND_ISA
