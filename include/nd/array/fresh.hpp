// The array that an expression's result goes to: its shape, its memory order (NumPy's order='K'), its buffer.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/assign.hpp>
#include <nd/expr/leaf.hpp>
#include <nd/expr/map.hpp>

namespace nd::detail
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

/// The target that an array is.
template <class Block, class T, int Rank>
[[nodiscard]] ND_INLINE target target_of(const leaf<T, Rank>& a)
{
    target t{{}, converter_out<T, Block>()};
    t.to = {reinterpret_cast<char*>(a.data), a.where.shape().data(), a.where.strides().data(), a.where.ndim(),
        int{sizeof(T)}, int{sizeof(Block)}, int{alignof(T)}, 0, nullptr, nullptr};
    return t;
}

/// Length of the vectors that all operands are, or -1.
[[nodiscard]] ND_INLINE index_t common_length(const operand* operands, int count) noexcept
{
    for (int k = 0; k < count; ++k)
        if (operands[k].ndim != 1 || operands[k].shape[0] != operands[0].shape[0])
            return -1;
    return operands[0].shape[0];
}

/// A fresh array with the elements of an expression.
template <class Arch, class T, int Rank, class E>
[[nodiscard]] ND_INLINE leaf<T, Rank> evaluate_fresh(const E& e)
{
    using F = typename E::template function<T>;
    const F f = e.template function_for<T>();
    operand inputs[F::operands::size + 1];
    operand* next = inputs;
    e.template describe<T>(next);
    constexpr int count = F::operands::size;

    leaf<T, Rank> result = [&]() -> leaf<T, Rank> {
        // Vectors of one length: no broadcasting, no order to find.
        if constexpr (Rank == 1 || Rank == dynamic)
            if (const index_t n = count == 0 ? -1 : common_length(inputs, count); n >= 0) [[likely]] {
                const index_t stride = n == 0 ? 0 : index_t{sizeof(T)};
                buffer memory = buffer::allocate(static_cast<std::size_t>(n) * sizeof(T));
                auto* data = static_cast<T*>(memory.data());
                leaf<T, Rank> r;
                r.owner = std::move(memory);
                r.data = data;
                r.where.set_ndim(1);
                r.where.set(0, n, stride);
                return r;
            }
        axis_values shape;
        axis_values strides;
        result_layout(shape, strides, inputs, count, sizeof(T));
        return allocate_result<T, Rank>(shape, strides);
    }();
    const kernel k = kernel_for<Arch, F>();
    const job j{k, &f, target_of<T>(result), inputs, count};
    if (!run_trivial(j)) [[unlikely]]
        run_job<Arch>(j);
    return result;
}
} // namespace nd::detail
