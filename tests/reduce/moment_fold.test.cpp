// Variances in one pass: they equal two passes in a wider type, whatever the length, the offset and the layout.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/reduce/moment_fold.hpp>
#include <nd/reduce/moments.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"
#include <cmath>
#include <limits>

namespace
{
using namespace nd;

template <class T>
ndarray<T> noise(const axis_values& shape, double offset)
{
    ndarray<T> a(shape);
    std::uint64_t x = 12345;
    for (index_t i = 0; i < a.size(); ++i) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        a.data()[i] = static_cast<T>(offset + static_cast<double>(x >> 40) * 0x1p-24);
    }
    return a;
}

/// Of the elements that lie one after the other from `first` on.
template <class T>
double variance_of(const T* first, index_t n)
{
    long double mean = 0;
    for (index_t i = 0; i < n; ++i)
        mean += static_cast<long double>(first[i]);
    mean /= static_cast<long double>(n);
    long double squares = 0;
    for (index_t i = 0; i < n; ++i)
        squares += (static_cast<long double>(first[i]) - mean) * (static_cast<long double>(first[i]) - mean);
    return static_cast<double>(squares / static_cast<long double>(n));
}

template <class T>
bool is_near(T found, double expected, double tolerance)
{
    return std::abs(static_cast<double>(found) - expected) <= tolerance * expected;
}

TEST_CASE("the variance of any number of elements is that of two passes", "[reduce]")
{
    for (index_t n : {2, 3, 31, 32, 33, 100, 2047, 2048, 2049, 4096, 5000, 100001})
        for (double offset : {0.0, -3.0, 1000.0}) {
            INFO(n << " elements around " << offset);
            const auto a = noise<double>({n}, offset);
            CHECK(is_near(nd::var(a), variance_of(a.data(), n), 1e-12));
            CHECK(is_near(nd::std(a), std::sqrt(variance_of(a.data(), n)), 1e-12));
            const auto b = noise<float>({n}, offset);
            CHECK(is_near(nd::var(b), variance_of(b.data(), n), offset == 1000.0 ? 2e-4 : 2e-6));
        }
    const auto far = noise<double>({50000}, 1e9);
    CHECK(is_near(nd::var(far), variance_of(far.data(), 50000), 1e-8));
    ndarray<double> equal({5000});
    equal() = 0.25;
    CHECK(nd::var(equal) == 0);
}

TEST_CASE("the variance of many floats is as exact as that of a few", "[reduce]")
{
    ndarray<float> a({1000000});
    a(slice(_, _, 2)) = 0.9F;
    a(slice(1, _, 2)) = 1.1F;
    // All squared distances are equal, so that the roundings of one long sum would not cancel.
    const double expected = variance_of(a.data(), a.size());
    CHECK(is_near(nd::var(a), expected, 1e-6));
    CHECK(is_near(nd::std(a), std::sqrt(expected), 1e-6));
    CHECK(is_near(nd::var(a.reshape({100, 10000}), 1)(7), expected, 1e-6));
    CHECK(is_near(nd::var(a.reshape({10000, 100}), 1)(7), expected, 1e-6));
}

TEST_CASE("variances of rows do not depend on how rows lie", "[reduce]")
{
    auto wide = noise<double>({3, 5, 70}, 2);
    const auto check = [](const ndarray<double>& a) {
        const auto kept = nd::var(a, {.axis = -1, .keepdims = true, .ddof = 1});
        const auto found = nd::var(a, 2);
        index_t wrong = kept.shape(2) != 1;
        for (index_t i = 0; i < a.shape(0); ++i)
            for (index_t j = 0; j < a.shape(1); ++j) {
                const ndarray<double> row = a(i, j, _).copy();
                const auto n = static_cast<double>(row.size());
                const double expected = variance_of(row.data(), row.size());
                wrong += !is_near(found(i, j), expected, 1e-12);
                wrong += !is_near(kept(i, j, 0), expected * n / (n - 1), 1e-12);
            }
        return wrong;
    };
    CHECK(check(wide) == 0);
    CHECK(check(wide(_, _, slice(1, 60))) == 0);
    CHECK(check(wide(rev, _, slice(1, 60))) == 0);
    CHECK(check(wide(_, _, rev)) == 0);
    CHECK(check(wide(_, _, step(2))) == 0);
    CHECK(check(wide(_, _, slice(0, 7))) == 0);
    CHECK(check(wide.swapaxes(0, 2)) == 0);
    CHECK(check(wide.swapaxes(0, 1)) == 0);
    CHECK(is_near(nd::var(wide), variance_of(wide.data(), wide.size()), 1e-12));
    CHECK(is_near(nd::var(wide, {1, 2})(1), variance_of(wide.data() + 350, 350), 1e-12));
    CHECK(is_near(
        nd::var(wide, {0, 2}).copy()(0), variance_of(ndarray<double>(wide(_, 0, _)).copy().data(), 210), 1e-12));
}

TEST_CASE("NaN and infinities make the variance NaN, of too few elements it is infinite or NaN", "[reduce]")
{
    auto a = noise<double>({5000}, 0);
    a(4321) = std::numeric_limits<double>::infinity();
    CHECK(std::isnan(nd::var(a)));
    a(4321) = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(nd::var(a)));
    const auto one = noise<double>({1}, 7);
    CHECK(nd::var(one) == 0);
    CHECK(std::isnan(nd::var(one, {.ddof = 1}).item()));
    CHECK(std::isnan(nd::var(ndarray<double>({0}))));
}
} // namespace
