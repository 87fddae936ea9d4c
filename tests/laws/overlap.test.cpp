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
} // namespace
