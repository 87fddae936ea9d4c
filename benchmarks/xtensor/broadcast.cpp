// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    auto a = in2(t.n, 1), r = out2(t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { noalias(r) = a + b; });
});
const row bc_col("bc_col", squares, [](trial& t) {
    auto a = in2(t.n, 1), r = out2(t.n), b = in<double, 2>({std::size_t(t.n), 1}, 2);
    t.fill(r, [&] { noalias(r) = a * b; });
});
const row outer("outer", squares, [](trial& t) {
    auto a = in<double, 2>({std::size_t(t.n), 1}, 1), r = out2(t.n);
    auto b = in(t.n, 2);
    t.fill(r, [&] { noalias(r) = a + b; });
});
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    auto a = in<double, 2>({std::size_t(t.n), 3}, 1), r = out<double, 2>({std::size_t(t.n), 3});
    auto b = in(3, 2);
    t.fill(r, [&] { noalias(r) = a + b; });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    auto a = in<double, 2>({std::size_t(t.n), 4}, 1), b = in<double, 2>({std::size_t(t.n), 1}, 2),
         r = out<double, 2>({std::size_t(t.n), 4});
    t.fill(r, [&] { noalias(r) = a * b; });
});
} // namespace
BENCHMARK_MAIN();
