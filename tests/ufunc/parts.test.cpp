// Tests of numbers taken apart.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/parts.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

using support::check_golden;

TEST_CASE("modf gives fraction and whole part with the sign of the number", "[ufunc]")
{
    check_golden<double, double>("modf 0", [](const auto& x) { return nd::modf(x).fractional; });
    check_golden<double, double>("modf 1", [](const auto& x) { return nd::modf(x).integral; });
}

TEST_CASE("frexp and ldexp are inverse", "[ufunc]")
{
    check_golden<double, double>("frexp 0", [](const auto& x) { return nd::frexp(x).mantissa; });
    check_golden<std::int32_t, double>("frexp 1", [](const auto& x) { return nd::frexp(x).exponent; });
    check_golden<double, double, std::int64_t>("ldexp", nd::ldexp);
    CHECK(nd::ldexp(1.0, std::int64_t{1} << 60) == std::numeric_limits<double>::infinity());
    CHECK(nd::ldexp(1.0, -(std::int64_t{1} << 60)) == 0.0);
}

TEST_CASE("divmod gives the floored quotient and its remainder", "[ufunc]")
{
    nd::ndarray<int> a({3});
    a(0) = -7;
    a(1) = 7;
    auto [quotient, remainder] = nd::divmod(a, 3);
    const nd::ndarray<int> q = quotient, r = remainder;
    CHECK((q(0) == -3 && q(1) == 2 && q(2) == 0));
    CHECK((r(0) == 2 && r(1) == 1 && r(2) == 0));
}
