// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row stride2("stride2", vectors, [](trial& t) {
    auto a = in(2 * t.n, 1), b = in(2 * t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a(Range(0, toEnd, 2)) + b(Range(0, toEnd, 2)); });
});
const row rev("rev", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a.reverse(0) + b; });
});
} // namespace
BENCHMARK_MAIN();
