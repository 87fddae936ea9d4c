// Positions in a flattened array and the indices that they stand for, both ways.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/index_list.hpp>
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

/// The indices of many positions: one array per axis, each with the shape of `positions`.
template <expression E>
    requires integer_element<value_type_of<E>>
[[nodiscard]] auto unravel_index(const E& positions, const axis_values& shape, order index_order = order::c)
{
    if (shape.empty())
        throw_value_error("multiple indices are not supported for 0d arrays");
    const auto flat = detail::dense_as<index_t>(positions);
    std::vector<ndarray<index_t, E::rank>> result;
    for (int axis = 0; axis < shape.size(); ++axis)
        result.push_back(ndarray<index_t, E::rank>(detail::allocate_array<index_t, E::rank>(flat.shape())));
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
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Positions of many indices. Source  numpy/_core/src/multiarray/compiled_base.c, arr_ravel_multi_index
[[nodiscard]] inline ndarray<index_t> positions_of_indices(const std::vector<ndarray<const index_t>>& indices,
    const axis_values& shape, std::span<const index_mode> modes, order index_order)
{
    const int ndim = shape.size();
    if (static_cast<int>(indices.size()) != ndim)
        raise<value_error>(message() << "parameter multi_index must be a sequence of length " << ndim);
    if (modes.size() != 1 && static_cast<int>(modes.size()) != ndim)
        throw_value_error("incorrect number of modes");
    (void)checked_size(shape);
    axis_values result_shape;
    for (const auto& index : indices)
        broadcast_into(result_shape, index.shape());
    ndarray<index_t> result{result_shape};
    for (int i = 0; i < ndim; ++i) {
        const int axis = index_order == order::f ? ndim - 1 - i : i;
        const index_t n = shape[axis];
        const index_mode mode = modes[modes.size() == 1 ? 0 : static_cast<std::size_t>(axis)];
        ndarray<index_t> at{result_shape};
        at.assign(indices[static_cast<std::size_t>(axis)]);
        index_t* out = result.data();
        for (index_t k = 0; k < at.size(); ++k) {
            const index_t given = at.data()[k];
            const index_t position = n == 0 ? -1 : position_within(given, n, mode);
            if (position < 0 || (mode == index_mode::raise && given < 0))
                throw_value_error("invalid entry in coordinates array");
            out[k] = out[k] * n + position;
        }
    }
    return result;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The positions of many indices: one integer array per axis, which broadcast. `modes` says what happens outside the
/// shape, for all axes or for each; `raise` takes no negative ones here.
/// Throws  value_error for an index outside the shape
template <class Indices>
    requires(!expression<Indices> && requires(const Indices& x) { requires index_array<decltype(*x.begin())>; })
[[nodiscard]] ndarray<index_t> ravel_multi_index(const Indices& indices, const axis_values& shape,
    std::initializer_list<index_mode> modes = {index_mode::raise}, order index_order = order::c)
{
    std::vector<ndarray<const index_t>> arrays;
    for (const auto& index : indices)
        arrays.push_back(detail::dense_as<index_t>(index));
    return detail::positions_of_indices(arrays, shape, std::span(modes.begin(), modes.size()), index_order);
}
} // namespace nd::inline ND_ISA
