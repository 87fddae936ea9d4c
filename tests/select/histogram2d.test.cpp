#include <nd/select/histogram2d.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::select_difference;

TEST_CASE("pairs are counted in a grid as NumPy counts them", "[select][histogram2d]")
{
    const auto x = support::vector_of({0.1, 0.5, 0.9, 1.0, 0.3});
    const auto y = support::vector_of({0.0, 1.0, 2.0, 2.0, 0.5});
    const auto [hist, x_edges, y_edges] = nd::histogram2d(x, y, {2, 3});
    CHECK(select_difference("histogram2d 0", hist) == "");
    CHECK(select_difference("histogram2d 1", x_edges) == "");
    CHECK(select_difference("histogram2d 2", y_edges) == "");
    CHECK(select_difference("histogram2d 0", nd::histogram2d(x, y, x_edges, y_edges).hist) == "");
    const auto first = [](const auto& a) { return a(nd::slice(0, 3)); };
    CHECK(select_difference("histogram2d weights",
              nd::histogram2d(
                  first(x), first(y), 2, support::vector_of({1, 2, 4}), {.x_range = {0, 1}, .y_range = {0, 2}})
                  .hist) == "");
}

TEST_CASE("vectors of unequal lengths are no pairs", "[select][histogram2d]")
{
    const auto x = support::counted({3});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::histogram2d(x, support::counted({2})); }) ==
        "x and y must have the same length.");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram2d(x, x, {1, 2, 3});
    }) == "The dimension of bins must be equal to the dimension of the sample x.");
}
