#include <nd/manip/flip.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("elements are reversed and turned as NumPy does", "[manip][flip]")
{
    const auto a = support::counted({2, 3, 4});
    const auto m = support::counted({2, 3}, 1.0);
    CHECK(manip_difference("flip", nd::flip(a)) == "");
    CHECK(manip_difference("flip axes", nd::flip(a, {0, 2})) == "");
    CHECK(manip_difference("flipud", nd::flipud(m)) == "");
    CHECK(manip_difference("fliplr", nd::fliplr(m)) == "");
    CHECK(manip_difference("rot90", nd::rot90(m)) == "");
    CHECK(manip_difference("rot90 back", nd::rot90(m, -1)) == "");
    CHECK(manip_difference("rot90 axes", nd::rot90(a, 2, {1, 2})) == "");
}

TEST_CASE("reversed elements are a view", "[manip][flip]")
{
    auto a = support::counted({4});
    nd::flip(a)(0) = 9;
    CHECK(a(3) == 9);
    CHECK(nd::flip(a).base() == a.base());
}

TEST_CASE("roll moves elements round, shifts of one axis add up", "[manip][flip]")
{
    const auto m = support::counted({2, 3}, 1.0);
    CHECK(manip_difference("roll", nd::roll(m, 2)) == "");
    CHECK(manip_difference("roll", nd::roll(m.T().copy().T(), 8)) == "");
    CHECK(manip_difference("roll axis", nd::roll(m, -1, 1)) == "");
    CHECK(manip_difference("roll axes", nd::roll(m + 0.0, 1, {0, 1})) == "");
    CHECK(manip_difference("roll adds", nd::roll(m, {1, 1}, {1, 1})) == "");
    CHECK(nd::roll(nd::ndarray<double>({0, 3}), 5).size() == 0);
}

TEST_CASE("flips and turns say which axes they miss", "[manip][flip]")
{
    const auto v = support::counted({3});
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::fliplr(v); }) == "Input must be >= 2-d.");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::flip(m, {0, -2}); }) == "repeated axis");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::rot90(m, 1, {0, -2}); }) == "Axes must be different.");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::rot90(m, 1, {0}); }) == "len(axes) must be 2.");
    CHECK_THROWS_AS((void)nd::roll(m, {1, 2}, {0, 1, 0}), nd::broadcast_error);
}
