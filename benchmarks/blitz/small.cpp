// Operations on so few elements that everything around the arithmetic counts: nanoseconds per operation.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row small_add_1d("small_add_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a + b; });
});
const row small_fresh_1d("small_fresh_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return array<>(a + b); });
});
const row slice_view_1d("slice_view_1d", one, [](trial& t) {
    auto a = in(100, 1);
    t.view([&] { return a(Range(static_cast<int>(t.n), toEnd)); });
});
const row elem("elem", cached_squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] {
        double s = 0;
        for (int row = 0; row < a.rows(); ++row)
            for (int column = 0; column < a.cols(); ++column)
                s += a(row, column);
        return s;
    });
});
const row elemw("elemw", cached_squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    t.fill(r, [&] {
        for (int row = 0; row < a.rows(); ++row)
            for (int column = 0; column < a.cols(); ++column)
                r(row, column) = a(row, column) * 2;
    });
});
} // namespace
BENCHMARK_MAIN();
