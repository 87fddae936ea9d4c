// Sums of products of runs of numbers: several rows at once against one or two vectors, in registers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/matrix_view.hpp>
#include <nd/linalg/sum_of_products.hpp>
#include <nd/simd/reduce.hpp>
#include <nd/simd/tail.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// The sum of all lanes.
template <class Sum, class T, class B>
[[nodiscard]] ND_INLINE T lane_sum(const B& lanes)
{
    if constexpr (std::is_same_v<Sum, arithmetic_sum>)
        return simd::reduce_add(lanes);
    else {
        T each[sizeof(B) / sizeof(T)];
        std::memcpy(each, &lanes, sizeof each);
        T sum = each[0];
        for (T x : each)
            sum = Sum::add(sum, x);
        return sum;
    }
}

/// Registers that sum up products of `Rows` rows and `Vectors` vectors.
template <class Arch, class Sum, class T, int Rows, int Vectors>
struct inner_sum_registers
{
    using batch = simd::batch<T, Arch>;
    batch sum[std::size_t(Rows)][std::size_t(Vectors)];

    ND_INLINE void clear()
    {
        ND_UNROLL
        for (int i = 0; i < Rows; ++i) {
            ND_UNROLL
            for (int v = 0; v < Vectors; ++v)
                sum[i][v] = simd::splat<T, Arch>(T(0));
        }
    }
    /// `load` reads a register of numbers from an address.
    template <class Load>
    ND_INLINE void add_products(const T* a, index_t a_row, const T* x, index_t x_row, const Load& load)
    {
        batch factor[std::size_t(Vectors)];
        ND_UNROLL
        for (int v = 0; v < Vectors; ++v)
            factor[v] = load(x + v * x_row);
        ND_UNROLL
        for (int i = 0; i < Rows; ++i) {
            const batch row = load(a + i * a_row);
            ND_UNROLL
            for (int v = 0; v < Vectors; ++v)
                sum[i][v] = Sum::multiply_add(row, factor[v], sum[i][v]);
        }
    }
};

/// `sums[i * Vectors + v] += sum over k < n of a[i * a_row + k] * x[v * x_row + k]` for `Rows` rows. `Steps` registers
/// of a row are summed apart from each other, so that no sum waits for the one before.
template <class Arch, class Sum, int Rows, int Vectors, int Steps, class T>
ND_INLINE void add_inner_sums(const T* a, index_t a_row, const T* x, index_t x_row, index_t n, T* sums)
{
    constexpr int width = simd::lanes<T, Arch>;
    const auto whole = [](const T* p) __attribute__((always_inline)) { return simd::load<T, Arch>(p); };
    inner_sum_registers<Arch, Sum, T, Rows, Vectors> step[std::size_t(Steps)];
    ND_UNROLL
    for (int s = 0; s < Steps; ++s)
        step[s].clear();
    index_t k = 0;
    for (; k + Steps * width <= n; k += Steps * width) {
        ND_UNROLL
        for (int s = 0; s < Steps; ++s)
            step[s].add_products(a + k + s * width, a_row, x + k + s * width, x_row, whole);
    }
    for (; k + width <= n; k += width)
        step[0].add_products(a + k, a_row, x + k, x_row, whole);
    if (k < n) {
        const int left = static_cast<int>(n - k);
        step[0].add_products(
            a + k, a_row, x + k,
            x_row, [left](const T* p) __attribute__((always_inline)) { return simd::load_partial<T, Arch>(p, left); });
    }
    ND_UNROLL
    for (int i = 0; i < Rows; ++i) {
        ND_UNROLL
        for (int v = 0; v < Vectors; ++v) {
            auto total = step[0].sum[i][v];
            ND_UNROLL
            for (int s = 1; s < Steps; ++s)
                total = Sum::add(total, step[s].sum[i][v]);
            T& sum = sums[i * Vectors + v];
            sum = Sum::add(sum, lane_sum<Sum, T>(total));
        }
    }
}

/// Inner sums of one row with `Vectors` vectors.
template <class Arch, class Sum, int Vectors, class T>
[[gnu::noinline]] void add_inner_sums_of_row(const T* a, const T* x, index_t x_row, index_t n, T* sums)
{
    // Runs, so that the error of a long sum of floats grows with the length of a run and the number of runs only.
    constexpr index_t run = 4096;
    for (index_t k = 0; k < n; k += run)
        add_inner_sums<Arch, Sum, 1, Vectors, 8 / Vectors>(a + k, 0, x + k, x_row, n - k < run ? n - k : run, sums);
}

/// Inner sums of four rows.
template <class Arch, class Sum, int Vectors, class T>
[[gnu::noinline]] void add_inner_sums_of_rows(const T* a, index_t a_row, const T* x, index_t x_row, index_t n, T* sums)
{
    add_inner_sums<Arch, Sum, 4, Vectors, 2 / Vectors>(a, a_row, x, x_row, n, sums);
}

/// `y[v * y_row + i] += sum over c < Columns of a[c * a_column + i] * x[v * x_row + c]` for i < n.
template <class Arch, class Sum, int Columns, int Vectors, class T>
[[gnu::noinline]] void add_columns(
    const T* a, index_t a_column, const T* x, index_t x_row, T* y, index_t y_row, index_t n)
{
    using batch = simd::batch<T, Arch>;
    constexpr int width = simd::lanes<T, Arch>;
    batch factor[std::size_t(Columns)][std::size_t(Vectors)];
    ND_UNROLL
    for (int c = 0; c < Columns; ++c) {
        ND_UNROLL
        for (int v = 0; v < Vectors; ++v)
            factor[c][v] = simd::splat<T, Arch>(x[c + v * x_row]);
    }
    index_t at = 0;
    for (; at + width <= n; at += width) {
        batch column[std::size_t(Columns)];
        ND_UNROLL
        for (int c = 0; c < Columns; ++c)
            column[c] = simd::load<T, Arch>(a + c * a_column + at);
        ND_UNROLL
        for (int v = 0; v < Vectors; ++v) {
            batch sum = simd::load<T, Arch>(y + v * y_row + at);
            ND_UNROLL
            for (int c = 0; c < Columns; ++c)
                sum = Sum::multiply_add(column[c], factor[c][v], sum);
            simd::store(y + v * y_row + at, sum);
        }
    }
    if (at < n) {
        const int left = static_cast<int>(n - at);
        for (int v = 0; v < Vectors; ++v) {
            batch sum = simd::load_partial<T, Arch>(y + v * y_row + at, left);
            ND_UNROLL
            for (int c = 0; c < Columns; ++c)
                sum = Sum::multiply_add(simd::load_partial<T, Arch>(a + c * a_column + at, left), factor[c][v], sum);
            simd::store_partial(y + v * y_row + at, sum, left);
        }
    }
}
} // namespace nd::detail::inline ND_ISA
