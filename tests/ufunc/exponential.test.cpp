// Tests of exponentials and logarithms.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/exponential.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"
#include <limits>

using complex = std::complex<double>;
using support::check_golden;

TEST_CASE("exponentials and logarithms of floats are NumPy's", "[ufunc]")
{
    support::check_golden_same<float, double>("exp", nd::exp);
    support::check_golden_same<float, double>("exp2", nd::exp2);
    support::check_golden_same<float, double>("expm1", nd::expm1);
    support::check_golden_same<float, double>("log", nd::log);
    support::check_golden_same<float, double>("log2", nd::log2);
    support::check_golden_same<float, double>("log10", nd::log10);
    support::check_golden_same<float, double>("log1p", nd::log1p);
}

TEST_CASE("exponentials and logarithms of complex numbers are NumPy's", "[ufunc]")
{
    support::check_golden_same<complex>("exp", nd::exp);
    support::check_golden_same<complex>("expm1", nd::expm1);
    support::check_golden_same<complex>("log", nd::log);
    support::check_golden_same<complex>("log1p", nd::log1p);
}

TEST_CASE("logaddexp neither overflows nor loses infinities", "[ufunc]")
{
    support::check_golden_pairs<float, double>("logaddexp", nd::logaddexp);
    support::check_golden_pairs<float, double>("logaddexp2", nd::logaddexp2);
}

TEST_CASE("integers are computed in the float that holds them", "[ufunc]")
{
    const nd::ndarray<std::int16_t> small({3});
    const nd::ndarray<std::int32_t> large({3});
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::exp(small))>, float>);
    static_assert(std::is_same_v<nd::value_type_of<decltype(nd::exp(large))>, double>);
    CHECK(nd::eval(nd::exp(large))(2) == 1.0);
}

TEST_CASE("a function of a number is a number", "[ufunc]")
{
    static_assert(std::is_same_v<decltype(nd::log(2.0f)), float>);
    CHECK(nd::exp(0) == 1.0);
    CHECK(nd::log(0.0) == -std::numeric_limits<double>::infinity());
}

TEST_CASE("an element's logarithm does not depend on its place", "[ufunc]")
{
    nd::ndarray<double> a({37});
    a() = 1.2345678;
    const nd::ndarray<double> all = nd::log(a);
    const double alone = nd::log(1.2345678);
    for (nd::index_t i = 0; i < 37; ++i)
        CHECK(all(i) == alone);
}
