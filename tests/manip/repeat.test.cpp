#include <nd/manip/repeat.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("elements and arrays are repeated as NumPy does", "[manip][repeat]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto v = support::vector_of({3.0, 1.0, 2.0});
    CHECK(manip_difference("repeat", nd::repeat(m, 2)) == "");
    CHECK(manip_difference("repeat axis", nd::repeat(m + 0.0, 2, 0)) == "");
    CHECK(manip_difference("repeat counts", nd::repeat(m, {2, 0, 1}, 1)) == "");
    CHECK(manip_difference("repeat counts", nd::repeat(m.T().copy().T(), support::vector_of({2, 0, 1}), 1)) == "");
    CHECK(manip_difference("repeat axis", nd::repeat(m, support::vector_of({2}), 0)) == "");
    CHECK(manip_difference("tile", nd::tile(v, {2, 2})) == "");
    CHECK(manip_difference("tile fewer", nd::tile(m, 2)) == "");
    CHECK(nd::tile(m, {0, 1}).size() == 0);
}

TEST_CASE("counts that do not fit are refused", "[manip][repeat]")
{
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::broadcast_error>([&] {
        (void)nd::repeat(m, {1, 2}, 1);
    }) == "operands could not be broadcast together with shape (3,) (2,)");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::repeat(m, -1, 1); }) ==
        "repeats may not contain negative values.");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::repeat(m, {1, -2, 1}, 1);
    }) == "repeats may not contain negative values.");
    CHECK_THROWS_AS((void)nd::repeat(m, 2, 2), nd::axis_error);
    CHECK_THROWS_AS((void)nd::tile(m, -1), nd::value_error);
}
