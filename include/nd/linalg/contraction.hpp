// Sums of products over axes that two arrays share: every product of this folder is one of these.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/blas.hpp>
#include <nd/linalg/factor.hpp>
#include <nd/linalg/gemm.hpp>
#include <nd/linalg/gemv.hpp>

namespace nd::detail::inline ND_ISA
{
/// `out = a b` for matrices of any extents: zeros where there is nothing to add.
/// Shapes  (n, k), (k, m) -> (n, m); rows of `out` follow each other without a gap
template <class Arch, class T>
void multiply_matrices(const matrix_view<T>& a, const matrix_view<T>& b, T* out)
{
    if (a.rows == 0 || b.columns == 0)
        return;
    if (a.columns == 0)
        std::memset(static_cast<void*>(out), 0, static_cast<std::size_t>(a.rows * b.columns) * sizeof(T));
    else if (b.columns == 1)
        multiply_vector<Arch>(a, vector_view<const T>{b.data, b.rows, b.row_stride}, vector_view<T>{out, a.rows, 1});
    else if (a.rows == 1)
        multiply_vector<Arch>(b.transposed(), vector_view<const T>{a.data, a.columns, a.column_stride},
            vector_view<T>{out, b.columns, 1});
    else {
        if constexpr (uses_blas && blas_element<T>)
            if (multiply_by_blas(a, b, out))
                return;
        multiply_blocked<Arch>(a, b, out, b.columns);
    }
}

/// Matrices: the axes from the first on are `batch`, then groups of axes that stand for one row or column axis.
struct stack_axes
{
    int batch;
    int rows;
    int columns;
};

/// A stack of matrices in memory. `strides` of its batch axes are in elements.
template <class T>
struct matrix_stack
{
    buffer owner;
    matrix_view<T> first;
    axis_values strides;
};

[[nodiscard]] inline index_t product_of(std::span<const index_t> extents) noexcept
{
    index_t n = 1;
    for (index_t extent : extents)
        n *= extent;
    return n;
}

/// The elements of `a`, whose axes are `axes.batch`, `axes.rows` and `axes.columns` many in this order, as a stack of
/// matrices: in place where the axes of a group follow each other evenly in memory, else copied.
template <class T>
[[nodiscard]] matrix_stack<T> stack_of(const leaf<const T, dynamic>& a, const stack_axes& axes)
{
    const std::span<const index_t> shape = a.where.shape();
    const auto batch = static_cast<std::size_t>(axes.batch);
    const auto rows = static_cast<std::size_t>(axes.rows);
    axis_values matrices(shape.subspan(0, batch));
    matrices.push_back(product_of(shape.subspan(batch, rows)));
    matrices.push_back(product_of(shape.subspan(batch + rows)));
    const leaf<const T, dynamic> joined = reshaped<simd::default_arch, dynamic>(a, matrices, order::c);
    constexpr auto itemsize = static_cast<index_t>(sizeof(T));
    matrix_stack<T> stack{joined.owner,
        {joined.data, joined.where.extent(axes.batch), joined.where.extent(axes.batch + 1),
            joined.where.stride(axes.batch) / itemsize, joined.where.stride(axes.batch + 1) / itemsize},
        {}};
    for (int i = 0; i < axes.batch; ++i)
        stack.strides.push_back(joined.where.extent(i) == 1 ? 0 : joined.where.stride(i) / itemsize);
    return stack;
}

/// `out[i] = a[i] b[i]` for every index i of a batch; `out` in C order.
template <class Arch, class T>
void multiply_stacks(std::span<const index_t> batch, const matrix_stack<T>& a, const matrix_stack<T>& b, T* out)
{
    matrix_view<T> x = a.first;
    matrix_view<T> y = b.first;
    auto ndim = static_cast<int>(batch.size());
    // Matrices of `a` that stand one below the other and meet the same `b` are one matrix.
    for (; ndim > 0; --ndim) {
        const int last = ndim - 1;
        const index_t extent = batch[static_cast<std::size_t>(last)];
        if (extent == 1)
            continue;
        if (b.strides[last] != 0 || (x.rows != 1 && a.strides[last] != x.rows * x.row_stride))
            break;
        if (x.rows == 1)
            x.row_stride = a.strides[last];
        x.rows *= extent;
    }
    index_t count = 1;
    for (int i = 0; i < ndim; ++i)
        count *= batch[static_cast<std::size_t>(i)];
    axis_values index(ndim, 0);
    for (index_t done = 0; done < count; ++done, out += x.rows * y.columns) {
        multiply_matrices<Arch>(x, y, out);
        for (int axis = ndim - 1; axis >= 0; --axis) {
            x.data += a.strides[axis];
            y.data += b.strides[axis];
            const index_t extent = batch[static_cast<std::size_t>(axis)];
            if (++index[axis] < extent)
                break;
            index[axis] = 0;
            x.data -= extent * a.strides[axis];
            y.data -= extent * b.strides[axis];
        }
    }
}

/// Axes of two arrays that run together, in the same order.
struct axis_pairs
{
    axis_values a;
    axis_values b;
};

/// The axes of an array of `ndim` axes that stand neither in `x` nor in `y`.
[[nodiscard]] inline axis_values other_axes(int ndim, const axis_values& x, const axis_values& y)
{
    axis_set taken;
    for (index_t axis : x)
        taken.insert(static_cast<int>(axis));
    for (index_t axis : y)
        taken.insert(static_cast<int>(axis));
    axis_values others;
    for (int i = 0; i < ndim; ++i)
        if (!taken.contains(i))
            others.push_back(i);
    return others;
}

inline void append(axis_values& to, const axis_values& values)
{
    for (index_t value : values)
        to.push_back(value);
}

/// Sums of products over the axes `summed`; `shared` axes run together and stay.
/// Shapes  shared axes, then the other axes of `a`, then those of `b`; the extents of pairs must be equal
template <class Arch, class T>
[[nodiscard]] leaf<T, dynamic> contract(const leaf<const T, dynamic>& a, const leaf<const T, dynamic>& b,
    const axis_pairs& shared, const axis_pairs& summed)
{
    const axis_values rest_of_a = other_axes(a.where.ndim(), shared.a, summed.a);
    const axis_values rest_of_b = other_axes(b.where.ndim(), shared.b, summed.b);
    axis_values order_of_a = shared.a;
    append(order_of_a, rest_of_a);
    append(order_of_a, summed.a);
    axis_values order_of_b = shared.b;
    append(order_of_b, summed.b);
    append(order_of_b, rest_of_b);
    axis_values shape;
    for (index_t axis : shared.a)
        shape.push_back(a.where.extent(static_cast<int>(axis)));
    const axis_values batch = shape;
    for (index_t axis : rest_of_a)
        shape.push_back(a.where.extent(static_cast<int>(axis)));
    for (index_t axis : rest_of_b)
        shape.push_back(b.where.extent(static_cast<int>(axis)));
    leaf<T, dynamic> out = allocate_array<T, dynamic>(shape);
    if (is_empty(shape))
        return out;
    const matrix_stack<T> x =
        stack_of<T>({a.owner, a.data, permute(a.where, order_of_a)}, {batch.size(), rest_of_a.size(), summed.a.size()});
    const matrix_stack<T> y =
        stack_of<T>({b.owner, b.data, permute(b.where, order_of_b)}, {batch.size(), summed.b.size(), rest_of_b.size()});
    multiply_stacks<Arch>(batch, x, y, out.data);
    return out;
}
} // namespace nd::detail::inline ND_ISA
