// Folds that need no blocks: of one dense array into one result, and of runs of a few elements each.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/job.hpp>
#include <nd/engine/partial_states.hpp>

namespace nd::detail::inline ND_ISA
{
/// Values of a function that are computed before they are folded. Small ones that cannot end the reduction early come
/// in longer blocks.
[[nodiscard]] inline index_t folded_block(const fold& f) noexcept
{
    return f.settled == nullptr && f.value_size < 8 ? block_elements * 8 / f.value_size : block_elements;
}

/// The function's values for `n` elements of dense inputs, folded into one result block by block.
inline void fold_computed(const job& j, const fold& f, index_t n)
{
    const index_t block = n < folded_block(f) ? n : folded_block(f);
    const std::size_t value_bytes = static_cast<std::size_t>(block * f.value_size + 7) / 8 * 8;
    scratch memory(value_bytes + static_cast<std::size_t>(j.count) * (sizeof(char*) + sizeof(index_t)));
    std::byte* const values = memory.data();
    auto* in = reinterpret_cast<const char**>(values + value_bytes);
    auto* step = reinterpret_cast<index_t*>(in + j.count);
    for (int k = 0; k < j.count; ++k) {
        in[k] = j.inputs[k].data;
        step[k] = j.inputs[k].itemsize;
    }
    if (n == block) {
        j.run.run(j.function, values, in, step, n, stores::cached);
        f.start(j.out.to.data, 1);
        return f.run(j.out.to.data, values, n);
    }
    partial_states partial(f, 1);
    partial.start(1);
    for (; n > 0; n -= block) {
        const index_t count = n < block ? n : block;
        j.run.run(j.function, values, in, step, count, stores::cached);
        f.run(partial.current(), values, count);
        if (f.settled != nullptr && f.settled(partial.current()))
            break;
        partial.took(fold_group / 8);
        for (int k = 0; k < j.count; ++k)
            in[k] += step[k] * block;
    }
    std::memcpy(j.out.to.data, partial.finish(), static_cast<std::size_t>(f.state_size));
}

/// All elements of dense arrays of one shape into one result: a single run. False, and nothing done, for everything
/// else.
[[nodiscard]] inline bool fold_dense(const job& j, const fold& f)
{
    const operand& out = j.out.to;
    if (out.itemsize != f.state_size || !is_aligned(out))
        return false;
    for (int i = 0; i < out.ndim; ++i)
        if (out.strides[i] != 0 && out.shape[i] != 1)
            return false;
    for (int k = 0; k < j.count; ++k) {
        const operand& in = j.inputs[k];
        if (in.indices_count != 0 || in.convert != nullptr || in.ndim != out.ndim || !is_aligned(in) || !is_c_dense(in))
            return false;
        for (int i = 0; i < out.ndim; ++i)
            if (in.shape[i] != out.shape[i])
                return false;
    }
    if (j.run.run != nullptr) {
        fold_computed(j, f, size_of(out));
        return true;
    }
    f.start(out.data, 1);
    f.run(out.data, j.inputs[0].data, size_of(out));
    return true;
}

/// How the elements of one array become results that are their own states, without blocks.
enum class plain_fold : char {
    no,
    runs, ///< axis 0 is folded, run by run
    rows  ///< axis 0 is kept, axis 1 is folded into it row by row
};

inline constexpr index_t fold_short_axis = 24;

/// For a sorted nest. At most one axis is folded; a short one only where its runs fit into a few instructions.
[[nodiscard]] inline plain_fold folds_in_place(const loop_nest& nest, const job& j, const fold& f) noexcept
{
    const operand& in = j.inputs[0];
    if (j.run.run != nullptr || in.indices_count != 0 || in.convert != nullptr || nest.ndim() < 2 ||
        nest.stride(1, 0) != in.itemsize || j.out.to.itemsize != f.state_size || !is_aligned_for(in, nest, 1) ||
        !is_aligned_for(j.out.to, nest, 0))
        return plain_fold::no;
    for (int i = 2; i < nest.ndim(); ++i)
        if (nest.stride(0, i) == 0)
            return plain_fold::no;
    const index_t n = nest.extent(0);
    if (nest.stride(0, 0) == 0)
        return nest.stride(0, 1) == f.state_size && f.runs != nullptr &&
                (n <= longest_short_run || n >= fold_short_axis)
            ? plain_fold::runs
            : plain_fold::no;
    return nest.stride(0, 0) == f.state_size && nest.stride(0, 1) == 0 && (f.exact || nest.extent(1) <= fold_group)
        ? plain_fold::rows
        : plain_fold::no;
}

inline void fold_in_place(const loop_nest& nest, const fold& f, plain_fold how)
{
    constexpr index_t columns = 1024; // states that stay in the L1 cache
    const index_t n = nest.extent(0);
    const index_t step = nest.stride(1, 1);
    loop_position outer(nest, 2);
    do {
        char* out = outer.data(0);
        const char* in = outer.data(1);
        if (how == plain_fold::runs) {
            f.runs(out, in, n, step, nest.extent(1));
            continue;
        }
        for (index_t j = 0; j < n; j += columns) {
            const index_t width = n - j < columns ? n - j : columns;
            f.start(out + j * f.state_size, width);
            f.rows(out + j * f.state_size, in + j * f.value_size, nest.extent(1), step, width);
        }
    } while (outer.advance());
}
} // namespace nd::detail::inline ND_ISA
