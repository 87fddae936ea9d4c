// Elements at given positions of an axis: take, compress, extract.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/reshape.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/index_mode.hpp>
#include <nd/select/nonzero.hpp>

namespace nd::detail::inline ND_ISA
{
/// The parts of `a` at checked positions of `axis`.
template <class T, int Rank, int PositionsRank>
[[nodiscard]] auto take_positions(
    const ndarray<const T, Rank>& a, const ndarray<const index_t, PositionsRank>& positions, int axis)
{
    constexpr int rank = Rank == dynamic || PositionsRank == dynamic ? dynamic : Rank - 1 + PositionsRank;
    index_list items;
    for (int i = 0; i < axis; ++i)
        items.push_back(full_extent);
    items.push_back(positions);
    return ndarray<T, rank>(eval(a(items)));
}

/// `a` as an array with an axis: NumPy takes from a number as from a vector of one.
template <class E>
[[nodiscard]] auto with_axis(const E& e)
{
    const ndarray<const value_type_of<E>, E::rank> a = as_array(e);
    if constexpr (E::rank == 0)
        return a.ravel();
    else if constexpr (E::rank == dynamic)
        return a.ndim() == 0 ? ndarray<const value_type_of<E>>(a.ravel()) : a;
    else
        return a;
}

/// Positions where a condition holds that may be shorter or longer than an axis.
template <class C>
[[nodiscard]] ndarray<index_t, 1> positions_where(const C& condition)
{
    if (shape_of(operand_of(condition)).size() != 1)
        throw_value_error("condition must be a 1-d array");
    return flatnonzero(condition);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The parts of `a` at `positions` of an axis: `a(_, positions)`, but with a choice of what happens outside.
/// Shapes  (..., n, ...), (p...) -> (..., p..., ...)
/// Throws  index_error, axis_error
/// Source  numpy.take
template <expression A, expression P, integer_index Axis>
[[nodiscard]] auto take(const A& a, const P& positions, Axis axis, index_mode mode = index_mode::raise)
{
    const auto source = detail::with_axis(a);
    const int along = normalize_axis(static_cast<index_t>(axis), source.ndim());
    return detail::take_positions(
        source, detail::positions_on_axis(positions, source.extent(along), mode, along), along);
}
/// Elements at `positions` of the flattened array.
template <expression A, expression P>
[[nodiscard]] auto take(const A& a, const P& positions, index_mode mode = index_mode::raise)
{
    const ndarray<const value_type_of<A>, 1> flat = as_array(a).ravel();
    return detail::take_positions(flat, detail::positions_on_axis(positions, flat.size(), mode, 0), 0);
}
/// At one position, or at a list of them: `take(a, 2, axis)`, `take(a, {0, -1})`.
template <expression A, integer_index P, class... Rest>
[[nodiscard]] auto take(const A& a, P position, const Rest&... rest)
{
    ndarray<index_t, 0> one{axis_values()};
    *one.data() = to_index(position);
    return take(a, one, rest...);
}
template <expression A, class... Rest>
[[nodiscard]] auto take(const A& a, std::initializer_list<detail::position> positions, const Rest&... rest)
{
    return take(a, idx(positions), rest...);
}

/// The parts of `a` along an axis where a condition holds; what the condition is too short for is left out.
/// Throws  value_error for a condition that is no vector, index_error where it holds outside the axis
/// Source  numpy.compress
template <expression C, expression A, integer_index Axis>
[[nodiscard]] auto compress(const C& condition, const A& a, Axis axis)
{
    return take(a, detail::positions_where(condition), axis);
}
/// Elements of the flattened array where a condition holds.
template <expression C, expression A>
[[nodiscard]] auto compress(const C& condition, const A& a)
{
    return take(a, detail::positions_where(condition));
}
/// Elements where a condition holds, both flattened. Source  numpy.extract
template <expression C, expression A>
[[nodiscard]] auto extract(const C& condition, const A& a)
{
    return take(a, flatnonzero(condition));
}
} // namespace nd::inline ND_ISA
