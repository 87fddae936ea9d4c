// Tests of evenly spaced numbers.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/ranges.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"
#include "support/errors.hpp"
#include <cmath>
#include <complex>

using support::check_golden;

TEST_CASE("arange has NumPy's length and values", "[creation]")
{
    check_golden<double, double>("arange", [](const auto& a) { return nd::arange(a(0), a(1), a(2)); });
    check_golden<float, float>("arange", [](const auto& a) { return nd::arange(a(0), a(1), a(2)); });
}

TEST_CASE("arange of integers is int64 and exact to the ends of the range", "[creation]")
{
    constexpr auto max = std::numeric_limits<std::int64_t>::max();
    constexpr auto min = std::numeric_limits<std::int64_t>::min();
    static_assert(std::is_same_v<decltype(nd::arange(5)), nd::ndarray<std::int64_t, 1>>);
    static_assert(std::is_same_v<decltype(nd::arange<float>(5)), nd::ndarray<float, 1>>);
    static_assert(std::is_same_v<decltype(nd::arange(5.0f)), nd::ndarray<float, 1>>);
    const auto a = nd::arange(max - 3, max, 2);
    CHECK((a.size() == 2 && a(1) == max - 1));
    const auto b = nd::arange(max, min, -max);
    CHECK((b.size() == 3 && b(0) == max && b(1) == 0 && b(2) == -max));
    CHECK(nd::arange(10, 0, -3).size() == 4);
    CHECK(nd::arange(3, 3).size() == 0);
    CHECK(nd::arange(-4).size() == 0);
    CHECK(nd::arange<std::uint8_t>(3)(2) == 2);
}

TEST_CASE("arange refuses a step of zero and endless lengths", "[creation]")
{
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(nd::arange(0, 5, 0), nd::value_error);
    CHECK_THROWS_AS(nd::arange(0.0, 5.0, 0.0), nd::value_error);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::arange(infinity); }) == "Maximum allowed size exceeded");
    CHECK_THROWS_AS(nd::arange(std::numeric_limits<double>::quiet_NaN()), nd::value_error);
    CHECK_THROWS_AS(nd::arange(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()),
        nd::value_error);
}

TEST_CASE("linspace has NumPy's values, and its last value is exact", "[creation]")
{
    const auto count = [](double n) { return static_cast<nd::index_t>(n); };
    check_golden<double, double>("linspace", [&](const auto& a) { return nd::linspace(a(0), a(1), count(a(2))); });
    check_golden<double, double>(
        "linspace open", [&](const auto& a) { return nd::linspace(a(0), a(1), count(a(2)), nd::no_endpoint); });
    check_golden<std::int64_t, double>(
        "linspace int", [&](const auto& a) { return nd::linspace<std::int64_t>(a(0), a(1), count(a(2))); });
    for (int n = 2; n < 200; ++n)
        CHECK(nd::linspace(0.1, 0.7, n)(n - 1) == 0.7);
    CHECK(nd::linspace(0, 1).size() == 50);
    static_assert(std::is_same_v<decltype(nd::linspace(0.f, 1.f)), nd::ndarray<float, 1>>);
    CHECK(support::error_text<nd::value_error>([] { (void)nd::linspace(0, 1, -1); }) ==
        "Number of samples, -1, must be non-negative.");
}

TEST_CASE("linspace_with_step gives the samples of linspace and their distance", "[creation]")
{
    const auto [x, dx] = nd::linspace_with_step(0, 2, 5);
    CHECK((x.size() == 5 && x(1) == 0.5 && dx == 0.5));
    CHECK(nd::linspace_with_step(0, 2, 5, nd::no_endpoint).step == 0.4);
    CHECK(nd::linspace_with_step<int>(0, 7, 3).step == 3.5); // of what is rounded down
    CHECK(nd::linspace_with_step(1, 3, 1, nd::no_endpoint).step == 2.0);
    CHECK(std::isnan(nd::linspace_with_step(1, 3, 1).step));
    CHECK(std::isnan(nd::linspace_with_step(1, 3, 0, nd::no_endpoint).step));
    static_assert(std::is_same_v<decltype(nd::linspace_with_step(0.f, 1.f).step), float>);
    static_assert(std::is_same_v<decltype(nd::linspace_with_step<int>(0, 1).samples), nd::ndarray<int, 1>>);
    CHECK(support::error_text<nd::value_error>([] { (void)nd::linspace_with_step(0, 1, -1); }) ==
        "Number of samples, -1, must be non-negative.");
}

TEST_CASE("logspace and geomspace are NumPy's", "[creation]")
{
    const auto count = [](double n) { return static_cast<nd::index_t>(n); };
    check_golden<double, double>("logspace", [&](const auto& a) { return nd::logspace(a(0), a(1), count(a(2))); });
    check_golden<double, double>("geomspace", [&](const auto& a) { return nd::geomspace(a(0), a(1), count(a(2))); });
    CHECK(nd::logspace(0, 4, 5, {.base = 2.0})(3) == 8.0);
    CHECK_THROWS_AS(nd::geomspace(0, 5), nd::value_error);
}

TEST_CASE("arange gives complex numbers", "[creation]")
{
    const auto a = nd::arange<std::complex<float>>(1, 6, 2);
    CHECK((a.size() == 3 && a(2) == std::complex<float>(5, 0)));
}

TEST_CASE("linspace of bool is true where the number is not zero", "[creation]")
{
    const auto b = nd::linspace<bool>(0, 2, 5);
    CHECK((!b(0) && b(1) && b(4)));
}
