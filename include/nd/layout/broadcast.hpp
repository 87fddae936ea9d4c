// Broadcasting: the shape that several shapes have in common, and the strides of an operand stretched to it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/layout.hpp>

namespace nd::inline ND_ISA
{
/// Rank of a broadcast of two arrays: the larger, known at compile time when both are.
[[nodiscard]] constexpr int broadcast_rank(int a, int b) noexcept
{
    if (a == dynamic || b == dynamic)
        return dynamic;
    return a < b ? b : a;
}

/// Widens `result` to the shape it has in common with `shape`: aligned at the last axis, length 1 stretches (also to
/// 0). Throws  broadcast_error that names both shapes; `result` is then as before
constexpr void broadcast_into(axis_values& result, std::span<const index_t> shape)
{
    if (result.empty() || same_shape(result, shape)) {
        result = axis_values(shape);
        return;
    }
    const auto ndim = static_cast<int>(shape.size());
    const int old_ndim = result.size();
    for (int back = 1; back <= ndim && back <= old_ndim; ++back) {
        const index_t common = result[old_ndim - back];
        const index_t extent = shape[static_cast<std::size_t>(ndim - back)];
        if (extent != common && extent != 1 && common != 1)
            throw_broadcast_error(result, shape);
    }
    const int grown = ndim > old_ndim ? ndim - old_ndim : 0;
    if (grown > 0) {
        result.resize(ndim, 1);
        for (int i = ndim - 1; i >= 0; --i)
            result[i] = i < grown ? 1 : result[i - grown];
    }
    const int shift = result.size() - ndim;
    for (int i = 0; i < ndim; ++i)
        if (result[shift + i] == 1)
            result[shift + i] = shape[static_cast<std::size_t>(i)];
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
constexpr void check_broadcast_size(std::span<const index_t> shape)
{
    index_t n = 1;
    bool too_large = false;
    for (const index_t extent : shape) {
        if (extent == 0)
            return;
        too_large = __builtin_mul_overflow(n, extent, &n) || too_large;
    }
    if (too_large)
        throw_shape_error("broadcast dimensions too large: shape", shape);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Throws  broadcast_error that names both shapes; shape_error when there would be 2^63 elements or more
/// Source  numpy.broadcast_shapes
[[nodiscard]] constexpr axis_values broadcast_shapes(std::span<const index_t> a, std::span<const index_t> b)
{
    axis_values result(a);
    broadcast_into(result, b);
    detail::check_broadcast_size(result);
    return result;
}
/// The shape that any number of shapes have in common; of none `()`.
[[nodiscard]] constexpr axis_values broadcast_shapes(std::span<const axis_values> shapes)
{
    axis_values result;
    for (const axis_values& shape : shapes)
        broadcast_into(result, shape);
    detail::check_broadcast_size(result);
    return result;
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_broadcast_to_error(
    std::span<const index_t> shape, std::span<const index_t> to_shape)
{
    if (shape.size() > to_shape.size())
        raise<broadcast_error>(message() << "input operand has more dimensions than allowed by the axis remapping: "
                                         << shape << " cannot be broadcast to " << to_shape);
    raise<broadcast_error>(
        message() << "operands could not be broadcast together with remapped shapes [original->remapped]: " << shape
                  << "  and requested shape " << to_shape);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Strides with which an operand of `shape` and `strides` is read at every index of `to_shape`: 0 on the axes that are
/// new and on those of length 1.
/// Throws  broadcast_error that names both shapes
/// Source  numpy.broadcast_to
[[nodiscard]] constexpr axis_values broadcast_strides(
    std::span<const index_t> shape, std::span<const index_t> strides, std::span<const index_t> to_shape)
{
    axis_values result(static_cast<int>(to_shape.size()), 0);
    if (shape.size() > to_shape.size())
        detail::throw_broadcast_to_error(shape, to_shape);
    const std::size_t shift = to_shape.size() - shape.size();
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 1)
            continue;
        if (shape[i] != to_shape[shift + i])
            detail::throw_broadcast_to_error(shape, to_shape);
        result[static_cast<int>(shift + i)] = strides[i];
    }
    return result;
}

/// The layout of a read-only view of `l` stretched to `to_shape`, of which `checked_size` must have been taken.
/// Throws  broadcast_error that names both shapes; shape_error when `to_shape` does not have `To` axes
template <int To = dynamic, int Rank>
[[nodiscard]] constexpr layout<To> broadcast_layout(const layout<Rank>& l, std::span<const index_t> to_shape)
{
    layout<To> result(to_shape, broadcast_strides(l.shape(), l.strides(), to_shape));
    result.set_writeable(false);
    return result;
}
} // namespace nd::inline ND_ISA
