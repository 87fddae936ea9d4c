// When an input must be copied before the output is written, and the copy.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/job.hpp>
#include <nd/layout/overlap.hpp>
#include <nd/layout/strides.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline std::span<const index_t> shape_span(const operand& op) noexcept
{
    return {op.shape, static_cast<std::size_t>(op.ndim)};
}
[[nodiscard]] inline std::span<const index_t> strides_span(const operand& op) noexcept
{
    return {op.strides, static_cast<std::size_t>(op.ndim)};
}

/// Throws index_error for the first of `n` positions that is outside of the axis.
ND_INLINE void check_positions(const char* p, index_t n, index_t stride, const index_stream& s)
{
    index_t i = 0;
    if (stride == int{sizeof(index_t)}) {
        // The sign bit of one of two sums is set where a position is too low or too high: no comparisons, so that
        // every instruction set has it in SIMD.
        using positions [[gnu::vector_size(16)]] = std::size_t;
        const positions extent = positions{} + static_cast<std::size_t>(s.extent);
        positions outside[2] = {};
        for (; i + 4 <= n; i += 4)
            for (int k = 0; k < 2; ++k) {
                positions x;
                std::memcpy(&x, p + (i + 2 * k) * stride, sizeof x);
                outside[k] |= (x + extent) | (extent - 1 - x);
            }
        const positions all = outside[0] | outside[1];
        const std::size_t any = all[0] | all[1];
        if (static_cast<index_t>(any) < 0)
            i = 0;
    }
    for (; i < n; ++i) {
        const auto position = load_element<index_t>(p + i * stride);
        if (position < -s.extent || position >= s.extent) [[unlikely]]
            throw_index_error(position, s.axis, s.extent);
    }
}

template <class Arch>
[[gnu::noinline]] void check_index_arrays(const operand& op)
{
    for (int k = 0; k < op.indices_count; ++k) {
        const index_stream& s = op.indices[k];
        loop_nest nest(std::span(s.values_shape, static_cast<std::size_t>(s.values_ndim)), 1);
        (void)nest.set_stream(
            0, reinterpret_cast<char*>(const_cast<index_t*>(s.data)), s.values_shape, s.values_strides, s.values_ndim);
        if (nest.empty())
            continue;
        nest.drop_unit_axes();
        nest.sort_axes();
        nest.coalesce();
        loop_position at(nest, 1);
        do
            check_positions(at.data(0), nest.extent(0), nest.stride(0, 0), s);
        while (at.advance());
    }
}

/// Checks every value of the index arrays of `op`. Throws index_error before anything was read or written through them.
template <class Arch = simd::default_arch>
ND_INLINE void check_indices(const operand& op)
{
    if (op.indices_count != 0)
        check_index_arrays<Arch>(op);
}

/// The bytes that an operand may touch: those of its strides, and of all positions its index arrays may name.
struct touched_bytes
{
    std::uintptr_t low;
    std::uintptr_t high;
};
[[nodiscard]] inline touched_bytes touched(const operand& op) noexcept
{
    const byte_range r = byte_bounds(shape_span(op), strides_span(op), op.itemsize);
    auto low = r.low;
    auto high = r.high;
    for (int k = 0; k < op.indices_count; ++k) {
        const index_t reach = (op.indices[k].extent - 1) * op.indices[k].step;
        (reach < 0 ? low : high) += reach;
    }
    const auto base = reinterpret_cast<std::uintptr_t>(op.data);
    return {base + static_cast<std::uintptr_t>(low), base + static_cast<std::uintptr_t>(high)};
}

/// The bytes of an index array.
[[nodiscard]] inline touched_bytes touched(const index_stream& s) noexcept
{
    const auto shape = std::span(s.values_shape, static_cast<std::size_t>(s.values_ndim));
    const byte_range r = byte_bounds(shape, std::span(s.values_strides, shape.size()), sizeof(index_t));
    const auto base = reinterpret_cast<std::uintptr_t>(s.data);
    return {base + static_cast<std::uintptr_t>(r.low), base + static_cast<std::uintptr_t>(r.high)};
}
[[nodiscard]] inline bool overlap_of(const touched_bytes& a, const touched_bytes& b) noexcept
{
    return a.low < b.high && b.low < a.high;
}
/// True when an index array of `in` lies where `out` writes.
[[nodiscard]] inline bool writes_indices(const operand& in, const operand& out) noexcept
{
    if (in.indices_count == 0)
        return false;
    const touched_bytes target = touched(out);
    for (int k = 0; k < in.indices_count; ++k)
        if (overlap_of(touched(in.indices[k]), target))
            return true;
    return false;
}

