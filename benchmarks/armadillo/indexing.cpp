// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row take("take", vectors, [](trial& t) {
    auto a = in(t.n, 1), r = out(t.n);
    auto i = indices(t.n, 2);
    t.fill(r, [&] { r = a.elem(i); });
});
const row put("put", vectors, [](trial& t) {
    auto v = in(t.n, 1), r = out(t.n);
    auto i = indices(t.n, 2);
    t.fill(r, [&] { r.elem(i) = v; });
});
const row take_rows("take_rows", vectors, [](trial& t) {
    const auto n = t.n / 50;
    auto a = in2(n, 50, 1), r = out2(n, 50);
    auto i = indices(n, 2);
    t.fill(r, [&] { r = a.cols(i); });
});
const row mask_get("mask_get", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    const arma::uvec mask = a < 0.0;
    t.make([&] { return vec(a.elem(arma::find(mask))); });
});
const row mask_set("mask_set", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.fill(a, [&] { a.elem(arma::find(a < 0.0)).fill(-0.5); });
});
} // namespace
BENCHMARK_MAIN();
