// Tests of powers, cube roots and divisors.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/power.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"
#include "support/errors.hpp"
#include <cstdint>

TEST_CASE("powers of floats and complex numbers are NumPy's", "[ufunc]")
{
    support::check_golden_pairs<float, double, std::complex<double>>("power", nd::power);
    support::check_golden_same<float, double>("cbrt", nd::cbrt);
}

TEST_CASE("powers of integers are exact and wrap", "[ufunc]")
{
    support::check_golden_pairs<std::int8_t, std::uint8_t, std::int32_t, std::uint64_t>("power", nd::pow);
}

TEST_CASE("squares and square roots are exact to the last bit", "[ufunc]")
{
    for (int i = 1; i < 1000; ++i) {
        const double x = 0.1 * i;
        CHECK(nd::power(x, 2) == x * x);
        CHECK(nd::power(x, 0.5) == std::sqrt(x));
    }
}

TEST_CASE("an integer has no negative integer power", "[ufunc]")
{
    const nd::ndarray<int> a({3});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::eval(nd::power(a, -1)); }) ==
        "Integers to negative integer powers are not allowed.");
    CHECK(nd::eval(nd::float_power(nd::ndarray<int>(a + 2), -1))(1) == 0.5);
}

TEST_CASE("exponents that are numbers keep the type of floats and widen integers to double", "[ufunc]")
{
    const nd::ndarray<float> f({2});
    const nd::ndarray<int> i({2});
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::power(f, 2.5))>, float>);
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::power(i, 2))>, int>);
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::power(i, 0.5))>, double>);
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::float_power(f, 2))>, double>);
    CHECK(nd::eval(nd::power(f, 0))(0) == 1.0f);
}

TEST_CASE("divisors and multiples are those of the magnitudes", "[ufunc]")
{
    support::check_golden_pairs<std::int8_t, std::uint8_t, std::int32_t, std::int64_t>("gcd", nd::gcd);
    support::check_golden_pairs<std::int8_t, std::uint8_t, std::int32_t, std::int64_t>("lcm", nd::lcm);
}
