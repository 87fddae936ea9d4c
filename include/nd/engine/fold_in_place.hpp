// Folds that need no blocks: of one dense array into one result, and of runs of a few elements each.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/fold.hpp>
#include <nd/engine/job.hpp>

namespace nd::detail::inline ND_ISA
{
/// All elements of one dense array into one result: a single run. False, and nothing done, for everything else.
[[nodiscard]] inline bool fold_dense(const job& j, const fold& f)
{
    const operand& out = j.out.to;
    const operand& in = j.inputs[0];
    if (j.run.run != nullptr || in.indices_count != 0 || in.convert != nullptr || in.ndim != out.ndim ||
        out.itemsize != f.state_size || !is_aligned(in) || !is_aligned(out) || !is_c_dense(in))
        return false;
    for (int i = 0; i < out.ndim; ++i)
        if (in.shape[i] != out.shape[i] || (out.strides[i] != 0 && out.shape[i] != 1))
            return false;
    f.start(out.data, 1);
    f.run(out.data, in.data, size_of(in));
    return true;
}

/// True when only axis 0 of a sorted nest is reduced, is short and dense, and results are their own states.
[[nodiscard]] inline bool has_short_runs(const loop_nest& nest, const job& j, const fold& f) noexcept
{
    const operand& in = j.inputs[0];
    if (f.short_runs == nullptr || j.run.run != nullptr || nest.ndim() < 2 || nest.extent(0) < 2 ||
        nest.extent(0) > longest_short_run || in.indices_count != 0 || in.convert != nullptr ||
        nest.stride(0, 0) != 0 || nest.stride(1, 0) != in.itemsize || j.out.to.itemsize != f.state_size ||
        nest.stride(0, 1) != f.state_size)
        return false;
    for (int i = 2; i < nest.ndim(); ++i)
        if (nest.stride(0, i) == 0)
            return false;
    return is_aligned_for(in, nest, 1) && is_aligned_for(j.out.to, nest, 0);
}
inline void fold_short_runs(const loop_nest& nest, const fold& f)
{
    loop_position outer(nest, 2);
    do
        f.short_runs(outer.data(0), outer.data(1), nest.extent(0), nest.stride(1, 1), nest.extent(1));
    while (outer.advance());
}
} // namespace nd::detail::inline ND_ISA
