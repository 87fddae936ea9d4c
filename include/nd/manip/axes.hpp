// Views with the axes in another order, and diagonals.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

namespace nd::inline ND_ISA
{
/// The axes in reverse order.
template <expression E>
[[nodiscard]] ND_INLINE auto transpose(const E& a)
{
    return detail::arranged(detail::handle_of(a), [](const auto& l, index_t&) { return reverse_axes(l); });
}
/// Axis `i` of the result is axis `axes[i]` of `a`.
/// Throws  value_error when `axes` does not name every axis once, axis_error for one that does not exist
template <expression E>
[[nodiscard]] ND_INLINE auto transpose(const E& a, const axis_values& axes)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) { return permute(l, axes); });
}
/// NumPy 2's other name of `transpose`.
template <expression E>
[[nodiscard]] ND_INLINE auto permute_dims(const E& a, const axis_values& axes)
{
    return transpose(a, axes);
}

/// Throws  axis_error for an axis that does not exist
template <expression E>
[[nodiscard]] ND_INLINE auto swapaxes(const E& a, int axis1, int axis2)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) { return swap_axes(l, axis1, axis2); });
}

/// The last two axes exchanged.
/// Throws  value_error below two axes
template <expression E>
[[nodiscard]] ND_INLINE auto matrix_transpose(const E& a)
{
    return detail::arranged(detail::handle_of(a), [](const auto& l, index_t&) {
        if (l.ndim() < 2)
            raise<value_error>(
                message() << "Input array must be at least 2-dimensional, but it is " << index_t{l.ndim()});
        return swap_axes(l, -1, -2);
    });
}

/// Axis `source[k]` becomes axis `destination[k]`; the others keep their order in the places that are left.
/// Throws  axis_error for an axis that does not exist; value_error for one that is repeated or lists of unequal length
template <expression E>
[[nodiscard]] ND_INLINE auto moveaxis(const E& a, const axis_values& source, const axis_values& destination)
{
    return detail::arranged(
        detail::handle_of(a), [&](const auto& l, index_t&) { return move_axes(l, source, destination); });
}

/// `axis` moved to stand before the axis that is now at `start`. `moveaxis` says the same more clearly.
/// Throws  axis_error when there is no such axis or place
template <expression E>
[[nodiscard]] ND_INLINE auto rollaxis(const E& a, int axis, int start = 0)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) {
        const int ndim = l.ndim();
        const int from = normalize_axis(axis, ndim);
        if (start < -ndim || start > ndim)
            raise<axis_error>(message() << "'start' arg requires " << -ndim << " <= start < " << ndim + 1 << ", but "
                                        << start << " was passed in");
        const int before = start < 0 ? start + ndim : start;
        return move_axes(l, axis_values(from), axis_values(from < before ? before - 1 : before));
    });
}

/// The elements whose indices along `axis1` and `axis2` differ by `offset`, as the last axis of a read-only view.
/// Shapes  (..., n, ..., m, ...) -> (..., ..., ..., k)
/// Throws  shape_error below two axes, axis_error for an axis that does not exist, value_error when they are the same
template <expression E>
    requires at_least_two_axes<E::rank>
[[nodiscard]] ND_INLINE auto diagonal(const E& a, index_t offset = 0, int axis1 = 0, int axis2 = 1)
{
    return detail::arranged(detail::handle_of(a),
        [&](const auto& l, index_t& byte_offset) { return diagonal_layout(l, byte_offset, offset, axis1, axis2); });
}
} // namespace nd::inline ND_ISA
