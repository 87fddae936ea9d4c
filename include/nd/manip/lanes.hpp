// The runs of elements along one axis of an array, one after the other.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/engine/loop_nest.hpp>

namespace nd::detail::inline ND_ISA
{
/// Elements `stride` bytes apart.
struct lane
{
    char* data;
    index_t stride;
    index_t n;

    template <class T>
    [[nodiscard]] ND_INLINE T get(index_t i) const noexcept
    {
        return load_element<T>(data + i * stride);
    }
    template <class T>
    ND_INLINE void set(index_t i, T value) const noexcept
    {
        store_element<T>(data + i * stride, value);
    }
};

/// Calls `visit(lane, lane)` for every lane along `axis` of two arrays whose other axes agree, in C order.
template <class Visit>
void for_each_lane_pair(int axis, char* data, std::span<const index_t> shape, std::span<const index_t> strides,
    char* other, std::span<const index_t> other_shape, std::span<const index_t> other_strides, const Visit& visit)
{
    const auto at = static_cast<std::size_t>(axis);
    lane first{data, strides[at], shape[at]};
    lane second{other, other_strides[at], other_shape[at]};
    axis_values outer(shape);
    outer[axis] = 1;
    loop_nest nest(outer, 2);
    (void)nest.set_stream(0, data, outer.data(), strides.data(), outer.size());
    (void)nest.set_stream(1, other, outer.data(), other_strides.data(), outer.size());
    if (nest.empty())
        return;
    nest.drop_unit_axes();
    loop_position position(nest, 0);
    do {
        first.data = position.data(0);
        second.data = position.data(1);
        visit(first, second);
    } while (position.advance());
}
template <class T, int Rank, class S, int OtherRank, class Visit>
void for_each_lane(const leaf<T, Rank>& a, const leaf<S, OtherRank>& b, int axis, const Visit& visit)
{
    for_each_lane_pair(axis, reinterpret_cast<char*>(const_cast<std::remove_const_t<T>*>(a.data)), a.where.shape(),
        a.where.strides(), reinterpret_cast<char*>(const_cast<std::remove_const_t<S>*>(b.data)), b.where.shape(),
        b.where.strides(), visit);
}
/// Calls `visit(lane)` for every lane along `axis`, in C order.
template <class T, int Rank, class Visit>
void for_each_lane(const leaf<T, Rank>& a, int axis, const Visit& visit)
{
    for_each_lane(a, a, axis, [&](const lane& first, const lane&) { visit(first); });
}
} // namespace nd::detail::inline ND_ISA
