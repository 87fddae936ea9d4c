// Operations on so few elements that everything around the arithmetic counts: nanoseconds per operation.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row small_add("small_add", tiny, [](trial& t) {
    xt::xarray<double> a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { noalias(r) = a + b; });
});
const row small_add_1d("small_add_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { noalias(r) = a + b; });
});
const row small_fresh("small_fresh", tiny, [](trial& t) {
    xt::xarray<double> a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return xt::xarray<double>(a + b); });
});
const row small_fresh_1d("small_fresh_1d", tiny, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return xt::xtensor<double, 1>(a + b); });
});
const row slice_view_1d("slice_view_1d", one, [](trial& t) {
    auto a = in(100, 1);
    t.view([&] { return view(a, range(t.n, _)); });
});
const row elem("elem", cached_squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] {
        double s = 0;
        for (std::size_t i = 0; i < a.shape(0); ++i)
            for (std::size_t j = 0; j < a.shape(1); ++j)
                s += a(i, j);
        return s;
    });
});
const row elemw("elemw", cached_squares, [](trial& t) {
    auto a = in2(t.n, 1), r = out2(t.n);
    t.fill(r, [&] {
        for (std::size_t i = 0; i < a.shape(0); ++i)
            for (std::size_t j = 0; j < a.shape(1); ++j)
                r(i, j) = a(i, j) * 2;
    });
});
} // namespace
BENCHMARK_MAIN();
