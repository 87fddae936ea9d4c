// A matrix as the kernels see it: an address, two extents, two strides in elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

namespace nd::detail::inline ND_ISA
{
/// Rows and columns anywhere in memory: any strides, also zero and negative.
template <class T>
struct matrix_view
{
    const T* data;
    index_t rows;
    index_t columns;
    index_t row_stride;    ///< elements from one row to the next
    index_t column_stride; ///< elements from one column to the next

    [[nodiscard]] const T* at(index_t row, index_t column) const noexcept
    {
        return data + row * row_stride + column * column_stride;
    }
    [[nodiscard]] matrix_view transposed() const noexcept { return {data, columns, rows, column_stride, row_stride}; }
};

/// Equally spaced elements of type `T`.
template <class T>
struct vector_view
{
    T* data;
    index_t size;
    index_t stride; ///< elements from one to the next
};
} // namespace nd::detail::inline ND_ISA
