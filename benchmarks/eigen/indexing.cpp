// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row take("take", vectors, [](trial& t) {
    auto a = in(t.n, 1), r = out(t.n);
    auto i = in<std::int64_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { r = a(i); });
});
const row put("put", vectors, [](trial& t) {
    auto v = in(t.n, 1), r = out(t.n);
    auto i = in<std::int64_t>(t.n, 2, 0, double(t.n));
    t.fill(r, [&] { r(i) = v; });
});
const row take_rows("take_rows", vectors, [](trial& t) {
    const auto n = t.n / 50;
    auto a = in2(n, 50, 1), r = out2(n, 50);
    auto i = in<std::int64_t>(n, 2, 0, double(n));
    t.fill(r, [&] { r = a(i, Eigen::placeholders::all); });
});
const row mask_set("mask_set", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.fill(a, [&] { a = (a < 0.0).select(-0.5, a); });
});
} // namespace
BENCHMARK_MAIN();
