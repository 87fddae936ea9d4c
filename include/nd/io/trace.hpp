// A plan in words: what will run, in which order, how each operand reaches the kernel, and why.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pieces.hpp>
#include <nd/engine/temporary.hpp>

#include <string>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// What a trace says besides the job: it does not depend on element types.
struct trace_names
{
    const char* element;         ///< of the result
    const char* instruction_set; ///< of the kernel
    bool quick; ///< everything contiguous, of one shape, in the cache: the kernel is called without a plan
    bool fresh; ///< the result gets memory of its own
};

[[nodiscard]] inline std::string list_text(std::span<const index_t> values)
{
    std::string text = "(";
    for (std::size_t i = 0; i < values.size(); ++i)
        text.append(i == 0 ? "" : ", ").append(std::to_string(values[i]));
    return text.append(values.size() == 1 ? ",)" : ")");
}

/// Why an operand cannot be read, or written, in place along the innermost axes.
[[nodiscard]] inline std::string reason_for_block(const prepared_job& p, const operand_plan& o, bool converts)
{
    const operand& op = *o.op;
    if (op.indices_count != 0)
        return std::to_string(op.indices_count) + (op.indices_count == 1 ? " index array" : " index arrays");
    if (converts)
        return "converted, " + std::to_string(op.itemsize) + " bytes an element in memory and " +
            std::to_string(op.block_itemsize) + " in the kernel";
    if (!is_aligned_for(op, p.nest, o.stream))
        return "not aligned for its type";
    if (p.how.kind == traversal::tiles && p.nest.stride(o.stream, 0) != op.itemsize)
        return "lies across, " + std::to_string(p.nest.stride(o.stream, 0)) + " bytes from column to column";
    if (p.how.kind == traversal::flat)
        return "short rows joined";
    return std::to_string(p.nest.stride(o.stream, 0)) + " bytes from element to element";
}

[[nodiscard]] inline std::string feed_text(const prepared_job& p, const operand_plan& o, bool is_output, bool converts)
{
    switch (o.how) {
    case feed::direct:
        return is_output ? "written in place" : "read in place";
    case feed::splat:
        return "splat: one value repeated";
    case feed::stream:
        return "through a block, then past the caches (a result of 16 MiB or more)";
    case feed::packed:
        break;
    }
    return (is_output ? "computed in a block and stored back: " : "packed into a block: ") +
        reason_for_block(p, o, converts);
}

[[nodiscard]] inline std::string traversal_text(const plan& how)
{
    switch (how.kind) {
    case traversal::whole:
        return "one call of the kernel";
    case traversal::rows:
        return "row by row, " + std::to_string(how.columns) + " elements at a time";
    case traversal::tiles:
        return "tiles of " + std::to_string(how.rows) + " x " + std::to_string(how.columns) +
            ", because an operand lies across";
    case traversal::flat:
        break;
    }
    return "blocks of " + std::to_string(how.rows) + " short rows of " + std::to_string(how.inner) + " elements";
}

[[nodiscard]] inline std::string operand_text(const operand& op)
{
    return list_text(shape_span(op)) + " strides " + list_text(strides_span(op));
}

/// The plan of a job, as `run_job` would run it; nothing is evaluated. Throws what `run_job` would throw for shapes.
[[nodiscard]] inline std::string trace(const job& j, const trace_names& names)
{
    std::string text = std::string("result      ") + names.element + " " + operand_text(j.out.to) +
        (names.fresh ? ", fresh memory\n" : ", existing memory\n");
    text += std::string("kernel      ") + names.instruction_set + ", " + std::to_string(j.run.splat) +
        " elements at once, " + std::to_string(j.count) + (j.count == 1 ? " operand\n" : " operands\n");

    // An input that overlaps is copied first: from then on it is dense.
    std::vector<axis_values> dense(static_cast<std::size_t>(j.count));
    std::string temporaries;
    pieces cut;
    for (int k = 0; k < j.count; ++k)
        if (operand& op = j.inputs[k]; needs_temporary(op, j.out.to)) {
            if (temporaries.empty())
                cut = find_pieces(j, k);
            temporaries.append(temporaries.empty() ? "operand " : "; operand ")
                .append(std::to_string(k + 1))
                .append(", because the result overwrites its elements at other positions");
            axis_values& strides = dense[static_cast<std::size_t>(k)];
            strides = packed_strides(shape_span(op), op.block_itemsize);
            op = {nullptr, op.shape, strides.data(), op.ndim, op.block_itemsize, op.block_itemsize, 1, 0, nullptr,
                nullptr};
        }
    text.append("temporaries ").append(temporaries.empty() ? "none" : temporaries).append("\n");
    if (cut.axis >= 0)
        text += "pieces      " + std::to_string(cut.length) + " positions of axis " + std::to_string(cut.axis) +
            " at a time, " + (cut.upwards ? "from the first to the last" : "from the last to the first") +
            "; the plan below is of all at once\n";
    if (names.quick)
        return text + "loop        everything contiguous, of one shape, in the cache: one call of the kernel\n";

    const prepared_job p(j);
    if (p.empty)
        return text + "loop        nothing to do: an extent is 0\n";
    text += "loop        " + traversal_text(p.how) + "; extents, innermost first:";
    for (int i = 0; i < p.nest.ndim(); ++i)
        text += " " + std::to_string(p.nest.extent(i));
    text += "\nout         " + feed_text(p, p.operands[0], true, j.out.convert != nullptr) + "\n";
    for (int k = 1; k <= j.count; ++k) {
        const operand& op = *p.operands[k].op;
        text += "operand " + std::to_string(k) + (k < 10 ? "   " : "  ") + operand_text(op) + ": " +
            feed_text(p, p.operands[k], false, op.convert != nullptr) + "\n";
    }
    return text;
}
} // namespace nd::detail::inline ND_ISA
