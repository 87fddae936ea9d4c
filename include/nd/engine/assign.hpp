// Evaluates a composed function over operands into a target: the one entrance to the engine for elementwise work.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/temporary.hpp>

namespace nd::detail
{
/// The trivial case: all operands contiguous, of the output's shape, in the cache, and not shifted against it.
[[nodiscard]] ND_INLINE bool run_trivial(const job& j)
{
    const operand& out = j.out.to;
    if (j.out.convert != nullptr || out.indices_count != 0 || !is_c_dense(out) || !is_aligned(out))
        return false;
    const index_t n = size_of(out);
    const index_t bytes = n * out.itemsize;
    if (bytes >= stream_bytes || j.count > 16)
        return false;
    const char* in[16];
    index_t step[16];
    for (int k = 0; k < j.count; ++k) {
        const operand& op = j.inputs[k];
        if (op.ndim != out.ndim || op.convert != nullptr || op.indices_count != 0 || !is_aligned(op))
            return false;
        for (int i = 0; i < op.ndim; ++i)
            if (op.shape[i] != out.shape[i])
                return false;
        if (!is_c_dense(op))
            return false;
        const index_t distance = op.data - out.data;
        if (distance != 0 && distance < bytes && -distance < n * op.itemsize)
            return false;
        if (distance == 0 && op.itemsize != out.itemsize)
            return false;
        in[k] = op.data;
        step[k] = op.itemsize;
    }
    j.run.run(j.function, out.data, in, step, n);
    return true;
}

/// Plans and runs a job. Index values are checked and overlapping inputs copied before anything is written.
template <class Arch>
void run_job(const job& j)
{
    temporaries kept;
    for (int k = 0; k < j.count; ++k)
        check_indices(j.inputs[k]);
    check_indices(j.out.to);
    for (int k = 0; k < j.count; ++k)
        if (needs_temporary(j.inputs[k], j.out.to))
            kept.copy<Arch>(j.inputs[k]);
    run_prepared<Arch>(j);
}

/// `out[i] = expression[i]` for every position of `out`; the expression broadcasts to it.
/// Cost  one pass; allocates only where an input overlaps the output at another position
template <class Arch, class Block, class E>
ND_INLINE void assign(const target& out, const E& e)
{
    using F = typename E::template function<Block>;
    const F f = e.template function_for<Block>();
    operand inputs[F::operands::size + 1];
    operand* next = inputs;
    e.template describe<Block>(next);
    const kernel k = kernel_for<Arch, F>();
    const job j{k, &f, out, inputs, F::operands::size};
    if (!run_trivial(j)) [[unlikely]]
        run_job<Arch>(j);
}
} // namespace nd::detail
