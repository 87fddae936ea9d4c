// Rows without blocks: pointers move, repeated values change from row to row.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/direct_loop.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;
using nd::detail::stream_bytes;

TEST_CASE("a value that repeats along rows is taken anew for each row", "[engine]")
{
    const auto a = testing::counting<double>({5, 7, 60});
    const auto column = testing::counting<double>({7, 1});
    const auto plane = testing::counting<float>({5, 1, 1});
    const auto r = nd::eval(a * column + plane);
    index_t wrong = 0;
    for (index_t i = 0; i < 5; ++i)
        for (index_t j = 0; j < 7; ++j)
            for (index_t k = 0; k < 60; ++k)
                wrong += r(i, j, k) != a(i, j, k) * column(j, 0) + static_cast<double>(plane(i, 0, 0));
    CHECK(wrong == 0);
}

TEST_CASE("a result of rows that goes past the caches is whole", "[engine]")
{
    // 9 and 100 elements a row: groups of rows are whole cache lines, or never are.
    for (index_t columns : {100, 9}) {
        const index_t rows = stream_bytes / (8 * columns) + 3;
        const auto column = testing::counting<double>({rows, 1});
        const auto row = testing::counting<double>({1, columns});
        const auto r = nd::eval(column * 1000 + row);
        index_t wrong = 0;
        for (index_t i = 0; i < rows; ++i)
            for (index_t j = 0; j < columns; ++j)
                wrong += r(i, j) != column(i, 0) * 1000 + row(0, j);
        CHECK(wrong == 0);
    }
}

TEST_CASE("values of every size are repeated over whole blocks", "[engine]")
{
    const auto check = []<class T>(T) {
        const auto a = testing::counting<T>({3, 70});
        const auto column = testing::counting<T>({3, 1});
        const auto r = nd::eval(a + column);
        index_t wrong = 0;
        for (index_t i = 0; i < 3; ++i)
            for (index_t j = 0; j < 70; ++j)
                wrong += r(i, j) != static_cast<T>(a(i, j) + column(i, 0));
        CHECK(wrong == 0);
    };
    check(std::uint8_t());
    check(std::int16_t());
    check(1.0f);
    check(1.0);
}
} // namespace
