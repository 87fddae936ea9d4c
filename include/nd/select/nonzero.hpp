// Positions of the elements that are not zero.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/true_positions.hpp>
#include <nd/select/unravel.hpp>
#include <nd/ufunc/comparison.hpp>

#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Which elements are true or not zero, as truth values.
template <class E>
[[nodiscard]] dense_mask nonzero_mask(const E& e)
{
    if constexpr (boolean_element<value_type_of<E>>)
        return make_dense_mask(operand_of(e));
    else
        return make_dense_mask(not_equal(e, real_t<value_type_of<E>>(0)));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Positions, in the flattened array, of the elements that are not zero. Source  numpy.flatnonzero
template <expression E>
[[nodiscard]] ndarray<index_t, 1> flatnonzero(const E& e)
{
    const detail::dense_mask mask = detail::nonzero_mask(e);
    const index_t n = detail::count_true<simd::default_arch>(mask.bytes, mask.size);
    const leaf<index_t, 1> positions = detail::allocate_array<index_t, 1>(axis_values{n});
    detail::list_true<simd::default_arch>(positions.data, mask.bytes, mask.size, 0, 1);
    return ndarray<index_t, 1>(positions);
}

/// Positions of the elements that are not zero: one vector of indices per axis, in C order.
/// Throws  value_error for a 0-d array. Source  numpy.nonzero
template <expression E>
[[nodiscard]] std::vector<ndarray<index_t, 1>> nonzero(const E& e)
{
    const axis_values shape = shape_of(detail::operand_of(e));
    if (shape.empty())
        throw_value_error("Calling nonzero on 0d arrays is not allowed. Use atleast_1d(scalar).nonzero() instead.");
    return unravel_index(flatnonzero(e), shape);
}

/// The same as one matrix. Shapes  (number of elements that are not zero, number of axes). Source  numpy.argwhere
template <expression E>
[[nodiscard]] ndarray<index_t, 2> argwhere(const E& e)
{
    const axis_values shape = shape_of(detail::operand_of(e));
    const ndarray<index_t, 1> flat = flatnonzero(e);
    ndarray<index_t, 2> result({flat.size(), shape.size()});
    if (shape.empty())
        return result;
    const auto columns = unravel_index(flat, shape);
    for (int axis = 0; axis < shape.size(); ++axis)
        result(full_extent, axis) = columns[static_cast<std::size_t>(axis)];
    return result;
}
} // namespace nd::inline ND_ISA
