// Runs a planned evaluation block by block: feeds every operand to the kernel and stores what it computes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pack_axes.hpp>

namespace nd::detail::inline ND_ISA
{
/// One run of a plan. `Arch` only names the instruction set of the code: nothing here depends on element types.
template <class Arch>
class block_loop
{
public:
    block_loop(const loop_nest& nest, const plan& how, const operand_plan* operands, int count, const kernel& k,
        const void* function, scatter_function convert_output)
        : nest_(nest)
        , plan_(how)
        , operands_(operands)
        , count_(count)
        , kernel_(k)
        , function_(function)
        , tables_(static_cast<std::size_t>(count) * sizeof(fed))
        , fed_(reinterpret_cast<fed*>(tables_.data()))
        , blocks_(block_bytes())
        , packer_(nest, how, convert_output, reinterpret_cast<index_t*>(blocks_.data() + all_blocks_bytes()),
              blocks_.data() + all_blocks_bytes() + offsets_bytes())
        , pointers_(static_cast<std::size_t>(count) * (sizeof(char*) + sizeof(index_t)))
        , in_(reinterpret_cast<const char**>(pointers_.data()))
        , step_(reinterpret_cast<index_t*>(in_ + count))
    {
        std::byte* block = blocks_.data();
        for (int k_ = 0; k_ < count_; ++k_) {
            fed_[k_] = {block, nullptr, nullptr, 0, 0, 0, false};
            block += block_size(k_);
            if (k_ > 0)
                step_[k_ - 1] = operands_[k_].how == feed::splat ? 0 : operands_[k_].op->block_itemsize;
        }
    }

    void run()
    {
        const int outer = plan_.kind == traversal::flat ? plan_.block_axis + 1 : 1;
        loop_position at(nest_, outer > 1 ? outer : plan_.kind == traversal::tiles ? 2 : 1);
        do {
            switch (plan_.kind) {
            case traversal::flat:
                run_axis(at, plan_.block_axis, plan_.rows);
                break;
            case traversal::tiles:
                run_strips(at);
                break;
            default:
                run_columns(at, 1, 0, 1);
                break;
            }
        } while (at.advance());
    }

    /// Rows of values: the first row, and bytes from one to the next.
    struct values
    {
        const char* row;
        index_t row_step;
    };

    /// The function's values at `rows` positions of `axis` from `i` on times `columns` of axis 0 from `j` on. Without a
    /// kernel they are those of the only input, in place where that is possible.
    [[nodiscard]] values compute(const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns)
    {
        run_block(at, axis, i, rows, j, columns, kernel_.run != nullptr);
        const fed& f = fed_[kernel_.run == nullptr ? 1 : 0];
        return {f.row, f.row_step};
    }

private:
    // What of an operand is in front of the kernel now.
    struct fed
    {
        std::byte* block;
        const char* row; ///< its first row as the kernel reads it
        const char* tag; ///< the source that the block was last filled from
        index_t tag_columns;
        index_t tag_rows;
        index_t row_step; ///< bytes to its next row
        bool per_row;     ///< splat: each row of the block has a value of its own
    };

    [[nodiscard]] std::size_t block_size(int k) const noexcept
    {
        const operand_plan& o = operands_[k];
        const auto item = static_cast<std::size_t>(o.op->block_itemsize);
        const std::size_t elements = o.how == feed::direct ? 0
            : o.how == feed::splat                         ? static_cast<std::size_t>(kernel_.splat)
                                                           : block_capacity();
        return (elements * item + block_alignment - 1) / block_alignment * block_alignment;
    }
    [[nodiscard]] std::size_t block_capacity() const noexcept
    {
        const index_t n = plan_.columns * plan_.rows;
        return static_cast<std::size_t>(n < 1 ? 1 : n);
    }
    [[nodiscard]] std::size_t offsets_bytes() const noexcept
    {
        return (block_capacity() * sizeof(index_t) + block_alignment - 1) / block_alignment * block_alignment;
    }
    [[nodiscard]] std::size_t block_bytes() const noexcept
    {
        std::size_t raw = 0; // bytes of the largest gathered element
        for (int k = 0; k < count_; ++k) {
            const auto item = static_cast<std::size_t>(operands_[k].op->itemsize);
            if (operands_[k].op->indices_count != 0 && item > raw)
                raw = item;
        }
        return all_blocks_bytes() + (raw != 0 ? offsets_bytes() + block_capacity() * raw : 0);
    }
    [[nodiscard]] std::size_t all_blocks_bytes() const noexcept
    {
        std::size_t bytes = 0;
        for (int k = 0; k < count_; ++k)
            bytes += block_size(k);
        return bytes;
    }

    /// Blocks along `axis`, whole in the axes below it (flat) or by columns (tiles).
    void run_axis(const loop_position& at, int axis, index_t rows)
    {
        for (index_t i = 0; i < nest_.extent(axis); i += rows)
            run_columns(at, axis, i, nest_.extent(axis) - i < rows ? nest_.extent(axis) - i : rows);
    }

