// nd::accumulate and nd::reduceat: running results of any operation, and its results between given positions.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/cumulative.hpp>
#include <nd/reduce/ufunc_reduce.hpp>

namespace nd::detail::inline ND_ISA
{
/// A C-contiguous array seen as (before, length, behind) around one axis.
struct axis_blocks
{
    index_t before = 1;
    index_t length = 1;
    index_t behind = 1;

    axis_blocks(const axis_values& shape, int axis) noexcept
        : length(shape[axis])
    {
        for (int i = 0; i < shape.size(); ++i)
            (i < axis ? before : i > axis ? behind : length) *= i == axis ? 1 : shape[i];
    }
};

/// `n` results, side by side, each folded from `rows` values that are `n` elements apart.
template <class Op, class S>
void fold_segment(S* out, const S* values, index_t rows, index_t n)
{
    const auto step = n * static_cast<index_t>(sizeof(S));
    if constexpr (is_reorderable<Op>) {
        const fold& f = operation_table<Op, S>();
        f.start(out, n);
        if (n == 1)
            f.run(out, values, rows);
        else
            f.rows(out, reinterpret_cast<const char*>(values), rows, step, n);
    } else {
        for (index_t i = 0; i < n; ++i)
            out[i] = values[i];
        for (index_t row = 1; row < rows; ++row)
            for (index_t i = 0; i < n; ++i)
                out[i] = call_widened<S, Op>(out[i], values[row * n + i]);
    }
}

/// The elements as one run of `S` in memory: an array that is one already is shared.
template <class S, class E>
[[nodiscard]] ndarray<const S> contiguous_as(const E& e)
{
    if constexpr (array_like<E> && std::is_same_v<value_type_of<E>, S>)
        if (e.c_contiguous() && e.aligned())
            return ndarray<const S>(e);
    const ndarray<S> fresh(allocate_array<S, dynamic>(shape_of(operand_of(e))));
    fresh.assign(e);
    return ndarray<const S>(fresh);
}

template <class Op, class S, int Rank, class E>
[[nodiscard]] ndarray<S, Rank> reduce_between(const E& e, const ndarray<const index_t>& positions, index_t given_axis)
{
    axis_values shape = shape_of(operand_of(e));
    if (shape.size() == 0)
        raise<dtype_error>(message() << "cannot reduceat on a scalar");
    const int axis = normalize_axis(given_axis, shape.size());
    if (positions.ndim() != 1)
        raise<value_error>(
            message() << "the positions of reduceat are a vector, not an array of shape " << positions.shape());
    const index_t* at = positions.data();
    const index_t count = positions.size();
    const axis_blocks blocks(shape, axis);
    for (index_t i = 0; i < count; ++i)
        if (at[i] < 0 || at[i] >= blocks.length)
            raise<index_error>(message() << "index " << at[i] << " out-of-bounds in " << Op::name << ".reduceat [0, "
                                         << blocks.length << ")");
    using C = accumulator_t<Op, S>;
    const ndarray<const C> values = contiguous_as<C>(e);
    shape[axis] = count;
    ndarray<C, Rank> result(allocate_array<C, Rank>(shape));
    C* out = result.data();
    for (index_t block = 0; block < blocks.before; ++block)
        for (index_t i = 0; i < count && blocks.behind != 0; ++i, out += blocks.behind) {
            const index_t end = i + 1 < count ? at[i + 1] : blocks.length;
            fold_segment<Op>(out, values.data() + (block * blocks.length + at[i]) * blocks.behind,
                end > at[i] ? end - at[i] : 1, blocks.behind);
        }
    return rounded_to<S>(std::move(result));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Running results of `U` along an axis, the first if none is given: `accumulate(nd::maximum, a)`.
/// Shapes  those of the input. Throws  axis_error, dtype_error for a 0-d array. Source  numpy.ufunc.accumulate
template <ufunc_object U, expression E, integer_index Axis = int>
    requires ufunc_folds_elements_of<U, E>
[[nodiscard]] auto accumulate(const U&, const E& x, Axis axis = 0)
{
    if (shape_of(detail::operand_of(x)).size() == 0)
        raise<dtype_error>(message() << "cannot accumulate on a scalar");
    return detail::scan_along<typename U::operation, folded_t<U, E>>(x, static_cast<index_t>(axis), 0);
}

/// `U` folded along an axis between neighbouring positions: result i comes from the elements at `positions[i]` to
/// `positions[i + 1]` - 1, the last one from the rest; where the next position is not greater, from one element.
/// Shapes  (..., n, ...), (m,) -> (..., m, ...)
/// Cost    one pass over the elements that are folded, after a copy of what is not contiguous
/// Throws  index_error for a position outside the axis, axis_error. Source  numpy.ufunc.reduceat
template <ufunc_object U, expression E, expression P, integer_index Axis = int>
    requires(ufunc_folds_elements_of<U, E>&& integer_element<value_type_of<P>>)
[[nodiscard]] auto reduceat(const U&, const E& x, const P& positions, Axis axis = 0)
{
    return detail::reduce_between<typename U::operation, folded_t<U, E>, E::rank>(
        x, detail::contiguous_as<index_t>(positions), static_cast<index_t>(axis));
}
template <ufunc_object U, expression E, integer_index Axis = int>
    requires ufunc_folds_elements_of<U, E>
[[nodiscard]] auto reduceat(const U&, const E& x, std::initializer_list<index_t> positions, Axis axis = 0)
{
    ndarray<index_t> list{axis_values(1, static_cast<index_t>(positions.size()))};
    index_t i = 0;
    for (index_t position : positions)
        list.data()[i++] = position;
    return detail::reduce_between<typename U::operation, folded_t<U, E>, E::rank>(
        x, ndarray<const index_t>(list), static_cast<index_t>(axis));
}
} // namespace nd::inline ND_ISA
