// Products of matrices by the BLAS that a program is linked with, where the build found one.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/matrix_view.hpp>
#include <nd/linalg/sum_of_products.hpp>

#if defined(ND_HAS_CBLAS) && __has_include(<cblas.h>)
#include <cblas.h>
#define ND_USES_CBLAS 1
#else
#define ND_USES_CBLAS 0
#endif

#include <limits>

namespace nd::detail::inline ND_ISA
{
/// True when products of big matrices of floats go to a BLAS. Objects compiled with and without it may be linked
/// together: whichever version of a function the linker keeps gives the same products.
inline constexpr bool uses_blas = ND_USES_CBLAS != 0;

/// Element types that a BLAS knows.
template <class T>
concept blas_element = std::is_same_v < real_t<T>,
float > || std::is_same_v<real_t<T>, double>;

/// Products of fewer numbers than this are done before a BLAS has begun.
inline constexpr index_t blas_minimum = index_t{32} * 32 * 32;

/// How a BLAS reads a matrix.
struct blas_operand
{
    bool readable;         ///< rows or columns are runs in memory that do not overlap
    bool transposed;       ///< columns are
    int leading_dimension; ///< from one run to the next
};

template <class T>
[[nodiscard]] blas_operand blas_form_of(const matrix_view<T>& a) noexcept
{
    const auto fits = [](index_t run, index_t stride) {
        return stride >= run && stride <= std::numeric_limits<int>::max();
    };
    if (a.column_stride == 1 && fits(a.columns, a.row_stride))
        return {true, false, static_cast<int>(a.row_stride)};
    if (a.row_stride == 1 && fits(a.rows, a.column_stride))
        return {true, true, static_cast<int>(a.column_stride)};
    return {false, false, 0};
}

#if ND_USES_CBLAS
/// `out = a b`; false, and nothing done, where a BLAS cannot do it or is not worth its call.
/// Shapes  (n, k), (k, m) -> (n, m); rows of `out` follow each other without a gap
template <blas_element T>
[[nodiscard]] bool multiply_by_blas(const matrix_view<T>& a, const matrix_view<T>& b, T* out)
{
    constexpr index_t limit = std::numeric_limits<int>::max();
    if (a.rows > limit || a.columns > limit || b.columns > limit ||
        static_cast<double>(a.rows) * static_cast<double>(a.columns) * static_cast<double>(b.columns) <
            static_cast<double>(blas_minimum))
        return false;
    const blas_operand x = blas_form_of(a);
    const blas_operand y = blas_form_of(b);
    if (!x.readable || !y.readable)
        return false;
    const auto n = static_cast<int>(a.rows);
    const auto k = static_cast<int>(a.columns);
    const auto m = static_cast<int>(b.columns);
    const auto trans_a = x.transposed ? CblasTrans : CblasNoTrans;
    const auto trans_b = y.transposed ? CblasTrans : CblasNoTrans;
    const auto multiply = [&](auto gemm, auto one, auto zero) {
        gemm(CblasRowMajor, trans_a, trans_b, n, m, k, one, a.data, x.leading_dimension, b.data, y.leading_dimension,
            zero, out, m);
    };
    const T one = T(1);
    const T zero = T(0);
    if constexpr (std::is_same_v<T, float>)
        multiply(cblas_sgemm, one, zero);
    else if constexpr (std::is_same_v<T, double>)
        multiply(cblas_dgemm, one, zero);
    else if constexpr (std::is_same_v<real_t<T>, float>)
        multiply(cblas_cgemm, &one, &zero);
    else
        multiply(cblas_zgemm, &one, &zero);
    return true;
}
#else
template <blas_element T>
[[nodiscard]] bool multiply_by_blas(const matrix_view<T>&, const matrix_view<T>&, T*)
{
    return false;
}
#endif
} // namespace nd::detail::inline ND_ISA
