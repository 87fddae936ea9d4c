// The index type, and products and sums of it that cannot overflow unnoticed.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>

#include <cstddef>
#include <span>

namespace nd
{
/// Every extent, stride, offset and index: signed, as wide as a pointer.
using index_t = std::ptrdiff_t;

/// Most axes an array may have (NumPy's NPY_MAXDIMS).
inline constexpr int max_rank = 64;

/// Rank argument of types whose number of axes is known at run time only.
inline constexpr int dynamic = -1;

/// `a * b`; throws `shape_error` when it does not fit.
[[nodiscard]] constexpr index_t checked_mul(index_t a, index_t b)
{
    index_t r = 0;
    if (__builtin_mul_overflow(a, b, &r))
        throw_shape_error("array is too big; a product of extents and item size exceeds 2^63 - 1");
    return r;
}

/// `a + b`; throws `shape_error` when it does not fit.
[[nodiscard]] constexpr index_t checked_add(index_t a, index_t b)
{
    index_t r = 0;
    if (__builtin_add_overflow(a, b, &r))
        throw_shape_error("array is too big; a sum of sizes exceeds 2^63 - 1");
    return r;
}

/// Number of elements of `shape`. As in NumPy the product of the non-zero extents times `itemsize` must fit too, so
/// that no view of an empty array can overflow.
/// Throws  shape_error on a negative extent or overflow
[[nodiscard]] constexpr index_t checked_size(std::span<const index_t> shape, index_t itemsize = 1)
{
    index_t n = itemsize == 0 ? 1 : itemsize;
    bool empty = false;
    for (index_t extent : shape) {
        if (extent < 0)
            throw_shape_error("negative dimensions are not allowed: shape", shape);
        if (extent == 0)
            empty = true;
        else
            n = checked_mul(n, extent);
    }
    return empty ? 0 : n / (itemsize == 0 ? 1 : itemsize);
}
} // namespace nd
