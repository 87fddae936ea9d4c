// Assignment between overlapping views gives what evaluating first and assigning afterwards gives.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

bool equal_elements(const ndarray<double>& a, const ndarray<double>& b)
{
    for (index_t i = 0; i < a.shape(0); ++i)
        for (index_t j = 0; j < a.shape(1); ++j)
            if (a(i, j) != b(i, j))
                return false;
    return true;
}

std::vector<slice> all_slices(index_t n)
{
    std::vector<slice> all;
    for (index_t start = 0; start < n; ++start)
        for (index_t stop = start + 1; stop <= n; ++stop)
            for (index_t by : {1, 2}) {
                all.push_back(slice(start, stop, by));
                all.push_back(slice(stop - 1, start == 0 ? slice_bound(_) : slice_bound(start - 1), -by));
            }
    return all;
}

TEST_CASE("every pair of slices of a vector may be assigned to each other", "[laws][overlap]")
{
    constexpr index_t n = 9;
    index_t wrong = 0;
    for (const slice& to : all_slices(n))
        for (const slice& from : all_slices(n)) {
            auto a = testing::counting<double>({n, 1}).reshape({n});
            auto expected = a.copy();
            if (a(to).size() != a(from).size())
                continue;
            expected(to) = a.copy()(from) * 2.0;
            a(to) = a(from) * 2.0;
            for (index_t i = 0; i < n; ++i)
                wrong += a(i) != expected(i);
        }
    CHECK(wrong == 0);
}

TEST_CASE("a matrix may be assigned its own transpose, rows and columns", "[laws][overlap]")
{
    for (index_t n : {1, 3, 8, 33, 100}) {
        auto a = testing::counting<double>({n, n});
        const auto b = a.copy();
        a() = a.T() + a;
        CHECK(equal_elements(a, nd::eval(b.T() + b)));
        a() = b;
        a(_, 0) += a(0, _);
        CHECK(a(n - 1, 0) == b(n - 1, 0) + b(0, n - 1));
        a() = b;
        a(rev, _) = a + 1.0;
        CHECK(equal_elements(a, nd::eval(b(rev, _) + 1.0)));
        a() = b;
        a() = a(0, _) + a(_, slice(0, 1));
        CHECK(equal_elements(a, nd::eval(b(0, _) + b(_, slice(0, 1)))));
    }
}

TEST_CASE("big overlapping shifts keep every element", "[laws][overlap]")
{
    auto a = testing::counting<double>({5000, 1}).reshape({5000});
    const auto b = a.copy();
    a(from(1)) = a(upto(-1));
    index_t wrong = a(0) != b(0);
    for (index_t i = 1; i < 5000; ++i)
        wrong += a(i) != b(i - 1);
    CHECK(wrong == 0);
    a() = b;
    a(upto(-1)) += a(from(1));
    for (index_t i = 0; i + 1 < 5000; ++i)
        wrong += a(i) != b(i) + b(i + 1);
    CHECK(wrong == 0);
}

/// Positions at which `to(a) = 2 * from(a) + to(a)` differs from what it gives of copies.
template <class Element, class To, class From>
index_t wrong_after_shift(const axis_values& shape, const To& to, const From& from)
{
    ndarray<Element> a(shape);
    for (index_t i = 0; i < a.size(); ++i)
        a.data()[i] = static_cast<Element>(i * 7919 % 10'007); // no period that a shift could hide in
    const ndarray<Element> b = a.copy();
    ndarray<Element> expected = a.copy();
    const Element two = 2;
    to(expected) = from(b) * two + to(b);
    to(a) = from(a) * two + to(a);
    index_t wrong = 0;
    const auto* x = a.data();
    const auto* y = expected.data();
    for (index_t i = 0; i < a.size(); ++i)
        wrong += x[i] != y[i];
    return wrong;
}

TEST_CASE("vectors shifted in themselves in pieces keep every element", "[laws][overlap]")
{
    for (const index_t k : {1, 2, 7, 64, 4095, 4097, 20'000}) {
        const auto front = [&](auto& a) { return a(upto(-k)); };
        const auto back = [&](auto& a) { return a(from(k)); };
        const auto front_backwards = [&](auto& a) { return a(upto(-k))(rev); };
        const auto back_backwards = [&](auto& a) { return a(from(k))(rev); };
        const auto even = [&](auto& a) { return a(upto(-2 * k))(slice(_, _, 2)); };
        const auto later_even = [&](auto& a) { return a(from(2 * k))(slice(_, _, 2)); };
        const axis_values shape{50'001};
        CHECK(wrong_after_shift<double>(shape, back, front) == 0);
        CHECK(wrong_after_shift<double>(shape, front, back) == 0);
        CHECK(wrong_after_shift<double>(shape, back_backwards, front_backwards) == 0);
        CHECK(wrong_after_shift<double>(shape, front_backwards, back_backwards) == 0);
        CHECK(wrong_after_shift<double>(shape, front, back_backwards) == 0);
        CHECK(wrong_after_shift<double>(shape, even, later_even) == 0);
        CHECK(wrong_after_shift<double>(shape, later_even, even) == 0);
        CHECK(wrong_after_shift<std::int16_t>(shape, back, front) == 0);
        CHECK(wrong_after_shift<std::int16_t>(shape, front, back) == 0);
    }
}

TEST_CASE("matrices shifted in themselves in pieces keep every element", "[laws][overlap]")
{
    const axis_values shape{300, 210};
    for (const int down : {-3, -1, 0, 1, 3})
        for (const int right : {-2, 0, 1}) {
            const auto part = [&](auto& a, int y, int x) { return a(slice(3 + y, 297 + y), slice(3 + x, 207 + x)); };
            const auto to = [&](auto& a) { return part(a, down, right); };
            const auto middle = [&](auto& a) { return part(a, 0, 0); };
            const auto to_columns = [&](auto& a) { return part(a, down, right).T(); };
            const auto middle_columns = [&](auto& a) { return part(a, 0, 0).T(); };
            const auto upside_down = [&](auto& a) { return part(a, 0, 0)(rev, _); };
            CHECK(wrong_after_shift<double>(shape, to, middle) == 0);
            CHECK(wrong_after_shift<double>(shape, to_columns, middle_columns) == 0);
            CHECK(wrong_after_shift<double>(shape, to, upside_down) == 0);
            // A row, a column and one element for all.
            const auto row = [&](auto& a) { return a(slice(150, 151), slice(3, 207)); };
            const auto column = [&](auto& a) { return a(slice(3, 297), slice(100, 101)); };
            const auto corner = [&](auto& a) { return a(slice(150, 151), slice(100, 101)); };
            CHECK(wrong_after_shift<double>(shape, to, row) == 0);
            CHECK(wrong_after_shift<double>(shape, to, column) == 0);
            CHECK(wrong_after_shift<double>(shape, to, corner) == 0);
        }
}

TEST_CASE("shapes that do not fit are refused before a piece is written", "[laws][overlap]")
{
    auto a = testing::counting<double>({50'000, 1}).reshape({50'000});
    const auto b = a.copy();
    CHECK_THROWS_AS(a(from(1)) = a(upto(-1)) + b(upto(7)), shape_error);
    CHECK(a(49'999) == b(49'999));
    CHECK(a(1) == b(1));
}
} // namespace
