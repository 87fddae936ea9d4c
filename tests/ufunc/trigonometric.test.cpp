// Tests of trigonometric functions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/trigonometric.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

using complex = std::complex<double>;

TEST_CASE("trigonometric functions of floats are NumPy's", "[ufunc]")
{
    support::check_golden_same<float, double>("sin", nd::sin);
    support::check_golden_same<float, double>("cos", nd::cos);
    support::check_golden_same<float, double>("tan", nd::tan);
    support::check_golden_same<float, double>("arcsin", nd::arcsin);
    support::check_golden_same<float, double>("arccos", nd::arccos);
    support::check_golden_same<float, double>("arctan", nd::arctan);
}

TEST_CASE("trigonometric functions of complex numbers are NumPy's", "[ufunc]")
{
    support::check_golden_same<complex>("sin", nd::sin);
    support::check_golden_same<complex>("cos", nd::cos);
    support::check_golden_same<complex>("tan", nd::tan);
    support::check_golden_same<complex>("arcsin", nd::asin);
    support::check_golden_same<complex>("arccos", nd::acos);
    support::check_golden_same<complex>("arctan", nd::atan);
}

TEST_CASE("arctan2 and hypot heed signed zeros and infinities", "[ufunc]")
{
    support::check_golden_pairs<float, double>("arctan2", nd::arctan2);
    support::check_golden_pairs<float, double>("hypot", nd::hypot);
    CHECK(nd::arctan2(-0.0, -0.0) < -3.14159);
    CHECK(nd::hypot(3.0, 4.0) == 5.0);
}

TEST_CASE("angles convert between radians and degrees", "[ufunc]")
{
    support::check_golden_same<double>("degrees", nd::degrees);
    support::check_golden_same<double>("degrees", nd::rad2deg);
    support::check_golden_same<double>("radians", nd::deg2rad);
    support::check_golden_same<double>("sinc", nd::sinc);
}

TEST_CASE("16-bit integers of either sign make floats together, others doubles", "[ufunc]")
{
    const nd::ndarray<std::int16_t> a({2});
    const nd::ndarray<std::uint16_t> b({2});
    const nd::ndarray<std::int32_t> c({2});
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::arctan2(a, b))>, float>);
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::hypot(a, c))>, double>);
    CHECK(nd::eval(nd::arctan2(a, b))(0) == 0.0f);
}
