// Tests of the constants.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/constants.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <numbers>

TEST_CASE("constants are those of mathematics", "[ufunc]")
{
    STATIC_CHECK(nd::pi == std::numbers::pi);
    STATIC_CHECK(nd::e == std::numbers::e);
    STATIC_CHECK(nd::euler_gamma == std::numbers::egamma);
    CHECK((std::isinf(nd::inf) && nd::inf > 0));
    CHECK(std::isnan(nd::nan));
}
