// A function of vectors called for every lane of an array.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndindex.hpp>
#include <nd/manip/axes.hpp>
#include <nd/manip/view.hpp>

namespace nd::detail::inline ND_ISA
{
template <class F, class T>
using lane_result = std::remove_cvref_t<std::invoke_result_t<const F&, const ndarray<const T, 1>&>>;
template <class X>
struct lane_element
{
    using type = X;
};
template <expression X>
struct lane_element<X>
{
    using type = value_type_of<X>;
};

/// The lane along the last axis at an index of the others.
template <class T>
[[nodiscard]] ndarray<T, 1> lane_at(const ndarray<T>& a, const axis_values& index)
{
    leaf<T, dynamic> view = a.handle();
    index_t offset = 0;
    for (int i = 0; i < index.size(); ++i)
        offset += index[i] * a.strides()[static_cast<std::size_t>(i)];
    auto* data =
        reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(view.data) + static_cast<std::uintptr_t>(offset));
    layout<1> where;
    where.set(0, a.shape(-1), a.stride(-1));
    where.set_writeable(view.where.writeable());
    return ndarray<T, 1>(leaf<T, 1>(view.owner, data, where));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `f` of every lane along an axis. `f` takes a vector and gives a number or an array, of one shape for all lanes,
/// whose axes stand in the place of `axis`.
/// Shapes  (..., n, ...) -> (..., result of f..., ...)
/// Throws  value_error when there is no lane to find the shape from; shape_error when results differ in shape
/// Source  numpy.apply_along_axis
template <class F, integer_index Axis, expression A>
[[nodiscard]] auto apply_along_axis(const F& f, Axis axis, const A& a)
{
    using T = value_type_of<A>;
    using Result = detail::lane_result<F, T>;
    using R = typename detail::lane_element<Result>::type;
    const ndarray<const T> source = as_array(a);
    const int along = normalize_axis(static_cast<index_t>(axis), source.ndim());
    const ndarray<const T> lanes = moveaxis(source, along, -1);
    axis_values outer(lanes.shape());
    outer.resize(outer.size() - 1);
    if (checked_size(outer) == 0)
        throw_value_error("Cannot apply_along_axis when any iteration dimensions are 0");
    ndarray<R> results;
    axis_values inner;
    bool is_first = true;
    index_t k = 0;
    for (const axis_values& index : ndindex(outer)) {
        const Result part = f(detail::lane_at(lanes, index));
        if constexpr (expression<Result>) {
            const ndarray<const R> values = as_array(part);
            if (is_first) {
                inner = axis_values(values.shape());
                results = ndarray<R>{axis_values{checked_size(outer), checked_size(inner)}};
            } else if (!same_shape(inner, values.shape()))
                throw_broadcast_error(values.shape(), inner);
            results(k, full_extent) = values.ravel();
        } else {
            if (is_first)
                results = ndarray<R>{axis_values{checked_size(outer), 1}};
            results.data()[k] = part;
        }
        is_first = false;
        ++k;
    }
    axis_values shape(outer);
    for (index_t extent : inner)
        shape.push_back(extent);
    ndarray<R> result = results.reshape(shape);
    axis_values from;
    axis_values to;
    for (int i = 0; i < inner.size(); ++i) {
        from.push_back(outer.size() + i);
        to.push_back(along + i);
    }
    return inner.size() == 0 ? result : ndarray<R>(moveaxis(result, from, to));
}
} // namespace nd::inline ND_ISA
