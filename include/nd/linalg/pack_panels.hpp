// Copies blocks of matrices into panels: the order in which tiles of a product read them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/matrix_view.hpp>
#include <nd/linalg/tile_kernel.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// Rows in groups of `tile_shape::rows`; in a group column after column. Missing rows of the last group are zeros. A
/// complex column is two: its real and its imaginary parts.
template <class Arch, class T>
[[gnu::noinline]] void pack_rows(const matrix_view<T>& a, number_t<T>* to)
{
    using number = number_t<T>;
    constexpr int rows = tile_shape<Arch, number>::rows;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    for (index_t i = 0; i < a.rows; i += rows) {
        const int here = a.rows - i < rows ? static_cast<int>(a.rows - i) : rows;
        const number* from = numbers_of(a.at(i, 0));
        const index_t row = a.row_stride * parts;
        const index_t step = a.column_stride * parts;
        if (here == rows && parts == 1 && row == 1) {
            for (index_t k = 0; k < a.columns; ++k, to += rows, from += step)
                std::memcpy(to, from, rows * sizeof(number));
        } else if (here == rows && parts == 1) {
            for (index_t k = 0; k < a.columns; ++k, to += rows, from += step) {
                ND_UNROLL
                for (int r = 0; r < rows; ++r)
                    to[r] = from[r * row];
            }
        } else
            for (index_t k = 0; k < a.columns; ++k, from += step)
                for (index_t part = 0; part < parts; ++part, to += rows)
                    for (int r = 0; r < rows; ++r)
                        to[r] = r < here ? from[r * row + part] : number(0);
    }
}

/// Columns in groups of `tile_shape::columns` numbers; in a group row after row. Missing columns of the last group are
/// zeros. A complex row is two: (re, im) pairs, then (-im, re) pairs, so that a sum of real products is the complex
/// one.
template <class Arch, class T>
[[gnu::noinline]] void pack_columns(const matrix_view<T>& b, number_t<T>* to)
{
    using number = number_t<T>;
    constexpr int columns = tile_shape<Arch, number>::columns;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    constexpr int group = columns / static_cast<int>(parts);
    for (index_t j = 0; j < b.columns; j += group, to += b.rows * parts * columns) {
        const int here = b.columns - j < group ? static_cast<int>(b.columns - j) : group;
        if constexpr (parts == 1) {
            if (here < group)
                std::memset(to, 0, static_cast<std::size_t>(b.rows * columns) * sizeof(number));
            if (b.column_stride == 1 && here == group)
                for (index_t k = 0; k < b.rows; ++k)
                    std::memcpy(to + k * columns, b.at(k, j), columns * sizeof(number));
            else if (b.column_stride == 1)
                for (index_t k = 0; k < b.rows; ++k)
                    std::memcpy(to + k * columns, b.at(k, j), static_cast<std::size_t>(here) * sizeof(number));
            else
                for (int c = 0; c < here; ++c) {
                    const number* from = numbers_of(b.at(0, j + c));
                    for (index_t k = 0; k < b.rows; ++k, from += b.row_stride)
                        to[k * columns + c] = *from;
                }
        } else
            for (index_t k = 0; k < b.rows; ++k) {
                number* const plain = to + 2 * k * columns;
                number* const turned = plain + columns;
                for (int c = 0; c < group; ++c) {
                    const T z = c < here ? *b.at(k, j + c) : T();
                    plain[2 * c] = z.real();
                    plain[2 * c + 1] = z.imag();
                    turned[2 * c] = -z.imag();
                    turned[2 * c + 1] = z.real();
                }
            }
    }
}
} // namespace nd::detail::inline ND_ISA