/// True when both walk the same elements in the same order.
[[nodiscard]] inline bool same_walk(const operand& a, const operand& b) noexcept
{
    if (a.data != b.data || a.itemsize != b.itemsize || a.ndim != b.ndim || a.indices_count + b.indices_count != 0)
        return false;
    for (int i = 0; i < a.ndim; ++i)
        if (a.shape[i] != b.shape[i] || (a.strides[i] != b.strides[i] && a.shape[i] != 1))
            return false;
    return true;
}

/// True when writing `out` may change what `in` has still to give. Same data, strides and shape: no. Otherwise bounds
/// decide, then the exact test with a bounded effort.
[[nodiscard]] inline bool needs_temporary(const operand& in, const operand& out) noexcept
{
    if (same_walk(in, out))
        return false;
    if (writes_indices(in, out))
        return true;
    if (!overlap_of(touched(in), touched(out)))
        return false;
    if (in.indices_count + out.indices_count != 0)
        return true;
    return shares_memory({reinterpret_cast<std::uintptr_t>(in.data), shape_span(in), strides_span(in), in.itemsize},
               {reinterpret_cast<std::uintptr_t>(out.data), shape_span(out), strides_span(out), out.itemsize}) !=
        overlap::no;
}

/// Dense copies of operands that live until the evaluation ends.
class temporaries
{
public:
    temporaries() noexcept = default;
    temporaries(const temporaries&) = delete;
    temporaries& operator=(const temporaries&) = delete;
    ~temporaries()
    {
        while (first_ != nullptr)
            delete std::exchange(first_, first_->next);
    }

    /// Redirects `op` to a dense copy of its elements, already in the kernel's type.
    template <class Arch>
    void copy(operand& op)
    {
        index_t n = op.block_itemsize;
        for (int i = 0; i < op.ndim; ++i)
            n *= op.shape[i];
        auto* t = new temporary{buffer::allocate(static_cast<std::size_t>(n)), {}, first_};
        first_ = t;
        t->strides = packed_strides(shape_span(op), op.block_itemsize);
        operand dense = op;
        dense.data = static_cast<char*>(t->memory.data());
        dense.strides = t->strides.data();
        dense.itemsize = op.block_itemsize;
        dense.alignment = op.alignment < op.block_itemsize ? op.alignment : op.block_itemsize;
        dense.indices_count = 0;
        dense.convert = nullptr;
        copy_elements<Arch>({dense, nullptr}, op);
        op = dense;
    }

private:
    struct temporary
    {
        buffer memory;
        axis_values strides;
        temporary* next;
    };
    temporary* first_ = nullptr;
};

/// An output's index arrays, copied because they lie where it writes.
class copied_indices
{
public:
    explicit copied_indices(const operand& out)
        : streams_(sizeof(index_stream) * static_cast<std::size_t>(out.indices_count))
        , values_(bytes_of(out))
    {
        std::byte* next = values_.data();
        for (int k = 0; k < out.indices_count; ++k) {
            index_stream copy = out.indices[k];
            const touched_bytes bytes = touched(copy);
            const auto* from = reinterpret_cast<const char*>(bytes.low);
            std::memcpy(next, from, bytes.high - bytes.low);
            copy.data = reinterpret_cast<const index_t*>(next + (reinterpret_cast<const char*>(copy.data) - from));
            next += bytes.high - bytes.low;
            streams()[k] = copy;
        }
    }
    [[nodiscard]] index_stream* streams() const noexcept { return reinterpret_cast<index_stream*>(streams_.data()); }

private:
    [[nodiscard]] static std::size_t bytes_of(const operand& out) noexcept
    {
        std::size_t n = 0;
        for (int k = 0; k < out.indices_count; ++k)
            n += touched(out.indices[k]).high - touched(out.indices[k]).low;
        return n;
    }

    scratch streams_;
    scratch values_;
};
} // namespace nd::detail::inline ND_ISA
