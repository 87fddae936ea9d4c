// Error bounds and special values of the mathematical functions on registers, against long double.
// Also tests: simd/exponential.hpp simd/logarithm.hpp simd/trigonometric.hpp simd/inverse_trigonometric.hpp
// Also tests: simd/hyperbolic.hpp simd/hypot.hpp simd/power.hpp simd/polynomial.hpp simd/libm.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/simd/exponential.hpp>
#include <nd/simd/hyperbolic.hpp>
#include <nd/simd/hypot.hpp>
#include <nd/simd/inverse_trigonometric.hpp>
#include <nd/simd/logarithm.hpp>
#include <nd/simd/power.hpp>
#include <nd/simd/trigonometric.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>
#include <random>

namespace
{
/// Distance in units of the last place of the reference; huge where one is special and the other is not.
template <class T>
double ulps(T found, long double reference)
{
    const T r = static_cast<T>(reference);
    if (std::isnan(found) || std::isnan(r))
        return std::isnan(found) && std::isnan(r) ? 0 : 1e9;
    if (found == r && std::signbit(found) == std::signbit(r))
        return 0;
    if (std::isinf(found) || std::isinf(r) || r == 0)
        return 1e9;
    const T last = std::nextafter(std::fabs(r), std::numeric_limits<T>::infinity()) - std::fabs(r);
    return static_cast<double>(std::fabs(static_cast<long double>(found) - reference) / static_cast<long double>(last));
}

/// Worst distance over random and special arguments of all magnitudes.
template <class T, class F, class R>
double worst(F function, R reference)
{
    using L = std::numeric_limits<T>;
    const T pool[] = {0, -T(0), 1, -1, 2, T(0.5), 3, L::infinity(), -L::infinity(), L::quiet_NaN(), L::denorm_min(),
        L::max(), L::lowest(), L::min(), T(1e-30), T(-1e30)};
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::uniform_real_distribution<double> power(sizeof(T) == 4 ? -9 : -18, sizeof(T) == 4 ? 9 : 18);
    double most = 0;
    for (int i = 0; i < 60000; ++i) {
        const auto draw = [&] {
            return random() % 8 == 0 ? pool[random() % std::size(pool)]
                : random() % 3 == 0  ? static_cast<T>(unit(random) * 20)
                                     : static_cast<T>(unit(random) * std::pow(10.0, power(random)));
        };
        const T x = draw();
        const T y = draw();
        const double d = ulps<T>(function(x, y), reference(static_cast<long double>(x), static_cast<long double>(y)));
        most = d > most ? d : most;
    }
    return most;
}

template <class T>
void check(double bound, double power_bound)
{
    namespace s = nd::simd;
    CHECK(worst<T>([](T x, T) { return s::exp(x); }, [](long double x, long double) { return std::exp(x); }) <= bound);
    CHECK(worst<T>([](T x, T) { return s::log(x); }, [](long double x, long double) { return std::log(x); }) <= bound);
    CHECK(worst<T>([](T x, T) { return s::sin(x); }, [](long double x, long double) { return std::sin(x); }) <= bound);
    CHECK(worst<T>([](T x, T) { return s::cos(x); }, [](long double x, long double) { return std::cos(x); }) <= bound);
    CHECK(worst<T>([](T x, T) { return s::tan(x); }, [](long double x, long double) { return std::tan(x); }) <= bound);
    CHECK(
        worst<T>([](T x, T) { return s::asin(x); }, [](long double x, long double) { return std::asin(x); }) <= bound);
    CHECK(
        worst<T>([](T x, T) { return s::atan(x); }, [](long double x, long double) { return std::atan(x); }) <= bound);
    CHECK(
        worst<T>([](T x, T) { return s::tanh(x); }, [](long double x, long double) { return std::tanh(x); }) <= bound);
    CHECK(worst<T>([](T x, T y) { return s::atan2(y, x); },
              [](long double x, long double y) { return std::atan2(y, x); }) <= bound);
    CHECK(worst<T>([](T x, T y) { return s::hypot(x, y); },
              [](long double x, long double y) { return std::hypot(x, y); }) <= bound);
    CHECK(worst<T>([](T x, T y) { return s::pow(x, y); },
              [](long double x, long double y) { return std::pow(x, y); }) <= power_bound);
}

TEST_CASE("functions of doubles are within 2.5 ULP, special values included", "[simd]") { check<double>(2.5, 2.5); }
TEST_CASE("functions of floats are within 2 ULP, pow within 3", "[simd]") { check<float>(2, 3); }
} // namespace
