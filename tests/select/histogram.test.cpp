#include <nd/select/histogram.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <random>

using support::select_difference;

namespace
{
[[maybe_unused]] nd::ndarray<double, 1> histogram_data()
{
    return support::vector_of({0.0, 0.1, 0.25, 0.5, 0.99, 1.0, 1.5, -0.5, std::numeric_limits<double>::quiet_NaN()});
}
} // namespace

TEST_CASE("elements are counted between edges as NumPy counts them", "[select][histogram]")
{
    const auto [hist, edges] = nd::histogram(histogram_data(), support::vector_of({0.0, 0.25, 0.5, 1.0}));
    CHECK(select_difference("histogram edges 0", hist) == "");
    CHECK(select_difference("histogram edges 1", edges) == "");
    const auto m = support::vector_of<std::int64_t>({3, 1, 2, 1, 5, 0, 2, 2, 9}).reshape({3, 3});
    CHECK(select_difference("histogram density", nd::histogram(m, support::vector_of({0, 1, 3, 10})).density()) == "");
}

TEST_CASE("equal bins and their edges are NumPy's", "[select][histogram]")
{
    const auto m = support::vector_of<std::int64_t>({3, 1, 2, 1, 5, 0, 2, 2, 9}).reshape({3, 3});
    const auto even = nd::histogram(histogram_data(), 4, {.range = {0, 1}});
    CHECK(select_difference("histogram range 0", even.hist) == "");
    CHECK(select_difference("histogram range 1", even.edges) == "");
    const auto weighted = nd::histogram(histogram_data(), 4, support::counted({9}), {.range = {0, 1}});
    CHECK(select_difference("histogram weights 0", weighted.hist) == "");
    const auto integers = nd::histogram(m, 3);
    CHECK(select_difference("histogram integers 0", integers.hist) == "");
    CHECK(select_difference("histogram integers 1", integers.edges) == "");
    const auto floats = nd::histogram(support::vector_of({0.1f, 0.2f, 0.7f}), 3);
    static_assert(std::is_same_v<decltype(floats.edges)::value_type, float>);
    CHECK(select_difference("histogram float32 0", floats.hist) == "");
    CHECK(select_difference("histogram float32 1", floats.edges) == "");
    CHECK(select_difference("histogram_bin_edges", nd::histogram_bin_edges(support::vector_of({2.0, 2.0}), 2)) == "");
}

TEST_CASE("every value is in the bin whose edges enclose it", "[select][histogram]")
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> uniform(-1, 1);
    for (int round = 0; round < 50; ++round) {
        const auto data = support::counted({200});
        for (nd::index_t i = 0; i < 200; ++i)
            data.handle().data[i] = uniform(random);
        const auto [hist, edges] = round % 2 == 0 ? nd::histogram(data, 1 + round) : [&] {
            auto uneven = support::counted({5});
            for (nd::index_t i = 0; i < 5; ++i)
                uneven.data()[i] = std::pow(static_cast<double>(i) / 4, 3) - 0.3;
            return nd::histogram(data, uneven);
        }();
        for (nd::index_t bin = 0; bin < hist.size(); ++bin) {
            nd::index_t inside = 0;
            for (nd::index_t i = 0; i < 200; ++i) {
                const double x = data.data()[i];
                inside += x >= edges(bin) && (x < edges(bin + 1) || (bin + 1 == hist.size() && x == edges(bin + 1)));
            }
            CHECK(hist(bin) == inside);
        }
    }
}

TEST_CASE("ranges and edges that make no bins are refused", "[select][histogram]")
{
    const auto x = histogram_data();
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::histogram(x, 4); }) ==
        "autodetected range of [nan, nan] is not finite");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, 0, {.range = {0, 1}});
    }) == "`bins` must be positive, when an integer");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, 4, {.range = {1, 0}});
    }) == "max must be larger than min in range parameter.");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, support::vector_of({1.0, 0.0}));
    }) == "`bins` must increase monotonically, when an array");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, support::counted({2, 2}));
    }) == "`bins` must be 1d, when an array");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, 4, support::counted({3}), {.range = {0, 1}});
    }) == "weights should have the same shape as a.");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::histogram(x, 10, {.range = {1, 1 + 4e-16}});
    }) == "Too many bins for data range. Cannot create 10 finite-sized bins.");
}
