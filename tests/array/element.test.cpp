// Addresses of elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/element.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("element addresses follow any strides and count negative indices from the end", "[array]")
{
    for (const auto& a : testing::in_all_layouts<double>(3, 4, 5)) {
        if (a.name == "misaligned")
            continue;
        INFO(a.name);
        CHECK(a.array(1, 2, 3) == testing::element_of(a.array, 1, 2, 3));
        CHECK(&a.array.at(-1, -4, -2) == &a.array.at(2, 0, 3));
        CHECK_THROWS_AS(a.array.at(3, 0, 0), index_error);
        CHECK_THROWS_AS(a.array.at(0, 0, -6), index_error);
        CHECK_THROWS_AS(a.array.at(0, 0), index_error);
    }
}
} // namespace
