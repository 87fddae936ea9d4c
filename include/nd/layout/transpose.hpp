// Views that permute, reverse or join axes: layout in, layout (and byte offset of its first element) out.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/axis.hpp>
#include <nd/layout/strides.hpp>

namespace nd::inline ND_ISA
{
/// Axis `i` of the result is axis `axes[i]` of `l`.
/// Throws  value_error when `axes` does not name every axis once, axis_error for an axis that does not exist
/// Source  numpy.transpose
template <int Rank>
[[nodiscard]] constexpr layout<Rank> permute(const layout<Rank>& l, std::span<const index_t> axes)
{
    const axis_values permutation = normalize_permutation(axes, l.ndim());
    layout<Rank> result = l;
    for (int i = 0; i < l.ndim(); ++i) {
        const auto from = static_cast<int>(permutation[i]);
        result.set(i, l.extent(from), l.stride(from));
    }
    return result;
}

/// The axes in reverse order, NumPy's `a.T`.
template <int Rank>
[[nodiscard]] constexpr layout<Rank> reverse_axes(const layout<Rank>& l)
{
    layout<Rank> result = l;
    for (int i = 0; i < l.ndim(); ++i)
        result.set(i, l.extent(l.ndim() - 1 - i), l.stride(l.ndim() - 1 - i));
    return result;
}

/// Two axes exchanged.
/// Throws  axis_error for an axis that does not exist
/// Source  numpy.swapaxes
template <int Rank>
[[nodiscard]] constexpr layout<Rank> swap_axes(const layout<Rank>& l, index_t axis1, index_t axis2)
{
    const int i = normalize_axis(axis1, l.ndim());
    const int j = normalize_axis(axis2, l.ndim());
    layout<Rank> result = l;
    result.set(i, l.extent(j), l.stride(j));
    result.set(j, l.extent(i), l.stride(i));
    return result;
}

/// Axis `source[k]` becomes axis `destination[k]`; the others keep their order in the places that are left.
/// Throws  axis_error for an axis that does not exist; value_error for one that is repeated or lists of unequal length
/// Source  numpy.moveaxis
template <int Rank>
[[nodiscard]] constexpr layout<Rank> move_axes(
    const layout<Rank>& l, std::span<const index_t> source, std::span<const index_t> destination)
{
    const axis_values from = normalize_axis_list(source, l.ndim(), "repeated axis in `source` argument");
    const axis_values to = normalize_axis_list(destination, l.ndim(), "repeated axis in `destination` argument");
    if (from.size() != to.size())
        throw_value_error("`source` and `destination` arguments must have the same number of elements");
    axis_set is_moved, is_taken;
    layout<Rank> result = l;
    for (int k = 0; k < from.size(); ++k) {
        const auto axis = static_cast<int>(from[k]);
        const auto place = static_cast<int>(to[k]);
        is_moved.insert(axis);
        is_taken.insert(place);
        result.set(place, l.extent(axis), l.stride(axis));
    }
    for (int axis = 0, place = 0; axis < l.ndim(); ++axis) {
        if (is_moved.contains(axis))
            continue;
        while (is_taken.contains(place))
            ++place;
        result.set(place++, l.extent(axis), l.stride(axis));
    }
    return result;
}

/// The elements along `axis` in reverse order; `byte_offset` moves to the former last one. An axis of length 0 stays.
/// Throws  axis_error for an axis that does not exist
/// Source  numpy.flip
template <int Rank>
[[nodiscard]] constexpr layout<Rank> flip_axis(const layout<Rank>& l, index_t& byte_offset, index_t axis)
{
    const int i = normalize_axis(axis, l.ndim());
    layout<Rank> result = l;
    if (l.extent(i) > 0) {
        byte_offset = wrapping_add(byte_offset, wrapping_mul(l.extent(i) - 1, l.stride(i)));
        result.set(i, l.extent(i), wrapping_mul(l.stride(i), -1));
    }
    return result;
}

/// An array that can have a diagonal.
template <int Rank>
concept at_least_two_axes = Rank == dynamic || Rank >= 2;

/// The elements whose indices along `axis1` and `axis2` differ by `offset` (`i`, `i + offset`), as the last axis of a
/// read-only view; `byte_offset` moves to the first of them.
/// Shapes  (..., n, ..., m, ...) -> (..., ..., ..., k)
/// Throws  shape_error below two axes, axis_error for an axis that does not exist, value_error when they are the same
/// Source  numpy.diagonal
template <int Rank>
    requires at_least_two_axes<Rank>
[[nodiscard]] constexpr layout<rank_plus(Rank, -1)> diagonal_layout(
    const layout<Rank>& l, index_t& byte_offset, index_t offset = 0, index_t axis1 = 0, index_t axis2 = 1)
{
    if (l.ndim() < 2)
        throw_shape_error("diag requires an array of at least two dimensions, found shape", l.shape());
    const int row = normalize_axis(axis1, l.ndim());
    const int column = normalize_axis(axis2, l.ndim());
    if (row == column)
        throw_value_error("axis1 and axis2 cannot be the same");

    // Lengths left of both axes; they cannot overflow, because an offset only shortens one of them.
    const index_t rows = offset < 0 ? wrapping_add(l.extent(row), offset) : l.extent(row);
    const index_t columns = offset > 0 ? l.extent(column) - offset : l.extent(column);
    const index_t shorter = rows < columns ? rows : columns;
    const index_t length = shorter < 0 ? 0 : shorter;
    if (length > 0)
        byte_offset = wrapping_add(byte_offset,
            offset < 0 ? wrapping_mul(wrapping_mul(offset, -1), l.stride(row))
                       : wrapping_mul(offset, l.stride(column)));

    layout<rank_plus(Rank, -1)> result;
    result.set_ndim(l.ndim() - 1);
    int place = 0;
    for (int i = 0; i < l.ndim(); ++i)
        if (i != row && i != column)
            result.set(place++, l.extent(i), l.stride(i));
    result.set(place, length, wrapping_add(l.stride(row), l.stride(column)));
    result.set_writeable(false);
    return result;
}
} // namespace nd::inline ND_ISA
