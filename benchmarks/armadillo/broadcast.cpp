// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { r = a.each_col() + b; });
});
const row bc_col("bc_col", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    rowvec b = in(t.n, 2).t();
    t.fill(r, [&] { r = a.each_row() % b; });
});
const row outer("outer", squares, [](trial& t) {
    rowvec a = in(t.n, 1).t();
    auto b = in(t.n, 2);
    auto r = out2(t.n, t.n);
    t.fill(r, [&] {
        r.each_col() = b;
        r.each_row() += a;
    });
});
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    auto a = in2(t.n, 3, 1), r = out2(t.n, 3);
    auto b = in(3, 2);
    t.fill(r, [&] { r = a.each_col() + b; });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    auto a = in2(t.n, 4, 1), r = out2(t.n, 4);
    rowvec b = in(t.n, 2).t();
    t.fill(r, [&] { r = a.each_row() % b; });
});
} // namespace
BENCHMARK_MAIN();
