// Tests of logic on truth values.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/logical.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

using support::check_golden;

TEST_CASE("everything but zero is true", "[ufunc]")
{
    check_golden<bool, double, double>("logical_and", nd::logical_and);
    check_golden<bool, double, double>("logical_or", nd::logical_or);
    check_golden<bool, double, double>("logical_xor", nd::logical_xor);
    check_golden<bool, double>("logical_not", nd::logical_not);
    check_golden<bool, std::uint8_t, std::uint8_t>("logical_and", nd::logical_and);
    check_golden<bool, std::uint8_t, std::uint8_t>("logical_xor", nd::logical_xor);
    check_golden<bool, std::uint8_t>("logical_not", nd::logical_not);
    CHECK(nd::logical_or(std::numeric_limits<double>::quiet_NaN(), 0));
}

TEST_CASE("logic of registers that hold different types of one size is that of their elements", "[ufunc]")
{
    nd::ndarray<double> a({50});
    nd::ndarray<std::int64_t> b({50});
    for (int i = 0; i < 50; ++i) {
        a(i) = i % 3;
        b(i) = i % 2;
    }
    const nd::ndarray<bool> both = nd::logical_and(a, b), either = nd::logical_or(b, a), one = nd::logical_xor(a, b);
    for (int i = 0; i < 50; ++i) {
        CHECK(both(i) == (i % 3 != 0 && i % 2 != 0));
        CHECK(either(i) == (i % 3 != 0 || i % 2 != 0));
        CHECK(one(i) == ((i % 3 != 0) != (i % 2 != 0)));
    }
}

TEST_CASE("operands of different types and masks combine", "[ufunc]")
{
    nd::ndarray<double> a({50});
    nd::ndarray<std::int8_t> b({50});
    nd::ndarray<std::complex<float>> c({50});
    for (int i = 0; i < 50; ++i) {
        a(i) = i - 10;
        b(i) = static_cast<std::int8_t>(i % 3);
        c(i) = std::complex<float>(0, static_cast<float>(i % 2));
    }
    const nd::ndarray<bool> ab = nd::logical_and(a, b), mask = nd::logical_or(nd::greater(a, 20.0), b),
                            bc = nd::logical_xor(b, c), no = nd::logical_not(nd::less(a, 0.0));
    for (int i = 0; i < 50; ++i) {
        CHECK(ab(i) == (i != 10 && i % 3 != 0));
        CHECK(mask(i) == (i - 10 > 20 || i % 3 != 0));
        CHECK(bc(i) == ((i % 3 != 0) != (i % 2 != 0)));
        CHECK(no(i) == (i >= 10));
    }
}

TEST_CASE("logical functions take integers beyond the range of the element type", "[ufunc]")
{
    const auto u = nd::array<std::uint8_t>({0, 7});
    const auto either = nd::eval(nd::logical_or(u, -1));
    CHECK((either(0) && either(1)));
    const auto both = nd::eval(nd::logical_and(300, u));
    CHECK((!both(0) && both(1)));
    const auto one = nd::eval(nd::logical_xor(u, 256));
    CHECK((one(0) && !one(1)));
    CHECK(nd::eval(nd::logical_and(nd::array<std::uint64_t>({0, 1}), -1))(1));
}
