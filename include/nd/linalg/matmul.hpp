// Matrix products over the last axes: matmul, and its forms for vectors: matvec, vecmat, vecdot.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/core_axes.hpp>
#include <nd/ufunc/complex.hpp>

namespace nd::inline ND_ISA
{
/// An operand of a product over axes: a number has none.
template <class E>
concept at_least_one_axis = expression<E> && std::remove_cvref_t<E>::rank != 0;
template <class E>
concept at_least_two_axes_of_matrix = expression<E> &&
    (std::remove_cvref_t<E>::rank == dynamic || std::remove_cvref_t<E>::rank >= 2);

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Rank of a product whose operands lose `core_of_a` and `core_of_b` axes and which gains `core` ones.
[[nodiscard]] constexpr int core_rank(int a, int core_of_a, int b, int core_of_b, int core) noexcept
{
    if (a == dynamic || b == dynamic)
        return dynamic;
    return broadcast_rank(a - core_of_a, b - core_of_b) + core;
}

/// Which axis or axes an operand of `matmul` gives to the product.
[[nodiscard]] constexpr core_form matmul_form(int ndim, core_form of_vector) noexcept
{
    return ndim == 1 ? of_vector : core_form::matrix;
}

inline constexpr core_signature matmul_signature{"matmul", "(n?,k),(k,m?)->(n?,m?)", 1, 1};
inline constexpr core_signature matvec_signature{"matvec", "(m,n),(n)->(m)", 2, 1};
inline constexpr core_signature vecmat_signature{"vecmat", "(n),(n,m)->(m)", 1, 2};
inline constexpr core_signature vecdot_signature{"vecdot", "(n),(n)->()", 1, 1};

template <class T, int RankA, int RankB>
void require_core_axes(const core_signature& s, const leaf<const T, RankA>& a, const leaf<const T, RankB>& b)
{
    if (a.where.ndim() < s.axes_of_a)
        throw_core_rank_error(s, 0, a.where.ndim(), s.axes_of_a);
    if (b.where.ndim() < s.axes_of_b)
        throw_core_rank_error(s, 1, b.where.ndim(), s.axes_of_b);
}

/// The factor with complex elements conjugated.
template <class T, expression E>
[[nodiscard]] auto conjugated_factor_of(const E& e)
{
    if constexpr (complex_element<value_type_of<E>>)
        return factor_of<T>(conj(e));
    else
        return factor_of<T>(e);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Matrix product over the last axis of `a` and the second-to-last of `b`. A vector is a row on the left and a column
/// on the right, and that axis is not in the result. Two vectors of static rank give a number.
/// Shapes  (..., n, k), (..., k, m) -> (..., n, m); leading axes broadcast
/// Memory  any strides; the result is fresh and in C order
/// Throws  shape_error when the inner extents differ or an operand has no axes, broadcast_error
/// Source  numpy.matmul
template <at_least_one_axis A, at_least_one_axis B>
    requires has_common_dtype<value_type_of<A>, value_type_of<B>>
[[nodiscard]] auto matmul(const A& a, const B& b)
{
    using R = promote_t<value_type_of<A>, value_type_of<B>>;
    using T = computing_t<R>;
    constexpr int core_of_a = A::rank == 1 ? 1 : 2;
    constexpr int core_of_b = B::rank == 1 ? 1 : 2;
    constexpr int rank = detail::core_rank(A::rank, core_of_a, B::rank, core_of_b, core_of_a + core_of_b - 2);
    const auto x = detail::factor_of<T>(a);
    const auto y = detail::factor_of<T>(b);
    detail::require_core_axes(detail::matmul_signature, x, y);
    return detail::rounded_number_or_array<R>(detail::multiply_cores<simd::default_arch, T, rank>(
        detail::matmul_signature, x, detail::matmul_form(x.where.ndim(), detail::core_form::row), y,
        detail::matmul_form(y.where.ndim(), detail::core_form::column)));
}

/// Matrices times vectors. Shapes  (..., n, k), (..., k) -> (..., n). Source  numpy.matvec
template <at_least_two_axes_of_matrix A, at_least_one_axis B>
    requires has_common_dtype<value_type_of<A>, value_type_of<B>>
[[nodiscard]] auto matvec(const A& a, const B& b)
{
    using R = promote_t<value_type_of<A>, value_type_of<B>>;
    using T = computing_t<R>;
    constexpr int rank = detail::core_rank(A::rank, 2, B::rank, 1, 1);
    const auto x = detail::factor_of<T>(a);
    const auto y = detail::factor_of<T>(b);
    detail::require_core_axes(detail::matvec_signature, x, y);
    return detail::rounded_number_or_array<R>(detail::multiply_cores<simd::default_arch, T, rank>(
        detail::matvec_signature, x, detail::core_form::matrix, y, detail::core_form::column));
}

/// Conjugated vectors times matrices. Shapes  (..., n), (..., n, m) -> (..., m). Source  numpy.vecmat
template <at_least_one_axis A, at_least_two_axes_of_matrix B>
    requires has_common_dtype<value_type_of<A>, value_type_of<B>>
[[nodiscard]] auto vecmat(const A& a, const B& b)
{
    using R = promote_t<value_type_of<A>, value_type_of<B>>;
    using T = computing_t<R>;
    constexpr int rank = detail::core_rank(A::rank, 1, B::rank, 2, 1);
    const auto x = detail::conjugated_factor_of<T>(a);
    const auto y = detail::factor_of<T>(b);
    detail::require_core_axes(detail::vecmat_signature, x, y);
    return detail::rounded_number_or_array<R>(detail::multiply_cores<simd::default_arch, T, rank>(
        detail::vecmat_signature, x, detail::core_form::row, y, detail::core_form::matrix));
}

/// Sums of products of conjugated vectors with vectors. Shapes  (..., n), (..., n) -> (...). Source  numpy.vecdot
template <at_least_one_axis A, at_least_one_axis B>
    requires has_common_dtype<value_type_of<A>, value_type_of<B>>
[[nodiscard]] auto vecdot(const A& a, const B& b)
{
    using R = promote_t<value_type_of<A>, value_type_of<B>>;
    using T = computing_t<R>;
    constexpr int rank = detail::core_rank(A::rank, 1, B::rank, 1, 0);
    const auto x = detail::conjugated_factor_of<T>(a);
    const auto y = detail::factor_of<T>(b);
    detail::require_core_axes(detail::vecdot_signature, x, y);
    return detail::rounded_number_or_array<R>(detail::multiply_cores<simd::default_arch, T, rank>(
        detail::vecdot_signature, x, detail::core_form::row, y, detail::core_form::column));
}
} // namespace nd::inline ND_ISA
