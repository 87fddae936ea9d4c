// Elements picked by index arrays, to and from dense blocks.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pack.hpp>

namespace nd::detail::inline ND_ISA
{
/// The position that an index array holds at `p`, counted from the start of an axis of length `extent`.
[[nodiscard]] ND_INLINE index_t wrapped_position(const char* p, index_t extent) noexcept
{
    const auto position = load_element<index_t>(p);
    return position + (extent & (position >> (8 * sizeof position - 1)));
}

/// Byte offsets from an operand's first element that its index arrays stand for, for one row of `n` elements.
/// `p[k]` and `stride[k]` are the pointer and byte stride of index array k.
[[gnu::noinline]] inline void gather_offsets(
    index_t* offsets, const operand& op, const char* const* p, const index_t* stride, index_t n)
{
    index_t fixed = 0;
    bool first = true;
    for (int k = 0; k < op.indices_count; ++k) {
        const index_stream& index = op.indices[k];
        const auto at = [&](index_t i) { return wrapped_position(p[k] + i * stride[k], index.extent) * index.step; };
        if (stride[k] == 0)
            fixed += at(0);
        else if (first) {
            for (index_t i = 0; i < n; ++i)
                offsets[i] = at(i);
            first = false;
        } else
            for (index_t i = 0; i < n; ++i)
                offsets[i] += at(i);
    }
    if (first)
        for (index_t i = 0; i < n; ++i)
            offsets[i] = fixed;
    else if (fixed != 0)
        for (index_t i = 0; i < n; ++i)
            offsets[i] += fixed;
}

/// Calls `f(i, position)` for `n` neighbouring values of one index array. Most hold no position that counts from the
/// end: of those the values are taken as they are.
template <class F>
ND_INLINE void for_positions(const char* index, index_t extent, index_t n, F f)
{
    constexpr index_t group = 64;
    index_t i = 0;
    for (; i + group <= n; i += group) {
        const char* p = index + i * index_t{sizeof(index_t)};
        index_t bits = 0;
        for (index_t k = 0; k < group; ++k)
            bits |= load_element<index_t>(p + k * index_t{sizeof(index_t)});
        if (bits >= 0) [[likely]]
            for (index_t k = 0; k < group; k += 4) {
                const auto q = p + k * index_t{sizeof(index_t)};
                f(i + k, load_element<index_t>(q));
                f(i + k + 1, load_element<index_t>(q + 1 * sizeof(index_t)));
                f(i + k + 2, load_element<index_t>(q + 2 * sizeof(index_t)));
                f(i + k + 3, load_element<index_t>(q + 3 * sizeof(index_t)));
            }
        else
            for (index_t k = 0; k < group; ++k)
                f(i + k, wrapped_position(p + k * index_t{sizeof(index_t)}, extent));
    }
    for (; i < n; ++i)
        f(i, wrapped_position(index + i * index_t{sizeof(index_t)}, extent));
}

/// One row of gathered elements. `p` and `strides` are those of the data, then of the index arrays; `offsets` is work
/// space for `n` of them.
[[gnu::noinline]] inline void gather_row(
    void* block, const operand& op, const char* const* p, const index_t* strides, index_t* offsets, index_t n)
{
    const char* data = p[0];
    const index_t stride = strides[0];
    // Usually one index array moves along the row and the others stand still.
    int moving = 0;
    int movers = 0;
    index_t fixed = 0;
    for (int k = 0; k < op.indices_count; ++k)
        if (strides[k + 1] == 0)
            fixed += wrapped_position(p[k + 1], op.indices[k].extent) * op.indices[k].step;
        else {
            moving = k;
            ++movers;
        }
    const bool any_size = !has_element_size(op.itemsize);
    const bool one_array = movers == 1 && strides[moving + 1] == int{sizeof(index_t)} && !any_size;
    if (one_array || movers == 0)
        data += fixed;
    else
        gather_offsets(offsets, op, p + 1, strides + 1, n);
    if (any_size && movers == 0)
        return pack_any_size(block, op.itemsize, {const_cast<char*>(data), n, stride, 1, 0});
    if (any_size)
        return gather_any_size(block, op.itemsize, data, offsets, stride, n);
    with_element_size(op.itemsize, [&]<class E>(E) {
        constexpr auto size = static_cast<index_t>(sizeof(E));
        auto* out = static_cast<char*>(block);
        if (movers == 0)
            pack_run<E>(out, data, n, stride);
        else if (one_array) {
            const index_t extent = op.indices[moving].extent;
            const index_t step = op.indices[moving].step;
            const char* index = p[moving + 1];
            if constexpr (sizeof(E) <= 8)
                if (step == size && stride == 0) // a constant step is part of the load's address
                    return for_positions(index, extent, n, [=](index_t i, index_t position) {
                        store_element(out + i * size, load_apart<E>(data + position * size));
                    });
            for (index_t i = 0; i < n; ++i)
                store_element(out + i * size,
                    load_apart<E>(
                        data + wrapped_position(index + i * int{sizeof(index_t)}, extent) * step + i * stride));
        } else
            for (index_t i = 0; i < n; ++i)
                store_element(out + i * size, load_apart<E>(data + offsets[i] + i * stride));
    });
}

/// `n` bytes between memory that does not overlap. For rows of a few registers a call would cost more than the moves.
ND_INLINE void copy_row(char* to, const char* from, index_t n)
{
    constexpr index_t line = 64;
    if (n < line || n > 16 * line) {
        std::memcpy(to, from, static_cast<std::size_t>(n));
        return;
    }
    for (index_t i = 0; i + line < n; i += line)
        std::memcpy(to + i, from + i, line);
    std::memcpy(to + n - line, from + n - line, line);
}
/// `rows` runs of `n` neighbouring elements, each at an offset of its own and `step` bytes after the one before.
[[gnu::noinline]] inline void gather_runs(
    void* block, int itemsize, const char* data, const index_t* offsets, index_t step, index_t rows, index_t n)
{
    auto* out = static_cast<char*>(block);
    if (n <= 4 && has_element_size(itemsize))
        return with_element_size(itemsize, [&]<class E>(E) {
            constexpr auto size = static_cast<index_t>(sizeof(E));
            if (!with_short_length(n, [&]<int N>(std::integral_constant<int, N>) {
                    for (index_t row = 0; row < rows; ++row)
                        copy_short<E, N>(out + row * N * size, data + row * step + offsets[row], size);
                }))
                for (index_t row = 0; row < rows; ++row)
                    store_element(out + row * size, load_apart<E>(data + row * step + offsets[row]));
        });
    const index_t bytes = n * itemsize;
    for (index_t row = 0; row < rows; ++row, data += step)
        copy_row(out + row * bytes, data + offsets[row], bytes);
}
/// The reverse of `gather_row`, for elements in a dense block.
[[gnu::noinline]] inline void scatter_row(
    const operand& op, char* const* p, const index_t* strides, index_t* offsets, index_t n, const void* block)
{
    const index_t stride = strides[0];
    const bool one_array = op.indices_count == 1 && strides[1] == int{sizeof(index_t)} && stride == 0 &&
        op.indices[0].step == op.itemsize && op.itemsize <= 8 && has_element_size(op.itemsize);
    if (!one_array)
        gather_offsets(offsets, op, p + 1, strides + 1, n);
    if (!has_element_size(op.itemsize))
        return scatter_any_size(p[0], op.itemsize, offsets, stride, n, block);
    with_element_size(op.itemsize, [&]<class E>(E) {
        constexpr auto size = static_cast<index_t>(sizeof(E));
        const auto* in = static_cast<const char*>(block);
        char* data = p[0];
        if constexpr (sizeof(E) <= 8)
            if (one_array)
                return for_positions(p[1], op.indices[0].extent, n, [=](index_t i, index_t position) {
                    store_apart(data + position * size, load_element<E>(in + i * size));
                });
        for (index_t i = 0; i < n; ++i)
            store_apart(data + offsets[i] + i * stride, load_element<E>(in + i * size));
    });
}
} // namespace nd::detail::inline ND_ISA
