// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row stride2("stride2", vectors, [](trial& t) {
    auto a = in(2 * t.n, 1), b = in(2 * t.n, 2), r = out(t.n);
    t.fill(r, [&] { noalias(r) = view(a, range(_, _, 2)) + view(b, range(_, _, 2)); });
});
const row rev("rev", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { noalias(r) = view(a, range(_, _, -1)) + b; });
});
} // namespace
BENCHMARK_MAIN();
