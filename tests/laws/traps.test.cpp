// Where ports from NumPy go wrong, one test for each trap; the values are NumPy's.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <complex>

namespace
{
using namespace nd::literals;
using nd::_, nd::index_t, nd::newaxis;

template <class A, class B>
[[nodiscard]] bool same(const A& a, const B& b)
{
    return nd::array_equal(a, b);
}

TEST_CASE("trap 1: the right side is read whole before the left side is written", "[traps]")
{
    auto y = nd::arange(6.0);
    y(nd::upto(4)) += 10.0 * y(nd::upto(4))(nd::rev); // [0, 1, 2, 3] + 10 * [3, 2, 1, 0]
    CHECK(same(y, nd::array({30.0, 21.0, 12.0, 3.0, 4.0, 5.0})));

    auto path = nd::array<int>({{0, 3, 9}, {9, 0, 4}, {1, 9, 0}});
    for (index_t k = 0; k < 3; ++k)
        path() = nd::minimum(path, path(_, k)(_, newaxis) + path(k, _));
    CHECK(same(path, nd::array<int>({{0, 3, 7}, {5, 0, 4}, {1, 4, 0}})));

    auto rows = nd::arange(6).reshape({3, 2});
    rows(nd::idx({0, 1})) = rows(nd::idx({1, 0}));
    CHECK(same(rows, nd::array({{2, 3}, {0, 1}, {4, 5}})));
}

TEST_CASE("trap 2: writing through a view of a view reaches the array", "[traps]")
{
    auto z = nd::zeros<int>({4, 4});
    const auto mask = nd::array({{true, false}, {false, true}});
    z("1:-1, 1:-1"_s)(mask) = 1;
    CHECK(same(nd::nonzero(z)[0], nd::array({1, 2})));
    CHECK(nd::sum(z) == 2);
    auto c = nd::zeros<std::complex<double>>({3});
    c.imag()(nd::from(1)) = 5.0;
    CHECK(c(2) == std::complex<double>(0, 5));
}

TEST_CASE("trap 3: sums of small integers widen, their elements wrap", "[traps]")
{
    const auto u = nd::full({300}, std::uint8_t(200));
    CHECK(nd::sum(u) == 60000U);
    STATIC_CHECK(std::is_same_v<decltype(nd::sum(u)), std::uint64_t>);
    CHECK(nd::eval(u + u)(0) == 144);
    const auto i = nd::full({2}, std::int8_t(-1));
    CHECK_FALSE(nd::any(i == nd::full({2}, std::int64_t(255))));
}

TEST_CASE("trap 4: numbers are weak, arrays are not", "[traps]")
{
    const auto f = nd::ones<float>({2});
    const auto i = nd::ones<std::int32_t>({2});
    STATIC_CHECK(std::is_same_v<nd::value_type_of<decltype(f * 2.0)>, float>);
    STATIC_CHECK(std::is_same_v<nd::value_type_of<decltype(i + 1)>, std::int32_t>);
    STATIC_CHECK(std::is_same_v<nd::value_type_of<decltype(i / 2)>, double>);
    STATIC_CHECK(std::is_same_v<nd::value_type_of<decltype(i * 1.5)>, double>);
    STATIC_CHECK(std::is_same_v<nd::value_type_of<decltype(f + i)>, double>);
    CHECK(nd::sum(nd::ones<bool>({5})) == 5);
}

TEST_CASE("trap 5: the negative of zero keeps its sign, 0 - x does not make one", "[traps]")
{
    const auto zero = nd::zeros<double>({9});
    CHECK(nd::all(nd::signbit(-zero)));
    CHECK_FALSE(nd::any(nd::signbit(0.0 - zero)));
    CHECK(nd::all(nd::arctan2(-zero, -zero) == -nd::pi));
}

TEST_CASE("trap 6: remainder and floor division follow the divisor's sign", "[traps]")
{
    const auto a = nd::array({-7, 7, -7, 7});
    const auto b = nd::array({3, -3, -3, 3});
    CHECK(same(a % b, nd::array({2, -2, -1, 1})));
    CHECK(same(nd::floor_divide(a, b), nd::array({-3, -3, 2, 2})));
    CHECK(same(nd::array({-0.5, 5.5}) % 2.0, nd::array({1.5, 1.5})));
    CHECK(same(nd::floor_divide(a, 0), nd::array({0, 0, 0, 0})));
    CHECK(same(a % 0, nd::array({0, 0, 0, 0})));
}

TEST_CASE("trap 7: NaN compares false, sorts last, propagates through max, and argmax finds it", "[traps]")
{
    const auto a = nd::array({3.0, nd::nan, 1.0});
    CHECK_FALSE(nd::any(a(nd::idx({1})) == a(nd::idx({1}))));
    const auto sorted = nd::sort(a);
    CHECK((sorted(0) == 1.0 && sorted(1) == 3.0 && std::isnan(sorted(2))));
    CHECK(std::isnan(nd::max(a)));
    CHECK(nd::argmax(a) == 1);
    CHECK(nd::nanpercentile(a, 50) == 2.0);
}

TEST_CASE("trap 8: an empty selection has a sum and no mean, and no maximum", "[traps]")
{
    const auto a = nd::arange(4.0);
    CHECK(nd::sum(a(a > 9.0)) == 0.0);
    CHECK(std::isnan(nd::mean(a(a > 9.0))));
    CHECK(nd::dot(nd::empty<double>({0}), nd::empty<double>({0})).item() == 0.0);
    CHECK_THROWS_AS(nd::max(nd::empty<double>({0})), nd::value_error);
}

TEST_CASE("trap 9: bytes of 0 and 1 are positions, only bool is a mask", "[traps]")
{
    const auto a = nd::array({10, 20, 30});
    CHECK(same(a(nd::array<std::uint8_t>({0, 1, 1})), nd::array({10, 20, 20})));
    CHECK(same(a(nd::array({false, true, true})), nd::array({20, 30})));
}

TEST_CASE("trap 10: index arrays apart put their axes first, side by side in their place", "[traps]")
{
    const auto a = nd::arange(120).reshape({2, 3, 4, 5});
    const auto i = nd::array({0, 2}), j = nd::array({1, 3});
    const auto apart = nd::eval(a(_, i, _, j));
    CHECK(same(nd::array(apart.shape()), nd::array({2, 2, 4})));
    CHECK(apart(1, 1, 2) == a(1, 2, 2, 3));
    const auto together = nd::eval(a(_, i, j, _));
    CHECK(same(nd::array(together.shape()), nd::array({2, 2, 5})));
}

TEST_CASE("trap 11: casts from floats truncate", "[traps]")
{
    CHECK(same(nd::array({1.9, -1.9, 254.99}).astype<int>(), nd::array<int>({1, -1, 254})));
    CHECK(same(nd::array({0.5, 254.99}).astype<std::uint8_t>(), nd::array<std::uint8_t>({0, 254})));
}

TEST_CASE("trap 12: the last bin is closed and percentiles are exact at both ends", "[traps]")
{
    const auto h = nd::histogram(nd::array({0.0, 1.0, 2.0, 3.0}), nd::array({0.0, 1.0, 2.0, 3.0})).hist;
    CHECK(same(h, nd::array({1, 1, 2})));
    const auto a = nd::array({0.1, 0.2, 0.7});
    CHECK((nd::percentile(a, 0) == 0.1 && nd::percentile(a, 100) == 0.7));
}

TEST_CASE(
    "trap 13: halves round to even, linspace ends exactly, arange has ceil((stop - start) / step) values", "[traps]")
{
    CHECK(same(nd::rint(nd::array({0.5, 1.5, 2.5, -0.5})), nd::array({0.0, 2.0, 2.0, -0.0})));
    CHECK(nd::linspace(0.1, 0.7, 1000)(999) == 0.7);
    CHECK(nd::arange(0.0, 1.0, 0.3).size() == 4);
}

TEST_CASE("trap 14: repeated indices add once, at adds all", "[traps]")
{
    auto once = nd::zeros<int>({3});
    once(nd::idx({0, 0, 2})) += 1;
    CHECK(same(once, nd::array<int>({1, 0, 1})));
    auto all = nd::zeros<int>({3});
    nd::at(nd::add, all, nd::idx({0, 0, 2}), 1);
    CHECK(same(all, nd::array<int>({2, 0, 1})));
}

TEST_CASE("trap 15: a transposed array is reshaped in C order, by a copy", "[traps]")
{
    auto a = nd::arange(6).reshape({2, 3});
    auto flat = a.T().reshape({-1});
    CHECK(same(flat, nd::array({0, 3, 1, 4, 2, 5})));
    flat(0) = 9;
    CHECK(a(0, 0) == 0);
    CHECK(same(a.T().ravel(), nd::array({0, 3, 1, 4, 2, 5})));
}

TEST_CASE("trap 16: a chained assignment evaluates its right side once", "[traps]")
{
    auto a = nd::zeros<double>({3, 3});
    int calls = 0;
    const auto value = [&calls] { return nd::full({2}, double(++calls)); };
    a(0, nd::from(1)) = a(nd::from(1), 0) = value();
    CHECK(calls == 1);
    CHECK((a(0, 2) == 1.0 && a(2, 0) == 1.0 && a(1, 1) == 0.0));
}

TEST_CASE("trap 17: columns broadcast against their transpose, and sums over nothing have a shape", "[traps]")
{
    const auto x = nd::array({1.0, 4.0, 9.0}).reshape({3, 1});
    CHECK(same(x.T() - x, nd::array({{0.0, 3.0, 8.0}, {-3.0, 0.0, 5.0}, {-8.0, -5.0, 0.0}})));
    auto in_place = nd::arange(9.0).reshape({3, 3});
    in_place() = in_place.T() - in_place;
    CHECK(same(in_place, nd::array({{0.0, 2.0, 4.0}, {-2.0, 0.0, 2.0}, {-4.0, -2.0, 0.0}})));
    CHECK(same(nd::sum(nd::zeros<double>({4, 0}), 1), nd::zeros<double>({4})));
    const double zero_dimensional = nd::sum(x, {.axis = 0}).item();
    CHECK(zero_dimensional == 14.0);
}

TEST_CASE("trap 18: squares and roots by power are exact, and so are powers of integers", "[traps]")
{
    const auto x = nd::array({0.1, 1.7, 3.3});
    CHECK(same(nd::power(x, 2.0), x * x));
    CHECK(same(nd::power(x, 0.5), nd::sqrt(x)));
    CHECK(same(nd::power(nd::array({3, -2, 7}), nd::array({20, 3, 2})), nd::array({3486784401L, -8L, 49L})));
    CHECK_THROWS_AS(nd::eval(nd::power(nd::array({2}), -1)), nd::value_error);
}
} // namespace
