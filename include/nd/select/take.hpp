// Elements at given positions of an axis: take, compress, extract.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/memory_order.hpp>
#include <nd/manip/reshape.hpp>
#include <nd/reduce/ufunc_accumulate.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/index_mode.hpp>
#include <nd/select/nonzero.hpp>

namespace nd::detail::inline ND_ISA
{
/// Copies the elements at `count` positions of the middle one of three axes (before, length, behind), densely.
template <class T>
void take_dense(T* out, const T* in, const index_t* positions, index_t count, index_t before, index_t length,
    index_t behind, index_mode mode, int axis)
{
    const auto place = [&](index_t i) {
        const index_t k = position_within(positions[i], length, mode);
        if (k < 0) [[unlikely]]
            throw_index_error(positions[i], axis, length);
        return k;
    };
    if (before == 1 && behind == 1) {
        for (index_t i = 0; i < count; ++i)
            out[i] = in[place(i)];
        return;
    }
    scratch memory(static_cast<std::size_t>(count) * sizeof(index_t));
    auto* places = reinterpret_cast<index_t*>(memory.data());
    for (index_t i = 0; i < count; ++i)
        places[i] = place(i) * behind;
    for (index_t block = 0; block < before; ++block, in += length * behind) {
        if (behind == 1)
            for (index_t i = 0; i < count; ++i)
                out[i] = in[places[i]];
        else
            for (index_t i = 0; i < count; ++i)
                std::memcpy(static_cast<void*>(out + i * behind), static_cast<const void*>(in + places[i]),
                    static_cast<std::size_t>(behind) * sizeof(T));
        out += count * behind;
    }
}

/// The parts of `a` at positions of `axis`.
template <class T, int Rank, class P>
[[nodiscard]] auto take_positions(const ndarray<const T, Rank>& a, const P& given, int axis, index_mode mode)
{
    constexpr int rank = Rank == dynamic || P::rank == dynamic ? dynamic : Rank - 1 + P::rank;
    const index_t length = a.extent(axis);
    if (a.c_contiguous() && a.aligned() && length != 0) {
        const ndarray<const index_t, P::rank> positions = dense_as<index_t>(given);
        const axis_blocks blocks(axis_values(a.shape()), axis);
        axis_values shape;
        for (int i = 0; i < a.ndim(); ++i)
            if (i != axis)
                shape.push_back(a.extent(i));
            else
                for (index_t extent : positions.shape())
                    shape.push_back(extent);
        ndarray<T, rank> result(allocate_array<T, rank>(shape));
        if (result.size() == 0)
            (void)positions_on_axis(positions, length, mode, axis);
        else
            take_dense(result.data(), a.data(), positions.data(), positions.size(), blocks.before, length,
                blocks.behind, mode, axis);
        return result;
    }
    index_list items;
    for (int i = 0; i < axis; ++i)
        items.push_back(full_extent);
    items.push_back(positions_on_axis(given, length, mode, axis));
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

/// Elements of the flattened array where a condition of the same length holds.
template <class C, class A>
[[nodiscard]] ndarray<value_type_of<A>, 1> elements_where(const C& condition, const A& a)
{
    const ndarray<const value_type_of<A>, 1> flat = as_array(a).ravel();
    if constexpr (boolean_element<value_type_of<C>>)
        return eval(flat(condition)).ravel();
    else
        return eval(flat(not_equal(condition, real_t<value_type_of<C>>(0)))).ravel();
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
    return detail::take_positions(source, positions, along, mode);
}
/// Elements at `positions` of the flattened array.
template <expression A, expression P>
[[nodiscard]] auto take(const A& a, const P& positions, index_mode mode = index_mode::raise)
{
    const ndarray<const value_type_of<A>, 1> flat = as_array(a).ravel();
    return detail::take_positions(flat, positions, 0, mode);
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
    const axis_values shape = shape_of(detail::operand_of(condition));
    if (shape.size() == 1 && shape[0] == size(a))
        return detail::elements_where(condition, a);
    return take(a, detail::positions_where(condition));
}
/// Elements where a condition holds, both flattened. Source  numpy.extract
template <expression C, expression A>
[[nodiscard]] auto extract(const C& condition, const A& a)
{
    if (size(condition) == size(a))
        return detail::elements_where(ravel(eval(condition)), a);
    return take(a, flatnonzero(condition));
}
} // namespace nd::inline ND_ISA
