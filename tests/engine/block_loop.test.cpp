// Blocks: repeated operands packed once, tails of blocks, conversions on both sides.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/block_loop.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("blocks of every remainder are computed to the last element", "[engine]")
{
    for (index_t n : {511, 512, 513, 1023, 1024, 1025, 1537}) {
        const auto a = testing::counting<double>({2 * n});
        auto r = testing::counting<double>({n});
        r() = a(step(2)) * 2.0;
        index_t wrong = 0;
        for (index_t i = 0; i < n; ++i)
            wrong += r(i) != a(2 * i) * 2;
        CHECK(wrong == 0);
    }
}

TEST_CASE("many short axes are one block", "[engine]")
{
    const auto a = testing::counting<std::int32_t>({100, 3, 2, 2});
    const auto b = testing::counting<std::int32_t>({2, 2, 3, 100}).T();
    const auto r = nd::eval(a * b);
    index_t wrong = 0;
    for (index_t i = 0; i < 100; ++i)
        for (index_t j = 0; j < 3; ++j)
            for (index_t k = 0; k < 2; ++k)
                for (index_t l = 0; l < 2; ++l)
                    wrong += r(i, j, k, l) != a(i, j, k, l) * b(i, j, k, l);
    CHECK(wrong == 0);
}

TEST_CASE("results beyond the cache are whole, whatever their alignment", "[engine]")
{
    const index_t n = detail::stream_bytes / 8 + 1001;
    const auto a = testing::counting<double>({n + 3});
    auto r = nd::eval(a * 0.0);
    r(slice(3, n + 3)) = a(slice(0, n)) + 1.0;
    index_t wrong = 0;
    for (index_t i = 0; i < n; ++i)
        wrong += r(i + 3) != a(i) + 1;
    CHECK(wrong == 0);
    CHECK((r(0) == 0 && r(2) == 0));
}
} // namespace
