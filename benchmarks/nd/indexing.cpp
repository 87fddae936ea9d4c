// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row take("take", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), r = out<double>(t.n);
    auto i = in<std::int64_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { r() = a(i); });
});
const row put("put", vectors, [](trial& t) {
    auto v = in<double>(t.n, 1), r = out<double>(t.n);
    auto i = in<std::int64_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { r(i) = v; });
});
const row take_rows("take_rows", vectors, [](trial& t) {
    auto a = in<double, 2>({t.n / 50, 50}, 1), r = out<double, 2>({t.n / 50, 50});
    auto i = in<std::int64_t>(t.n / 50, 2, 0, double(t.n / 50));
    t.fill(r, [&] { r() = a(i); });
});
const row mask_get("mask_get", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    const ndarray<bool, 1> mask = a < 0.0;
    t.make([&] { return ndarray<double, 1>(a(mask)); });
});
const row mask_set("mask_set", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.fill(a, [&] { a(a < 0.0) = -0.5; });
});
} // namespace
BENCHMARK_MAIN();
