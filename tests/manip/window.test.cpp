#include <nd/manip/window.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("windows are read-only views of every position", "[manip][window]")
{
    const auto m = support::counted({2, 3}, 1.0);
    CHECK(manip_difference("windows", nd::sliding_window_view(m, {2, 2})) == "");
    CHECK(manip_difference("windows axis", nd::sliding_window_view(m, 2, 1)) == "");
    const auto w = nd::sliding_window_view(m, {2, 2});
    CHECK(w.base() == m.base());
    CHECK(!w.writeable());
    CHECK(nd::sliding_window_view(m, {2, 2}, {0, 1}, {.writeable = true}).writeable());
}

TEST_CASE("windows that do not fit are refused", "[manip][window]")
{
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::sliding_window_view(m, {3, 1});
    }) == "window shape cannot be larger than input array shape");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::sliding_window_view(m, {-1, 1});
    }) == "`window_shape` cannot contain negative values");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::sliding_window_view(m, 2); }) ==
        "Since axis is `None`, must provide window_shape for all dimensions of `x`; got 1 window_shape elements and "
        "`x.ndim` is 2.");
}

TEST_CASE("free strides may reach all of an array's memory and nothing else", "[manip][window]")
{
    const auto v = support::counted({6});
    const auto overlapping = nd::as_strided(v, {3, 4}, {8, 8});
    CHECK(overlapping(2, 3) == 5);
    CHECK(nd::as_strided(nd::detail::part_of(v.handle(), 0, 5, 1), {6}, {-8})(5) == 0);
    CHECK_THROWS_AS((void)nd::as_strided(v, {3, 5}, {8, 8}), nd::value_error);
    CHECK_THROWS_AS((void)nd::as_strided(v, {2}, {-8}), nd::value_error);
    CHECK_THROWS_AS((void)nd::as_strided(v, {nd::index_t{1} << 60, 1 << 20}, {0, 0}), nd::shape_error);
    CHECK(nd::as_strided(v, {0, 100}, {800, 8}).size() == 0);
}
