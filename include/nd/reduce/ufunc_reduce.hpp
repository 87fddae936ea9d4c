// nd::reduce: any operation of two elements folded along axes, NumPy's ufunc.reduce.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/scan.hpp>
#include <nd/reduce/lanes.hpp>
#include <nd/reduce/operation_fold.hpp>

namespace nd::inline ND_ISA
{
/// `reduce(nd::add, a, {.axis = all_axes, .keepdims = true})`
/// axis      axes to reduce along, default the first; all_axes means every one
/// keepdims  keep reduced axes with length 1
/// initial   the value that each result starts with
/// where     which elements to fold; what has no identity needs `initial` with it
template <class T>
struct ufunc_reduce_options
{
    detail::only_by_name by_name{};
    axis_spec axis{0};
    bool keepdims = false;
    optional_value<T> initial{};
    detail::optional_mask where{};
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class Op, class T>
inline constexpr scan scan_of = simple_scan<simd::default_arch, Op, T>::table();

/// Left to right along one axis, with a first value or a mask: row by row of a copy.
template <class Op, class S, int Rank, class E>
[[nodiscard]] ndarray<S, Rank> fold_lanes(const E& e, const axis_set& axes, const ufunc_reduce_options<S>& o)
{
    const axis_values shape = shape_of(operand_of(e));
    const lanes<S> rows(e, axes);
    const lanes<bool> counts(
        o.where.given ? o.where.over(shape) : leaf<const bool, dynamic>(buffer(), nullptr, index_t{0}),
        o.where.given ? axes : axis_set());
    ndarray<S, Rank> result(allocate_array<S, Rank>(reduced_shape(shape, axes, o.keepdims)));
    for (index_t row = 0; row < rows.count; ++row) {
        const S* p = rows.data + row * rows.length;
        const bool* m = o.where.given ? counts.data + row * rows.length : nullptr;
        index_t i = o.initial.given ? 0 : 1;
        S state = o.initial.given ? o.initial.value : *p;
        for (; i < rows.length; ++i)
            if (m == nullptr || m[i])
                state = call_widened<S, Op>(state, p[i]);
        result.handle().data[row] = state;
    }
    return result;
}

/// Left to right along one axis: the last ones of its running results.
template <class Op, class S, int Rank, class E>
[[nodiscard]] ndarray<S, Rank> fold_in_order(const E& e, const ufunc_reduce_options<S>& o)
{
    const auto& source = operand_of(e);
    const axis_values shape = shape_of(source);
    const axis_set axes = o.axis.resolve_leniently(shape.size());
    if (axes.size() > 1)
        raise<value_error>(message() << "reduction operation '" << Op::name
                                     << "' is not reorderable, so at most one axis may be specified");
    if (!o.initial.given) {
        if (o.where.given)
            throw_mask_needs_initial(Op::name);
        if (reduced_count(shape, axes) == 0)
            throw_no_elements(Op::name);
    }
    if (o.initial.given || o.where.given)
        return fold_lanes<Op, S, Rank>(e, axes, o);
    ndarray<S, Rank> result(allocate_array<S, Rank>(reduced_shape(shape, axes, o.keepdims)));
    if (is_empty(shape))
        return result;
    if (axes.empty()) {
        result.assign(e);
        return result;
    }
    axis_values strides(shape.size(), 0);
    int along = 0;
    int kept = 0;
    for (int i = 0; i < shape.size(); ++i)
        if (axes.contains(i)) {
            along = i;
            kept += o.keepdims;
        } else
            strides[i] = result.handle().where.stride(kept++);
    // Each result overwrites the one before it.
    scan_into<simd::default_arch, S>(
        {reinterpret_cast<char*>(result.data()), shape.data(), strides.data(), shape.size(), int{sizeof(S)},
            int{sizeof(S)}, int{alignof(S)}, 0, nullptr, nullptr},
        along, source, scan_of<Op, S>);
    return result;
}

/// Results by any order of the operands.
template <class Op, class S, int Rank, class E>
[[nodiscard]] ndarray<S, Rank> fold_reordered(const E& e, const ufunc_reduce_options<S>& o)
{
    using F = operation_fold<Op>;
    const axis_values shape = shape_of(operand_of(e));
    const axis_set axes = o.axis.resolve_leniently(shape.size());
    if constexpr (!F::is_total)
        if (!o.initial.given) {
            if (o.where.given)
                throw_mask_needs_initial(Op::name);
            if (reduced_count(shape, axes) == 0)
                throw_no_elements(Op::name);
        }
    using C = accumulator_t<Op, S>;
    const fold& table = operation_table<Op, C>();
    auto result = o.where.given
        ? fold_axes<C, C, Rank>(masked<C>(e, o.where, F::template identity<C>()), table, axes, o.keepdims)
        : fold_axes<C, C, Rank>(e, table, axes, o.keepdims);
    join_initial(result, table, o.initial);
    return rounded_to<S>(std::move(result));
}

template <class Op, class S, int Rank, class E>
[[nodiscard]] ndarray<S, Rank> reduce_by(const E& e, const ufunc_reduce_options<S>& o)
{
    using C = accumulator_t<Op, S>;
    if constexpr (is_reorderable<Op>)
        return fold_reordered<Op, S, Rank>(e, o);
    else if constexpr (std::is_same_v<C, S>)
        return fold_in_order<Op, S, Rank>(e, o);
    else {
        ufunc_reduce_options<C> floats{.axis = o.axis, .keepdims = o.keepdims, .initial = {}, .where = o.where};
        if (o.initial.given)
            floats.initial = static_cast<C>(o.initial.value);
        return rounded_to<S>(fold_in_order<Op, C, Rank>(e, floats));
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `U` folded along an axis, the first if none is given: `reduce(nd::add, a)` is `sum(a, 0)`. Operations that are not
/// associative go from left to right.
/// Shapes  (..., n, ...) -> (..., ...)
/// Throws  axis_error; value_error for no elements where `U` has no identity, and for several axes where the order of
///         operands matters
/// Source  numpy.ufunc.reduce
template <ufunc_object U, expression E, integer_index Axis = int>
    requires ufunc_folds_elements_of<U, E>
[[nodiscard]] auto reduce(const U&, const E& x, Axis axis = 0)
{
    using S = folded_t<U, E>;
    constexpr int rank = E::rank == 0 ? 0 : detail::rank_without_axis<E>;
    return detail::reduce_by<typename U::operation, S, rank>(x, ufunc_reduce_options<S>{.axis = axis});
}
template <ufunc_object U, expression E>
    requires ufunc_folds_elements_of<U, E>
[[nodiscard]] auto reduce(const U&, const E& x, const axis_list& axes)
{
    using S = folded_t<U, E>;
    return detail::reduce_by<typename U::operation, S, dynamic>(x, ufunc_reduce_options<S>{.axis = axes});
}
template <ufunc_object U, expression E>
    requires ufunc_folds_elements_of<U, E>
[[nodiscard]] auto reduce(const U&, const E& x, const ufunc_reduce_options<folded_t<U, E>>& o)
{
    return detail::reduce_by<typename U::operation, folded_t<U, E>, dynamic>(x, o);
}
} // namespace nd::inline ND_ISA
