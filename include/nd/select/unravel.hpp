// Positions in a flattened array and the indices that they stand for, both ways.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/manip/join.hpp>
#include <nd/select/index_mode.hpp>

#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Writes the index of position `k` of an array of `shape`; `out[axis]` may be any place per axis.
template <class Out>
void unravel(index_t k, const axis_values& shape, index_t size, order index_order, Out out)
{
    if (k < 0 || k >= size)
        raise<value_error>(message() << "index " << k << " is out of bounds for array with size " << size);
    for (int i = 0; i < shape.size(); ++i) {
        const int axis = index_order == order::f ? i : shape.size() - 1 - i;
        out(axis, k % shape[axis]);
        k /= shape[axis];
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The index of position `k` of a flattened array of `shape`. Throws value_error when it is out of bounds.
/// Source  numpy.unravel_index
template <integer_index K>
[[nodiscard]] axis_values unravel_index(K k, const axis_values& shape, order index_order = order::c)
{
    axis_values result(shape.size(), 0);
    detail::unravel(static_cast<index_t>(k), shape, checked_size(shape), index_order,
        [&result](int axis, index_t i) { result[axis] = i; });
    return result;
}

/// The indices of many positions: one vector per axis, for a vector of positions.
template <expression E>
    requires integer_element<value_type_of<E>>
[[nodiscard]] std::vector<ndarray<index_t, 1>> unravel_index(
    const E& positions, const axis_values& shape, order index_order = order::c)
{
    if (shape.empty())
        throw_value_error("multiple indices are not supported for 0d arrays");
    const ndarray<index_t, 1> flat = eval(positions).template astype<index_t>().eval().ravel();
    std::vector<ndarray<index_t, 1>> result;
    for (int axis = 0; axis < shape.size(); ++axis)
        result.push_back(ndarray<index_t, 1>(detail::allocate_array<index_t, 1>(axis_values{flat.size()})));
    const index_t size = checked_size(shape);
    for (index_t i = 0; i < flat.size(); ++i)
        detail::unravel(flat.data()[i], shape, size, index_order,
            [&](int axis, index_t at) { result[static_cast<std::size_t>(axis)].data()[i] = at; });
    return result;
}

/// The position in a flattened array of `shape` of one index. Throws value_error when it is out of bounds.
/// Source  numpy.ravel_multi_index
[[nodiscard]] inline index_t ravel_multi_index(
    const axis_values& index, const axis_values& shape, order index_order = order::c)
{
    if (index.size() != shape.size())
        raise<value_error>(message() << "parameter multi_index must be a sequence of length " << shape.size());
    index_t k = 0;
    for (int i = 0; i < shape.size(); ++i) {
        const int axis = index_order == order::f ? shape.size() - 1 - i : i;
        if (index[axis] < 0 || index[axis] >= shape[axis])
            raise<value_error>(message() << "invalid entry in coordinates array: index " << index[axis] << " for axis "
                                         << axis << " with size " << shape[axis]);
        k = k * shape[axis] + index[axis];
    }
    return k;
}
/// The positions of many indices, given as one array per axis; they broadcast. `mode` says what happens to an index
/// beyond its axis: with `raise` negative ones are out of bounds, too.
template <detail::range_of_arrays Indices>
[[nodiscard]] ndarray<index_t> ravel_multi_index(
    const Indices& indices, const axis_values& shape, index_mode mode = index_mode::raise, order index_order = order::c)
{
    std::vector<ndarray<index_t>> given;
    axis_values common;
    for (const auto& index : indices) {
        given.push_back(ndarray<index_t>(eval(index.template astype<index_t>())));
        broadcast_into(common, given.back().shape());
    }
    if (static_cast<int>(given.size()) != shape.size())
        raise<value_error>(message() << "parameter multi_index must be a sequence of length " << shape.size());
    (void)checked_size(shape);
    ndarray<index_t> result(common);
    index_t step = 1;
    for (int i = 0; i < shape.size(); ++i) {
        const int axis = index_order == order::f ? i : shape.size() - 1 - i;
        ndarray<index_t> along(common);
        along.assign(given[static_cast<std::size_t>(axis)]);
        for (index_t k = 0; k < result.size(); ++k) {
            index_t at = along.data()[k];
            if (mode != index_mode::raise && shape[axis] > 0)
                at = detail::position_within(at, shape[axis], mode);
            if (at < 0 || at >= shape[axis])
                throw_value_error("invalid entry in coordinates array");
            result.data()[k] += at * step;
        }
        step *= shape[axis];
    }
    return result;
}
} // namespace nd::inline ND_ISA
