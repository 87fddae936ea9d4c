// Rows, columns and short rows that repeat.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
const row bc_row("bc_row", squares, [](trial& t) {
    const double *a = input<double>(t.n * t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            each_row(
                r, r.data() + i * t.n, t.n, [](auto x, auto y) { return x + y; }, a + i * t.n, b);
    });
});
const row bc_col("bc_col", squares, [](trial& t) {
    const double *a = input<double>(t.n * t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            each_row(
                r, r.data() + i * t.n, t.n, [s = b[i]](auto x) { return x * s; }, a + i * t.n);
    });
});
const row outer("outer", squares, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            each_row(
                r, r.data() + i * t.n, t.n, [s = a[i]](auto x) { return s + x; }, b);
    });
});
// Lengths 3 and 4 are known: three or four registers hold whole rows, the pattern of the repeated row stands ready.
const row add_n3_row("add_n3_row", short_rows, [](trial& t) {
    const double *a = input<double>(t.n * 3, 1), *b = input<double>(3, 2);
    const block<double> r(t.n * 3);
    t.fill(r, [&] {
        constexpr index_t w = lanes<double>;
        vec<double> pattern[3];
        for (index_t k = 0; k < 3 * w; ++k)
            pattern[k / w][k % w] = b[k % 3];
        index_t i = 0;
        for (; i + 3 * w <= 3 * t.n; i += 3 * w)
            for (index_t k = 0; k < 3; ++k)
                store(r.data() + i + k * w, load(a + i + k * w) + pattern[k]);
        for (; i < 3 * t.n; ++i)
            r[i] = a[i] + b[i % 3];
    });
});
const row mul_n4_col("mul_n4_col", short_rows, [](trial& t) {
    const double *a = input<double>(t.n * 4, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n * 4);
    t.fill(r, [&] {
        using row_of_4 = vec<double, 32>;
        for (index_t i = 0; i < t.n; ++i) {
            row_of_4 v;
            std::memcpy(&v, a + 4 * i, sizeof v);
            store(r.data() + 4 * i, v * b[i]);
        }
    });
});
} // namespace
BENCHMARK_MAIN();
