// The array that an expression's result goes to: its shape, its memory order (NumPy's order='K'), its buffer.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/assign.hpp>
#include <nd/expr/leaf.hpp>
#include <nd/expr/map.hpp>

namespace nd::detail::inline ND_ISA
{
/// An uninitialised C-ordered array. Throws shape_error when its size does not fit.
template <class T, int Rank>
[[nodiscard]] leaf<T, Rank> allocate_array(std::span<const index_t> shape, order memory_order = order::c)
{
    const index_t n = checked_size(shape, sizeof(T));
    const axis_values strides = memory_order == order::f ? f_strides(shape, sizeof(T)) : c_strides(shape, sizeof(T));
    buffer memory = buffer::allocate(static_cast<std::size_t>(n) * sizeof(T));
    auto* data = static_cast<T*>(memory.data());
    return {std::move(memory), data, layout<Rank>(shape, strides)};
}

/// Axes of a result, innermost first, in the order in which most operands walk through memory; where they disagree, C.
/// Source  numpy/_core/src/multiarray/nditer_constr.c, npyiter_find_best_axis_ordering
inline void sort_result_axes(axis_values& inner_first, const operand* operands, int count, int ndim)
{
    for (int i = ndim - 1; i >= 0; --i) {
        int place = inner_first.size();
        for (int j = place - 1; j >= 0; --j) {
            bool ambiguous = true;
            bool swap = false;
            for (int k = 0; k < count; ++k) {
                const operand& op = operands[k];
                const int a = i - (ndim - op.ndim);
                const int b = static_cast<int>(inner_first[j]) - (ndim - op.ndim);
                if (a < 0 || b < 0 || op.shape[a] == 1 || op.shape[b] == 1)
                    continue;
                const std::size_t x = stride_magnitude(op.strides[a]);
                const std::size_t y = stride_magnitude(op.strides[b]);
                if (x == 0 || y == 0)
                    continue;
                if (y <= x)
                    swap = false;
                else if (ambiguous)
                    swap = true;
                ambiguous = false;
            }
            if (ambiguous)
                continue;
            if (!swap)
                break;
            place = j;
        }
        inner_first.insert(place, i);
    }
}

/// The shape that operands broadcast to, and strides for a result of that shape.
inline void result_layout(
    axis_values& shape, axis_values& strides, const operand* operands, int count, index_t itemsize)
{
    bool c_ordered = true;
    for (int k = 0; k < count; ++k) {
        broadcast_into(shape, shape_span(operands[k]));
        c_ordered = c_ordered && is_c_dense(operands[k]);
    }
    (void)checked_size(shape, itemsize);
    if (c_ordered || shape.size() < 2 || is_empty(shape)) {
        strides = c_strides(shape, itemsize);
        return;
    }
    axis_values inner_first;
    sort_result_axes(inner_first, operands, count, shape.size());
    strides.resize(shape.size());
    for (index_t axis : inner_first) {
        strides[static_cast<int>(axis)] = itemsize;
        itemsize *= shape[static_cast<int>(axis)];
    }
}

/// Memory for `n` elements laid out by `shape` and `strides`, as an array.
template <class T, int Rank>
[[nodiscard]] leaf<T, Rank> allocate_result(const axis_values& shape, const axis_values& strides)
{
    index_t bytes = sizeof(T);
    for (index_t extent : shape)
        bytes *= extent;
    buffer memory = buffer::allocate(static_cast<std::size_t>(bytes));
    auto* data = static_cast<T*>(memory.data());
    return {std::move(memory), data, layout<Rank>(shape, strides)};
}

/// Shape and order of a result found from the operands, which are then evaluated: everything but vectors.
template <class Arch, class T, int Rank, class E>
[[nodiscard, gnu::noinline]] leaf<T, Rank> evaluate_planned(const E& e)
{
    using F = typename E::template function<T>;
    operand inputs[F::operands::size + 1];
    operand* next = inputs;
    e.template describe<T>(next);
    axis_values shape;
    axis_values strides;
    result_layout(shape, strides, inputs, F::operands::size, sizeof(T));
    leaf<T, Rank> result = allocate_result<T, Rank>(shape, strides);
    const index_t n = nd::size_of(result.where);
    const dense_target dense{reinterpret_cast<char*>(result.data), n, n * int{sizeof(T)}, result.where.shape()};
    if (dense.bytes < stream_bytes && dense.accepts(result.data, result.where, sizeof(T), alignof(T)))
        if (assign_dense<Arch, T>(dense, e))
            return result;
    const F f = e.template function_for<T>();
    run_job<Arch>(job{kernel_for<Arch, F>(), &f, target_of<T>(result), inputs, F::operands::size});
    return result;
}

/// A fresh vector of `n` elements of an expression of such vectors. A function of its own, so that the result is made
/// in its place: moving a layout that has just been written costs as much as adding sixteen numbers.
template <class Arch, class T, int Rank, class E>
[[nodiscard]] ND_INLINE leaf<T, Rank> evaluate_vector(const E& e, index_t n)
{
    buffer memory = buffer::allocate(static_cast<std::size_t>(n) * sizeof(T));
    auto* data = static_cast<T*>(memory.data());
    leaf<T, Rank> result(std::move(memory), data, n);
    const dense_target dense{reinterpret_cast<char*>(result.data), n, n * int{sizeof(T)}, result.where.shape()};
    if (!assign_dense<Arch, T>(dense, e)) [[unlikely]]
        assign_planned<Arch, T>(target_of<T>(result), e);
    return result;
}

/// An expression that has a quicker way to a fresh array of its elements than one by one.
template <class E, class Arch, class T, int Rank>
concept evaluates_itself = std::is_same_v<T, typename E::value_type> && requires(const E& e)
{
    e.template evaluate<Arch, Rank>();
};

/// A fresh array with the elements of an expression.
template <class Arch, class T, int Rank, class E>
[[nodiscard]] ND_INLINE leaf<T, Rank> evaluate_fresh(const E& e)
{
    if constexpr ((Rank == 1 || Rank == dynamic) && (E::rank == 1 || E::rank == dynamic)) {
        index_t n = -1;
        if (e.common_length(n) && n > 0 && n < stream_bytes / int{sizeof(T)}) [[likely]]
            return evaluate_vector<Arch, T, Rank>(e, n);
    }
    return evaluate_planned<Arch, T, Rank>(e);
}
template <class Arch, class T, int Rank, class E>
    requires evaluates_itself<E, Arch, T, Rank>
[[nodiscard]] leaf<T, Rank> evaluate_fresh(const E& e) { return e.template evaluate<Arch, Rank>(); }
} // namespace nd::detail::inline ND_ISA
