// Values evenly spaced on a log scale between arrays and complex numbers are NumPy's.
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace log_spaced
{
using namespace support;
using complex = std::complex<double>;

TEST_CASE("logspace and geomspace of arrays and complex numbers print what NumPy prints", "[ufunc]"){
#include "../golden/functions_ufunc_logspace.txt"
} TEST_CASE("geomspace goes around zero by the smaller angle, at a steady ratio", "[ufunc]")
{
    const complex start(-3, 0.5);
    const complex stop(2, -7);
    const auto z = nd::geomspace(start, stop, 33);
    const complex ratio = std::exp(std::log(stop / start) / 32.0);
    for (nd::index_t i = 0; i < 33; ++i)
        CHECK(std::abs(z(i) - start * std::pow(ratio, static_cast<double>(i))) < 1e-13 * std::abs(z(i)));
}

TEST_CASE("the ends of geomspace are exact", "[ufunc]")
{
    for (int n = 2; n < 60; ++n) {
        const complex start(0.1 * n, -0.7);
        const complex stop(-0.3, 1.0 / n);
        const auto z = nd::geomspace(start, stop, n);
        CHECK((z(0) == start && z(n - 1) == stop));
        const auto x = nd::geomspace(nd::array({-0.1 * n}), -0.7, n);
        CHECK((x(0, 0) == -0.1 * n && x(n - 1, 0) == -0.7));
    }
}

TEST_CASE("element types of logspace and geomspace", "[ufunc]")
{
    static_assert(std::is_same_v<decltype(nd::logspace(0.f, 1.f)), nd::ndarray<float, 1>>);
    static_assert(std::is_same_v<decltype(nd::logspace(0, 1, 5, 2)), nd::ndarray<double, 1>>);
    static_assert(std::is_same_v<decltype(nd::logspace(0.f, 1.f, 5, complex(2))), nd::ndarray<complex>>);
    static_assert(std::is_same_v<decltype(nd::geomspace(std::complex<float>(1), 2)), nd::ndarray<complex>>);
    static_assert(std::is_same_v<decltype(nd::geomspace<std::complex<float>>(1, 2)), nd::ndarray<std::complex<float>>>);
}

TEST_CASE("logspace and geomspace refuse what has no values", "[ufunc]")
{
    const char* const zero = "Geometric sequence cannot include zero";
    const char* const negative = "Number of samples, -1, must be non-negative.";
    CHECK(error_text<nd::value_error>([] { return nd::geomspace(I(2), 5); }) == zero);
    CHECK(error_text<nd::value_error>([] { return nd::geomspace(complex(1), complex(0)); }) == zero);
    CHECK(error_text<nd::value_error>([] { return nd::geomspace<complex>(0, 1); }) == zero);
    CHECK(error_text<nd::value_error>([] { return nd::geomspace(I(2) + 1, 5, -1); }) == negative);
    CHECK(error_text<nd::value_error>([] { return nd::logspace(I(2), 5, -1); }) == negative);
    CHECK(error_text<nd::value_error>([] { return nd::logspace(0, 5, -1, I(2)); }) == negative);
    CHECK_THROWS_AS(nd::logspace(I(2), I(3), 4), nd::broadcast_error);
    CHECK_THROWS_AS(nd::logspace(0, 1, 4, I(2), {.axis = 2}), nd::axis_error);
    CHECK_THROWS_AS(nd::logspace(0, 1, 4, 2, {.axis = 1}), nd::axis_error);
    CHECK_THROWS_AS(nd::geomspace(I(2) + 1, 5, 4, {.axis = -3}), nd::axis_error);
}
} // namespace log_spaced
