// A part of one axis of an array, the axis being known at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/layout/axis.hpp>

namespace nd::detail::inline ND_ISA
{
/// View of the positions `start` to `start + count` - 1 of `axis`, which must exist.
template <class T, int Rank>
[[nodiscard]] ndarray<T, Rank> slice_axis(const ndarray<T, Rank>& a, int axis, index_t start, index_t count)
{
    leaf<T, Rank> view = a.handle();
    const index_t stride = view.where.stride(axis);
    view.where.set(axis, count, stride);
    view.data =
        reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(view.data) + static_cast<std::uintptr_t>(start * stride));
    return ndarray<T, Rank>(std::move(view));
}

/// Values that may be put before or behind those along an axis: an array, or one value for all positions.
template <class T>
class edge_values
{
public:
    edge_values() = default;
    template <scalar_like S>
    edge_values(S value)
        : values_(single(cast_to<T>(value)))
        , given_(true)
    {}
    template <expression E>
        requires(evaluates_to<E, T, dynamic> || std::same_as<value_type_of<E>, T>)
    edge_values(const E& e)
        : values_(as_array(e))
        , given_(true)
    {}

    /// Positions that they take along an axis.
    [[nodiscard]] index_t extent(int axis) const
    {
        return !given_            ? 0
            : values_.ndim() == 0 ? 1
                                  : values_.extent(axis < values_.ndim() ? axis : values_.ndim() - 1);
    }
    [[nodiscard]] index_t size() const { return given_ ? values_.size() : 0; }
    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] const ndarray<const T>& values() const noexcept { return values_; }

private:
    [[nodiscard]] static ndarray<const T> single(T value)
    {
        ndarray<T> a{axis_values()};
        a.fill(value);
        return ndarray<const T>(a);
    }

    ndarray<const T> values_{ndarray<T>()};
    bool given_ = false;
};
} // namespace nd::detail::inline ND_ISA
