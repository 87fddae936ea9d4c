// Flat positions and indices.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/unravel.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("unravel_index and ravel_multi_index are inverse in both orders", "[select]")
{
    const axis_values shape{3, 4, 5};
    for (order o : {order::c, order::f})
        for (index_t k = 0; k < 60; ++k)
            CHECK(ravel_multi_index(unravel_index(k, shape, o), shape, o) == k);
    CHECK(unravel_index(33, shape) == axis_values{1, 2, 3});
    CHECK(unravel_index(33, shape, order::f) == axis_values{0, 3, 2});
}

TEST_CASE("positions outside the array are refused", "[select]")
{
    CHECK_THROWS_AS(unravel_index(60, axis_values{3, 4, 5}), value_error);
    CHECK_THROWS_AS(unravel_index(-1, axis_values{3, 4, 5}), value_error);
    CHECK_THROWS_AS(unravel_index(0, axis_values{3, 0}), value_error);
    CHECK_THROWS_AS(ravel_multi_index({3, 0}, {3, 4}), value_error);
    CHECK_THROWS_AS(ravel_multi_index({1}, {3, 4}), value_error);
}

TEST_CASE("many positions give a vector per axis", "[select]")
{
    const auto at = unravel_index(testing::counting<std::int32_t>({3}), {2, 3});
    CHECK((at.size() == 2 && at[0](2) == 1 && at[1](2) == 0 && at[1](0) == 1));
}

TEST_CASE("many positions of an array without axes are refused", "[select]")
{
    CHECK_THROWS_AS(unravel_index(testing::counting<std::int32_t>({3}), axis_values()), value_error);
}

TEST_CASE("index arrays ravel by broadcasting, and beyond an axis as the mode says", "[select]")
{
    const auto list = [](std::initializer_list<index_t> values) {
        ndarray<index_t> a({static_cast<index_t>(values.size())});
        std::copy(values.begin(), values.end(), a.data());
        return a;
    };
    const std::vector<ndarray<index_t>> beyond{list({3, -1}), list({1, 5})};
    const auto clipped = ravel_multi_index(beyond, {3, 4}, {index_mode::clip});
    CHECK((clipped(0) == 9 && clipped(1) == 3));
    const auto wrapped = ravel_multi_index(beyond, {3, 4}, {index_mode::wrap});
    CHECK((wrapped(0) == 1 && wrapped(1) == 9));
    CHECK_THROWS_AS(ravel_multi_index(beyond, {3, 4}), value_error);
    const std::vector<ndarray<index_t>> grid{list({0, 2}).reshape({2, 1}), list({1, 3})};
    const auto all = ravel_multi_index(grid, {3, 4});
    CHECK((all(0, 0) == 1 && all(0, 1) == 3 && all(1, 0) == 9 && all(1, 1) == 11));
    CHECK(ravel_multi_index(grid, {3, 4}, {index_mode::raise}, order::f)(1, 0) == 5);
    CHECK_THROWS_AS(ravel_multi_index(grid, {3, 4, 5}), value_error);
}
} // namespace
