// What dangled in other libraries: expressions, views and numbers that outlive the names they were made from.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <vector>

namespace
{
using namespace nd::literals;
using nd::_;
using vector = nd::ndarray<double, 1>;

[[nodiscard]] vector numbers(double first) { return nd::arange(first, first + 4.0); }
[[nodiscard]] auto twice(vector a) { return a * 2.0; }

/// Writes over the stack that a caller's locals had.
[[gnu::noinline]] double clobber()
{
    volatile double noise[512];
    for (int i = 0; i < 512; ++i)
        noise[i] = -1e300;
    return noise[17];
}
template <class E>
void check_is(const E& e, std::initializer_list<double> expected)
{
    (void)clobber();
    CHECK(nd::array_equal(e, nd::array(expected)));
}

[[nodiscard]] auto sum_of_locals()
{
    const vector a = numbers(1.0);
    const vector b = numbers(10.0);
    return a + b;
}
TEST_CASE("an expression of local arrays may be returned", "[lifetime]")
{
    const auto e = sum_of_locals();
    check_is(e, {11, 13, 15, 17});
}

[[nodiscard]] auto expression_of_calls(const vector& a) { return twice(a) + numbers(100.0); }
TEST_CASE("an expression of function results may be returned", "[lifetime]")
{
    const auto e = expression_of_calls(numbers(0.0));
    check_is(e, {100, 103, 106, 109});
}

[[nodiscard]] auto scaled(const vector& a, double factor)
{
    const double offset = factor + 1.0;
    return a * factor + offset;
}
TEST_CASE("numbers in an expression are held by value", "[lifetime]")
{
    const auto e = scaled(numbers(0.0), 3.0);
    check_is(e, {4, 7, 10, 13});
}

[[nodiscard]] auto centred(const nd::ndarray<double, 2>& a) { return a - nd::mean(a, 0); }
TEST_CASE("a reduction inside an expression lives as long as the expression", "[lifetime]")
{
    const auto e = centred(nd::arange(4.0).reshape<2>({2, 2}));
    (void)clobber();
    CHECK(nd::array_equal(e, nd::array({{-1.0, -1.0}, {1.0, 1.0}})));
}

[[nodiscard]] auto view_of_temporary() { return nd::eval(numbers(1.0) * 10.0)("1:-1"_s); }
TEST_CASE("a view of a temporary keeps its elements alive", "[lifetime]")
{
    const auto v = view_of_temporary();
    check_is(v, {20, 30});
    const auto e = view_of_temporary()(nd::rev) + 1.0;
    check_is(e, {31, 21});
}

[[nodiscard]] auto gathered()
{
    const vector a = numbers(0.0);
    const auto positions = nd::array({3, 0});
    return a(positions) * nd::array({2.0, 3.0});
}
[[nodiscard]] auto selected()
{
    const vector a = numbers(0.0);
    const auto mask = nd::eval(a > 1.5);
    return a(mask) + a(a > 1.5);
}
TEST_CASE("index arrays and masks inside an expression are held by it", "[lifetime]")
{
    check_is(gathered(), {6, 0});
    check_is(selected(), {4, 6});
}

TEST_CASE("an expression built on another one does not need it any more", "[lifetime]")
{
    std::function<vector()> later;
    {
        const auto inner = twice(numbers(1.0));
        const auto outer = nd::sqrt(inner * inner) + numbers(0.0);
        later = [outer] { return vector(outer); };
    }
    check_is(later(), {2, 5, 8, 11});
}

TEST_CASE("expressions may be kept in a container after their arrays are rebound", "[lifetime]")
{
    vector a = numbers(0.0);
    std::vector<decltype(a * 2.0)> kept;
    for (int i = 0; i < 3; ++i) {
        kept.push_back(a * 2.0);
        a = numbers(10.0 * (i + 1));
    }
    check_is(kept[0], {0, 2, 4, 6});
    check_is(kept[2], {40, 42, 44, 46});
}

TEST_CASE("assigning an expression of an array to its own name is safe", "[lifetime]")
{
    vector a = numbers(0.0);
    auto e = a + 1.0;
    a = a(nd::rev) + e; // [3, 2, 1, 0] + [1, 2, 3, 4]
    check_is(a, {4, 4, 4, 4});
    check_is(e, {1, 2, 3, 4});
}
} // namespace
