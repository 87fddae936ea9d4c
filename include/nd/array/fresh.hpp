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
    described<T, E> d(e);
    axis_values shape;
    axis_values strides;
    result_layout(shape, strides, d.inputs, d.count, sizeof(T));
    leaf<T, Rank> result = allocate_result<T, Rank>(shape, strides);
    run_job<Arch>(
        job{kernel_for<Arch, typename described<T, E>::function>(), &d.f, target_of<T>(result), d.inputs, d.count});
    return result;
}

/// An uninitialised array in C order, of the shape of an array of `n` elements. Throws shape_error when `Rank` is not
/// the number of its axes.
template <class T, int Rank, int OtherRank>
[[nodiscard, gnu::noinline]] leaf<T, Rank> allocate_like(const layout<OtherRank>& other, index_t n)
{
    buffer memory = buffer::allocate(static_cast<std::size_t>(n) * sizeof(T));
    auto* data = static_cast<T*>(memory.data());
    return {std::move(memory), data, layout<Rank>(other.shape(), c_strides(other.shape(), sizeof(T)))};
}
template <class T, int Rank, int OtherRank>
[[nodiscard]] ND_INLINE leaf<T, Rank> allocate_dense(const layout<OtherRank>& other, index_t n)
{
    if constexpr (Rank == dynamic || Rank == 1)
        if (other.ndim() == 1) [[likely]] {
            buffer memory = buffer::allocate(static_cast<std::size_t>(n) * sizeof(T));
            auto* data = static_cast<T*>(memory.data());
            return leaf<T, Rank>(std::move(memory), data, n);
        }
    return allocate_like<T, Rank>(other, n);
}

/// The trivial case: a fresh array of an expression of `n` elements whose leaves are contiguous, of one shape.
template <class Arch, class T, int Rank, class E, class Arrays>
[[nodiscard]] ND_INLINE leaf<T, Rank> evaluate_dense(const E& e, const Arrays& dense, index_t n)
{
    using F = typename E::template function<T>;
    leaf<T, Rank> result = allocate_dense<T, Rank>(dense.where(), n);
    const F f = e.template function_for<T>();
    kernel_for<Arch, F>().run(
        &f, result.data, dense.data(), sizes_of<typename F::operands>::type::bytes, n, stores::cached);
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
    using operands = typename E::template function<T>::operands;
    if constexpr ((Rank == E::rank || Rank == dynamic || E::rank == dynamic) && operands::size > 0) {
        dense_operands<typename sizes_of<operands>::type, E::rank, operands::size> dense;
        if (e.template collect<T>(dense)) [[likely]] {
            const index_t n = dense.size();
            if (n > 0 && n < stream_bytes / int{sizeof(T)}) [[likely]]
                return evaluate_dense<Arch, T, Rank>(e, dense, n);
        }
    }
    return evaluate_planned<Arch, T, Rank>(e);
}
template <class Arch, class T, int Rank, class E>
    requires evaluates_itself<E, Arch, T, Rank>
[[nodiscard]] leaf<T, Rank> evaluate_fresh(const E& e) { return e.template evaluate<Arch, Rank>(); }

/// The same for elements that are stored otherwise than computed with.
template <class Arch, class T, int Rank, class E>
[[nodiscard]] ND_INLINE leaf<T, Rank> evaluate_stored(const E& e)
{
    if constexpr (stored_element<T>) {
        axis_values shape;
        e.broadcast(shape);
        leaf<T, Rank> result = allocate_array<T, Rank>(shape);
        assign<Arch, typename E::value_type>(result, e);
        return result;
    } else
        return evaluate_fresh<Arch, T, Rank>(e);
}
} // namespace nd::detail::inline ND_ISA