    /// Tiles by strips of columns: an operand that lies across is then read along its rows, few pages at a time.
    void run_strips(const loop_position& at)
    {
        index_t columns = plan_.columns;
        for (index_t j = 0; j < nest_.extent(0); j += columns) {
            columns = columns_from(j, at.data(0), nest_.extent(0));
            for (index_t i = 0; i < nest_.extent(1); i += plan_.rows)
                run_tile(at, 1, i, nest_.extent(1) - i < plan_.rows ? nest_.extent(1) - i : plan_.rows, j, columns);
        }
    }

    void run_columns(const loop_position& at, int axis, index_t i, index_t rows)
    {
        const index_t n = plan_.kind == traversal::flat ? plan_.inner : nest_.extent(0);
        index_t columns = plan_.columns;
        for (index_t j = 0; j < n; j += columns) {
            columns = columns_from(j, at.data(0) + i * nest_.stride(0, axis), n);
            run_tile(at, axis, i, rows, j, columns);
        }
    }

    /// Columns of the block at column `j` of `n`, where `out` is the output's first one.
    [[nodiscard]] index_t columns_from(index_t j, const char* out, index_t n) const noexcept
    {
        index_t columns = plan_.columns;
        if (operands_[0].how == feed::stream && j == 0)
            columns = columns_to_alignment(out, columns);
        return n - j < columns ? n - j : columns;
    }

    void run_tile(const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns)
    {
        if (copy_block(at, axis, i, rows, j, columns))
            return;
        run_block(at, axis, i, rows, j, columns, true);
        if (operands_[0].how != feed::direct)
            store_output(at, axis, i, rows, j, columns);
    }

    /// Copies a block between the memory of the only input and that of the output when one of them is dense. False, and
    /// nothing done, when there is more to do.
    bool copy_block(const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns)
    {
        if (!kernel_.copies || nest_.data(0) == nest_.data(operands_[1].stream))
            return false;
        const bool packs = operands_[0].how == feed::direct && operands_[1].how == feed::packed;
        const bool unpacks = operands_[0].how == feed::packed && operands_[1].how == feed::direct;
        if (!packs && !unpacks)
            return false;
        const operand_plan& dense = operands_[packs ? 0 : 1];
        const bool flat = plan_.kind == traversal::flat;
        char* data = pointers(dense, at, axis, i, j).p[0];
        const index_t row_step = nest_.stride(dense.stream, axis);
        const stream_pointers p = pointers(operands_[packs ? 1 : 0], at, axis, i, j);
        if (flat || rows == 1 || row_step == columns * dense.op->itemsize) {
            if (packs)
                packer_.pack(reinterpret_cast<std::byte*>(data), operands_[1], p, packed_axis(axis), rows, columns);
            else
                packer_.unpack(
                    reinterpret_cast<const std::byte*>(data), operands_[0], p, packed_axis(axis), rows, columns);
            return true;
        }
        const int s = operands_[1].stream;
        const strided_rows from{p.p[0], columns, nest_.stride(s, 0), rows, nest_.stride(s, axis)};
        if (!packs || !packs_tile(*operands_[1].op, from))
            return false;
        pack_tile(data, row_step, *operands_[1].op, from);
        return true;
    }

    // Non-temporal stores want whole cache lines: a short first block brings the output to one.
    [[nodiscard]] index_t columns_to_alignment(const char* out, index_t columns) const noexcept
    {
        const auto past = static_cast<index_t>(reinterpret_cast<std::uintptr_t>(out) % block_alignment);
        const index_t item = operands_[0].op->itemsize;
        const index_t missing = past == 0 ? 0 : (static_cast<index_t>(block_alignment) - past) / item;
        return missing == 0 || plan_.kind == traversal::flat ? columns : missing;
    }

    void run_block(
        const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns, bool calls_kernel)
    {
        bool one_run = true;
        for (int k = 0; k < count_; ++k)
            one_run = feed_operand(k, at, axis, i, rows, j, columns) && one_run;
        if (!calls_kernel)
            return;
        if (one_run)
            call(at, axis, i, 0, j, rows * columns);
        else
            for (index_t row = 0; row < rows; ++row)
                call(at, axis, i, row, j, columns);
    }

