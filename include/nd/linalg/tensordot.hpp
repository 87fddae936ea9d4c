// Sums of products over any axes of two arrays.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/contraction.hpp>

namespace nd::inline ND_ISA
{
/// `tensordot(a, b, {{1, 0}, {0, 1}})`: axes of `a` and those of `b` that they meet.
struct tensordot_axes
{
    axis_values a;
    axis_values b;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Axes from 0 to ndim - 1; NumPy takes them for indices of a tuple.
[[nodiscard]] inline axis_values tensordot_axis_list(const axis_values& given, int ndim)
{
    axis_values axes;
    for (index_t axis : given) {
        if (axis < -ndim || axis >= ndim)
            raise<index_error>(
                message() << "tuple index out of range: axis " << axis << " of an array of dimension " << ndim);
        axes.push_back(axis < 0 ? axis + ndim : axis);
    }
    for (int i = 0; i < axes.size(); ++i)
        for (int j = 0; j < i; ++j)
            if (axes[i] == axes[j])
                throw_value_error("duplicate axes are not allowed in tensordot");
    return axes;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Sums of products over pairs of axes.
/// Shapes  the other axes of `a`, then those of `b`
/// Throws  shape_error when the extents of a pair or the numbers of axes differ, index_error for an axis that does not
/// exist, value_error for one that stands twice
/// Source  numpy.tensordot
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto tensordot(const A& a, const B& b, const tensordot_axes& axes)
{
    using R = promote_t<detail::factor_type<A>, detail::factor_type<B>>;
    using T = computing_t<R>;
    const auto x = detail::with_dynamic_rank(detail::factor_of<T>(detail::array_of_factor(a)));
    const auto y = detail::with_dynamic_rank(detail::factor_of<T>(detail::array_of_factor(b)));
    const detail::axis_pairs summed{
        detail::tensordot_axis_list(axes.a, x.where.ndim()), detail::tensordot_axis_list(axes.b, y.where.ndim())};
    bool fits = summed.a.size() == summed.b.size();
    for (int i = 0; fits && i < summed.a.size(); ++i)
        fits = x.where.extent(static_cast<int>(summed.a[i])) == y.where.extent(static_cast<int>(summed.b[i]));
    if (!fits)
        raise<shape_error>(message() << "shape-mismatch for sum: shapes " << x.where.shape() << " and "
                                     << y.where.shape() << ", axes " << std::span<const index_t>(axes.a) << " and "
                                     << std::span<const index_t>(axes.b));
    return detail::rounded_to<R>(ndarray<T, dynamic>(detail::contract<simd::default_arch>(x, y, {}, summed)));
}

/// Sums over the last `axes` axes of `a` and the first of `b`, in order. With 0 the outer product.
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto tensordot(const A& a, const B& b, int axes = 2)
{
    tensordot_axes pairs;
    for (int i = 0; i < axes; ++i) {
        pairs.a.push_back(i - axes);
        pairs.b.push_back(i);
    }
    return nd::tensordot(a, b, pairs);
}
} // namespace nd::inline ND_ISA
