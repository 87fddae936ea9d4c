// Tests of the coordinates of grids.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/creation/grid.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

TEST_CASE("meshgrid lays the first vector along the second axis, or the first with ij", "[creation]")
{
    const auto x = nd::arange(3);
    const auto y = nd::linspace(0, 1, 2);
    auto [X, Y] = nd::meshgrid(x, y);
    static_assert(std::is_same_v<decltype(X), nd::ndarray<std::int64_t, 2>>);
    static_assert(std::is_same_v<decltype(Y), nd::ndarray<double, 2>>);
    CHECK((X.shape(0) == 2 && X.shape(1) == 3 && X(1, 2) == 2 && Y(1, 2) == 1.0 && Y(0, 2) == 0.0));
    auto [I, J] = nd::meshgrid(x * 2, y, {.indexing = "ij"});
    CHECK((I.shape(0) == 3 && I.shape(1) == 2 && I(2, 0) == 4 && J(2, 1) == 1.0));
    X(0, 0) = 9;
    CHECK((X(1, 0) == 0 && x(0) == 0));
}

TEST_CASE("a sparse meshgrid broadcasts to the full one", "[creation]")
{
    auto [x, y, z] = nd::meshgrid(nd::arange(2), nd::arange(3), nd::arange(4), {.sparse = true});
    CHECK((x.shape(1) == 2 && y.shape(0) == 3 && z.shape(2) == 4 && x.size() == 2));
    CHECK(nd::eval(x + y + z).size() == 24);
    CHECK(support::error_text<nd::value_error>([] { (void)nd::meshgrid(nd::arange(2), {.indexing = "yx"}); }) ==
        "Valid values for `indexing` are 'xy' and 'ij'.");
}

TEST_CASE("mgrid and ogrid take slices and coordinates", "[creation]")
{
    const auto full = nd::mgrid(nd::slice(0, 2), nd::linspace(0, 1, 3));
    static_assert(std::is_same_v<decltype(full), const nd::ndarray<double, 3>>);
    CHECK((full(0, 1, 2) == 1.0 && full(1, 0, 1) == 0.5));
    static_assert(std::is_same_v<decltype(nd::mgrid(nd::slice(0, 2))), nd::ndarray<std::int64_t, 2>>);
    auto [i, j] = nd::ogrid(nd::slice(0, 3), nd::slice(5, 0, -2));
    CHECK((i.shape(0) == 3 && i.shape(1) == 1 && j.shape(1) == 3 && j(0, 2) == 1));
    CHECK_THROWS_AS(nd::mgrid(nd::slice(1, nd::_)), nd::value_error);
}

TEST_CASE("indices are the coordinates of every element", "[creation]")
{
    const auto a = nd::indices({2, 3});
    CHECK((a.ndim() == 3 && a(0, 1, 2) == 1 && a(1, 1, 2) == 2));
    CHECK(nd::indices<float>({2, 0}).size() == 0);
}
