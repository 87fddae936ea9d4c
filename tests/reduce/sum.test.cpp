// Reductions equal the naive loop along every axis of every layout; accuracy, empties, options, errors.
// Also tests: reduce/extrema.hpp reduce/logic.hpp reduce/moments.hpp reduce/fold_axes.hpp reduce/options.hpp
// Also tests: engine/fold.hpp engine/fold_in_place.hpp engine/partial_states.hpp engine/reduce.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/manip/reshape.hpp>
#include <nd/reduce/extrema.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"
#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace
{
using namespace nd;
using testing::element_of;

/// The values along `axis` at position (p, q) of the two other axes.
template <class T>
std::vector<T> lane(const ndarray<T>& a, int axis, index_t p, index_t q)
{
    std::vector<T> values;
    for (index_t i = 0; i < a.shape(axis); ++i)
        values.push_back(axis == 0 ? element_of(a, i, p, q)
                : axis == 1        ? element_of(a, p, i, q)
                                   : element_of(a, p, q, i));
    return values;
}

template <class T>
void check_all_axes(index_t l, index_t m, index_t n)
{
    for (const auto& [name, a] : testing::in_all_layouts<T>(l, m, n))
        for (int axis = 0; axis < 3; ++axis) {
            INFO(name << " axis " << axis << " of (" << l << "," << m << "," << n << ")");
            const auto sums = nd::sum(a, axis);
            const auto greatest = nd::max(a, axis);
            const auto least = nd::min(a * T(1), axis);
            const auto where_greatest = nd::argmax(a, axis);
            const auto means = nd::mean(a, axis);
            const auto variances = nd::var(a, axis);
            index_t wrong = 0;
            for (index_t p = 0; p < sums.shape(0); ++p)
                for (index_t q = 0; q < sums.shape(1); ++q) {
                    const auto values = lane(a, axis, p, q);
                    double total = 0;
                    double squares = 0;
                    std::size_t first = 0;
                    for (std::size_t i = 0; i < values.size(); ++i) {
                        total += static_cast<double>(values[i]);
                        if (values[i] > values[first])
                            first = i;
                    }
                    const double mean = total / static_cast<double>(values.size());
                    for (T x : values)
                        squares += (static_cast<double>(x) - mean) * (static_cast<double>(x) - mean);
                    wrong += static_cast<double>(sums(p, q)) != total;
                    wrong += greatest(p, q) != values[first];
                    wrong += least(p, q) != *std::min_element(values.begin(), values.end());
                    wrong += where_greatest(p, q) != static_cast<index_t>(first);
                    wrong += std::abs(static_cast<double>(means(p, q)) - mean) > 1e-5;
                    wrong += std::abs(static_cast<double>(variances(p, q)) -
                                 squares / static_cast<double>(values.size())) > 1e-2;
                }
            CHECK(wrong == 0);
        }
}

TEST_CASE("reductions along one axis equal the naive loop on every layout", "[reduce][laws]")
{
    check_all_axes<double>(3, 4, 5);
    check_all_axes<double>(70, 3, 2);
    check_all_axes<float>(2, 300, 3);
    check_all_axes<std::int16_t>(3, 2, 600);
    check_all_axes<std::uint8_t>(40, 30, 7);
    check_all_axes<double>(1, 1, 1);
}

TEST_CASE("reductions over several axes and over all of them agree", "[reduce]")
{
    for (const auto& [name, a] : testing::in_all_layouts<double>(5, 6, 7)) {
        INFO(name);
        const double total = nd::sum(a);
        CHECK(nd::sum(nd::sum(a, {0, 2})) == total);
        CHECK(nd::sum(nd::sum(a, {1, 2})) == total);
        CHECK(nd::sum(nd::sum(nd::sum(a, 0), 0), 0).item() == total);
        CHECK(nd::max(nd::max(a, {0, 1})) == nd::max(a));
        const auto kept = nd::sum(a, {.axis = {0, -1}, .keepdims = true});
        CHECK((kept.shape(0) == 1 && kept.shape(1) == 6 && kept.shape(2) == 1));
        CHECK(nd::sum(a, {.axis = {0, 1, 2}, .initial = 1000}).item() == total + 1000);
    }
}

TEST_CASE("float32 sums and means are accurate along every axis", "[reduce]")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> uniform(0.0f, 1.0f);
    for (const axis_values& shape : {axis_values{2000000, 2}, axis_values{2, 2000000}, axis_values{2000, 2000}}) {
        ndarray<float> a(shape);
        for (index_t i = 0; i < a.size(); ++i)
            a.data()[i] = uniform(random);
        for (int axis : {0, 1}) {
            const auto found = nd::sum(a, axis);
            const auto exact = nd::sum(a.astype<double>(), axis);
            for (index_t i = 0; i < found.size(); ++i)
                REQUIRE(std::abs(static_cast<double>(found(i)) / exact(i) - 1) <= 1e-6);
        }
        CHECK(std::abs(static_cast<double>(nd::mean(a)) / nd::mean(a.astype<double>()) - 1) <= 1e-6);
        a() = 0.1f;
        CHECK(std::abs(static_cast<double>(nd::mean(a, 0)(0)) / static_cast<double>(0.1f) - 1) <= 1e-6);
    }
}

