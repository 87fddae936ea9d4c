// Evaluations over their own shifted input, as in a(1:) = a(:-1): in pieces, which copy only what they read themselves.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/temporary.hpp>

#include <new>

namespace nd::detail::inline ND_ISA
{
/// Bytes of a result in one piece: with the copies of its inputs it stays in the caches.
inline constexpr index_t piece_bytes = index_t{32} << 10;

/// How an evaluation is cut.
struct pieces
{
    int axis = -1;       ///< of the result; -1: it stays whole
    index_t length = 0;  ///< positions along the axis in one piece
    bool upwards = true; ///< from the first position to the last
};

/// The bytes that an operand touches at its first position along `axis`.
[[nodiscard]] inline touched_bytes first_slab(const operand& op, int axis) noexcept
{
    index_t low = 0;
    index_t high = op.itemsize;
    for (int i = 0; i < op.ndim; ++i)
        if (i != axis && op.shape[i] != 1)
            (op.strides[i] < 0 ? low : high) += (op.shape[i] - 1) * op.strides[i];
    const auto base = reinterpret_cast<std::uintptr_t>(op.data);
    return {base + static_cast<std::uintptr_t>(low), base + static_cast<std::uintptr_t>(high)};
}

/// The axis of an operand that is broadcast along axis `axis` of a result of `ndim` axes; -1 when it does not move.
[[nodiscard]] inline int moving_axis(const operand& op, int axis, int ndim) noexcept
{
    const int own = axis - (ndim - op.ndim);
    return own >= 0 && op.shape[own] != 1 ? own : -1;
}

/// How a job whose input `first` needs a copy can be cut; its earlier inputs need none.
[[nodiscard]] inline pieces find_pieces(const job& j, int first)
{
    const operand& out = j.out.to;
    const index_t bytes = size_of(out) * out.itemsize;
    if (bytes < 2 * piece_bytes || out.indices_count != 0)
        return {};
    pieces cut;
    for (int i = 0; i < out.ndim; ++i)
        if (out.shape[i] > 1 &&
            (cut.axis < 0 || stride_magnitude(out.strides[i]) > stride_magnitude(out.strides[cut.axis])))
            cut.axis = i;
    if (cut.axis < 0)
        return {};
    const index_t extent = out.shape[cut.axis];
    const index_t stride = out.strides[cut.axis];
    const touched_bytes written = first_slab(out, cut.axis);
    bool ahead = true;  // what is read at the next position lies above all that is written at this one
    bool behind = true; // below
    for (int k = 0; k < j.count; ++k) {
        const operand& in = j.inputs[k];
        const int axis = moving_axis(in, cut.axis, out.ndim);
        if (in.indices_count != 0 || (axis >= 0 && in.shape[axis] != extent))
            return {};
        if (k < first || !needs_temporary(in, out))
            continue;
        if (axis < 0 || in.strides[axis] != stride)
            return {};
        const touched_bytes read = first_slab(in, axis);
        const auto step = static_cast<std::uintptr_t>(stride_magnitude(stride));
        ahead = ahead && read.low + step >= written.high;
        behind = behind && read.high <= written.low + step;
    }
    if (!ahead && !behind)
        return {};
    cut.upwards = ahead == (stride > 0);
    cut.length = extent * piece_bytes / bytes;
    if (cut.length == 0)
        cut.length = 1;
    return cut;
}

/// Copies what overlaps, and runs.
template <class Arch>
void run_with_copies(const job& j)
{
    temporaries kept;
    for (int k = 0; k < j.count; ++k)
        if (needs_temporary(j.inputs[k], j.out.to))
            kept.copy<Arch>(j.inputs[k]);
    run_prepared<Arch>(j);
}

/// Runs a job one piece after the other, in the direction in which none writes what a later one still reads.
template <class Arch>
[[gnu::noinline]] void run_in_pieces(const job& j, const pieces& cut)
{
    struct moving_operand
    {
        operand op;
        int axis; // that the pieces lie along
        axis_values shape;
    };
    const scratch storage(sizeof(moving_operand) * static_cast<std::size_t>(j.count + 1));
    auto* operands = reinterpret_cast<moving_operand*>(storage.data());
    const int ndim = j.out.to.ndim;
    for (int k = 0; k <= j.count; ++k) {
        const operand& op = k < j.count ? j.inputs[k] : j.out.to;
        auto* m = new (operands + k) moving_operand{op, moving_axis(op, cut.axis, ndim), axis_values(shape_span(op))};
        m->op.shape = m->shape.data();
    }
    const index_t extent = j.out.to.shape[cut.axis];
    job piece = j;
    static_assert(std::is_trivially_destructible_v<moving_operand>);
    for (index_t done = 0; done < extent; done += cut.length) {
        const index_t length = extent - done < cut.length ? extent - done : cut.length;
        const index_t start = cut.upwards ? done : extent - done - length;
        for (int k = 0; k <= j.count; ++k) {
            moving_operand& m = operands[k];
            operand& op = k < j.count ? piece.inputs[k] : piece.out.to;
            op = m.op;
            if (m.axis >= 0) {
                m.shape[m.axis] = length;
                op.data += start * op.strides[m.axis];
            }
        }
        run_with_copies<Arch>(piece);
    }
}
} // namespace nd::detail::inline ND_ISA
