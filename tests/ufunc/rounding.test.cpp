// Tests of rounding.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/rounding.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

TEST_CASE("floor, ceil, trunc and rint of floats are NumPy's, signs of zeros included", "[ufunc]")
{
    support::check_golden_same<float, double>("floor", nd::floor);
    support::check_golden_same<float, double>("ceil", nd::ceil);
    support::check_golden_same<float, double>("trunc", nd::fix);
    support::check_golden_same<float, double>("rint", nd::rint);
}

TEST_CASE("whole numbers of integers are the integers", "[ufunc]")
{
    support::check_golden_same<std::int32_t, std::uint8_t>("floor", nd::floor);
    support::check_golden_same<std::int32_t, std::uint8_t>("ceil", nd::ceil);
    support::check_golden_same<std::int32_t, std::uint8_t>("trunc", nd::trunc);
    static_assert(std::is_same_v<decltype(nd::rint(3)), double>);
}

TEST_CASE("round takes decimals of either sign and halves to even", "[ufunc]")
{
    for (int decimals : {-2, 0, 1, 3}) {
        const std::string name = "round " + std::to_string(decimals);
        support::check_golden_same<double, std::int32_t>(name, [&](const auto& x) { return nd::round(x, decimals); });
    }
    CHECK(nd::around(0.285, 2) == 0.28);
    CHECK(nd::round(std::complex<double>(1.26, -0.5), 1) == std::complex<double>(1.3, -0.5));
}
