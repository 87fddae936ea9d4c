// Copies between dense memory and memory that is transposed, reversed or of another type.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/pack_axes.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

template <class To, class From>
index_t wrong_in_transposed_copy(index_t rows, index_t columns)
{
    const auto a = testing::counting<From>({columns, rows});
    const auto before = testing::counting<To>({rows + 1, columns + 2});
    auto r = before.copy();
    r(slice(1, _), slice(1, columns + 1)) = a.T().template astype<To>();
    index_t wrong = 0;
    for (index_t i = 0; i <= rows; ++i)
        for (index_t j = 0; j < columns + 2; ++j)
            wrong += r(i, j) !=
                (i > 0 && j > 0 && j <= columns ? static_cast<To>(a(j - 1, i - 1)) : static_cast<To>(before(i, j)));
    return wrong;
}

TEST_CASE("transposed copies of any shape fill their part of the output and no more", "[engine]")
{
    for (index_t rows : {1, 3, 8, 17, 50, 129})
        for (index_t columns : {2, 7, 8, 49, 64, 130}) {
            INFO(rows << " by " << columns);
            CHECK(wrong_in_transposed_copy<double, double>(rows, columns) == 0);
            CHECK(wrong_in_transposed_copy<float, float>(rows, columns) == 0);
            CHECK(wrong_in_transposed_copy<std::int16_t, std::int16_t>(rows, columns) == 0);
            CHECK(wrong_in_transposed_copy<double, std::int32_t>(rows, columns) == 0);
        }
}

TEST_CASE("an array converts into its own memory", "[engine]")
{
    for (index_t n : {63, 64, 65, 100, 5001}) {
        auto a = testing::counting<double>({n});
        auto same_bytes = a.view<std::int64_t>();
        same_bytes() = a.astype<std::int64_t>();
        index_t wrong = 0;
        const auto expected = testing::counting<double>({n});
        for (index_t i = 0; i < n; ++i)
            wrong += same_bytes(i) != static_cast<std::int64_t>(expected(i));
        INFO(n);
        CHECK(wrong == 0);
    }
}

TEST_CASE("strided copies run in both directions through long blocks", "[engine]")
{
    for (index_t n : {1, 15, 16, 17, 2047, 2049, 5000}) {
        const auto a = testing::counting<float>({2 * n});
        ndarray<float, 1> r(axis_values{n});
        r() = a(step(2));
        auto s = testing::counting<float>({2 * n});
        s(step(-2)) = r;
        const ndarray<float, 1> reversed = r(rev);
        index_t wrong = 0;
        for (index_t i = 0; i < n; ++i)
            wrong += r(i) != a(2 * i) || reversed(n - 1 - i) != a(2 * i) || s(2 * n - 1 - 2 * i) != a(2 * i) ||
                s(2 * i) != a(2 * i);
        INFO(n);
        CHECK(wrong == 0);
    }
}
} // namespace