TEST_CASE("sums of small integers and truth values widen: trap 3", "[reduce]")
{
    ndarray<std::uint8_t> a({1000});
    a() = std::uint8_t{255};
    static_assert(std::is_same_v<decltype(nd::sum(a)), std::uint64_t>);
    CHECK(nd::sum(a) == 255000);
    static_assert(std::is_same_v<decltype(nd::sum(a > 3)), std::int64_t>);
    CHECK(nd::sum(a > 3) == 1000);
    static_assert(std::is_same_v<decltype(nd::mean(a)), double>);
    static_assert(std::is_same_v<decltype(nd::mean(ndarray<float>({1}))), float>);
    ndarray<std::int8_t> b({3});
    b() = std::int8_t{-100};
    CHECK(nd::sum(b) == -300);
    CHECK(nd::prod(b) == -1000000);
}

TEST_CASE("nothing sums to 0, multiplies to 1, has no extreme and no mean: trap 8", "[reduce]")
{
    const ndarray<double> none({0});
    CHECK(nd::sum(none) == 0);
    CHECK(nd::prod(none) == 1);
    CHECK(std::isnan(nd::mean(none)));
    CHECK_FALSE(nd::any(none));
    CHECK(nd::all(none));
    CHECK_THROWS_AS(nd::max(none), value_error);
    CHECK_THROWS_AS(nd::argmin(none), value_error);
    const ndarray<double> flat({3, 0});
    CHECK(nd::sum(flat, 1).size() == 3);
    CHECK(nd::sum(flat, 0).size() == 0);
    CHECK_THROWS_AS(nd::max(flat, 1), value_error);
    CHECK(nd::max(flat, 0).size() == 0);
    CHECK(nd::max(none, {.initial = 5}).item() == 5);
}

TEST_CASE("NaN wins and the first of equals is found: trap 7", "[reduce]")
{
    auto a = testing::counting<double>({50, 30});
    a(7, 9) = std::numeric_limits<double>::quiet_NaN();
    a(20, 9) = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(nd::max(a)));
    CHECK(std::isnan(nd::min(a, 0)(9)));
    CHECK(nd::argmax(a) == 7 * 30 + 9);
    CHECK(nd::argmin(a, 0)(9) == 7);
    ndarray<int> ties({4, 2000});
    CHECK(nd::argmax(ties) == 0);
    ties(2, 1500) = 1;
    ties(3, 3) = 1;
    CHECK(nd::argmax(ties) == 2 * 2000 + 1500);
    CHECK(nd::argmin(ties, 1)(2) == 0);
}

TEST_CASE("the extreme along an axis of one element is that element", "[reduce]")
{
    const auto a = testing::counting<std::int64_t>({1, 3, 2, 4});
    const auto first = nd::argmax(a, 0);
    CHECK((first.ndim() == 3 && first.size() == 24 && nd::max(first) == 0));
    CHECK(nd::argmin(a(ellipsis, slice(0, 1)), -1).size() == 6);
}

TEST_CASE("a correction of the count need not be whole", "[reduce]")
{
    const auto a = testing::counting<double>({3});
    CHECK(nd::var(a, {.ddof = 0.5}).item() == 2 / 2.5);
    CHECK(nd::var(a, {.ddof = 1}).item() == 1);
}

TEST_CASE("axes are checked", "[reduce]")
{
    const auto a = testing::counting<double>({2, 3});
    CHECK_THROWS_AS(nd::sum(a, 2), axis_error);
    CHECK_THROWS_AS(nd::sum(a, -3), axis_error);
    CHECK_THROWS_AS(nd::sum(a, {0, -2}), value_error);
    CHECK(nd::sum(a, -1)(1) == 15);
}

