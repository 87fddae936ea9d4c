// Iteration over vectors and over first axes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/iterate.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"
#include <algorithm>

namespace
{
using namespace nd;
static_assert(std::random_access_iterator<element_iterator<double>>);
static_assert(std::input_iterator<axis_iterator<double, 2>>);

TEST_CASE("a vector iterates over references to its elements, whatever its stride", "[array]")
{
    ndarray<double, 1> v(testing::counting<double>({6}));
    for (double& x : v)
        x *= 2;
    CHECK(v(5) == 12);
    ndarray<double, 1> backwards = v(rev);
    std::sort(begin(backwards), end(backwards));
    CHECK((v(0) == 12 && v(5) == 2));
    const ndarray<double, 1> fixed = v;
    static_assert(std::is_same_v<decltype(*begin(fixed)), const double&>);
}

TEST_CASE("other arrays iterate over views along their first axis", "[array]")
{
    auto a = testing::counting<int>({3, 2});
    index_t rows = 0;
    for (auto row : a) {
        row(0) = -1;
        ++rows;
    }
    CHECK(rows == 3);
    CHECK((a(0, 0) == -1 && a(2, 0) == -1 && a(2, 1) == 6));
    const ndarray<int> point(axis_values{});
    CHECK_THROWS_AS(begin(point), dtype_error);
}
} // namespace
