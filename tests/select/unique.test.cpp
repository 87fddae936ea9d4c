#include <nd/select/unique.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::select_difference;

namespace
{
[[maybe_unused]] nd::ndarray<double> with_repeated_nan()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return support::vector_of({3.0, 1.0, nan, 1.0, nan, 3.0}).reshape({2, 3});
}
[[maybe_unused]] nd::ndarray<int> repeated_rows() { return support::vector_of({1, 2, 0, 5, 1, 2}).reshape({3, 2}); }
} // namespace

TEST_CASE("different elements are NumPy's, with NaN once or as often as it is there", "[select][unique]")
{
    const auto u = with_repeated_nan();
    CHECK(select_difference("unique", nd::unique(u)) == "");
    CHECK(select_difference("unique", nd::unique(u, {.equal_nan = true})) == "");
    CHECK(nd::unique(u, {.equal_nan = false}).size() == 4);
    CHECK(nd::unique_values(u).size() == 4);
    CHECK(nd::unique(nd::ndarray<int>({0})).size() == 0);
}

TEST_CASE("first places, inverse and counts are NumPy's", "[select][unique]")
{
    const auto m = support::vector_of<std::int64_t>({3, 1, 2, 1, 5, 0, 2, 2, 9}).reshape({3, 3});
    const auto found = nd::unique_all(m);
    CHECK(select_difference("unique all 0", found.values) == "");
    CHECK(select_difference("unique all 1", found.indices) == "");
    CHECK(select_difference("unique all 2", found.inverse_indices) == "");
    CHECK(select_difference("unique all 3", found.counts) == "");
    const auto [values, counts] = nd::unique_counts(m);
    CHECK(select_difference("unique all 0", values) == "");
    CHECK(select_difference("unique all 3", counts) == "");
    CHECK(select_difference("unique all 2", nd::unique_inverse(m).second) == "");
}

TEST_CASE("sub-arrays along an axis are compared whole", "[select][unique]")
{
    const auto rows = repeated_rows();
    const auto found = nd::unique_all(rows, {.axis = 0});
    CHECK(select_difference("unique rows 0", found.values) == "");
    CHECK(select_difference("unique rows 1", found.indices) == "");
    CHECK(select_difference("unique rows 2", found.inverse_indices) == "");
    CHECK(select_difference("unique rows 3", found.counts) == "");
    CHECK(select_difference("unique columns", nd::unique(rows.T(), {.axis = -1})) == "");
    CHECK_THROWS_AS((void)nd::unique(rows, {.axis = 2}), nd::axis_error);
}

TEST_CASE("zeros of both signs are one, as the first of them", "[select][unique]")
{
    const auto zeros = nd::unique(support::vector_of({-0.0, 1.0, 0.0}));
    CHECK(zeros.size() == 2);
    CHECK(std::signbit(zeros(0)));
}
