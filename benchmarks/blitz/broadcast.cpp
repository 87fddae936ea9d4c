// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a(i, j) + b(j); });
});
const row bc_col("bc_col", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a(i, j) * b(i); });
});
const row outer("outer", squares, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    auto r = out2(t.n, t.n);
    t.fill(r, [&] { r = a(i) + b(j); });
});
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    auto a = in2(t.n, 3, 1), r = out2(t.n, 3);
    auto b = in(3, 2);
    t.fill(r, [&] { r = a(i, j) + b(j); });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    auto a = in2(t.n, 4, 1), r = out2(t.n, 4);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a(i, j) * b(i); });
});
} // namespace
BENCHMARK_MAIN();
