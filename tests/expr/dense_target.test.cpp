// The quick question of small arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/dense_target.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd;
using detail::dense_target;

TEST_CASE("an operand is accepted when it is contiguous, of the shape, aligned, and not shifted", "[expr]")
{
    alignas(64) double memory[64];
    const axis_values shape{8};
    const dense_target out{reinterpret_cast<char*>(memory), 8, 64, std::span<const index_t>(shape.data(), 1)};
    const auto vector = [](index_t n, index_t stride) {
        layout<1> l;
        l.set(0, n, stride);
        return l;
    };
    const auto* bytes = reinterpret_cast<const char*>(memory);
    CHECK(out.accepts(memory, vector(8, 8), 8, 8));
    CHECK(out.accepts(memory + 8, vector(8, 8), 8, 8));
    CHECK_FALSE(out.accepts(memory + 1, vector(8, 8), 8, 8));
    CHECK_FALSE(out.accepts(memory + 20, vector(8, 16), 8, 8));
    CHECK_FALSE(out.accepts(memory + 20, vector(7, 8), 8, 8));
    CHECK_FALSE(out.accepts(bytes + 161, vector(8, 8), 8, 8));
    CHECK_FALSE(out.accepts(memory, vector(8, 4), 4, 4));
}
} // namespace