TEST_CASE("any and all stop early and work along axes", "[reduce]")
{
    auto a = testing::counting<int>({40, 60}) * 0;
    auto b = nd::eval(a);
    CHECK_FALSE(nd::any(b));
    b(3, 4) = 1;
    CHECK(nd::any(b));
    CHECK((nd::any(b, 0)(4) && !nd::any(b, 0)(5) && nd::any(b, 1)(3) && !nd::any(b, 1)(4)));
    CHECK((!nd::all(b, 1)(3) && nd::all(b == b, 0)(7)));
    CHECK(nd::count_nonzero(b) == 1);
    CHECK(nd::count_nonzero(b, 1)(3) == 1);
}

TEST_CASE("complex sums, means and variances", "[reduce]")
{
    using complex = std::complex<double>;
    ndarray<complex> a({3});
    a(0) = complex(1, 2);
    a(1) = complex(3, -4);
    a(2) = complex(-1, 5);
    CHECK(nd::sum(a) == complex(3, 3));
    CHECK(nd::mean(a) == complex(1, 1));
    CHECK(std::abs(nd::var(a) - (1.0 + 29 + 20) / 3) < 1e-12); // |a - (1+i)|^2
}

TEST_CASE("a complex mean is a complex quotient, so what is infinite in one part has no other part", "[reduce]")
{
    using complex = std::complex<double>;
    ndarray<complex> a({2});
    a(0) = complex(std::numeric_limits<double>::infinity(), 1);
    a(1) = complex(1);
    const complex m = nd::mean(a);
    CHECK(std::isinf(m.real()));
    CHECK(std::isnan(m.imag()));
    CHECK(std::isnan(nd::mean(a, 0).item().imag()));
    ndarray<std::complex<float>> b({3});
    b(0) = b(1) = std::complex<float>(-3.0f, 1.5f);
    b(2) = std::complex<float>(-7.25f, 2.75f);
    CHECK(nd::mean(b) == std::complex<float>(-4.4166665f, 1.9166666f)); // numpy.mean: divided as doubles
}

TEST_CASE("a lazy input is reduced without being stored", "[reduce]")
{
    const auto a = testing::counting<double>({300, 7});
    CHECK(nd::sum(a * a + 1.0, 0).size() == 7);
    double expected = 0;
    for (index_t i = 0; i < 300; ++i)
        expected += a(i, 2) * a(i, 2) + 1;
    CHECK(nd::sum(a * a + 1.0, 0)(2) == expected);
    CHECK(nd::std(a, {.axis = 0, .ddof = 1}).size() == 7);
}

TEST_CASE("short rows of computed values are folded over several axes", "[reduce]")
{
    // As a convolution does it: windows of (p, q, 3) against weights of (p, q, 3, n).
    for (index_t p : {1, 2, 5})
        for (index_t n : {3, 8, 16, 17, 47}) {
            const auto a = testing::counting<float>({4, p + 2, p + 3, 3})(_, slice(1, p + 1), slice(2, p + 2));
            const auto w = testing::counting<float>({p, p, 3, n});
            const ndarray<float> r = sum(a(_, _, _, _, newaxis) * w, {1, 2, 3});
            index_t wrong = 0;
            for (index_t i = 0; i < 4; ++i)
                for (index_t l = 0; l < n; ++l) {
                    float expected = 0; // all values are whole and below 2^24
                    for (index_t y = 0; y < p; ++y)
                        for (index_t x = 0; x < p; ++x)
                            for (index_t c = 0; c < 3; ++c)
                                expected += a(i, y, x, c) * w(y, x, c, l);
                    wrong += r(i, l) != expected;
                }
            CHECK(wrong == 0);
        }
}

TEST_CASE("rows of computed values are folded one by one", "[reduce]")
{
    const auto a = testing::counting<double>({7, 130});
    const auto column = testing::counting<double>({7, 1});
    const auto r = sum(a * column, 1);
    for (index_t i = 0; i < 7; ++i) {
        double expected = 0;
        for (index_t j = 0; j < 130; ++j)
            expected += a(i, j) * column(i, 0);
        CHECK(r(i) == expected);
    }
}

