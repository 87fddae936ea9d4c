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

/// `sums[i * Vectors + v] += sum over k < n of a[i * a_row + k] * x[v * x_row + k]` for `Rows` rows. `Steps` registers
/// of a row are summed apart from each other, so that no sum waits for the one before.
template <class Arch, class Sum, int Rows, int Vectors, int Steps, class T>
ND_INLINE void add_inner_sums(const T* a, index_t a_row, const T* x, index_t x_row, index_t n, T* sums)
{
    using batch = simd::batch<T, Arch>;
    constexpr int width = simd::lanes<T, Arch>;
    constexpr int count = Rows * Vectors;
    batch sum[std::size_t(Steps)][std::size_t(count)];
    unrolled<Steps * count>([&](auto i)
            __attribute__((always_inline)) { sum[i / count][i % count] = simd::splat<T, Arch>(T(0)); });
    const auto add = [&](auto step, const batch(&xs)[std::size_t(Vectors)], const auto& row_at)
        __attribute__((always_inline))
    {
        unrolled<Rows>([&](auto i) __attribute__((always_inline)) {
            const batch row = row_at(a + i * a_row);
            unrolled<Vectors>([&](auto v) __attribute__((always_inline)) {
                constexpr int s = decltype(step)::value, at = decltype(i)::value * Vectors + decltype(v)::value;
                sum[s][at] = Sum::multiply_add(row, xs[v], sum[s][at]);
            });
        });
    };
    index_t k = 0;
    for (; k + Steps * width <= n; k += Steps * width)
        unrolled<Steps>([&](auto s) __attribute__((always_inline)) {
            batch xs[std::size_t(Vectors)];
            unrolled<Vectors>([&](auto v)
                    __attribute__((always_inline)) { xs[v] = simd::load<T, Arch>(x + v * x_row + k + s * width); });
            add(
                s, xs, [&](const T* row) __attribute__((always_inline)) {
                    return simd::load<T, Arch>(row + k + s * width);
                });
        });
    for (; k < n; k += width) {
        const int left = n - k < width ? static_cast<int>(n - k) : width;
        batch xs[std::size_t(Vectors)];
        unrolled<Vectors>([&](auto v)
                __attribute__((always_inline)) { xs[v] = simd::load_partial<T, Arch>(x + v * x_row + k, left); });
        add(
            std::integral_constant<int, 0>(), xs, [&](const T* row) __attribute__((always_inline)) {
                return simd::load_partial<T, Arch>(row + k, left);
            });
    }
    unrolled<count>([&](auto i) __attribute__((always_inline)) {
        batch total = sum[0][i];
        unrolled<Steps - 1>([&](auto s) __attribute__((always_inline)) { total = Sum::add(total, sum[s + 1][i]); });
        sums[i] = Sum::add(sums[i], lane_sum<Sum, T>(total));
    });
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
    unrolled<Columns * Vectors>([&](auto i) __attribute__((always_inline)) {
        factor[i / Vectors][i % Vectors] = simd::splat<T, Arch>(x[i / Vectors + i % Vectors * x_row]);
    });
    index_t at = 0;
    for (; at + width <= n; at += width) {
        batch sum[std::size_t(Vectors)];
        unrolled<Vectors>([&](auto v)
                __attribute__((always_inline)) { sum[v] = simd::load<T, Arch>(y + v * y_row + at); });
        unrolled<Columns>([&](auto c) __attribute__((always_inline)) {
            const batch column = simd::load<T, Arch>(a + c * a_column + at);
            unrolled<Vectors>([&](auto v)
                    __attribute__((always_inline)) { sum[v] = Sum::multiply_add(column, factor[c][v], sum[v]); });
        });
        unrolled<Vectors>([&](auto v) __attribute__((always_inline)) { simd::store(y + v * y_row + at, sum[v]); });
    }
    if (at < n) {
        const int left = static_cast<int>(n - at);
        unrolled<Vectors>([&](auto v) __attribute__((always_inline)) {
            batch sum = simd::load_partial<T, Arch>(y + v * y_row + at, left);
            unrolled<Columns>([&](auto c) __attribute__((always_inline)) {
                sum = Sum::multiply_add(simd::load_partial<T, Arch>(a + c * a_column + at, left), factor[c][v], sum);
            });
            simd::store_partial(y + v * y_row + at, sum, left);
        });
    }
}
} // namespace nd::detail::inline ND_ISA
