#include <nd/select/bincount.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::select_difference;

TEST_CASE("integers are counted and their weights added up as NumPy does", "[select][bincount]")
{
    const auto x = support::vector_of({1, 2, 1, 4});
    CHECK(select_difference("bincount", nd::bincount(x, {.minlength = 6})) == "");
    CHECK(select_difference("bincount weights", nd::bincount(x, support::vector_of({0.5, 1.0, 2.0, 3.0}))) == "");
    CHECK(nd::bincount(x * 1000)(4000) == 1);
    CHECK(nd::bincount(nd::ndarray<std::int64_t>({0})).size() == 0);
    CHECK(nd::bincount(support::vector_of({true, false, true}))(1) == 2);
    CHECK(nd::bincount(support::vector_of({std::uint64_t{1}, std::uint64_t{2}}))(2) == 1);
    CHECK_THROWS_AS((void)nd::bincount(support::vector_of({~std::uint64_t{0}})), nd::value_error);
}

TEST_CASE("what cannot be counted is refused", "[select][bincount]")
{
    const auto x = support::vector_of({1, -2});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::bincount(x); }) ==
        "'list' argument must have no negative elements");
    const auto y = support::vector_of({1, 2});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::bincount(y, {.minlength = -1}); }) ==
        "'minlength' must not be negative");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::bincount(y, support::vector_of({1.0})); }) ==
        "The weights and list don't have the same length.");
    CHECK_THROWS_AS((void)nd::bincount(nd::ndarray<int>({2, 2})), nd::value_error);
}
