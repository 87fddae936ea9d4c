// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row mask_set("mask_set", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.fill(a, [&] { a = blitz::where(a < 0.0, -0.5, a); });
});
} // namespace
BENCHMARK_MAIN();
