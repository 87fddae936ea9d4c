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
    detail::dense_operands<detail::element_sizes<float>, dynamic, 1> as_they_are;
    REQUIRE(v.collect<float>(as_they_are));
    CHECK(as_they_are.size() == 6);
    detail::dense_operands<detail::element_sizes<double>, dynamic, 1> converted;
    CHECK_FALSE(v.collect<double>(converted));
}
} // namespace
