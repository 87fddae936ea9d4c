// The product of a matrix and a vector, and of two vectors, in whatever order their elements stand in memory.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/inner_sums.hpp>
#include <nd/memory/scratch.hpp>

namespace nd::detail::inline ND_ISA
{
/// Whether a vector is conjugated on the way into a product.
enum class conjugation : bool { no, yes };

/// The numbers that kernels multiply rows of elements with. A complex vector x is two: (re, -im) pairs, whose sum of
/// products with (re, im) pairs is the real part, and (im, re) pairs, which give the imaginary part.
template <class Arch, class T>
void write_row_factors(const T* x, index_t stride, index_t n, number_t<T>* to, index_t to_row, conjugation conjugates)
{
    if constexpr (complex_element<T>) {
        using number = number_t<T>;
        const number sign = conjugates == conjugation::yes ? number(-1) : number(1);
        index_t k = 0;
        if constexpr (simd::vectorizable<number, Arch>) {
            constexpr int width = simd::lanes<number, Arch>;
            number signs[std::size_t(width)];
            for (int i = 0; i < width; ++i)
                signs[i] = i % 2 == 0 ? number(1) : -sign;
            const auto of_plain = simd::load<number, Arch>(signs);
            for (int i = 0; i < width; ++i)
                signs[i] = i % 2 == 0 ? sign : number(1);
            const auto of_swapped = simd::load<number, Arch>(signs);
            if (stride == 1)
                for (; 2 * k + width <= 2 * n; k += width / 2) {
                    const auto pairs = simd::load<number, Arch>(numbers_of(x) + 2 * k);
                    simd::store(to + 2 * k, simd::mul(pairs, of_plain));
                    simd::store(to + to_row + 2 * k, simd::mul(simd::swap_pairs(pairs), of_swapped));
                }
        }
        for (; k < n; ++k) {
            const T value = x[k * stride];
            to[2 * k] = value.real();
            to[2 * k + 1] = -sign * value.imag();
            to[2 * k + to_row] = sign * value.imag();
            to[2 * k + 1 + to_row] = value.real();
        }
    } else
        for (index_t k = 0; k < n; ++k)
            to[k] = *numbers_of(x + k * stride);
}

/// Rows that are runs in memory: four at a time against the whole vector.
template <class Arch, class T>
void multiply_rows(const matrix_view<T>& a, const vector_view<const T>& x, const vector_view<T>& out)
{
    using number = number_t<T>;
    using Sum = sum_of<T>;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    const index_t n = a.columns * parts;
    const bool reads_x = parts == 1 && x.stride == 1;
    const scratch memory(reads_x ? 0 : static_cast<std::size_t>(n * parts) * sizeof(number));
    const number* factors = numbers_of(x.data);
    if (!reads_x) {
        auto* const copy = reinterpret_cast<number*>(memory.data());
        write_row_factors<Arch>(x.data, x.stride, x.size, copy, n, conjugation::no);
        factors = copy;
    }
    const index_t row = a.row_stride * parts;
    index_t i = 0;
    const auto put = [&](const number* sums) {
        T* const to = out.data + i * out.stride;
        for (index_t part = 0; part < parts; ++part)
            numbers_of(to)[part] = sums[part];
    };
    for (; i + 4 <= a.rows;) {
        number sums[std::size_t(4 * parts)] = {};
        add_inner_sums_of_rows<Arch, Sum, parts>(numbers_of(a.at(i, 0)), row, factors, n, n, sums);
        for (int r = 0; r < 4; ++r, ++i)
            put(sums + r * parts);
    }
    for (; i < a.rows; ++i) {
        number sums[std::size_t(parts)] = {};
        add_inner_sums_of_row<Arch, Sum, parts>(numbers_of(a.at(i, 0)), factors, n, n, sums);
        put(sums);
    }
}

/// Columns that are runs in memory: added one after the other to a part of the result that stays in the cache.
template <class Arch, class T>
void multiply_columns(const matrix_view<T>& a, const vector_view<const T>& x, const vector_view<T>& out)
{
    using number = number_t<T>;
    using Sum = sum_of<T>;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    constexpr int group = 4;
    constexpr index_t run = 8192 / static_cast<index_t>(sizeof(number)) * parts;
    const index_t length = a.rows < run ? a.rows : run;
    const bool writes_out = parts == 1 && out.stride == 1;
    const scratch memory(
        static_cast<std::size_t>((writes_out ? 0 : length * parts * parts) + a.columns * parts) * sizeof(number));
    auto* const factors = reinterpret_cast<number*>(memory.data());
    for (index_t c = 0; c < a.columns; ++c) {
        const T value = x.data[c * x.stride];
        for (index_t part = 0; part < parts; ++part)
            factors[c + part * a.columns] = numbers_of(&value)[part];
    }
    number* const sums = factors + a.columns * parts;
    const index_t column = a.column_stride * parts;
    for (index_t i = 0; i < a.rows; i += length) {
        const index_t rows = a.rows - i < length ? a.rows - i : length;
        const index_t n = rows * parts;
        number* const y = writes_out ? numbers_of(out.data + i) : sums;
        std::memset(y, 0, static_cast<std::size_t>(n * parts) * sizeof(number));
        index_t c = 0;
        for (; c + group <= a.columns; c += group)
            add_columns<Arch, Sum, group, parts>(numbers_of(a.at(i, c)), column, factors + c, a.columns, y, n, n);
        for (; c < a.columns; ++c)
            add_columns<Arch, Sum, 1, parts>(numbers_of(a.at(i, c)), column, factors + c, a.columns, y, n, n);
        if (!writes_out)
            for (index_t r = 0; r < rows; ++r) {
                T* const to = out.data + (i + r) * out.stride;
                if constexpr (complex_element<T>) // sums of re x and of im x with (re, im) pairs
                    *to = T(y[2 * r] - y[n + 2 * r + 1], y[2 * r + 1] + y[n + 2 * r]);
                else
                    *numbers_of(to) = y[r];
            }
    }
}

/// Neither rows nor columns are runs: pieces of rows are gathered into the cache.
template <class Arch, class T>
void multiply_gathered(const matrix_view<T>& a, const vector_view<const T>& x, const vector_view<T>& out)
{
    using number = number_t<T>;
    using Sum = sum_of<T>;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    constexpr index_t run = 1024;
    const index_t length = a.columns < run ? a.columns : run;
    const scratch memory(static_cast<std::size_t>(length * (1 + parts)) * sizeof(T));
    auto* const row = reinterpret_cast<T*>(memory.data());
    number* const factors = numbers_of(row + length);
    for (index_t i = 0; i < a.rows; ++i)
        numbers_of(out.data + i * out.stride)[0] = numbers_of(out.data + i * out.stride)[parts - 1] = number(0);
    for (index_t k = 0; k < a.columns; k += length) {
        const index_t n = a.columns - k < length ? a.columns - k : length;
        write_row_factors<Arch>(x.data + k * x.stride, x.stride, n, factors, n * parts, conjugation::no);
        for (index_t i = 0; i < a.rows; ++i) {
            const T* from = a.at(i, k);
            for (index_t c = 0; c < n; ++c, from += a.column_stride)
                std::memcpy(row + c, from, sizeof(T));
            add_inner_sums_of_row<Arch, Sum, parts>(
                numbers_of(row), factors, n * parts, n * parts, numbers_of(out.data + i * out.stride));
        }
    }
}

/// `out = a x`.
/// Shapes  (n, k), (k) -> (n)
/// Memory  any strides; `out` must not overlap `a` or `x`. Rows or columns that are runs are read in place
template <class Arch, class T>
void multiply_vector(const matrix_view<T>& a, const vector_view<const T>& x, const vector_view<T>& out)
{
    if (a.column_stride == 1 || a.columns == 1)
        multiply_rows<Arch>(a, x, out);
    else if (a.row_stride == 1)
        multiply_columns<Arch>(a, x, out);
    else
        multiply_gathered<Arch>(a, x, out);
}

/// The sum of products of two vectors of the same length, of `x` perhaps conjugated.
template <class Arch, class T>
[[nodiscard]] T inner_product(
    const vector_view<const T>& x, const vector_view<const T>& y, conjugation conjugates = conjugation::no)
{
    using number = number_t<T>;
    using Sum = sum_of<T>;
    constexpr index_t parts = kernel_numbers<T>::per_element;
    T sum = T();
    if (parts == 1 && x.stride == 1 && y.stride == 1) {
        add_inner_sums_of_row<Arch, Sum, parts>(numbers_of(y.data), numbers_of(x.data), 0, x.size, numbers_of(&sum));
        return sum;
    }
    if constexpr (parts == 2)
        if (x.stride == 1 && y.stride == 1) {
            number s[4] = {};
            add_pair_sums<Arch>(numbers_of(x.data), numbers_of(y.data), 2 * x.size, s);
            return conjugates == conjugation::yes ? T(s[0] + s[1], s[2] - s[3]) : T(s[0] - s[1], s[2] + s[3]);
        }
    constexpr index_t run = 512;
    const index_t length = x.size < run ? x.size : run;
    const scratch memory(static_cast<std::size_t>(length * (1 + parts)) * sizeof(T));
    auto* const row = reinterpret_cast<T*>(memory.data());
    number* const factors = numbers_of(row + length);
    for (index_t k = 0; k < x.size; k += length) {
        const index_t n = x.size - k < length ? x.size - k : length;
        write_row_factors<Arch>(x.data + k * x.stride, x.stride, n, factors, n * parts, conjugates);
        const T* other = y.data + k * y.stride;
        if (y.stride != 1) {
            for (index_t i = 0; i < n; ++i)
                row[i] = other[i * y.stride];
            other = row;
        }
        add_inner_sums_of_row<Arch, Sum, parts>(numbers_of(other), factors, n * parts, n * parts, numbers_of(&sum));
    }
    return sum;
}
} // namespace nd::detail::inline ND_ISA
