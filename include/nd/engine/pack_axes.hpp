// Blocks of any number of axes to and from dense memory: rows by pack.hpp, one after the other.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/gather_elements.hpp>
#include <nd/engine/plan.hpp>

namespace nd::detail::inline ND_ISA
{
/// Pointers of one operand's streams: its data, then its index arrays.
struct stream_pointers
{
    char* p[1 + max_rank];
};

/// Moves blocks of a nest. `axis` is always the outermost one of a block: there are `count` positions of it, and all of
/// the axes below; of axis 0 there are `columns` where rows are not whole.
class axes_packer
{
public:
    /// `offsets` is work space for as many elements as a block has, `raw` for 32 bytes for each.
    axes_packer(
        const loop_nest& nest, const plan& how, scatter_function convert_output, index_t* offsets, std::byte* raw)
        : nest_(nest)
        , plan_(how)
        , convert_output_(convert_output)
        , offsets_(offsets)
        , raw_(raw)
    {}

    /// `count` positions of `axis` and all of the axes below it, into a dense block.
    void pack(
        std::byte* block, const operand_plan& o, const stream_pointers& p, int axis, index_t count, index_t columns)
    {
        const index_t n = plan_.kind == traversal::flat ? nest_.extent(0) : columns;
        if (axis <= 1 && o.op->indices_count == 0)
            return pack_rows(
                block, *o.op, {p.p[0], n, nest_.stride(o.stream, 0), axis == 0 ? 1 : count, nest_.stride(o.stream, 1)});
        if (axis == 0)
            return pack_gathered(block, o, p, n);
        if (axis == 1 && o.op->convert == nullptr && nest_.stride(o.stream, 0) == o.op->itemsize &&
            is_picked_by_rows(o)) {
            gather_offsets(offsets_, *o.op, p.p + 1, strides_along(o, 1).s + 1, count);
            return gather_runs(block, o.op->itemsize, p.p[0], offsets_, nest_.stride(o.stream, 1), count, n);
        }
        index_t inner = axis == 1 ? n : 1;
        if (axis > 1)
            for (int a = 0; a < axis; ++a)
                inner *= nest_.extent(a);
        stream_pointers at;
        for (int s = 0; s <= o.op->indices_count; ++s)
            at.p[s] = p.p[s];
        for (index_t i = 0; i < count; ++i) {
            pack(block, o, at, axis - 1, axis == 1 ? 1 : nest_.extent(axis - 1), columns);
            block += inner * o.op->block_itemsize;
            for (int s = 0; s <= o.op->indices_count; ++s)
                at.p[s] += nest_.stride(o.stream + s, axis);
        }
    }

    /// The reverse: elements in dense memory to operand 0 of the nest, the output.
    void unpack(const std::byte* block, const operand_plan& o, const stream_pointers& p, int axis, index_t count,
        index_t columns)
    {
        const index_t n = plan_.kind == traversal::flat ? nest_.extent(0) : columns;
        if (axis <= 1 && o.op->indices_count == 0)
            return unpack_rows({p.p[0], n, nest_.stride(0, 0), axis == 0 ? 1 : count, nest_.stride(0, 1)},
                o.op->itemsize, convert_output_, block);
        if (axis == 0)
            return scatter_gathered(block, o, p, n);
        index_t inner = axis == 1 ? n : 1;
        if (axis > 1)
            for (int a = 0; a < axis; ++a)
                inner *= nest_.extent(a);
        stream_pointers at;
        for (int s = 0; s <= o.op->indices_count; ++s)
            at.p[s] = p.p[s];
        for (index_t i = 0; i < count; ++i) {
            unpack(block, o, at, axis - 1, axis == 1 ? 1 : nest_.extent(axis - 1), columns);
            block += inner * o.op->block_itemsize;
            for (int s = 0; s <= o.op->indices_count; ++s)
                at.p[s] += nest_.stride(s, axis);
        }
    }

private:
    /// True when no index array moves along axis 0: whole rows are picked.
    [[nodiscard]] bool is_picked_by_rows(const operand_plan& o) const noexcept
    {
        for (int s = o.stream + 1; s <= o.stream + o.op->indices_count; ++s)
            if (nest_.stride(s, 0) != 0)
                return false;
        return true;
    }

    void pack_gathered(std::byte* block, const operand_plan& o, const stream_pointers& p, index_t n)
    {
        std::byte* raw = o.op->convert == nullptr ? block : raw_;
        gather_row(raw, *o.op, p.p, strides_along(o, 0).s, offsets_, n);
        if (o.op->convert != nullptr)
            o.op->convert(block, {reinterpret_cast<char*>(raw), n, o.op->itemsize, 1, 0});
    }

    struct stream_strides
    {
        index_t s[1 + max_rank];
    };
    /// Bytes to the next position of `axis`, of the data and of the index arrays.
    [[nodiscard]] stream_strides strides_along(const operand_plan& o, int axis) const noexcept
    {
        stream_strides strides;
        for (int s = 0; s <= o.op->indices_count; ++s)
            strides.s[s] = nest_.stride(o.stream + s, axis);
        return strides;
    }

    void scatter_gathered(const std::byte* block, const operand_plan& o, const stream_pointers& p, index_t n)
    {
        const std::byte* raw = block;
        if (convert_output_ != nullptr) {
            convert_output_({reinterpret_cast<char*>(raw_), n, o.op->itemsize, 1, 0}, block);
            raw = raw_;
        }
        scatter_row(*o.op, p.p, strides_along(o, 0).s, offsets_, n, raw);
    }

    const loop_nest& nest_;
    const plan& plan_;
    scatter_function convert_output_;
    index_t* offsets_;
    std::byte* raw_;
};
} // namespace nd::detail::inline ND_ISA
