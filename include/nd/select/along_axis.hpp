// Elements picked lane by lane: take_along_axis and put_along_axis, the counterparts of argsort and argmax.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/lanes.hpp>
#include <nd/select/dense.hpp>

namespace nd::detail::inline ND_ISA
{
/// One lane of an array, of positions, and of values that go in or out.
struct picked_lanes
{
    char* elements;
    index_t element_stride;
    index_t extent;
    const index_t* positions;
    index_t count;
    char* values;
    index_t value_stride;
};

/// Shape that an array and positions have together: that of the positions along `axis`.
[[nodiscard]] inline axis_values shape_along_axis(
    std::span<const index_t> a, std::span<const index_t> positions, int axis)
{
    if (a.size() != positions.size())
        throw_value_error("`indices` and `arr` must have the same number of dimensions");
    axis_values elements(a);
    elements[axis] = 1;
    axis_values result(positions);
    result[axis] = 1;
    broadcast_into(result, elements);
    result[axis] = positions[static_cast<std::size_t>(axis)];
    return result;
}

/// Calls `visit` for the lanes along `axis`; the other axes stretch to those of `values`. `positions` are dense.
template <class T, int Rank, int PositionsRank, class V, int ValuesRank, class Visit>
void for_each_picked_lane(const ndarray<T, Rank>& a, const ndarray<const index_t, PositionsRank>& positions,
    const ndarray<V, ValuesRank>& values, int axis, const Visit& visit)
{
    const auto at = static_cast<std::size_t>(axis);
    axis_values outer(values.shape());
    outer[axis] = 1;
    loop_nest nest(outer, 3);
    const auto set = [&](int stream, const auto& x) {
        axis_values shape(x.shape());
        shape[axis] = 1;
        const auto* data = reinterpret_cast<const char*>(x.handle().data);
        (void)nest.set_stream(stream, const_cast<char*>(data), shape.data(), x.strides().data(), shape.size());
    };
    set(0, a);
    set(1, positions);
    set(2, values);
    if (nest.empty())
        return;
    nest.drop_unit_axes();
    // Positions along another axis than the last one are as far apart as what lies behind it.
    const index_t step = positions.strides()[at] / int{sizeof(index_t)};
    const index_t n = positions.shape()[at];
    const bool is_single = values.shape()[at] == 1;
    scratch memory(static_cast<std::size_t>(n) * sizeof(index_t));
    auto* packed = reinterpret_cast<index_t*>(memory.data());
    loop_position where(nest, 0);
    do {
        const auto* p = reinterpret_cast<const index_t*>(where.data(1));
        const index_t extent = a.shape()[at];
        for (index_t i = 0; i < n; ++i)
            packed[i] = p[i * step] < 0 ? p[i * step] + extent : p[i * step];
        visit(picked_lanes{
            where.data(0), a.strides()[at], extent, packed, n, where.data(2), is_single ? 0 : values.strides()[at]});
    } while (where.advance());
}

/// Throws  index_error for a position outside an axis of length `n`
template <int Rank>
void check_positions_along(const ndarray<const index_t, Rank>& positions, index_t n, int axis)
{
    const index_t* p = positions.data();
    for (index_t i = 0, count = positions.size(); i < count; ++i)
        if (p[i] < -n || p[i] >= n)
            throw_index_error(p[i], axis, n);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `result[i, j] = a[i, positions[i, j]]`, here for the last of two axes. `take_along_axis(a, argsort(a), -1)` is
/// sorted.
/// Shapes  (..., n, ...), (..., m, ...) -> (..., m, ...); the other axes broadcast
/// Throws  value_error when the numbers of axes differ; index_error, broadcast_error, axis_error
/// Source  numpy.take_along_axis
template <expression A, expression P, integer_index Axis = int>
    requires integer_element<value_type_of<P>>
[[nodiscard]] auto take_along_axis(const A& a, const P& positions, Axis axis = -1)
{
    using T = value_type_of<A>;
    constexpr int rank = A::rank == dynamic ? P::rank : A::rank;
    const auto source = as_array(a);
    const auto at = detail::dense_as<index_t>(positions);
    const int along = normalize_axis(static_cast<index_t>(axis), source.ndim());
    const ndarray<T, rank> result(
        detail::allocate_array<T, rank>(detail::shape_along_axis(source.shape(), at.shape(), along)));
    detail::check_positions_along(at, source.extent(along), along);
    detail::for_each_picked_lane(source, at, result, along, [](const detail::picked_lanes& l) {
        for (index_t i = 0; i < l.count; ++i)
            detail::store_element(
                l.values + i * l.value_stride, detail::load_element<T>(l.elements + l.positions[i] * l.element_stride));
    });
    return result;
}

/// `a[i, positions[i, j]] = values[i, j]`, here for the last of two axes; `values` stretch to the positions. Of
/// repeated positions the last one stays. Throws  as take_along_axis, before anything is written; readonly_error Source
/// numpy.put_along_axis
template <class T, int Rank, expression P, operand_like V, integer_index Axis>
    requires(integer_element<value_type_of<P>> && !std::is_const_v<T>)
void put_along_axis(const ndarray<T, Rank>& a, const P& positions, const V& values, Axis axis)
{
    if (!a.writeable())
        throw_readonly_error();
    const auto at = detail::dense_as<index_t>(positions);
    const int along = normalize_axis(static_cast<index_t>(axis), a.ndim());
    const ndarray<T> given(detail::allocate_array<T, dynamic>(detail::shape_along_axis(a.shape(), at.shape(), along)));
    given.assign(values);
    detail::check_positions_along(at, a.extent(along), along);
    detail::for_each_picked_lane(a, at, given, along, [](const detail::picked_lanes& l) {
        for (index_t i = 0; i < l.count; ++i)
            detail::store_element(
                l.elements + l.positions[i] * l.element_stride, detail::load_element<T>(l.values + i * l.value_stride));
    });
}
} // namespace nd::inline ND_ISA
