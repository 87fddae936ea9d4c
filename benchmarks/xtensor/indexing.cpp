// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row take("take", vectors, [](trial& t) {
    auto a = in(t.n, 1), r = out(t.n);
    auto i = in<std::ptrdiff_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { noalias(r) = view(a, xt::keep(i)); });
});
const row put("put", vectors, [](trial& t) {
    auto v = in(t.n, 1), r = out(t.n);
    auto i = in<std::ptrdiff_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { noalias(view(r, xt::keep(i))) = v; });
});
const row take_rows("take_rows", vectors, [](trial& t) {
    const auto n = std::size_t(t.n / 50);
    auto a = in<double, 2>({n, 50}, 1), r = out<double, 2>({n, 50});
    auto i = in<std::ptrdiff_t>(t.n / 50, 2, 0, double(t.n / 50));
    t.fill(r, [&] { noalias(r) = view(a, xt::keep(i), xt::all()); });
});
const row mask_get("mask_get", cached_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    const xt::xtensor<bool, 1> mask = a < 0.0;
    t.make([&] { return xt::xtensor<double, 1>(xt::filter(a, mask)); });
});
const row mask_set("mask_set", cached_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.fill(a, [&] { xt::filter(a, a < 0.0) = -0.5; });
});
} // namespace
BENCHMARK_MAIN();
