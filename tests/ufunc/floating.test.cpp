// Tests of questions about floats, neighbours and the extrema and remainder of C.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/floating.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

using complex = std::complex<double>;
using support::check_golden;

TEST_CASE("floats are classified as NumPy does", "[ufunc]")
{
    check_golden<bool, double>("isnan", nd::isnan);
    check_golden<bool, float>("isnan", nd::isnan);
    check_golden<bool, double>("isinf", nd::isinf);
    check_golden<bool, float>("isfinite", nd::isfinite);
    check_golden<bool, double>("isfinite", nd::isfinite);
    check_golden<bool, double>("signbit", nd::signbit);
    check_golden<bool, float>("signbit", nd::signbit);
    check_golden<bool, double>("isposinf", nd::isposinf);
    check_golden<bool, float>("isneginf", nd::isneginf);
    check_golden<bool, complex>("isnan", nd::isnan);
    check_golden<bool, complex>("isinf", nd::isinf);
    check_golden<bool, complex>("isfinite", nd::isfinite);
}

TEST_CASE("integers are finite numbers", "[ufunc]")
{
    const nd::ndarray<std::uint8_t> a({40});
    CHECK(!nd::eval(nd::isnan(a))(39));
    CHECK(!nd::eval(nd::isinf(a))(3));
    CHECK(nd::eval(nd::isfinite(a))(39));
}

TEST_CASE("signs, neighbours and steps are NumPy's", "[ufunc]")
{
    support::check_golden_pairs<float, double>("copysign", nd::copysign);
    support::check_golden_pairs<float, double>("nextafter", nd::nextafter);
    support::check_golden_same<float, double>("spacing", nd::spacing);
    support::check_golden_same<float, double>("fabs", nd::fabs);
    support::check_golden_pairs<float, double>("heaviside", nd::heaviside);
}

TEST_CASE("fmax, fmin and fmod are those of C", "[ufunc]")
{
    support::check_golden_pairs<float, double>("fmax", nd::fmax);
    support::check_golden_pairs<float, double>("fmin", nd::fmin);
    support::check_golden_pairs<float, double>("fmod", nd::fmod);
    CHECK(nd::fmod(7, 0) == 0);
    CHECK(nd::fmod(-7, 3) == -1);
    CHECK(nd::fmod(std::numeric_limits<std::int64_t>::min(), std::int64_t{-1}) == 0);
}
