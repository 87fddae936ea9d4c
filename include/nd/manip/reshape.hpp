// Other shapes of the same elements: reshaped, flattened, broadcast, with axes of length 1 added or dropped, resized.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

#include <tuple>

namespace nd::inline ND_ISA
{
/// Whether a function that gives a view where it can may copy.
enum class copying : char { if_needed, never, always };

/// The elements in another shape, of which one extent may be -1; read and written in C order, F order, or for
/// `order::a` in F order where the array has it. A view where the strides allow it.
/// Throws  shape_error when the sizes differ; value_error when `copying::never` asks for the impossible
template <int NewRank = dynamic, expression E>
[[nodiscard]] auto reshape(
    const E& a, const axis_values& shape, order read_order = order::c, copying copy = copying::if_needed)
{
    const auto source = detail::array_of(detail::handle_of(a));
    if (copy == copying::always)
        return decltype(source)(source.copy(order::k)).template reshape<NewRank>(shape, read_order);
    if (copy == copying::never) {
        axis_values strides;
        if (!reshape_strides(source.shape(), source.strides(), source.itemsize(), resolve_shape(shape, source.size()),
                read_order, strides))
            throw_value_error("Unable to avoid creating a copy while reshaping.");
    }
    return source.template reshape<NewRank>(shape, read_order);
}

/// All elements as a vector: a view where they stand in the asked order already, else a copy. `order::k` takes the axes
/// in the order of their strides.
template <expression E>
[[nodiscard]] auto ravel(const E& a, order read_order = order::c)
{
    const auto source = detail::array_of(detail::handle_of(a));
    if (read_order != order::k)
        return source.ravel(read_order);
    axis_values outer_first;
    for (int axis = 0; axis < source.ndim(); ++axis) {
        int place = outer_first.size();
        while (place > 0 &&
            stride_magnitude(source.stride(static_cast<int>(outer_first[place - 1]))) <
                stride_magnitude(source.stride(axis)))
            --place;
        outer_first.insert(place, axis);
    }
    return source.transpose(outer_first).ravel();
}

/// A view without the axes of length 1.
template <expression E>
[[nodiscard]] auto squeeze(const E& a)
{
    return detail::arranged(detail::handle_of(a), [](const auto& l, index_t&) {
        axis_values shape, strides;
        for (int i = 0; i < l.ndim(); ++i)
            if (l.extent(i) != 1) {
                shape.push_back(l.extent(i));
                strides.push_back(l.stride(i));
            }
        layout<dynamic> result(shape, strides);
        result.set_writeable(l.writeable());
        return result;
    });
}
/// A view without `axes`.
/// Throws  value_error when one has another length than 1; axis_error when one does not exist
template <expression E>
[[nodiscard]] auto squeeze(const E& a, const axis_values& axes)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) {
        const axis_set dropped = normalize_axes(axes, l.ndim());
        axis_values shape, strides;
        for (int i = 0; i < l.ndim(); ++i)
            if (!dropped.contains(i)) {
                shape.push_back(l.extent(i));
                strides.push_back(l.stride(i));
            } else if (l.extent(i) != 1)
                throw_value_error("cannot select an axis to squeeze out which has size not equal to one");
        layout<dynamic> result(shape, strides);
        result.set_writeable(l.writeable());
        return result;
    });
}

