#include <nd/manip/flip.hpp>
#include <nd/select/search.hpp>
#include <nd/select/sort.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::select_difference;

namespace
{
[[maybe_unused]] nd::ndarray<double, 1> search_edges() { return support::vector_of({0.0, 0.25, 0.5, 1.0}); }
[[maybe_unused]] nd::ndarray<double, 1> sought() { return support::vector_of({0.25, -1.0, 2.0, 0.3}); }
} // namespace

TEST_CASE("values are placed where NumPy places them", "[select][search]")
{
    const auto edges = search_edges();
    CHECK(select_difference("searchsorted left", nd::searchsorted(edges, sought())) == "");
    CHECK(select_difference("searchsorted right", nd::searchsorted(edges, sought(), nd::side::right)) == "");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const auto x = nd::sort(support::vector_of({3.0, nan, -1.0, 0.0, -0.0, inf, 2.0, -inf, 3.0}));
    CHECK(select_difference("searchsorted nan", nd::searchsorted(x, support::vector_of({nan, 3.0}))) == "");
    CHECK(nd::searchsorted(edges, 0.5) == 2);
    CHECK(nd::searchsorted(support::vector_of({1, 2, 3}), 2.5) == 2);
    CHECK(nd::searchsorted(nd::ndarray<double, 1>(), 2.5) == 0);
}

TEST_CASE("a sorter stands for the sorted vector", "[select][search]")
{
    const auto reversed = nd::flip(search_edges());
    const auto sorter = nd::argsort(reversed);
    CHECK(select_difference("searchsorted left", nd::searchsorted(reversed, sought(), nd::side::left, sorter)) == "");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::searchsorted(reversed, 1.0, nd::side::left, support::vector_of({0, 1, 2, 4}));
    }) == "Sorter index out of range.");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::searchsorted(reversed, 1.0, nd::side::left, support::vector_of({0, 1}));
    }) == "sorter.size must equal a.size");
}

TEST_CASE("bins may increase or decrease", "[select][search]")
{
    const auto edges = search_edges();
    CHECK(select_difference("digitize", nd::digitize(sought(), edges)) == "");
    CHECK(select_difference("digitize right", nd::digitize(sought(), edges, true)) == "");
    CHECK(select_difference("digitize decreasing", nd::digitize(sought(), nd::flip(edges))) == "");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::digitize(edges, sought()); }) ==
        "bins must be monotonically increasing or decreasing");
}

TEST_CASE("every value of an unsorted vector finds a place inside it", "[select][search]")
{
    const auto x = support::vector_of({5, -3, 9, 9, 0, 2, -7});
    for (int v = -10; v <= 10; ++v) {
        const nd::index_t place = nd::searchsorted(x, v);
        CHECK((place >= 0 && place <= 7));
    }
}
