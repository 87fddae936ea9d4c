// Tests of functions of the user.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/map.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
nd::ndarray<double> counting(int n)
{
    nd::ndarray<double> a({n});
    for (int i = 0; i < n; ++i)
        a(i) = i;
    return a;
}
} // namespace

TEST_CASE("map calls a lambda with the elements of its operands, which broadcast", "[ufunc]")
{
    const auto a = counting(3).reshape({3, 1});
    const auto b = counting(13);
    const nd::ndarray<double> m = nd::map([](double x, double y, int z) { return 100 * x + y + z; }, a, b, 7);
    CHECK((m.shape(0) == 3 && m.shape(1) == 13));
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 13; ++j)
            CHECK(m(i, j) == 100 * i + j + 7);
}

TEST_CASE("map fuses with the expression around it and keeps the type that the function gives", "[ufunc]")
{
    const auto a = counting(21);
    const auto whole = nd::map([](double x) { return static_cast<int>(x); }, a / 2.0);
    static_assert(std::is_same_v<nd::value_type_of<decltype(whole)>, int>);
    const nd::ndarray<double> e = whole * 1.5 + 1.0f;
    for (int i = 0; i < 21; ++i)
        CHECK(e(i) == (i / 2) * 1.5 + 1);
    const nd::ndarray<bool> m = nd::map([](double x, bool t) { return t && x > 3; }, a, a < 10.0);
    CHECK((!m(3) && m(4) && m(9) && !m(10)));
}

TEST_CASE("the function is called once for each element and for nothing else", "[ufunc]")
{
    for (int n = 0; n < 40; ++n) {
        int calls = 0;
        nd::ndarray<long> divisors({n});
        divisors() = 3L;
        const nd::ndarray<long> q = nd::map(
            [&calls](long d) {
                ++calls;
                return 12 / d; // padding with zeros would divide by zero
            },
            divisors);
        CHECK(calls == n);
        for (int i = 0; i < n; ++i)
            CHECK(q(i) == 4);
    }
}

TEST_CASE("an expression owns the function object with its state", "[ufunc]")
{
    const auto make = [](nd::ndarray<double> a) {
        std::vector<double> table{5, 6, 7};
        return nd::map([table](double x) { return table.at(static_cast<std::size_t>(x) % 3); }, a);
    };
    const auto e = make(counting(10));
    const nd::ndarray<double> m = e;
    CHECK((m(0) == 5 && m(4) == 6 && m(8) == 7));
}

TEST_CASE("map works on strided views and in place", "[ufunc]")
{
    auto a = counting(30);
    auto odd = a(nd::slice(1, nd::_, 2));
    odd() = nd::map([](double x) { return -x; }, odd);
    for (int i = 0; i < 30; ++i)
        CHECK(a(i) == (i % 2 == 1 ? -i : i));
}
