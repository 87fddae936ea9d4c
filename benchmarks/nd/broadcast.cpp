// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), r = out<double, 2>({t.n, t.n});
    auto b = in<double>(t.n, 2);
    t.fill(r, [&] { r() = a + b; });
});
const row bc_col("bc_col", squares, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), b = in<double, 2>({t.n, 1}, 2), r = out<double, 2>({t.n, t.n});
    t.fill(r, [&] { r() = a * b; });
});
const row outer("outer", squares, [](trial& t) {
    auto a = in<double, 2>({t.n, 1}, 1), r = out<double, 2>({t.n, t.n});
    auto b = in<double>(t.n, 2);
    t.fill(r, [&] { r() = a + b; });
});
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    auto a = in<double, 2>({t.n, 3}, 1), r = out<double, 2>({t.n, 3});
    auto b = in<double>(3, 2);
    t.fill(r, [&] { r() = a + b; });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    auto a = in<double, 2>({t.n, 4}, 1), b = in<double, 2>({t.n, 1}, 2), r = out<double, 2>({t.n, 4});
    t.fill(r, [&] { r() = a * b; });
});
} // namespace
BENCHMARK_MAIN();
