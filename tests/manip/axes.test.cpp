#include <nd/manip/axes.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("axes are reordered as NumPy does", "[manip][axes]")
{
    const auto a = support::counted({2, 3, 4});
    CHECK(manip_difference("transpose", nd::transpose(a)) == "");
    CHECK(manip_difference("transpose axes", nd::transpose(a, {1, 2, 0})) == "");
    CHECK(manip_difference("transpose axes", nd::permute_dims(a, {1, 2, 0})) == "");
    CHECK(manip_difference("swapaxes", nd::swapaxes(a, 0, -1)) == "");
    CHECK(manip_difference("matrix_transpose", nd::matrix_transpose(a)) == "");
    CHECK(manip_difference("moveaxis", nd::moveaxis(a, 0, -1)) == "");
    CHECK(manip_difference("moveaxis two", nd::moveaxis(a, {0, 1}, {-1, 0})) == "");
    CHECK(manip_difference("rollaxis", nd::rollaxis(a, 2)) == "");
    CHECK(manip_difference("rollaxis start", nd::rollaxis(a, 0, 3)) == "");
}

TEST_CASE("reordered axes are views, of expressions too", "[manip][axes]")
{
    auto a = support::counted({2, 3, 4});
    auto t = nd::transpose(a);
    t(3, 2, 1) = -1;
    CHECK(a(1, 2, 3) == -1);
    CHECK(nd::swapaxes(a + 1.0, 0, 2)(0, 0, 1) == 13);
    static_assert(decltype(nd::transpose(nd::ndarray<float, 3>()))::rank == 3);
}

TEST_CASE("a diagonal is a read-only view", "[manip][axes]")
{
    const auto a = support::counted({2, 3, 4});
    CHECK(manip_difference("diagonal", nd::diagonal(a)) == "");
    CHECK(manip_difference("diagonal offset", nd::diagonal(a, 1, 1, 2)) == "");
    auto d = nd::diagonal(a);
    CHECK(d.base() == a.base());
    CHECK_THROWS_AS(d.fill(0.0), nd::readonly_error);
}

TEST_CASE("axes that do not exist are refused by name", "[manip][axes]")
{
    const auto a = support::counted({2, 3});
    CHECK(support::error_text<nd::axis_error>([&] { (void)nd::swapaxes(a, 0, 2); }) ==
        "axis 2 is out of bounds for array of dimension 2");
    CHECK(support::error_text<nd::axis_error>([&] { (void)nd::rollaxis(a, 0, 4); }) ==
        "'start' arg requires -2 <= start < 3, but 4 was passed in");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::transpose(a, {0, 0});
    }) == "repeated axis in transpose");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::matrix_transpose(support::counted({3})); }) ==
        "Input array must be at least 2-dimensional, but it is 1");
}
