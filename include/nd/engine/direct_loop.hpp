// The loop for operands that the kernel reads in place or as one repeated value per row: nothing but pointers move.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pack.hpp>
#include <nd/engine/plan.hpp>

namespace nd::detail::inline ND_ISA
{
/// Bytes of rows that wait together before they go past the caches.
inline constexpr index_t staged_bytes = 8192;

/// True when no input needs a block of more than one value.
[[nodiscard]] inline bool reads_directly(const operand_plan* operands, int count) noexcept
{
    for (int k = 1; k < count; ++k)
        if (operands[k].how != feed::direct && (operands[k].how != feed::splat || operands[k].op->indices_count != 0))
            return false;
    return true;
}

/// Bytes from which a row goes past the caches straight from registers: its ends go through the cache.
inline constexpr index_t streamed_row_bytes = 1024;

[[nodiscard]] inline bool streams_rows(const loop_nest& nest, const operand_plan* operands, const kernel& k) noexcept
{
    return operands[0].how == feed::stream && k.streams &&
        nest.extent(0) * operands[0].op->itemsize >= streamed_row_bytes;
}

/// True when no operand needs a block: rows are long, or there is only one. A short row that goes past the caches waits
/// for others.
[[nodiscard]] inline bool runs_directly(
    const loop_nest& nest, const plan& p, const operand_plan* operands, int count, const kernel& k) noexcept
{
    if ((p.kind != traversal::rows && p.kind != traversal::whole) || !reads_directly(operands, count))
        return false;
    const index_t row_bytes = nest.extent(0) * operands[0].op->itemsize;
    return operands[0].how == feed::direct || streams_rows(nest, operands, k) ||
        (operands[0].how == feed::stream && p.kind == traversal::rows && row_bytes <= staged_bytes / 2 &&
            nest.stride(operands[0].stream, 1) == row_bytes);
}

/// One value, repeated over a block of `count` elements, rounded up to whole cache lines.
inline void fill_repeated(std::byte* block, const operand& op, char* value, int count)
{
    if (op.convert != nullptr || op.itemsize > 8 || !has_element_size(op.itemsize))
        return pack_rows(block, op, {value, count, 0, 1, 0});
    with_element_size(op.itemsize, [&]<class E>(E) {
        if constexpr (sizeof(E) <= 8) {
            constexpr int line = int{block_alignment} / int{sizeof(E)};
            const E x = load_element<E>(value);
            for (int i = 0; i < count; i += line)
                for (int j = 0; j < line; ++j)
                    store_element(reinterpret_cast<char*>(block) + (i + j) * int{sizeof(E)}, x);
        }
    });
}

/// Rows of results that stay where the kernel writes them.
class rows_in_place
{
public:
    explicit rows_in_place(index_t row_step) noexcept
        : step_(row_step)
    {}
    void start(char* out) noexcept { out_ = out; }
    [[nodiscard]] char* row() const noexcept { return out_; }
    void filled() noexcept { out_ += step_; }
    void finish() noexcept {}
    static constexpr stores how = stores::cached;

private:
    char* out_ = nullptr;
    index_t step_;
};

/// The same past the caches.
class streamed_rows : public rows_in_place
{
public:
    using rows_in_place::rows_in_place;
    static constexpr stores how = stores::past_caches;
};

/// Rows of results on their way past the caches: gathered until there are enough, then written in whole cache lines.
template <class Arch>
class staged_rows
{
public:
    explicit staged_rows(index_t row_bytes)
        : row_bytes_(row_bytes)
        , rows_(staged_bytes / row_bytes)
        , memory_(staged_bytes)
    {
        constexpr index_t line = block_alignment;
        index_t group = 1; // rows that together are whole cache lines
        while (group * row_bytes % line != 0)
            group *= 2;
        if (rows_ > group)
            rows_ -= rows_ % group;
    }
    void start(char* out) noexcept
    {
        out_ = out;
        waiting_ = 0;
    }
    static constexpr stores how = stores::cached;
    [[nodiscard]] char* row() const noexcept { return reinterpret_cast<char*>(memory_.data()) + waiting_ * row_bytes_; }
    void filled()
    {
        if (++waiting_ == rows_)
            finish();
    }
    void finish()
    {
        const auto bytes = static_cast<std::size_t>(waiting_ * row_bytes_);
        if (reinterpret_cast<std::uintptr_t>(out_) % block_alignment == 0)
            simd::stream_copy<Arch>(out_, memory_.data(), bytes);
        else
            std::memcpy(out_, memory_.data(), bytes);
        start(out_ + bytes);
    }

private:
    index_t row_bytes_;
    index_t rows_;
    index_t waiting_ = 0;
    char* out_ = nullptr;
    scratch memory_;
};

/// `n` results past the caches, with the first ones through the cache up to a whole cache line.
inline void run_streamed(const kernel& k, const void* function, char* out, const char** in, const index_t* step,
    int inputs, index_t n, index_t itemsize)
{
    const auto past = static_cast<index_t>(reinterpret_cast<std::uintptr_t>(out) % block_alignment);
    const index_t head = past == 0 ? 0 : (static_cast<index_t>(block_alignment) - past) / itemsize;
    if (past % itemsize != 0 || head >= n)
        return k.run(function, out, in, step, n, stores::cached);
    if (head != 0)
        k.run(function, out, in, step, head, stores::cached);
    for (int i = 0; i < inputs; ++i)
        in[i] += step[i] * head;
    k.run(function, out + head * itemsize, in, step, n - head, stores::past_caches);
    for (int i = 0; i < inputs; ++i)
        in[i] -= step[i] * head;
}

/// The kernel's values for axis 0 at every position of the others. `rows` says where each row goes: `start` is told
/// where the output is at the first position of axis 1, `row` is asked before and `filled` told after each row.
template <class Rows>
void run_rows(
    const loop_nest& nest, const operand_plan* operands, int count, const kernel& k, const void* function, Rows& rows)
{
    struct repeated
    {
        const operand* op;
        char* value;
        const char* in_block; ///< the value that the block holds
        std::byte* block;
        index_t stride; ///< along axis 1
        int stream;
    };
    int splats = 0;
    std::size_t bytes = 0;
    const auto block_bytes = [&](int i) {
        return static_cast<std::size_t>(k.splat * operands[i].op->block_itemsize + 63) / 64 * 64;
    };
    for (int i = 1; i < count; ++i)
        if (operands[i].how == feed::splat) {
            bytes += block_bytes(i);
            ++splats;
        }
    const int inputs = count - 1;
    scratch blocks(bytes);
    scratch tables(static_cast<std::size_t>(inputs) * (sizeof(char*) + 2 * sizeof(index_t)) +
        static_cast<std::size_t>(splats) * sizeof(repeated));
    auto* in = reinterpret_cast<const char**>(tables.data());
    auto* stride = reinterpret_cast<index_t*>(in + inputs);
    index_t* step = stride + inputs;
    auto* splat = reinterpret_cast<repeated*>(step + inputs);
    std::byte* block = blocks.data();
    splats = 0;
    for (int i = 0; i < inputs; ++i) {
        const operand_plan& o = operands[i + 1];
        stride[i] = nest.stride(o.stream, 1);
        step[i] = o.op->block_itemsize;
        if (o.how == feed::splat) {
            splat[splats++] = {o.op, nullptr, nullptr, block, stride[i], o.stream};
            in[i] = reinterpret_cast<char*>(block);
            block += block_bytes(i + 1);
            step[i] = stride[i] = 0;
        }
    }

    const index_t columns = nest.extent(0);
    const index_t positions = nest.extent(1);
    loop_position outer(nest, 2);
    do {
        for (int i = 0; i < inputs; ++i)
            if (step[i] != 0)
                in[i] = outer.data(operands[i + 1].stream);
        for (int i = 0; i < splats; ++i)
            splat[i].value = outer.data(splat[i].stream);
        rows.start(outer.data(operands[0].stream));
        for (index_t position = 0; position < positions; ++position) {
            for (int i = 0; i < splats; ++i) {
                repeated& s = splat[i];
                if (s.in_block != s.value) {
                    fill_repeated(s.block, *s.op, s.value, k.splat);
                    s.in_block = s.value;
                }
                s.value += s.stride;
            }
            if constexpr (Rows::how == stores::past_caches)
                run_streamed(k, function, rows.row(), in, step, inputs, columns, operands[0].op->itemsize);
            else
                k.run(function, rows.row(), in, step, columns, stores::cached);
            rows.filled();
            for (int i = 0; i < inputs; ++i)
                in[i] += stride[i];
        }
        rows.finish();
    } while (outer.advance());
}

template <class Arch>
void run_directly(const loop_nest& nest, const operand_plan* operands, int count, const kernel& k, const void* function)
{
    if (streams_rows(nest, operands, k)) {
        streamed_rows rows(nest.stride(operands[0].stream, 1));
        run_rows(nest, operands, count, k, function, rows);
        simd::stream_fence();
    } else if (operands[0].how == feed::stream) {
        staged_rows<Arch> rows(nest.extent(0) * operands[0].op->itemsize);
        run_rows(nest, operands, count, k, function, rows);
        simd::stream_fence();
    } else {
        rows_in_place rows(nest.stride(operands[0].stream, 1));
        run_rows(nest, operands, count, k, function, rows);
    }
}
} // namespace nd::detail::inline ND_ISA