/// A view with axes of length 1, which stand at `axes` of the result.
/// Throws  axis_error for a place that the result does not have, value_error for one that is repeated
template <expression E>
[[nodiscard]] auto expand_dims(const E& a, const axis_values& axes)
{
    const auto source = detail::array_of(detail::handle_of(a));
    const int ndim = source.ndim() + axes.size();
    axis_set added;
    for (index_t axis : normalize_axis_list(axes, ndim))
        added.insert(static_cast<int>(axis));
    axis_values shape(ndim, 1);
    for (int i = 0, from = 0; i < ndim; ++i)
        if (!added.contains(i))
            shape[i] = source.shape(from++);
    return source.reshape(shape);
}
template <expression E>
[[nodiscard]] auto expand_dims(const E& a, int axis)
{
    const auto source = detail::array_of(detail::handle_of(a));
    axis_values shape(source.shape());
    shape.insert(normalize_axis(axis, source.ndim() + 1), 1);
    return source.template reshape<rank_plus(E::rank, 1)>(shape);
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// A view with at least `AtLeast` axes: of the new ones of a vector one stands in front, all others behind.
template <int AtLeast, expression E>
[[nodiscard]] auto with_axes(const E& a)
{
    constexpr int rank = E::rank == dynamic || E::rank > AtLeast ? E::rank : AtLeast;
    return arranged(handle_of(a), [](const auto& l, index_t&) {
        layout<rank> result;
        const int added = l.ndim() < AtLeast ? AtLeast - l.ndim() : 0;
        const int before = l.ndim() == 1 && added > 0 ? 1 : 0;
        const index_t new_stride = l.ndim() == 0 ? index_t{sizeof(value_type_of<E>)} : 0;
        result.set_ndim(l.ndim() + added);
        for (int i = 0; i < l.ndim() + added; ++i) {
            const int from = i - before;
            if (from >= 0 && from < l.ndim())
                result.set(i, l.extent(from), l.stride(from));
            else
                result.set(i, 1, new_stride);
        }
        result.set_writeable(l.writeable());
        return result;
    });
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A view with at least one axis.
template <expression E>
[[nodiscard]] auto atleast_1d(const E& a)
{
    return detail::with_axes<1>(a);
}
/// A view with at least two axes: a vector is a row.
/// Shapes  () -> (1, 1); (n) -> (1, n)
template <expression E>
[[nodiscard]] auto atleast_2d(const E& a)
{
    return detail::with_axes<2>(a);
}
/// A view with at least three axes.
/// Shapes  () -> (1, 1, 1); (n) -> (1, n, 1); (m, n) -> (m, n, 1)
template <expression E>
[[nodiscard]] auto atleast_3d(const E& a)
{
    return detail::with_axes<3>(a);
}

/// A read-only view stretched to `shape`: new axes and those of length 1 have stride 0.
/// Throws  broadcast_error that names both shapes
template <int NewRank = dynamic, expression E>
[[nodiscard]] auto broadcast_to(const E& a, const axis_values& shape)
{
    return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) {
        (void)checked_size(shape);
        return broadcast_layout<NewRank>(l, shape);
    });
}

/// Views of the arrays at their common shape, read-only: `auto [x, y] = broadcast_arrays(a, b)`. Arrays that have
/// that shape already are given back as they are.
/// Throws  broadcast_error that names both shapes
template <expression... E>
[[nodiscard]] auto broadcast_arrays(const E&... arrays)
{
    axis_values shape;
    (detail::operand_of(arrays).broadcast(shape), ...);
    (void)checked_size(shape);
    constexpr int rank = detail::broadcast_rank_of({E::rank...});
    const auto stretched = [&](const auto& a) {
        return detail::arranged(detail::handle_of(a), [&](const auto& l, index_t&) {
            return same_shape(l.shape(), shape) ? detail::convert_rank<rank>(l) : broadcast_layout<rank>(l, shape);
        });
    };
    return std::tuple(stretched(arrays)...);
}

/// A copy in another shape and, if need be, of another size: the elements in C order, again from the first one on until
/// the shape is full; zeros where there are none.
/// Throws  value_error for a negative extent
template <expression E>
[[nodiscard]] auto resize(const E& a, const axis_values& shape)
{
    using T = value_type_of<E>;
    for (index_t extent : shape)
        if (extent < 0)
            throw_value_error("all elements of `new_shape` must be non-negative");
    const ndarray<T> result(detail::allocate_array<T, dynamic>(shape));
    const ndarray<T, 1> out = result.ravel();
    const auto source = ravel(a).handle();
    const index_t n = source.where.extent(0);
    if (n == 0) {
        out.fill(T());
        return result;
    }
    const index_t whole = out.size() / n;
    const index_t rest = out.size() - whole * n;
    detail::part_of(out.handle(), 0, 0, whole * n).template reshape<2>({whole, n}).assign(detail::array_of(source));
    detail::part_of(out.handle(), 0, whole * n, rest).assign(detail::part_of(source, 0, 0, rest));
    return result;
}
} // namespace nd::inline ND_ISA