TEST_CASE("runs of a few elements are folded wherever they lie", "[reduce]")
{
    for (index_t length : {1, 2, 3, 4, 5})
        for (index_t n : {1, 2, 7, 64, 301}) {
            auto wide = testing::counting<double>({2, n, length + 2});
            const auto check = [&](const ndarray<double>& a) {
                const auto sums = nd::sum(a, -1);
                const auto least = nd::min(a, -1);
                index_t wrong = 0;
                for (index_t i = 0; i < 2; ++i)
                    for (index_t j = 0; j < n; ++j) {
                        double total = 0;
                        double lowest = a(i, j, 0);
                        for (index_t k = 0; k < length; ++k) {
                            total += a(i, j, k);
                            lowest = std::min(lowest, static_cast<double>(a(i, j, k)));
                        }
                        wrong += sums(i, j) != total || least(i, j) != lowest;
                    }
                return wrong;
            };
            INFO(n << " runs of " << length);
            CHECK(check(testing::counting<double>({2, n, length})) == 0);
            CHECK(check(wide(_, _, slice(1, 1 + length))) == 0);
            CHECK(check(wide(_, rev, slice(1, 1 + length))) == 0);
            CHECK(check(wide(rev, _, slice(1, 1 + length))(_, _, rev)) == 0);
            CHECK(check(testing::counting<double>({n, 2, length}).swapaxes(0, 1)) == 0);
        }
}

TEST_CASE("short runs that hold NaN, infinities or negative zeros give what NumPy gives", "[reduce]")
{
    const double infinity = std::numeric_limits<double>::infinity();
    ndarray<double> a({3, 2});
    a(0, 0) = infinity;
    a(0, 1) = -infinity;
    a(1, 0) = std::numeric_limits<double>::quiet_NaN();
    a(2, 0) = 1e308;
    a(2, 1) = 1e308;
    const auto sums = nd::sum(a, 1);
    CHECK(std::isnan(sums(0)));
    CHECK(std::isnan(sums(1)));
    CHECK(sums(2) == infinity);
    CHECK(std::isnan(nd::max(a, 1)(1)));
}

TEST_CASE("truth values are counted along every axis of every layout", "[reduce][laws]")
{
    for (const axis_values& shape : {axis_values{3, 4, 5}, axis_values{2, 3, 700}, axis_values{130, 65, 2}})
        for (const auto& [name, a] : testing::in_all_layouts<double>(shape[0], shape[1], shape[2])) {
            const ndarray<bool> stored = a > 40.0;
            const ndarray<bool> below = a < 60.0;
            index_t total = 0;
            for (int axis = 0; axis < 3; ++axis) {
                INFO(name << " axis " << axis);
                const auto computed = nd::count_nonzero(a > 40.0, axis);
                const auto summed = nd::sum(stored.transpose({2, 0, 1}), (axis + 1) % 3);
                const auto chosen = nd::sum(a > 40.0, {.axis = axis, .where = below});
                index_t wrong = 0;
                total = 0;
                for (index_t p = 0; p < computed.shape(0); ++p)
                    for (index_t q = 0; q < computed.shape(1); ++q) {
                        index_t expected = 0;
                        index_t expected_chosen = 0;
                        for (double x : lane(a, axis, p, q)) {
                            expected += x > 40;
                            expected_chosen += x > 40 && x < 60;
                        }
                        total += expected;
                        wrong += computed(p, q) != expected;
                        wrong += (axis == 2 ? summed(p, q) : summed(q, p)) != expected;
                        wrong += chosen(p, q) != expected_chosen;
                    }
                CHECK(wrong == 0);
            }
            INFO(name);
            CHECK(nd::count_nonzero(a > 40.0) == total);
            CHECK(nd::sum(stored) == total);
            CHECK(nd::sum(stored(_, rev, _)) == total);
        }
}

TEST_CASE("truth values of any count are counted", "[reduce]")
{
    for (index_t n = 1; n < 300; n += n < 140 ? 1 : 37) {
        const auto a = testing::counting<std::int32_t>({n + 3});
        const ndarray<bool, 1> stored = a(slice(3, _)) % 3 == 0;
        index_t expected = 0;
        for (index_t i = 0; i < n; ++i)
            expected += a(i + 3) % 3 == 0;
        INFO(n);
        CHECK(nd::sum(stored) == expected);
        CHECK(nd::count_nonzero(a(slice(3, _)) % 3 == 0) == expected);
    }
}

/// 0, 1, 2, ...
ndarray<double> ramp(const axis_values& shape)
{
    ndarray<double> a(shape);
    std::iota(a.data(), a.data() + a.size(), 0.0);
    return a;
}

