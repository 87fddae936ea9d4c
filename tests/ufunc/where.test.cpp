// Tests of where and clip.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/where.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"
#include "support/errors.hpp"

namespace
{
template <class E>
using type_of = nd::value_type_of<E>;

template <class T>
nd::ndarray<T> counting(int n)
{
    nd::ndarray<T> a({n});
    for (int i = 0; i < n; ++i)
        a(i) = static_cast<T>(i);
    return a;
}
} // namespace

TEST_CASE("where chooses element by element, whatever the types", "[ufunc]")
{
    const auto a = counting<double>(41);
    const auto i = counting<std::int16_t>(41);
    const auto z = counting<std::complex<double>>(41);
    const nd::ndarray<double> w = nd::where(a > 20.0, a, -a);
    const nd::ndarray<std::int16_t> v = nd::where(a > 20.0, i, 0);
    const nd::ndarray<std::complex<double>> u = nd::where(i % 2 == 0, z, i);
    const nd::ndarray<bool> m = nd::where(i > 5, a < 10.0, true);
    for (int k = 0; k < 41; ++k) {
        CHECK(w(k) == (k > 20 ? k : -k));
        CHECK(v(k) == (k > 20 ? k : 0));
        CHECK(u(k) == std::complex<double>(k));
        CHECK(m(k) == (k <= 5 || k < 10));
    }
}

TEST_CASE("where promotes arrays, and numbers are weak in it", "[ufunc]")
{
    const nd::ndarray<bool> c({2});
    const nd::ndarray<float> f({2});
    const nd::ndarray<std::uint8_t> u({2});
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, f, 2.0))>, float>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(f, u, 1))>, std::uint8_t>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, u, 1.5))>, double>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, u, f))>, float>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, 1, 0))>, std::int64_t>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, 1.0, 0))>, double>);
    static_assert(std::is_same_v<type_of<decltype(nd::where(c, true, false))>, bool>);
    CHECK(nd::eval(nd::where(c, u, -1))(0) == 255);
}

TEST_CASE("the condition of where may be any number and broadcasts", "[ufunc]")
{
    const auto column = counting<int>(3).reshape({3, 1});
    const nd::ndarray<double> w = nd::where(column, counting<double>(4), -1.0);
    CHECK((w.shape(0) == 3 && w.shape(1) == 4));
    CHECK((w(0, 2) == -1.0 && w(1, 2) == 2.0 && w(2, 3) == 3.0));
    CHECK_THROWS_AS(nd::eval(nd::where(counting<int>(3), counting<double>(4), 0.0)), nd::broadcast_error);
}

TEST_CASE("clip limits values and keeps NaN", "[ufunc]")
{
    auto a = counting<double>(20);
    a(3) = std::numeric_limits<double>::quiet_NaN();
    const nd::ndarray<double> c = nd::clip(a, 2, 10.5), low = nd::clip(a, 5.0, nd::_), high = nd::clip(a, nd::_, 5.0);
    CHECK((c(0) == 2 && c(7) == 7 && c(19) == 10.5 && c(3) != c(3)));
    CHECK((low(0) == 5 && low(19) == 19 && high(0) == 0 && high(19) == 5));
    CHECK(nd::clip(7, 0, 5) == 5);
}

TEST_CASE("integer bounds beyond the element type limit nothing, or everything is beyond them", "[ufunc]")
{
    const auto u = counting<std::uint8_t>(250);
    const auto c = nd::clip(u, -1, 300);
    static_assert(std::is_same_v<type_of<decltype(c)>, std::uint8_t>);
    CHECK(nd::eval(c)(249) == 249);
    CHECK(nd::eval(nd::clip(u, -5, 100))(249) == 100);
    CHECK_THROWS_AS(nd::clip(u, 300, 400), nd::value_error);
    CHECK_THROWS_AS(nd::clip(u, 0, -1), nd::value_error);
    static_assert(std::is_same_v<type_of<decltype(nd::clip(u, 0.5, 7))>, double>);
}

TEST_CASE("an integer bound that no element goes beyond does not limit a wider bound", "[ufunc]")
{
    const auto a = nd::array<std::int8_t>({-128, 5, 127});
    const auto low = nd::array<std::int64_t>({500, -4, 9});
    const auto c = nd::eval(nd::clip(a, low, 206)); // numpy.clip: the values of low
    CHECK((c(0) == 500 && c(1) == 5 && c(2) == 127));
    const auto d = nd::eval(nd::clip(a, low, 126));
    CHECK((d(0) == 126 && d(1) == 5 && d(2) == 126));
    const auto e = nd::eval(nd::clip(a, nd::array({0.5, 900.5, 3.0}), 300));
    CHECK((e(0) == 0.5 && e(1) == 900.5 && e(2) == 127));
    CHECK(nd::eval(nd::clip(a, low, -200))(1) == -200);
}

TEST_CASE("bounds of clip may be arrays", "[ufunc]")
{
    const auto a = counting<int>(6);
    const nd::ndarray<int> c = nd::clip(a, a - 1, nd::ndarray<int>(a * 0 + 3));
    CHECK((c(0) == 0 && c(3) == 3 && c(5) == 3));
}
