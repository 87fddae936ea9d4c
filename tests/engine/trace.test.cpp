// What a trace says about a job.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/trace.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd::detail;
using nd::axis_values;
using nd::index_t;

[[nodiscard]] bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// The trace of out[...] = f(in) for doubles in one block of memory; offsets in bytes.
[[nodiscard]] std::string trace_of(const axis_values& shape, const axis_values& out_strides, index_t in_offset,
    const axis_values& in_shape, const axis_values& in_strides)
{
    alignas(64) static char block[1 << 16];
    const auto describe = [](char* data, const axis_values& extents, const axis_values& strides) {
        return operand{data, extents.data(), strides.data(), extents.size(), 8, 8, 8, 0, nullptr, nullptr};
    };
    operand in = describe(block + in_offset, in_shape, in_strides);
    return trace(job{{nullptr, 4}, nullptr, {describe(block, shape, out_strides), nullptr}, &in, 1},
        {"float64", "scalar", false, false});
}

TEST_CASE("a trace names element type, shape, instruction set and loop order", "[engine]")
{
    const std::string text = trace_of({3, 60}, {512, 8}, 4096, {3, 60}, {512, 8});
    CHECK(says(text, "result      float64 (3, 60) strides (512, 8), existing memory\n"));
    CHECK(says(text, "kernel      scalar, 4 elements at once, 1 operand\n"));
    CHECK(says(text, "temporaries none\n"));
    CHECK(says(text, "loop        row by row, 60 elements at a time; extents, innermost first: 60 3\n"));
    CHECK(says(text, "out         written in place\n"));
    CHECK(says(text, "operand 1   (3, 60) strides (512, 8): read in place\n"));
}

TEST_CASE("a trace says why an operand goes through a block", "[engine]")
{
    CHECK(says(trace_of({30, 60}, {480, 8}, 32768, {30, 60}, {8, 240}),
        "packed into a block: lies across, 240 bytes from column to column"));
    CHECK(says(trace_of({60}, {8}, 4096, {60}, {16}), "packed into a block: 16 bytes from element to element"));
    CHECK(says(trace_of({60}, {8}, 4097, {60}, {8}), "packed into a block: not aligned for its type"));
    CHECK(says(trace_of({60, 3}, {24, 8}, 4096, {3}, {8}), "packed into a block: short rows joined"));
    CHECK(says(trace_of({60}, {8}, 4096, {1}, {8}), "splat: one value repeated"));
}

TEST_CASE("a trace says which input is copied first and why", "[engine]")
{
    CHECK(says(trace_of({60}, {8}, 8, {60}, {8}),
        "temporaries operand 1, because the result overwrites its elements at other positions\n"));
    CHECK(says(trace_of({60}, {8}, 0, {60}, {8}), "temporaries none\n"));
}

TEST_CASE("a trace of an empty job says that there is nothing to do", "[engine]")
{
    CHECK(says(trace_of({0, 3}, {24, 8}, 4096, {0, 3}, {24, 8}), "nothing to do"));
}
} // namespace