TEST_CASE("a function of dense arrays is folded block by block to the last element", "[reduce]")
{
    for (const index_t n : {0, 1, 2, 63, 511, 512, 513, 1024, 1025, 4095, 4097, 70000}) {
        const auto a = ramp({n});
        const auto b = eval(n - a); // elements of a are below n
        CHECK(sum(a + b) == static_cast<double>(n * n));
        CHECK(sum(a > -1.0) == n);
        CHECK(count_nonzero(a < b) == (n + 1) / 2);
        for (const index_t hit : {index_t{0}, n / 2, n - 1}) {
            if (n == 0)
                break;
            const auto at = static_cast<double>(hit);
            CHECK(any(a >= at));
            CHECK(any(a - at == b - b));
            CHECK(!all(a != at));
            CHECK(argmin(nd::abs(a - at)) == hit);
            CHECK(max(minimum(a, at)) == at);
        }
        CHECK(!any(a > b + a));
        CHECK(all(a <= b + a));
    }
}

TEST_CASE("a function of a big array of floats is summed as accurately as the array", "[reduce]")
{
    const auto ones = full({1 << 24}, 0.1f);
    const double expected = static_cast<double>(0.1f) * (1 << 24);
    CHECK(std::abs(static_cast<double>(sum(ones * 1.0f)) / expected - 1) < 1e-6);
    CHECK(std::abs(static_cast<double>(sum(reshape(ones, {4096, 4096}) * 1.0f)) / expected - 1) < 1e-6);
}

TEST_CASE("a function of arrays that are not dense alike is folded on the general way", "[reduce]")
{
    const auto a = ramp({600, 3});
    const auto b = ramp({3, 600});
    CHECK(sum(a + b.T()) == 1799.0 * 1800.0);
    CHECK(sum(a(step(-1)) + a) == 1799.0 * 1800.0);
    CHECK(sum(a + a(slice(0, 1))) == 1799.0 * 900.0 + 600.0 * 3);
    CHECK(any(a(_, slice(0, 1)) + b(slice(0, 1)) == 1797.0 + 599.0));
}
} // namespace

TEMPLATE_TEST_CASE(
    "floats of 16 bits add up as floats, in every shape and number of them", "[reduce]", nd::float16, nd::bfloat16)
{
    const auto value = [](index_t i) { return static_cast<float>(i * 7 % 13 - 4); };
    const auto check = [&](index_t rows, index_t columns, index_t step) {
        INFO(rows << " x " << columns << " step " << step);
        ndarray<TestType, 2> whole({rows, columns * step});
        auto a = whole(_, nd::step(step));
        float total = 0;
        float greatest = -99;
        std::vector<float> along_rows(static_cast<std::size_t>(rows));
        std::vector<float> along_columns(static_cast<std::size_t>(columns));
        for (index_t i = 0; i < rows; ++i)
            for (index_t j = 0; j < columns; ++j) {
                const float x = value(i * columns + j);
                a(i, j) = TestType(x);
                total += x;
                greatest = x > greatest ? x : greatest;
                along_rows[static_cast<std::size_t>(i)] += x;
                along_columns[static_cast<std::size_t>(j)] += x;
            }
        // small integers: exact as floats, rounded once
        REQUIRE(nd::sum(a) == TestType(total));
        REQUIRE(nd::max(a) == TestType(greatest));
        const auto over_columns = nd::sum(a, 1);
        for (index_t i = 0; i < rows; ++i)
            REQUIRE(over_columns(i) == TestType(along_rows[static_cast<std::size_t>(i)]));
        const auto over_rows = nd::sum(a, 0);
        for (index_t j = 0; j < columns; ++j)
            REQUIRE(over_rows(j) == TestType(along_columns[static_cast<std::size_t>(j)]));
    };
    for (index_t n = 1; n <= 140; ++n)
        check(1, n, 1);
    for (const index_t columns : {1, 2, 3, 4, 5, 17, 100})
        for (const index_t rows : {2, 3, 9, 70})
            for (const index_t step : {1, 2})
                check(rows, columns, step);
    check(3, 5000, 1);
    CHECK(nd::sum(ndarray<TestType, 1>({0})) == TestType(0));
    ndarray<TestType, 1> b = nd::zeros<TestType>({40});
    b(17) = std::numeric_limits<TestType>::infinity();
    CHECK(nd::sum(b) == std::numeric_limits<TestType>::infinity());
    b(33) = -std::numeric_limits<TestType>::infinity();
    CHECK(std::isnan(static_cast<float>(nd::sum(b))));
}
