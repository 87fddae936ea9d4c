// Results in fresh memory, copies and fills.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row add_fresh("add_fresh", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return vector_of<>(a + b); });
});
const row copy("copy", vectors, [](trial& t) {
    auto a = in(t.n, 1), r = out(t.n);
    t.fill(r, [&] { r = a; });
});
const row fill("fill", vectors, [](trial& t) {
    auto r = out(t.n);
    t.fill(r, [&] { r.setConstant(1.5); });
});
} // namespace
BENCHMARK_MAIN();
