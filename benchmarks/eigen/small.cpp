// Operations on so few elements that everything around the arithmetic counts: nanoseconds per operation.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row small_add_1d("small_add_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a + b; });
});
const row small_fresh_1d("small_fresh_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return vector_of<>(a + b); });
});
const row slice_view_1d("slice_view_1d", one, [](trial& t) {
    auto a = in(100, 1);
    t.view([&] { return a.tail(a.size() - t.n); });
});
const row elem("elem", cached_squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] {
        double s = 0;
        for (index_t i = 0; i < a.rows(); ++i)
            for (index_t j = 0; j < a.cols(); ++j)
                s += a(i, j);
        return s;
    });
});
const row elemw("elemw", cached_squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < a.rows(); ++i)
            for (index_t j = 0; j < a.cols(); ++j)
                r(i, j) = a(i, j) * 2;
    });
});
} // namespace
BENCHMARK_MAIN();
