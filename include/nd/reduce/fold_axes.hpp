// Runs a fold over the axes of an expression and gives the array of its results.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/engine/reduce.hpp>
#include <nd/reduce/options.hpp>
#include <nd/ufunc/where.hpp>

namespace nd::detail::inline ND_ISA
{
/// Shape without the reduced axes, or with length 1 in their place.
[[nodiscard]] inline axis_values reduced_shape(const axis_values& shape, const axis_set& axes, bool keepdims)
{
    axis_values result;
    for (int i = 0; i < shape.size(); ++i)
        if (!axes.contains(i))
            result.push_back(shape[i]);
        else if (keepdims)
            result.push_back(1);
    return result;
}

/// Number of values that each result is made of.
[[nodiscard]] inline index_t reduced_count(const axis_values& shape, const axis_set& axes) noexcept
{
    index_t n = 1;
    for (int i = 0; i < shape.size(); ++i)
        if (axes.contains(i))
            n *= shape[i];
    return n;
}

/// Folds the values of `e`, read as `Value`, along `axes`; one `State` per result.
/// Shapes  the other axes of `e`; nothing to fold gives the fold's starting states
template <class Value, class State, int Rank, class E>
[[nodiscard]] ndarray<State, Rank> fold_axes(const E& e, const fold& f, const axis_set& axes, bool keepdims)
{
    const auto& source = operand_of(e);
    const axis_values shape = shape_of(source);
    leaf<State, Rank> result = allocate_array<State, Rank>(reduced_shape(shape, axes, keepdims));
    if (is_empty(shape)) {
        f.start(result.data, size_of(result.where));
        return ndarray<State, Rank>(std::move(result));
    }
    axis_values strides(shape.size(), 0);
    int kept = 0;
    for (int i = 0; i < shape.size(); ++i)
        if (!axes.contains(i))
            strides[i] = result.where.stride(kept++);
        else if (keepdims)
            ++kept;
    const operand out{reinterpret_cast<char*>(result.data), shape.data(), strides.data(), shape.size(),
        int{sizeof(State)}, int{sizeof(Value)}, int{alignof(State)}, 0, nullptr, nullptr};
    reduce_into<simd::default_arch, Value>(out, source, f);
    return ndarray<State, Rank>(std::move(result));
}

/// True for expressions such as `a(mask)` that are evaluated once and then folded, because the shape alone costs as
/// much.
template <class E>
inline constexpr bool is_evaluated_to_fold = evaluates_itself<E, simd::default_arch, typename E::value_type, E::rank>;

/// All axes, one result.
template <class Value, class State, class E>
[[nodiscard]] State fold_all(const E& e, const fold& f)
{
    if constexpr (is_evaluated_to_fold<E>)
        return fold_all<Value, State>(e.eval(), f);
    const auto& source = operand_of(e);
    const axis_values shape = shape_of(source);
    State state;
    f.start(&state, 1);
    if (is_empty(shape))
        return state;
    const axis_values strides(shape.size(), 0);
    const operand out{reinterpret_cast<char*>(&state), shape.data(), strides.data(), shape.size(), int{sizeof(State)},
        int{sizeof(Value)}, int{alignof(State)}, 0, nullptr, nullptr};
    reduce_into<simd::default_arch, Value>(out, source, f);
    return state;
}

/// `e` with `value` where the mask is false, read as `Value`: what a reduction with a mask folds.
template <class Value, class E>
[[nodiscard]] auto masked(const E& e, const optional_mask& where, Value value)
{
    using R = signature<Value, bool, Value, Value>;
    return make_node<where_op>(R(), where.over(shape_of(operand_of(e))), e, value);
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_no_elements(const char* operation)
{
    raise<value_error>(message() << "zero-size array to reduction operation " << operation << " which has no identity");
}
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_mask_needs_initial(const char* operation)
{
    raise<value_error>(message() << "reduction operation '" << operation
                                 << "' does not have an identity, so to use a where mask one has to specify "
                                    "'initial'");
}

template <class E>
inline constexpr int rank_without_axis = rank_plus(std::remove_cvref_t<E>::rank, -1);

/// An `initial` value folded into finished states.
template <class S, int Rank, class T>
void join_initial(const ndarray<S, Rank>& states, const fold& f, const optional_value<T>& initial)
{
    const S value = static_cast<S>(initial.value);
    if (initial.given)
        for (index_t i = 0, n = states.size(); i < n; ++i)
            f.join(states.handle().data + i, &value, 1);
}
} // namespace nd::detail::inline ND_ISA
