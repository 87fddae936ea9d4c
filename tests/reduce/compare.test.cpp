// Equality and closeness of arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/reduce/compare.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"
#include <complex>
#include <limits>

namespace
{
using namespace nd;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST_CASE("array_equal compares shapes and elements", "[reduce]")
{
    const auto a = testing::counting<double>({3, 4});
    auto b = a.copy(order::f);
    CHECK(array_equal(a, b));
    CHECK(array_equal(a, a.astype<int>()));
    CHECK_FALSE(array_equal(a, a.T()));
    CHECK_FALSE(array_equal(a, a(0, _)));
    CHECK(array_equiv(a, a));
    b(2, 3) = nan;
    CHECK_FALSE(array_equal(b, b));
    CHECK(array_equal(b, b, true));
    CHECK(array_equal(ndarray<int>({0, 3}), ndarray<int>({0, 3})));
}

TEST_CASE("isclose has NumPy's tolerance and edge cases", "[reduce]")
{
    ndarray<double> a({6});
    ndarray<double> b({6});
    const double x[] = {1, 1, inf, -inf, nan, 0};
    const double y[] = {1.00001, 1.0001, inf, inf, nan, 1e-9};
    const bool expected[] = {true, false, true, false, false, true}; // numpy.isclose
    for (index_t i = 0; i < 6; ++i) {
        a(i) = x[i];
        b(i) = y[i];
    }
    const auto close = eval(isclose(a, b));
    for (index_t i = 0; i < 6; ++i)
        CHECK(close(i) == expected[i]);
    CHECK(eval(isclose(a, b, {.equal_nan = true}))(4));
    CHECK_FALSE(allclose(a, b));
    CHECK(allclose(a(upto(1)), b(upto(1))));
    CHECK_FALSE(allclose(a(upto(1)), b(upto(1)), {.rtol = 1e-9, .atol = 0}));
    CHECK(allclose(testing::counting<int>({3}), testing::counting<int>({3})));
}

TEST_CASE("isclose of complex numbers compares distances and magnitudes", "[reduce]")
{
    using complex = std::complex<double>;
    const complex x[] = {{1, 2}, {1, nan}, {inf, 1}, 1e10, {0, inf}};
    const complex y[] = {{1, 2 + 1e-9}, {nan, 1}, {inf, 1}, {1e10 + 1, 3}, {0, -inf}};
    ndarray<complex> a({5});
    ndarray<complex> b({5});
    for (index_t i = 0; i < 5; ++i) {
        a(i) = x[i];
        b(i) = y[i];
    }
    const bool expected[] = {true, false, true, true, false}; // numpy.isclose
    const auto close = eval(isclose(a, b));
    for (index_t i = 0; i < 5; ++i)
        CHECK(close(i) == expected[i]);
    CHECK(eval(isclose(a, b, {.equal_nan = true}))(1));
}
} // namespace
