// One evaluation without its types: kernel, target, inputs; and the loop that is prepared from them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/block_loop.hpp>
#include <nd/engine/direct_loop.hpp>
#include <nd/expr/dense.hpp>
#include <nd/layout/broadcast.hpp>

namespace nd::detail::inline ND_ISA
{
/// Everything of one evaluation that does not depend on types.
struct job
{
    const kernel& run;
    const void* function;
    target out;
    operand* inputs; ///< may be redirected to temporaries
    int count;
};

[[nodiscard]] inline index_t size_of(const operand& op) noexcept
{
    index_t n = 1;
    for (int i = 0; i < op.ndim; ++i)
        n *= op.shape[i];
    return n;
}

[[nodiscard]] ND_INLINE bool is_c_dense(const operand& op) noexcept
{
    index_t step = op.itemsize;
    for (int i = op.ndim - 1; i >= 0; --i) {
        if (op.strides[i] != step && op.shape[i] != 1)
            return false;
        step *= op.shape[i];
    }
    return true;
}

[[nodiscard]] ND_INLINE bool is_aligned(const operand& op) noexcept
{
    return (reinterpret_cast<std::uintptr_t>(op.data) & static_cast<std::uintptr_t>(op.alignment - 1)) == 0;
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_assignment_shapes(const job& j)
{
    axis_values shape;
    for (int k = 0; k < j.count; ++k)
        broadcast_into(shape, std::span(j.inputs[k].shape, static_cast<std::size_t>(j.inputs[k].ndim)));
    throw_assign_shape_error(shape, std::span(j.out.to.shape, static_cast<std::size_t>(j.out.to.ndim)));
}

/// A nest over the target and the inputs, with the streams of gathered operands after their data.
inline bool set_streams(loop_nest& nest, operand_plan& p, const operand& op, int& stream) noexcept
{
    p = {&op, stream, feed::direct};
    bool fits = nest.set_stream(stream++, op.data, op.shape, op.strides, op.ndim);
    for (int s = 0; s < op.indices_count; ++s)
        fits = nest.set_stream(stream++, reinterpret_cast<char*>(const_cast<index_t*>(op.indices[s].data)), op.shape,
                   op.indices[s].strides, op.ndim) &&
            fits;
    return fits;
}

[[nodiscard]] inline int count_streams(const job& j) noexcept
{
    int n = 1 + j.out.to.indices_count;
    for (int k = 0; k < j.count; ++k)
        n += 1 + j.inputs[k].indices_count;
    return n;
}

/// The prepared loop of a job: what `run_prepared` runs.
struct prepared_job
{
    explicit prepared_job(const job& j)
        : nest(std::span(j.out.to.shape, static_cast<std::size_t>(j.out.to.ndim)), count_streams(j))
        , storage(sizeof(operand_plan) * static_cast<std::size_t>(j.count + 1))
        , operands(reinterpret_cast<operand_plan*>(storage.data()))
    {
        int stream = 0;
        bool fits = set_streams(nest, operands[0], j.out.to, stream);
        for (int k = 0; k < j.count; ++k)
            fits = set_streams(nest, operands[k + 1], j.inputs[k], stream) && fits;
        if (!fits)
            throw_assignment_shapes(j);
        empty = nest.empty();
        if (empty)
            return;
        nest.drop_unit_axes();
        if (j.out.to.indices_count == 0) { // a scatter keeps C order: of repeated indices the last one wins
            nest.flip_negative();
            nest.sort_axes();
        }
        nest.coalesce();
        bool may_stream = nest.size() * j.out.to.itemsize >= stream_bytes;
        for (int k = 0; k < j.count; ++k)
            may_stream = may_stream && j.inputs[k].data != j.out.to.data;
        how = make_plan(nest, operands, j.count + 1, j.out.convert != nullptr, may_stream);
        if (j.run.copies)
            lengthen_copies(nest, operands, how);
    }

    loop_nest nest;
    scratch storage;
    operand_plan* operands;
    plan how;
    bool empty = false;
};

/// Runs a job whose inputs do not overlap its output.
template <class Arch>
void run_prepared(const job& j)
{
    prepared_job prepared(j);
    if (prepared.empty)
        return;
    if (runs_directly(prepared.nest, prepared.how, prepared.operands, j.count + 1, j.run))
        return run_directly<Arch>(prepared.nest, prepared.operands, j.count + 1, j.run, j.function);
    block_loop<Arch> loop(
        prepared.nest, prepared.how, prepared.operands, j.count + 1, j.run, j.function, j.out.convert);
    loop.run();
}

template <int Size>
void copy_run(const void*, void* out, const char* const* in, const index_t* step, index_t n, stores)
{
    if (step[0] != 0)
        std::memcpy(out, in[0], static_cast<std::size_t>(n * Size));
    else
        for (index_t i = 0; i < n; ++i)
            std::memcpy(static_cast<char*>(out) + i * Size, in[0], Size);
}

/// The same for elements whose size `function` points to.
inline void copy_run_any_size(
    const void* function, void* out, const char* const* in, const index_t* step, index_t n, stores)
{
    const auto size = static_cast<index_t>(*static_cast<const int*>(function));
    if (step[0] != 0)
        std::memcpy(out, in[0], static_cast<std::size_t>(n * size));
    else
        for (index_t i = 0; i < n; ++i)
            std::memcpy(static_cast<char*>(out) + i * size, in[0], static_cast<std::size_t>(size));
}

/// The kernel that copies elements of a size without knowing their type; its function is the address of the size.
[[nodiscard]] inline kernel copy_kernel(int itemsize)
{
    kernel k{&copy_run_any_size, 1};
    if (has_element_size(itemsize))
        with_element_size(itemsize, [&]<class E>(E) { k.run = &copy_run<int{sizeof(E)}>; });
    return k;
}

/// Copies elements without knowing their type. `to` may not overlap `from`.
template <class Arch>
void copy_elements(const target& to, operand from)
{
    kernel k = copy_kernel(from.block_itemsize);
    k.copies = true;
    run_prepared<Arch>(job{k, &from.block_itemsize, to, &from, 1});
}
} // namespace nd::detail::inline ND_ISA
