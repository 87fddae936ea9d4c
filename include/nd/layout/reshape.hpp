// Reshaping: the length that -1 stands for, and strides of the new shape where no copy is needed.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/strides.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_reshape_error(index_t size, std::span<const index_t> shape)
{
    raise<shape_error>(message() << "cannot reshape array of size " << size << " into shape " << shape);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `shape` with its one negative extent, if any, replaced by what `size` elements leave for it.
/// Throws  shape_error when the sizes do not agree, or more than one extent is negative
/// Source  numpy.reshape
[[nodiscard]] constexpr axis_values resolve_shape(std::span<const index_t> shape, index_t size)
{
    axis_values result(shape);
    int unknown = -1;
    index_t known = 1;
    bool fits = true;
    for (int i = 0; i < result.size(); ++i) {
        if (result[i] > 0)
            fits = !__builtin_mul_overflow(known, result[i], &known) && fits;
        else if (result[i] < 0 && unknown >= 0)
            throw_shape_error("can only specify one unknown dimension, found shape", shape);
        else if (result[i] < 0)
            unknown = i;
    }
    // As in NumPy the non-zero extents must have a product even where there is an extent 0.
    if (!fits)
        detail::throw_reshape_error(size, shape);
    if (is_empty(shape))
        known = 0;
    if (unknown < 0 ? known != size : known == 0 || size % known != 0)
        detail::throw_reshape_error(size, shape);
    if (unknown >= 0)
        result[unknown] = size / known;
    return result;
}

/// Strides with which the elements of an array have `new_shape` (of the same size), read and written in C order, or in
/// Fortran order for `order::f`. False when there are none, so that the array must be copied: the axes that are merged
/// do not follow each other evenly in memory.
/// Throws  value_error for `order::k`
/// Source  numpy/_core/src/multiarray/shape.c, PyArray_Newshape
[[nodiscard]] constexpr bool reshape_strides(std::span<const index_t> shape, std::span<const index_t> strides,
    index_t itemsize, std::span<const index_t> new_shape, order memory_order, axis_values& new_strides)
{
    if (memory_order == order::k)
        throw_value_error("order 'K' is not permitted for reshaping");
    if (same_shape(shape, new_shape)) {
        new_strides = axis_values(strides);
        return true;
    }
    const bool c_contiguous = is_c_contiguous(shape, strides, itemsize);
    const bool f_contiguous = is_f_contiguous(shape, strides, itemsize);
    const bool is_f = memory_order == order::f || (memory_order == order::a && f_contiguous && !c_contiguous);
    if (is_f ? f_contiguous : c_contiguous) {
        new_strides = packed_strides(new_shape, itemsize, is_f ? order::f : order::c);
        return true;
    }

    // The array has elements (an empty one is contiguous). Both shapes are walked from the fastest axis outwards: a run
    // of old axes that are evenly spaced is one long axis, which is cut into new ones as long as they divide it. What
    // axes of length 1 get is of no consequence, and NumPy's choice.
    const auto ndim = static_cast<int>(shape.size());
    const auto new_ndim = static_cast<int>(new_shape.size());
    const auto axis_of = [is_f](int from_fastest, int count) { return is_f ? from_fastest : count - 1 - from_fastest; };
    new_strides = axis_values(new_ndim, 0);
    int old = 0;                 // old axes used up
    int unset = 0;               // first new axis that waits for its stride
    index_t length = 1;          // elements left of the run
    index_t step = itemsize;     // distance between them
    index_t run_length = 1;      // elements of the run from its fastest axis on
    index_t run_step = itemsize; // distance between those
    for (int i = 0; i < new_ndim; ++i) {
        const index_t extent = new_shape[static_cast<std::size_t>(axis_of(i, new_ndim))];
        if (extent == 1 && (is_f || unset == 0))
            continue;
        // Lengthen the run until the new axis divides it; start a new one where nothing is left of the old.
        while (extent != 1 && (extent == 0 || length % extent != 0)) {
            if (old == ndim)
                return false;
            const auto next = static_cast<std::size_t>(axis_of(old++, ndim));
            if (shape[next] == 1)
                continue;
            if (length == 1) {
                run_length = 1;
                run_step = step = strides[next];
            } else if (strides[next] != wrapping_mul(run_length, run_step)) {
                return false;
            }
            run_length = wrapping_mul(run_length, shape[next]);
            length = wrapping_mul(length, shape[next]);
        }
        while (unset <= i)
            new_strides[axis_of(unset++, new_ndim)] = step;
        length /= extent;
        step = wrapping_mul(step, extent);
    }
    while (unset < new_ndim)
        new_strides[axis_of(unset++, new_ndim)] = step;
    return true;
}
} // namespace nd::inline ND_ISA
