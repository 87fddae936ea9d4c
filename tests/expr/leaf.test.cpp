// Leaves: an array as an expression holds it.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/leaf.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd;

TEST_CASE("a leaf keeps its memory alive and describes it to the engine", "[expr]")
{
    buffer memory = buffer::allocate(24);
    const leaf<float, dynamic> v(memory, static_cast<float*>(memory.data()), 6);
    CHECK(memory.use_count() == 2);
    CHECK(v.uses(memory) == 1);
    detail::operand described[1];
    detail::operand* next = described;
    v.describe<double>(next);
    CHECK(next == described + 1);
    CHECK((described[0].itemsize == 4 && described[0].block_itemsize == 8 && described[0].ndim == 1));
    CHECK(described[0].convert != nullptr);
    next = described;
    v.describe<float>(next);
    CHECK(described[0].convert == nullptr);
    index_t n = -1;
    CHECK(v.common_length(n));
    CHECK(n == 6);
    n = 5;
    CHECK_FALSE(v.common_length(n));
}
} // namespace
