// Products over one axis of each operand: dot, inner, vdot.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/contraction.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::detail::inline ND_ISA
{
/// Rank of a product over one axis of each operand; that of the other where one is a number.
[[nodiscard]] constexpr int dot_rank(int a, int b) noexcept
{
    if (a == dynamic || b == dynamic)
        return dynamic;
    return a == 0 || b == 0 ? a + b : a + b - 2;
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_not_aligned(
    std::span<const index_t> a, int axis_of_a, std::span<const index_t> b, int axis_of_b)
{
    raise<shape_error>(message() << "shapes " << a << " and " << b
                                 << " not aligned: " << a[static_cast<std::size_t>(axis_of_a)] << " (dim " << axis_of_a
                                 << ") != " << b[static_cast<std::size_t>(axis_of_b)] << " (dim " << axis_of_b << ")");
}

template <class T, int Rank>
[[nodiscard]] vector_view<const T> vector_of(const leaf<const T, Rank>& a)
{
    return {a.data, a.where.extent(0), a.where.stride(0) / static_cast<index_t>(sizeof(T))};
}

/// Sums over the last axis of `a` and `axis` of `b`; the other axes of `a`, then those of `b`, are the result's.
template <class Arch, class T, int Rank, int RankA, int RankB>
[[nodiscard]] leaf<T, Rank> multiply_over_axis(const leaf<const T, RankA>& a, const leaf<const T, RankB>& b, int axis)
{
    const int last = a.where.ndim() - 1;
    if (a.where.extent(last) != b.where.extent(axis))
        throw_not_aligned(a.where.shape(), last, b.where.shape(), axis);
    axis_values shape(a.where.shape().subspan(0, static_cast<std::size_t>(last)));
    axis_values axes(axis);
    for (int i = 0; i < b.where.ndim(); ++i)
        if (i != axis) {
            axes.push_back(i);
            shape.push_back(b.where.extent(i));
        }
    leaf<T, Rank> out = allocate_array<T, Rank>(shape);
    if (last == 0 && b.where.ndim() == 1) {
        *out.data = inner_product<Arch>(vector_of(a), vector_of(b));
        return out;
    }
    const matrix_stack<T> x = stack_of<T>({a.owner, a.data, layout<dynamic>(a.where)}, {0, last, 1});
    const matrix_stack<T> y =
        stack_of<T>({b.owner, b.data, permute(layout<dynamic>(b.where), axes)}, {0, 1, b.where.ndim() - 1});
    multiply_matrices<Arch>(x.first, y.first, out.data);
    return out;
}

/// dot and inner: they differ in the axis of `b` that they sum over, counted from the last.
template <class A, class B>
[[nodiscard]] auto dot_over(const A& a, const B& b, int axis_from_last)
{
    using R = promote_t<value_type_of<A>, value_type_of<B>>;
    using T = computing_t<R>;
    constexpr int rank = dot_rank(A::rank, B::rank);
    if constexpr (A::rank == 0 || B::rank == 0)
        return number_or_array<R, rank>(eval(multiply(a, b)).copy().handle());
    else {
        const auto x = factor_of<T>(a);
        const auto y = factor_of<T>(b);
        if constexpr (rank == dynamic)
            if (x.where.ndim() == 0 || y.where.ndim() == 0)
                return ndarray<R, dynamic>(eval(multiply(a, b)).copy());
        const int axis = y.where.ndim() == 1 ? 0 : y.where.ndim() - axis_from_last;
        return rounded_number_or_array<R>(multiply_over_axis<simd::default_arch, T, rank>(x, y, axis));
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Sums over the last axis of `a` and the second-to-last of `b`, or its only one. A number multiplies. Two vectors of
/// static rank give a number.
/// Shapes  (n..., k), (m..., k, p) -> (n..., m..., p)
/// Memory  any strides; the result is fresh and in C order
/// Throws  shape_error when the extents of the summed axes differ
/// Source  numpy.dot
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto dot(const A& a, const B& b)
{
    return detail::dot_over(detail::array_of_factor(a), detail::array_of_factor(b), 2);
}

/// Sums over the last axes of both. A number multiplies.
/// Shapes  (n..., k), (m..., k) -> (n..., m...)
/// Throws  shape_error when the extents of the summed axes differ
/// Source  numpy.inner
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto inner(const A& a, const B& b)
{
    return detail::dot_over(detail::array_of_factor(a), detail::array_of_factor(b), 1);
}

/// The sum of products of all elements of `a`, conjugated, and `b`: a number.
/// Throws  shape_error when they do not have the same number of elements
/// Source  numpy.vdot
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto vdot(const A& a, const B& b)
{
    using R = promote_t<detail::factor_type<A>, detail::factor_type<B>>;
    using T = computing_t<R>;
    const auto x = as_array(detail::array_of_factor(a)).ravel();
    const auto y = as_array(detail::array_of_factor(b)).ravel();
    if (x.size() != y.size())
        raise<shape_error>(message() << "cannot reshape array of size " << y.size() << " into shape " << x.shape());
    return static_cast<R>(detail::inner_product<simd::default_arch>(detail::vector_of(detail::factor_of<T>(x)),
        detail::vector_of(detail::factor_of<T>(y)), detail::conjugation::yes));
}
} // namespace nd::inline ND_ISA
