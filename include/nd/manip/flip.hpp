// Elements in reverse order, turned by right angles, and rotated along axes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_too_few_axes(int needed)
{
    raise<value_error>(message() << "Input must be >= " << needed << "-d.");
}
template <expression E>
[[nodiscard]] ND_INLINE auto flipped(const E& a, int axis)
{
    return arranged(handle_of(a), [&](const auto& l, index_t& byte_offset) {
        if (l.ndim() <= axis)
            throw_too_few_axes(axis + 1);
        return flip_axis(l, byte_offset, axis);
    });
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The elements in reverse order along `axes`, as a view.
/// Throws  axis_error for an axis that does not exist, value_error for one that is repeated
template <expression E>
[[nodiscard]] ND_INLINE auto flip(const E& a, const axis_values& axes)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t& byte_offset) {
        auto result = l;
        for (index_t axis : normalize_axis_list(axes, l.ndim()))
            result = flip_axis(result, byte_offset, axis);
        return result;
    });
}
/// The elements in reverse order along all axes, as a view.
template <expression E>
[[nodiscard]] ND_INLINE auto flip(const E& a)
{
    return detail::arranged(detail::handle_of(a), [](const auto& l, index_t& byte_offset) {
        auto result = l;
        for (int axis = 0; axis < l.ndim(); ++axis)
            result = flip_axis(result, byte_offset, axis);
        return result;
    });
}
/// The rows in reverse order, as a view. Throws value_error for an array without axes.
template <expression E>
[[nodiscard]] ND_INLINE auto flipud(const E& a)
{
    return detail::flipped(a, 0);
}
/// The columns in reverse order, as a view. Throws value_error below two axes.
template <expression E>
[[nodiscard]] ND_INLINE auto fliplr(const E& a)
{
    return detail::flipped(a, 1);
}

/// `a` turned `k` times by 90 degrees in the plane of two axes, from the first towards the second, as a view.
/// Throws  value_error unless `axes` are two different ones, axis_error when one does not exist
template <expression E>
[[nodiscard]] ND_INLINE auto rot90(const E& a, index_t k = 1, const axis_values& axes = {0, 1})
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t& byte_offset) {
        if (axes.size() != 2)
            throw_value_error("len(axes) must be 2.");
        const int from = normalize_axis(axes[0], l.ndim());
        const int towards = normalize_axis(axes[1], l.ndim());
        if (from == towards)
            throw_value_error("Axes must be different.");
        auto result = l;
        const index_t turns = (k % 4 + 4) % 4;
        if (turns == 1 || turns == 2)
            result = flip_axis(result, byte_offset, towards);
        if (turns == 2 || turns == 3)
            result = flip_axis(result, byte_offset, from);
        return turns % 2 == 1 ? swap_axes(result, from, towards) : result;
    });
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Writes `from` into `to` with every axis rotated by `shift[axis]` (0 to extent - 1): two parts per axis.
template <class T, class S, int Rank>
void copy_rotated(const leaf<T, Rank>& to, const leaf<S, Rank>& from, const axis_values& shift, int axis)
{
    while (axis < to.where.ndim() && shift[axis] == 0)
        ++axis;
    if (axis == to.where.ndim())
        return array_of(to).assign(array_of(from));
    const index_t n = to.where.extent(axis);
    const index_t s = shift[axis];
    copy_rotated(part_of(to, axis, s, n - s).handle(), part_of(from, axis, 0, n - s).handle(), shift, axis + 1);
    copy_rotated(part_of(to, axis, 0, s).handle(), part_of(from, axis, n - s, s).handle(), shift, axis + 1);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A copy in which the element at index `i` of an axis is moved to `i + shift`, wrapping around. One shift may go with
/// several axes and several shifts with one axis; shifts of one axis add up.
/// Throws  axis_error for an axis that does not exist, value_error when there are neither as many shifts as axes nor
/// one
template <expression E>
[[nodiscard]] auto roll(const E& a, const axis_values& shift, const axis_values& axes)
{
    const auto source = detail::handle_of(a);
    const int ndim = source.where.ndim();
    if (shift.size() != axes.size() && shift.size() != 1 && axes.size() != 1)
        throw_broadcast_error(axis_values(shift.size()), axis_values(axes.size()));
    axis_values total(ndim, 0);
    for (int k = 0; k < (shift.size() > axes.size() ? shift.size() : axes.size()); ++k) {
        const int axis = normalize_axis(axes[axes.size() == 1 ? 0 : k], ndim);
        const index_t n = source.where.extent(axis);
        const index_t s = shift[shift.size() == 1 ? 0 : k];
        if (n > 0)
            total[axis] = ((total[axis] + s % n) % n + n) % n;
    }
    using T = value_type_of<E>;
    auto result = detail::allocate_result<T, E::rank>(
        axis_values(source.where.shape()), k_strides(source.where.shape(), source.where.strides(), sizeof(T)));
    detail::copy_rotated(result, source, total, 0);
    return ndarray<T, E::rank>(std::move(result));
}
/// The same for the elements in C order, whatever the shape.
template <expression E>
[[nodiscard]] auto roll(const E& a, index_t shift)
{
    using T = value_type_of<E>;
    const auto source = detail::handle_of(a);
    const ndarray<T, E::rank> result(detail::allocate_array<T, E::rank>(source.where.shape()));
    result.ravel().assign(roll(detail::array_of(source).ravel(), shift, 0));
    return result;
}
} // namespace nd::inline ND_ISA