    /// Makes operand `k` of a block readable; true when all its rows together are one run.
    bool feed_operand(int k, const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns)
    {
        const operand_plan& o = operands_[k];
        fed& f = fed_[k];
        const int s = o.stream;
        const bool flat = plan_.kind == traversal::flat;
        char* data = at.data(s) + i * nest_.stride(s, axis) + (flat ? 0 : j * nest_.stride(s, 0));
        const index_t dense_step = columns * o.op->block_itemsize;
        switch (o.how) {
        case feed::direct:
            f.row = data;
            f.row_step = flat ? dense_step : nest_.stride(s, axis);
            return rows == 1 || f.row_step == dense_step;
        case feed::stream:
            f.row = reinterpret_cast<const char*>(f.block);
            f.row_step = dense_step;
            return true;
        case feed::splat:
            f.row = reinterpret_cast<const char*>(f.block);
            f.row_step = 0;
            f.per_row = !flat && rows > 1 && !is_fixed_along(o, axis);
            if (f.per_row) {
                f.tag = nullptr;
                return false;
            }
            if (o.op->indices_count != 0 || f.tag != data) {
                fill_splat(o, f, pointers(o, at, axis, i, j));
                f.tag = data;
            }
            return true;
        case feed::packed:
            f.row = reinterpret_cast<const char*>(f.block);
            f.row_step = dense_step;
            if (k == 0)
                return true;
            if (o.op->indices_count == 0 && f.tag == data && f.tag_columns == columns && f.tag_rows >= rows)
                return true; // repeats from block to block: packed once
            packer_.pack(f.block, o, pointers(o, at, axis, i, j), packed_axis(axis), rows, columns);
            f.tag = data;
            f.tag_columns = columns;
            f.tag_rows = rows;
            return true;
        }
        return true;
    }

    /// The outermost axis of a block: of rows there is one at a time.
    [[nodiscard]] int packed_axis(int axis) const noexcept
    {
        return plan_.kind == traversal::rows || plan_.kind == traversal::whole ? 0 : axis;
    }

    [[nodiscard]] bool is_fixed_along(const operand_plan& o, int axis) const noexcept
    {
        for (int s = o.stream; s <= o.stream + o.op->indices_count; ++s)
            if (nest_.stride(s, axis) != 0)
                return false;
        return true;
    }

    [[nodiscard]] stream_pointers pointers(
        const operand_plan& o, const loop_position& at, int axis, index_t i, index_t j) const noexcept
    {
        stream_pointers p;
        for (int s = 0; s <= o.op->indices_count; ++s)
            p.p[s] = at.data(o.stream + s) + i * nest_.stride(o.stream + s, axis) +
                (plan_.kind == traversal::flat ? 0 : j * nest_.stride(o.stream + s, 0));
        return p;
    }

    void fill_splat(const operand_plan& o, fed& f, const stream_pointers& p)
    {
        if (o.op->indices_count == 0)
            return pack_rows(f.block, *o.op, {p.p[0], kernel_.splat, 0, 1, 0});
        index_t offset = 0;
        index_t zeros[1 + max_rank] = {};
        gather_offsets(&offset, *o.op, p.p + 1, zeros, 1);
        pack_rows(f.block, *o.op, {p.p[0] + offset, kernel_.splat, 0, 1, 0});
    }

    void call(const loop_position& at, int axis, index_t i, index_t row, index_t j, index_t n)
    {
        for (int k = 1; k < count_; ++k) {
            fed& f = fed_[k];
            if (f.per_row)
                fill_splat(operands_[k], f, pointers(operands_[k], at, axis, i + row, j));
            in_[k - 1] = f.row + row * f.row_step;
        }
        const fed& out = fed_[0];
        kernel_.run(function_, const_cast<char*>(out.row + row * out.row_step), in_, step_, n, stores::cached);
    }

    void store_output(const loop_position& at, int axis, index_t i, index_t rows, index_t j, index_t columns)
    {
        const operand_plan& o = operands_[0];
        const stream_pointers p = pointers(o, at, axis, i, j);
        if (o.how == feed::stream)
            return stream_out(p.p[0], axis, rows, columns);
        packer_.unpack(fed_[0].block, o, p, packed_axis(axis), rows, columns);
    }

    void stream_out(char* out, int axis, index_t rows, index_t columns)
    {
        const auto bytes = static_cast<std::size_t>(columns * operands_[0].op->itemsize);
        const auto* block = fed_[0].block;
        if (plan_.kind == traversal::flat)
            return copy_out(out, block, bytes * static_cast<std::size_t>(rows));
        for (index_t row = 0; row < rows; ++row, block += bytes)
            copy_out(out + row * nest_.stride(0, axis), block, bytes);
    }
    void copy_out(char* out, const std::byte* block, std::size_t bytes)
    {
        if (reinterpret_cast<std::uintptr_t>(out) % block_alignment == 0)
            simd::stream_copy<Arch>(out, block, bytes);
        else
            std::memcpy(out, block, bytes);
    }

    const loop_nest& nest_;
    const plan& plan_;
    const operand_plan* operands_;
    int count_;
    const kernel& kernel_;
    const void* function_;
    scratch tables_;
    fed* fed_;
    scratch blocks_;
    axes_packer packer_;
    scratch pointers_;
    const char** in_;
    index_t* step_;
};
} // namespace nd::detail::inline ND_ISA
