#include <nd/layout/axis.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <array>
#include <limits>

using axis_pair = std::array<nd::index_t, 2>;

TEST_CASE("a negative axis counts from the end", "[layout][axis]")
{
    STATIC_CHECK(nd::normalize_axis(0, 3) == 0);
    STATIC_CHECK(nd::normalize_axis(-1, 3) == 2);
    STATIC_CHECK(nd::normalize_axis(-3, 3) == 0);
}

TEST_CASE("an axis that does not exist is refused with NumPy's text", "[layout][axis]")
{
    for (nd::index_t axis : {nd::index_t{3}, nd::index_t{-4}, std::numeric_limits<nd::index_t>::min()})
        CHECK(support::error_text<nd::axis_error>([=] { static_cast<void>(nd::normalize_axis(axis, 3)); }) ==
            "axis " + std::to_string(axis) + " is out of bounds for array of dimension 3");
    CHECK_THROWS_AS(static_cast<void>(nd::normalize_axis(0, 0)), nd::axis_error);
}

TEST_CASE("a set of axes knows its members", "[layout][axis]")
{
    constexpr nd::axis_set set = nd::normalize_axes(axis_pair{-1, 0}, 64);
    STATIC_CHECK(set.contains(0));
    STATIC_CHECK(set.contains(63));
    STATIC_CHECK(!set.contains(1));
    STATIC_CHECK(set.size() == 2);
    STATIC_CHECK(nd::axis_set().empty());
    STATIC_CHECK(nd::axis_set::all(64).size() == 64);
    STATIC_CHECK(nd::axis_set::all(0) == nd::axis_set());
    STATIC_CHECK(nd::axis_set::all(2) == nd::normalize_axes(axis_pair{0, 1}, 2));
}

TEST_CASE("an axis that stands twice is refused in the words of each NumPy function", "[layout][axis]")
{
    using support::error_text;
    const axis_pair twice{1, -1};
    CHECK(error_text<nd::value_error>([&] { static_cast<void>(nd::normalize_axes(twice, 2)); }) ==
        "duplicate value in 'axis'");
    CHECK(
        error_text<nd::value_error>([&] { static_cast<void>(nd::normalize_axis_list(twice, 2)); }) == "repeated axis");
    CHECK(error_text<nd::value_error>([&] { static_cast<void>(nd::normalize_permutation(twice, 2)); }) ==
        "repeated axis in transpose");
}

TEST_CASE("a permutation names every axis", "[layout][axis]")
{
    STATIC_CHECK(nd::normalize_permutation(axis_pair{-1, 0}, 2) == nd::axis_values{1, 0});
    CHECK(support::error_text<nd::value_error>([] {
        static_cast<void>(nd::normalize_permutation(axis_pair{0, 1}, 3));
    }) == "axes don't match array");
    CHECK_THROWS_AS(static_cast<void>(nd::normalize_permutation(axis_pair{0, 2}, 2)), nd::axis_error);
}
