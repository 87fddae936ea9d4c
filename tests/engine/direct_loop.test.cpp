// Rows without blocks: pointers move, repeated values change from row to row.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/direct_loop.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

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
} // namespace
