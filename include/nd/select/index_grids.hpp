// Index arrays for well-known sets of positions: diagonals, triangles, and open meshes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/ranges.hpp>
#include <nd/select/nonzero.hpp>

#include <array>
#include <vector>

namespace nd::inline ND_ISA
{
/// The positions of the main diagonal of an array of `ndim` axes of length `n`: `a(diag_indices(n)) = 1`.
/// Source  numpy.diag_indices
[[nodiscard]] inline std::vector<ndarray<index_t, 1>> diag_indices(index_t n, int ndim = 2)
{
    return std::vector<ndarray<index_t, 1>>(static_cast<std::size_t>(ndim), arange(n));
}
/// Of the main diagonal of `a`.
/// Throws  value_error for fewer than two axes and when they differ in length. Source  numpy.diag_indices_from
template <expression E>
[[nodiscard]] std::vector<ndarray<index_t, 1>> diag_indices_from(const E& a)
{
    const axis_values shape = shape_of(detail::operand_of(a));
    if (shape.size() < 2)
        throw_value_error("input array must be at least 2-d");
    for (int i = 1; i < shape.size(); ++i)
        if (shape[i] != shape[0])
            throw_value_error("All dimensions of input must be of equal length");
    return diag_indices(shape[0], shape.size());
}
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Rows and columns of the elements of an n by m matrix at or below diagonal `k`, or above diagonal `k` - 1.
[[nodiscard]] inline std::vector<ndarray<index_t, 1>> triangle_indices(index_t n, index_t m, index_t k, bool is_lower)
{
    const auto first = [&](index_t row) {
        const index_t c = row + k;
        return is_lower || c < 0 ? 0 : c > m ? m : c;
    };
    const auto end = [&](index_t row) {
        const index_t c = row + k + 1;
        return !is_lower || c > m ? m : c < 0 ? 0 : c;
    };
    index_t count = 0;
    for (index_t row = 0; row < n; ++row)
        count += end(row) - first(row);
    ndarray<index_t, 1> rows(allocate_array<index_t, 1>(axis_values(1, count)));
    ndarray<index_t, 1> columns(allocate_array<index_t, 1>(axis_values(1, count)));
    index_t* r = rows.data();
    index_t* c = columns.data();
    for (index_t row = 0; row < n; ++row)
        for (index_t column = first(row); column < end(row); ++column) {
            *r++ = row;
            *c++ = column;
        }
    return {rows, columns};
}
[[nodiscard]] inline axis_values matrix_shape(const axis_values& shape)
{
    if (shape.size() != 2)
        throw_value_error("input array must be 2-d");
    return shape;
}

/// The positions that one argument of `ix` means, along axis `axis` of `ndim`.
template <class X>
[[nodiscard]] ndarray<index_t> mesh_positions(const X& x, int axis, int ndim)
{
    if constexpr (expression<X>) {
        static_assert(integer_element<value_type_of<X>> || boolean_element<value_type_of<X>>,
            "positions are integers or truth values");
        if (shape_of(operand_of(x)).size() != 1)
            throw_value_error("Cross index must be 1 dimensional");
        axis_values shape(ndim, 1);
        shape[axis] = -1;
        if constexpr (boolean_element<value_type_of<X>>)
            return flatnonzero(x).reshape(shape);
        else {
            ndarray<index_t> positions(allocate_array<index_t, dynamic>(shape_of(operand_of(x))));
            positions.assign(x);
            return positions.reshape(shape);
        }
    } else {
        axis_values shape(ndim, 1);
        shape[axis] = static_cast<index_t>(x.size());
        ndarray<index_t> positions(allocate_array<index_t, dynamic>(shape));
        index_t* out = positions.data();
        for (const auto& position : x)
            *out++ = static_cast<index_t>(position);
        return positions;
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The positions of an n by m matrix at or below diagonal `k`; `m` is `n` if it is not given. Source numpy.tril_indices
[[nodiscard]] inline std::vector<ndarray<index_t, 1>> tril_indices(index_t n, index_t k = 0, index_t m = -1)
{
    return detail::triangle_indices(n, m < 0 ? n : m, k, true);
}
/// At or above diagonal `k`. Source  numpy.triu_indices
[[nodiscard]] inline std::vector<ndarray<index_t, 1>> triu_indices(index_t n, index_t k = 0, index_t m = -1)
{
    return detail::triangle_indices(n, m < 0 ? n : m, k, false);
}
/// Of a given matrix. Throws value_error for another number of axes than two. Source  numpy.tril_indices_from
template <expression E>
[[nodiscard]] std::vector<ndarray<index_t, 1>> tril_indices_from(const E& a, index_t k = 0)
{
    const axis_values shape = detail::matrix_shape(shape_of(detail::operand_of(a)));
    return detail::triangle_indices(shape[0], shape[1], k, true);
}
template <expression E>
[[nodiscard]] std::vector<ndarray<index_t, 1>> triu_indices_from(const E& a, index_t k = 0)
{
    const axis_values shape = detail::matrix_shape(shape_of(detail::operand_of(a)));
    return detail::triangle_indices(shape[0], shape[1], k, false);
}

/// Index arrays for every combination of positions, one list per axis: `a(ix(rows, columns))` is a(rows, _)(_,
/// columns). Lists are vectors of integers, truth values (where they are true), or containers of integers.
/// Shapes  (n), (m) -> (n, 1), (1, m). Source  numpy.ix_
template <class... X>
[[nodiscard]] auto ix(const X&... lists)
{
    constexpr int ndim = sizeof...(X);
    int axis = 0;
    return std::array<ndarray<index_t>, sizeof...(X)>{detail::mesh_positions(lists, axis++, ndim)...};
}
[[nodiscard]] inline auto ix(std::initializer_list<index_t> rows, std::initializer_list<index_t> columns)
{
    return std::array<ndarray<index_t>, 2>{detail::mesh_positions(rows, 0, 2), detail::mesh_positions(columns, 1, 2)};
}
} // namespace nd::inline ND_ISA
