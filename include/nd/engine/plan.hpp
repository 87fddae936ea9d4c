// How an evaluation will run: loop order, block shape, and how each operand is fed. Plain data, independent of types.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/kernel.hpp>
#include <nd/engine/loop_nest.hpp>

namespace nd::detail::inline ND_ISA
{
/// Where the results of an evaluation go: an operand that is written.
struct target
{
    operand to;
    scatter_function convert; ///< null when memory and kernel agree
};

/// How one operand reaches the kernel.
enum class feed : char {
    direct, ///< its memory is read (or written) in place
    splat,  ///< one value, repeated in a register-wide block
    packed, ///< copied through a block that stays in the L1 cache
    stream  ///< output only: through a block, then past the caches
};

/// What the loop does in one go.
enum class traversal : char {
    whole, ///< everything contiguous: one call of the kernel
    rows,  ///< along the innermost axis, in chunks where something is packed
    tiles, ///< rows times columns, because some operand lies across
    flat   ///< several short rows as one block
};

/// Elements in a block.
inline constexpr index_t block_elements = 512;
inline constexpr index_t short_row = 48;
inline constexpr index_t short_picked_row = 512; // of rows that index arrays pick
inline constexpr index_t copied_elements = 2048; // in a block that goes from memory to memory
inline constexpr index_t tile_columns = 128;
inline constexpr index_t tile_elements = 1024;

struct operand_plan
{
    const operand* op;
    int stream; ///< of its data; its index streams follow
    feed how;
};

struct plan
{
    traversal kind = traversal::rows;
    index_t columns = 0; ///< elements of axis 0 in one block
    index_t rows = 1;    ///< of the axis `block_axis` in one block
    int block_axis = 1;  ///< flat: axes below it are whole inside a block
    index_t inner = 1;   ///< flat: elements of those axes together
};

/// True when elements of this size at these addresses may be read as their type.
[[nodiscard]] inline bool is_aligned_for(const operand& op, const loop_nest& nest, int stream) noexcept
{
    auto bits = reinterpret_cast<std::uintptr_t>(nest.data(stream));
    for (int i = 0; i < nest.ndim(); ++i)
        bits |= static_cast<std::uintptr_t>(nest.stride(stream, i));
    return (bits & static_cast<std::uintptr_t>(op.alignment - 1)) == 0;
}

/// True when axes 0 to `axes` - 1 of a stream are one dense run of elements.
[[nodiscard]] inline bool is_dense(const loop_nest& nest, int stream, int axes, index_t itemsize) noexcept
{
    index_t step = itemsize;
    for (int i = 0; i < axes; ++i) {
        if (nest.stride(stream, i) != step)
            return false;
        step *= nest.extent(i);
    }
    return true;
}

[[nodiscard]] inline bool is_fixed(const loop_nest& nest, const operand_plan& p, int axes) noexcept
{
    for (int s = p.stream; s <= p.stream + p.op->indices_count; ++s)
        for (int i = 0; i < axes; ++i)
            if (nest.stride(s, i) != 0)
                return false;
    return true;
}

/// Rows shorter than this are taken several at a time. A row in place costs a call of the kernel, a row of a block the
/// moves of every operand that is neither dense nor repeats, so the more of those there are the sooner rows in place
/// win.
[[nodiscard]] inline index_t shortest_row(
    const loop_nest& nest, const operand_plan* operands, int count, bool converts_output) noexcept
{
    bool has_views = false;
    bool has_columns = false;
    for (int k = 0; k < count; ++k) {
        const operand& op = *operands[k].op;
        if (op.indices_count != 0 || (k == 0 ? converts_output : op.convert != nullptr) || op.itemsize < 4 ||
            !is_aligned_for(op, nest, operands[k].stream))
            return short_row;
        const index_t along = nest.stride(operands[k].stream, 0);
        const index_t across = nest.stride(operands[k].stream, 1);
        if (along != op.itemsize && (k == 0 || along != 0))
            return short_row;
        has_columns = has_columns || along == 0;
        has_views = has_views || (along != 0 && across != 0 && across != along * nest.extent(0));
    }
    return has_views ? 5 : has_columns ? 20 : short_row;
}

/// True when index arrays pick whole rows of an input.
[[nodiscard]] inline bool picks_whole_rows(const loop_nest& nest, const operand_plan* operands, int count) noexcept
{
    for (int k = 1; k < count; ++k) {
        const operand_plan& o = operands[k];
        bool whole = o.op->indices_count != 0 && nest.stride(o.stream, 0) == o.op->itemsize;
        for (int s = o.stream + 1; s <= o.stream + o.op->indices_count; ++s)
            whole = whole && nest.stride(s, 0) == 0;
        if (whole)
            return true;
    }
    return false;
}

/// Chooses traversal and block shape for a prepared nest, and sets `how` of every operand; `operands[0]` is the output.
/// May move an axis of the nest next to the innermost one.
inline plan make_plan(loop_nest& nest, operand_plan* operands, int count, bool converts_output, bool may_stream)
{
    plan p;
    const int ndim = nest.ndim();
    const bool ordered = operands[0].op->indices_count != 0;
    const bool is_short = ndim > 1 &&
        ((nest.extent(0) < short_row && nest.extent(0) < shortest_row(nest, operands, count, converts_output)) ||
            (!ordered && nest.extent(0) < short_picked_row && picks_whole_rows(nest, operands, count)));

    // An input that lies across: unit steps along another axis than the innermost one.
    int across = 0;
    if (!ordered && !is_short)
        for (int k = 1; k < count && across == 0; ++k)
            if (const operand& op = *operands[k].op; op.indices_count == 0 && nest.stride(operands[k].stream, 0) != 0 &&
                nest.stride(operands[k].stream, 0) != op.itemsize)
                for (int i = 1; i < ndim && across == 0; ++i)
                    if (nest.stride(operands[k].stream, i) == op.itemsize)
                        across = i;
    if (across != 0) {
        nest.rotate_in(across, 1);
        p.kind = traversal::tiles;
    } else if (is_short)
        p.kind = traversal::flat;

    int axes = 1;
    if (p.kind == traversal::flat) {
        p.inner = nest.extent(0);
        while (axes < ndim - 1 && p.inner * nest.extent(axes) <= block_elements / 8)
            p.inner *= nest.extent(axes++);
        p.block_axis = axes;
        // Long blocks save bookkeeping; in short loops the repetitions that a block is filled with cost more.
        p.rows = (p.inner * nest.extent(axes) < 8 * tile_elements ? block_elements : tile_elements) / p.inner;
        if (p.rows > 8)
            p.rows -= p.rows % 8; // blocks of whole cache lines can be streamed past the caches
        if (p.rows > nest.extent(axes))
            p.rows = nest.extent(axes);
        ++axes;
    }

    bool blocks = false;
    for (int k = 0; k < count; ++k) {
        operand_plan& o = operands[k];
        const bool same = o.op->indices_count == 0 && is_aligned_for(*o.op, nest, o.stream) &&
            (k == 0 ? !converts_output : o.op->convert == nullptr);
        if (k > 0 && is_fixed(nest, o, axes))
            o.how = feed::splat;
        else if (same && is_dense(nest, o.stream, axes, o.op->itemsize))
            o.how = feed::direct;
        else
            o.how = feed::packed;
        blocks = blocks || o.how == feed::packed;
    }
    if (may_stream && operands[0].how == feed::direct) {
        operands[0].how = feed::stream;
        blocks = true;
    }

    if (p.kind == traversal::flat)
        p.columns = p.inner;
    else if (p.kind == traversal::tiles) {
        p.columns = nest.extent(0) < tile_columns ? nest.extent(0) : tile_columns;
        p.rows = tile_elements / p.columns;
        if (p.rows > nest.extent(1))
            p.rows = nest.extent(1);
    } else {
        p.columns = nest.extent(0);
        if (blocks && p.columns > block_elements)
            p.columns = block_elements;
        if (!blocks && ndim <= 1)
            p.kind = traversal::whole;
    }
    return p;
}

/// A copy between memory and memory needs no block, so its pieces may be longer than one.
inline void lengthen_copies(const loop_nest& nest, const operand_plan* operands, plan& p) noexcept
{
    if ((operands[0].how == feed::direct) == (operands[1].how == feed::direct) || operands[0].how == feed::stream ||
        operands[1].how == feed::splat)
        return;
    if (p.kind == traversal::rows) {
        p.columns = nest.extent(0) < copied_elements ? nest.extent(0) : copied_elements;
    } else if (p.kind == traversal::flat) {
        const index_t rows = copied_elements / p.inner;
        if (rows > p.rows)
            p.rows = nest.extent(p.block_axis) < rows ? nest.extent(p.block_axis) : rows;
    }
}
} // namespace nd::detail::inline ND_ISA
