// Tests of nan_to_num.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/nan_to_num.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

TEST_CASE("NaN becomes 0 and infinities the largest numbers unless told otherwise", "[ufunc]")
{
    support::check_golden_same<double>("nan_to_num", [](const auto& x) { return nd::nan_to_num(x); });
    constexpr float infinity = std::numeric_limits<float>::infinity();
    nd::ndarray<float> a({3});
    a(0) = std::numeric_limits<float>::quiet_NaN();
    a(1) = infinity;
    a(2) = -infinity;
    const nd::ndarray<float> b = nd::nan_to_num(a, {.nan = 7, .posinf = infinity, .neginf = -1});
    CHECK((b(0) == 7 && b(1) == infinity && b(2) == -1));
    CHECK(nd::eval(nd::nan_to_num(a))(2) == std::numeric_limits<float>::lowest());
}

TEST_CASE("a replacement is not replaced again", "[ufunc]")
{
    nd::ndarray<double> a({2});
    a(0) = std::numeric_limits<double>::infinity();
    a(1) = std::numeric_limits<double>::quiet_NaN();
    const nd::ndarray<double> b = nd::nan_to_num(a, {.nan = a(0), .posinf = a(1)});
    CHECK((b(0) != b(0) && b(1) == a(0)));
}

TEST_CASE("integers stay, complex numbers are replaced part by part", "[ufunc]")
{
    nd::ndarray<int> i({2});
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::nan_to_num(i))>, int>);
    nd::ndarray<std::complex<double>> z({1});
    z(0) = {std::numeric_limits<double>::quiet_NaN(), 3};
    CHECK(nd::eval(nd::nan_to_num(z))(0) == std::complex<double>(0, 3));
}
