// Floored division of registers against the scalar function.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/copy.hpp>
#include <nd/simd/divmod.hpp>
#include <nd/ufunc/floor_divide.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

namespace
{
using namespace nd;

template <class T>
index_t different_bits(std::uint64_t seed)
{
    using L = std::numeric_limits<T>;
    const T pool[] = {0, -T(0), 1, -1, T(0.5), 3, -3, T(1e-20), T(-1e-20), T(1e30), T(-1e30), L::infinity(),
        -L::infinity(), L::quiet_NaN(), T(6.283185307179586), T(3.1415926535), T(0.1), T(0.3), L::denorm_min(),
        L::max()};
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> uniform(-10, 10);
    constexpr index_t n = 100000;
    ndarray<T, 1> a({n});
    ndarray<T, 1> b({n});
    for (index_t i = 0; i < n; ++i) {
        a(i) = i % 3 == 0 ? pool[random() % std::size(pool)]
                          : static_cast<T>(uniform(random) * std::pow(10.0, uniform(random) / 3));
        b(i) = i % 5 == 0 ? pool[random() % std::size(pool)]
                          : static_cast<T>(uniform(random) * std::pow(10.0, uniform(random) / 4));
        if (i % 7 == 0)
            a(i) = b(i) * static_cast<T>(static_cast<int>(random() % 100) - 50);
    }
    const ndarray<T, 1> q = nd::floor_divide(a, b);
    const ndarray<T, 1> r = nd::remainder(a, b);
    const auto same = [](T x, T y) { return (x != x && y != y) || std::memcmp(&x, &y, sizeof x) == 0; };
    index_t different = 0;
    for (index_t i = 0; i < n; ++i) {
        const auto expected = detail::floor_divmod(a(i), b(i));
        different += !same(q(i), expected.quotient) || !same(r(i), expected.remainder);
    }
    return different;
}

TEST_CASE("floored division of registers equals the scalar one bit for bit", "[simd]")
{
    CHECK(different_bits<double>(1) == 0);
    CHECK(different_bits<float>(2) == 0);
}
} // namespace
