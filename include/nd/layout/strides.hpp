// Byte strides of fresh arrays in C, Fortran and kept order, and the range of bytes a layout touches.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/flags.hpp>

namespace nd::inline ND_ISA
{
/// Order of elements in memory: C (last axis fastest), Fortran (first axis fastest), the source's own, or F when the
/// source is F- and not C-contiguous and C otherwise.
enum class order : char { c = 'C', f = 'F', k = 'K', a = 'A' };

// The stride of an axis of length 1 may be any number and takes part in no address, so that arithmetic on it must not
// be undefined: it wraps, as in NumPy.
[[nodiscard]] constexpr index_t wrapping_add(index_t a, index_t b) noexcept
{
    return static_cast<index_t>(static_cast<std::size_t>(a) + static_cast<std::size_t>(b));
}
[[nodiscard]] constexpr index_t wrapping_mul(index_t a, index_t b) noexcept
{
    return static_cast<index_t>(static_cast<std::size_t>(a) * static_cast<std::size_t>(b));
}

/// C (`order::c`, also for `k` and `a`) or Fortran strides in which an extent of 0 counts as 1: those of a view of an
/// array without elements. A fresh array has those of `c_strides` or `f_strides`.
/// Throws  shape_error when the size in bytes overflows
[[nodiscard]] constexpr axis_values packed_strides(
    std::span<const index_t> shape, index_t itemsize, order memory_order = order::c)
{
    const auto ndim = static_cast<int>(shape.size());
    axis_values strides(ndim, itemsize);
    index_t step = itemsize;
    for (int i = 0; i < ndim; ++i) {
        const int axis = memory_order == order::f ? i : ndim - 1 - i;
        strides[axis] = step;
        if (const index_t extent = shape[static_cast<std::size_t>(axis)]; extent != 0)
            step = checked_mul(step, extent);
    }
    return strides;
}

/// Strides of a fresh array in C order; all are 0 when it has no elements.
/// Throws  shape_error when the size in bytes overflows
[[nodiscard]] constexpr axis_values c_strides(std::span<const index_t> shape, index_t itemsize)
{
    return is_empty(shape) ? axis_values(static_cast<int>(shape.size()), 0) : packed_strides(shape, itemsize);
}

/// Strides of a fresh array in Fortran order; all are 0 when it has no elements.
/// Throws  shape_error when the size in bytes overflows
[[nodiscard]] constexpr axis_values f_strides(std::span<const index_t> shape, index_t itemsize)
{
    return is_empty(shape) ? axis_values(static_cast<int>(shape.size()), 0) : packed_strides(shape, itemsize, order::f);
}

/// The strides that Python's buffers give: of a contiguous array those that its shape implies, also along axes of
/// length 0 and 1, whose stride in the array may be anything.
/// Source  numpy/_core/src/multiarray/buffer.c, _buffer_info_new
[[nodiscard]] constexpr axis_values buffer_strides(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize)
{
    const bool c = is_c_contiguous(shape, strides, itemsize);
    if (!c && !is_f_contiguous(shape, strides, itemsize))
        return axis_values(strides);
    const auto ndim = static_cast<int>(shape.size());
    axis_values result(ndim, itemsize);
    for (int i = 0; i < ndim; ++i) {
        const int axis = c ? ndim - 1 - i : i;
        result[axis] = itemsize;
        itemsize = wrapping_mul(itemsize, shape[static_cast<std::size_t>(axis)]);
    }
    return result;
}

/// `|stride|`, which fits for every stride.
[[nodiscard]] constexpr std::size_t stride_magnitude(index_t stride) noexcept
{
    return stride < 0 ? 0 - static_cast<std::size_t>(stride) : static_cast<std::size_t>(stride);
}

/// Strides of a fresh array that keeps the order of axes in memory of a prototype: no gaps, no negative strides.
/// `prototype_itemsize` is the prototype's where the new array has another (as in astype).
/// Throws  shape_error when the size in bytes overflows
/// Source  numpy.empty_like(prototype, order='K')
[[nodiscard]] constexpr axis_values k_strides(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize, index_t prototype_itemsize)
{
    const auto ndim = static_cast<int>(shape.size());
    if (is_c_contiguous(shape, strides, prototype_itemsize) || ndim <= 1)
        return c_strides(shape, itemsize);
    if (is_f_contiguous(shape, strides, prototype_itemsize))
        return f_strides(shape, itemsize);

    // Insertion sort, innermost first: of equal strides the later axis is the inner one.
    axis_values inner_first;
    for (int axis = ndim - 1; axis >= 0; --axis) {
        const std::size_t magnitude = stride_magnitude(strides[static_cast<std::size_t>(axis)]);
        int place = 0;
        while (place < inner_first.size() &&
            stride_magnitude(strides[static_cast<std::size_t>(inner_first[place])]) <= magnitude)
            ++place;
        inner_first.insert(place, axis);
    }
    axis_values result(ndim, itemsize);
    index_t step = itemsize;
    for (index_t axis : inner_first) {
        result[static_cast<int>(axis)] = step;
        step = checked_mul(step, shape[static_cast<std::size_t>(axis)]);
    }
    return result;
}

[[nodiscard]] constexpr axis_values k_strides(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize)
{
    return k_strides(shape, strides, itemsize, itemsize);
}

/// A half-open range of bytes, relative to the address of element 0.
struct byte_range
{
    index_t low = 0, high = 0;
    [[nodiscard]] constexpr bool operator==(const byte_range&) const noexcept = default;
};

/// The bytes between the lowest and the highest that the elements of an existing array occupy; {0, 0} when there are
/// none.
[[nodiscard]] constexpr byte_range byte_bounds(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize) noexcept
{
    byte_range bytes{0, itemsize};
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 0)
            return {};
        const index_t span = wrapping_mul(shape[i] - 1, strides[i]);
        index_t& end = span < 0 ? bytes.low : bytes.high;
        end = wrapping_add(end, span);
    }
    return bytes;
}

/// The same for a shape and strides that nobody has checked yet.
/// Throws  shape_error when an extent is negative, or the size or a byte position exceeds 2^63 - 1
[[nodiscard]] constexpr byte_range checked_byte_bounds(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize)
{
    if (strides.size() != shape.size())
        throw_shape_error("one stride per axis is needed: shape", shape);
    if (checked_size(shape, itemsize) == 0)
        return {};
    byte_range bytes{0, itemsize};
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const index_t span = checked_mul(shape[i] - 1, strides[i]);
        index_t& end = span < 0 ? bytes.low : bytes.high;
        end = checked_add(end, span);
    }
    return bytes;
}
} // namespace nd::inline ND_ISA
