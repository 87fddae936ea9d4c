// Views of every window of an array, and views under any strides, checked against the array's memory.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

namespace nd::inline ND_ISA
{
/// `sliding_window_view(a, {3, 3}, {0, 1}, {.writeable = true})`
struct window_options
{
    bool writeable = false; ///< windows share elements: a write is seen in all of them
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T, int Rank>
[[nodiscard]] ndarray<T> windows_of(
    const leaf<T, Rank>& a, const axis_values& window, std::span<const index_t> axes, bool writeable)
{
    return arranged(a, [&](const layout<Rank>& l, index_t&) {
        axis_values shape(l.shape());
        axis_values strides(l.strides());
        for (int k = 0; k < window.size(); ++k) {
            const int axis = normalize_axis(axes[static_cast<std::size_t>(k)], l.ndim());
            if (window[k] < 0)
                throw_value_error("`window_shape` cannot contain negative values");
            if (shape[axis] < window[k])
                throw_value_error("window shape cannot be larger than input array shape");
            shape[axis] -= window[k] - 1;
        }
        for (int k = 0; k < window.size(); ++k) {
            shape.push_back(window[k]);
            strides.push_back(l.stride(normalize_axis(axes[static_cast<std::size_t>(k)], l.ndim())));
        }
        (void)checked_size(shape);
        layout<dynamic> result(shape, strides);
        result.set_writeable(writeable && l.writeable());
        return result;
    });
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Every window of `window` elements along `axes`, as a read-only view; an axis may be named several times.
/// Shapes  (n, ...) -> (n - window + 1, ..., window)
/// Throws  value_error for a window larger than the array, or not one length per axis; axis_error
/// Source  numpy.lib.stride_tricks.sliding_window_view
template <expression E>
[[nodiscard]] auto sliding_window_view(
    const E& a, const axis_values& window, const axis_values& axes, const window_options& options = {})
{
    if (window.size() != axes.size())
        raise<value_error>(message() << "Must provide matching length window_shape and axis; got " << window.size()
                                     << " window_shape elements and " << axes.size() << " axes elements.");
    return detail::windows_of(detail::handle_of(a), window, axes, options.writeable);
}
/// The same along all axes.
template <expression E>
[[nodiscard]] auto sliding_window_view(const E& a, const axis_values& window)
{
    const auto source = detail::handle_of(a);
    axis_values axes;
    for (int i = 0; i < source.where.ndim(); ++i)
        axes.push_back(i);
    if (window.size() != axes.size())
        raise<value_error>(
            message() << "Since axis is `None`, must provide window_shape for all dimensions of `x`; got "
                      << window.size() << " window_shape elements and `x.ndim` is " << axes.size() << ".");
    return detail::windows_of(source, window, axes, false);
}

/// A view from the first element of `a` on with any shape and byte strides that stay inside its memory.
/// Throws  shape_error for a negative extent or unequal numbers of extents and strides; value_error when an element of
///         the view would lie outside the buffer (of borrowed memory: outside the elements of `a`)
/// Source  numpy.lib.stride_tricks.as_strided
template <array_like A>
[[nodiscard]] auto as_strided(const A& a, const axis_values& shape, const axis_values& strides)
{
    const auto& source = a.handle();
    return detail::arranged(source, [&](const auto& l, index_t&) {
        const byte_range wanted = checked_byte_bounds(shape, strides, a.itemsize());
        byte_range owned = byte_bounds(l.shape(), l.strides(), a.itemsize());
        if (source.owner) {
            const auto first = reinterpret_cast<std::uintptr_t>(source.owner.data());
            owned.low = static_cast<index_t>(first - reinterpret_cast<std::uintptr_t>(source.data));
            owned.high = owned.low + static_cast<index_t>(source.owner.bytes());
        }
        if (wanted.low != wanted.high && (wanted.low < owned.low || wanted.high > owned.high))
            raise<value_error>(message() << "the view would touch the bytes " << wanted.low << " to " << wanted.high
                                         << " from the first element on, but the array's memory is " << owned.low
                                         << " to " << owned.high);
        layout<dynamic> result(shape, strides);
        result.set_writeable(l.writeable());
        return result;
    });
}
/// The same with the strides of `a`.
template <array_like A>
[[nodiscard]] auto as_strided(const A& a, const axis_values& shape)
{
    return as_strided(a, shape, axis_values(a.strides()));
}
} // namespace nd::inline ND_ISA
