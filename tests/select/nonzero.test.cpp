// Positions of elements that are not zero.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/nonzero.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("nonzero lists positions in C order, whatever the layout", "[select]")
{
    for (const auto& a : testing::in_all_layouts<int>(3, 4, 5)) {
        INFO(a.name);
        const auto found = nonzero(a.array % 3 == 0);
        REQUIRE(found.size() == 3);
        index_t k = 0;
        for (index_t i = 0; i < 60; ++i)
            if (testing::element_of(a.array, i / 20, i / 5 % 4, i % 5) % 3 == 0) {
                REQUIRE(k < found[0].size());
                CHECK((found[0](k) == i / 20 && found[1](k) == i / 5 % 4 && found[2](k) == i % 5));
                ++k;
            }
        CHECK(found[0].size() == k);
    }
}

TEST_CASE("flatnonzero and argwhere agree with nonzero, and nothing gives nothing", "[select]")
{
    const auto a = testing::counting<double>({4, 3}) - 5.0;
    CHECK(flatnonzero(a).size() == 11);
    CHECK(flatnonzero(a)(4) == 5);
    const auto pairs = argwhere(a);
    CHECK((pairs.shape(0) == 11 && pairs.shape(1) == 2 && pairs(4, 0) == 1 && pairs(4, 1) == 2));
    CHECK(nonzero(ndarray<bool>({3, 0})).size() == 2);
    CHECK(nonzero(ndarray<bool>({3, 5}))[1].size() == 0);
    CHECK_THROWS_AS(nonzero(ndarray<int>(axis_values{})), value_error);
}
} // namespace
