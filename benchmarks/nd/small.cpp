// Operations on so few elements that everything around the arithmetic counts: nanoseconds per operation.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
constexpr int any_rank = nd::dynamic;

const row small_add("small_add", tiny, [](trial& t) {
    auto a = in<double, any_rank>(t.n, 1), b = in<double, any_rank>(t.n, 2), r = out<double, any_rank>(t.n);
    t.fill(r, [&] { r() = a + b; });
});
const row small_add_1d("small_add_1d", tiny, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2), r = out<double>(t.n);
    t.fill(r, [&] { r() = a + b; });
});
const row small_fresh("small_fresh", tiny, [](trial& t) {
    auto a = in<double, any_rank>(t.n, 1), b = in<double, any_rank>(t.n, 2);
    t.make([&] { return ndarray<double>(a + b); });
});
const row small_fresh_1d("small_fresh_1d", tiny, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2);
    t.make([&] { return ndarray<double, 1>(a + b); });
});
const row slice_view("slice_view", one, [](trial& t) {
    auto a = in<double, any_rank>(100, 1);
    const index_t first = t.n;
    t.view([&] { return a(slice(first, _)); });
});
const row slice_view_1d("slice_view_1d", one, [](trial& t) {
    auto a = in<double>(100, 1);
    const index_t first = t.n;
    t.view([&] { return a(slice(first, _)); });
});
const row elem("elem", cached_squares, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1);
    t.make([&] {
        double s = 0;
        for (index_t i = 0; i < a.shape(0); ++i)
            for (index_t j = 0; j < a.shape(1); ++j)
                s += a(i, j);
        return s;
    });
});
const row elemw("elemw", cached_squares, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), r = out<double, 2>({t.n, t.n});
    t.fill(r, [&] {
        for (index_t i = 0; i < a.shape(0); ++i)
            for (index_t j = 0; j < a.shape(1); ++j)
                r(i, j) = a(i, j) * 2;
    });
});
} // namespace
BENCHMARK_MAIN();
