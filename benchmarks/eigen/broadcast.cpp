// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    row_vector b = in(t.n, 2);
    t.fill(r, [&] { r = a.rowwise() + b; });
});
const row bc_col("bc_col", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a.colwise() * b; });
});
const row outer("outer", squares, [](trial& t) {
    auto a = in(t.n, 1);
    row_vector b = in(t.n, 2);
    auto r = out2(t.n, t.n);
    t.fill(r, [&] { r = a.replicate(1, t.n) + b.replicate(t.n, 1); });
});
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    auto a = in2(t.n, 3, 1), r = out2(t.n, 3);
    row_vector b = in(3, 2);
    t.fill(r, [&] { r = a.rowwise() + b; });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    auto a = in2(t.n, 4, 1), r = out2(t.n, 4);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a.colwise() * b; });
});
} // namespace
BENCHMARK_MAIN();
