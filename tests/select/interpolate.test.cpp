#include <nd/select/interpolate.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::select_difference;

TEST_CASE("values between points are NumPy's", "[select][interpolate]")
{
    const auto xp = support::vector_of({0.0, 1.0, 3.0});
    const auto fp = support::vector_of({1.0, 5.0, -1.0});
    const auto at = support::vector_of({-1.0, 0.0, 0.5, 2.0, 3.0, 4.0}).reshape({2, 3});
    CHECK(select_difference("interp", nd::interp(at, xp, fp)) == "");
    CHECK(select_difference("interp ends", nd::interp(at, xp, fp, {.left = -9, .right = 9})) == "");
    CHECK(nd::interp(2.0, xp, fp) == 2);
    using C = std::complex<double>;
    const auto imaginary = support::vector_of({C(0, 1), C(0, 5), C(0, -1)});
    CHECK(select_difference("interp complex", nd::interp(support::vector_of({0.5, 2.0}), xp, imaginary)) == "");
}

TEST_CASE("points of a periodic function repeat", "[select][interpolate]")
{
    const auto xp = support::vector_of({190, -190, 350, -350});
    const auto fp = support::vector_of({5, 10, 3, 4});
    CHECK(select_difference(
              "interp period", nd::interp(support::vector_of({-180.0, 5.0, 365.0}), xp, fp, {.period = 360})) == "");
    CHECK(nd::interp(-180.0, xp, fp, {.period = -360}) == 7.5);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::interp(1.0, xp, fp, {.period = 0}); }) ==
        "period must be a non-zero value");
}

TEST_CASE("NaN stays, and infinite points do not spoil their neighbours", "[select][interpolate]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const auto xp = support::vector_of({0.0, 1.0, 2.0});
    CHECK(std::isnan(nd::interp(nan, xp, xp)));
    CHECK(nd::interp(1.0, xp, support::vector_of({inf, 5.0, -inf})) == 5);
    CHECK(nd::interp(0.5, xp, support::vector_of({inf, inf, 0.0})) == inf);
}

TEST_CASE("points that do not pair up are refused", "[select][interpolate]")
{
    const auto xp = support::counted({2});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::interp(1.0, xp, support::counted({3})); }) ==
        "fp and xp are not of the same length: they have 3 and 2 elements");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::interp(1.0, support::counted({2, 2}), xp);
    }) == "Data points must be 1-D sequences");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::interp(1.0, support::counted({0}), support::counted({0}));
    }) == "array of sample points is empty");
}
