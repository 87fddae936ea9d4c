// Averages with weights along any axes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/logic.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/ufunc/logical.hpp>

namespace nd::inline ND_ISA
{
/// An average and the sum of the weights that it was divided by.
template <class A>
struct weighted_average
{
    A average;
    A sum_of_weights;
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class A, class W>
using average_type =
    promote_t<promote_t<A, W>, std::conditional_t<integer_element<A> || boolean_element<A>, double, A>>;

/// Weights as an array that stretches to `shape`: of that shape already, or of that of the axes they are for.
template <class W, int Rank>
[[nodiscard]] ndarray<const W> stretched_weights(
    const ndarray<const W, Rank>& weights, const axis_values& shape, const axis_spec& axis)
{
    if (same_shape(weights.shape(), shape))
        return weights;
    if (axis.is_all())
        raise<dtype_error>(message() << "Axis must be specified when shapes of a and weights differ.");
    const axis_values axes = axis.list(shape.size());
    bool fits = weights.ndim() == axes.size();
    axis_values extents(shape.size(), 1);
    axis_values strides(shape.size(), 0);
    for (int i = 0; i < axes.size() && fits; ++i) {
        const int along = static_cast<int>(axes[i]);
        fits = weights.extent(i) == shape[along];
        extents[along] = weights.extent(i);
        strides[along] = weights.stride(i);
    }
    if (!fits)
        throw_shape_error("Shape of weights must be consistent with shape of a along specified axis.");
    const auto& w = weights.handle();
    return ndarray<const W>(leaf<const W, dynamic>(w.owner, w.data, layout<dynamic>(extents, strides)));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Mean of `a`, each element counted as often as its weight says, and the sums of weights: NumPy's `returned=True`.
/// Shapes  weights have the shape of `a`, or that of the axes that are reduced
/// Throws  value_error where weights sum to zero, shape_error
/// Source  numpy.average
template <expression A, expression W>
[[nodiscard]] auto average_with_sum(const A& a, const W& weights, const axis_options& o = {})
{
    using R = detail::average_type<value_type_of<A>, value_type_of<W>>;
    using options = reduce_options<R>;
    const axis_values shape = shape_of(detail::operand_of(a));
    const ndarray<const value_type_of<W>, W::rank> given(as_array(weights));
    const auto w = detail::stretched_weights(given, shape, o.axis);
    const ndarray<R> scale = sum(w.template astype<R>(), options{.axis = o.axis, .keepdims = o.keepdims});
    if (any(ufunc<detail::logical_not_op>()(scale)))
        throw_value_error("Weights sum to zero, can't be normalized");
    const auto product = ufunc<detail::multiply_op>()(a.template astype<R>(), w.template astype<R>());
    ndarray<R> sums = sum(product, options{.axis = o.axis, .keepdims = o.keepdims});
    sums() = ufunc<detail::divide_op>()(sums, scale);
    ndarray<R> scales = sums.copy();
    scales() = scale;
    return weighted_average<ndarray<R>>{sums, scales};
}

/// `average(a, weights, {.axis = 1})`; without weights the mean. Source  numpy.average
template <expression A, expression W>
[[nodiscard]] auto average(const A& a, const W& weights, const axis_options& o)
{
    return average_with_sum(a, weights, o).average;
}
template <expression A, expression W>
[[nodiscard]] auto average(const A& a, const W& weights)
{
    return average_with_sum(a, weights).average.item();
}
template <expression A, expression W, integer_index Axis>
[[nodiscard]] auto average(const A& a, const W& weights, Axis axis)
{
    using R = detail::average_type<value_type_of<A>, value_type_of<W>>;
    return ndarray<R, detail::rank_without_axis<A>>(average_with_sum(a, weights, {.axis = axis}).average);
}
template <expression A, expression W>
[[nodiscard]] auto average(const A& a, const W& weights, const axis_list& axes)
{
    return average_with_sum(a, weights, {.axis = axes}).average;
}
template <expression A>
[[nodiscard]] auto average(const A& a)
{
    return mean(a);
}
template <expression A, integer_index Axis>
[[nodiscard]] auto average(const A& a, Axis axis)
{
    return mean(a, axis);
}
template <expression A>
[[nodiscard]] auto average(const A& a, const axis_list& axes)
{
    return mean(a, axes);
}
template <expression A>
[[nodiscard]] auto average(const A& a, const axis_options& o)
{
    return mean(a, moment_options{.axis = o.axis, .keepdims = o.keepdims});
}
} // namespace nd::inline ND_ISA
