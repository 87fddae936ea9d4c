#include <nd/select/sets.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

using support::select_difference;

TEST_CASE("arrays combine as sets as in NumPy", "[select][sets]")
{
    const auto a = support::vector_of({5, 1, 3, 3, 9});
    const auto b = support::vector_of({3, 9, 4});
    CHECK(select_difference("intersect1d", nd::intersect1d(a, b)) == "");
    CHECK(select_difference("union1d", nd::union1d(a, b * 1.0)) == "");
    CHECK(select_difference("setdiff1d", nd::setdiff1d(a, b)) == "");
    CHECK(select_difference("setxor1d", nd::setxor1d(a, b)) == "");
    CHECK(select_difference("isin", nd::isin(a, b)) == "");
    CHECK(select_difference("isin invert", nd::isin(a, b, {.invert = true})) == "");
}

TEST_CASE("NaN is in no set", "[select][sets]")
{
    const auto x = support::vector_of({1.0, std::numeric_limits<double>::quiet_NaN()});
    CHECK(!nd::isin(x, x)(1));
    CHECK(nd::intersect1d(x, x).size() == 1);
    CHECK(nd::setdiff1d(x, x).size() == 1);
    CHECK(nd::setxor1d(x, x).size() == 2);
    CHECK(nd::union1d(x, x).size() == 2);
}

TEST_CASE("the empty set combines with every other", "[select][sets]")
{
    const nd::ndarray<int> none({0});
    const auto a = support::vector_of({2, 1, 2});
    CHECK(nd::intersect1d(a, none).size() == 0);
    CHECK(nd::union1d(none, a).size() == 2);
    CHECK(nd::setdiff1d(none, a).size() == 0);
    CHECK(!nd::isin(a, none)(0));
}
