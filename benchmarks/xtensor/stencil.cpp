// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    auto u = in2(t.n, 1), r = out2(t.n);
    const auto inner = [&] { return range(1, t.n - 1); };
    const auto low = [&] { return range(0, t.n - 2); };
    const auto high = [&] { return range(2, t.n); };
    t.fill(r, [&] {
        noalias(view(r, inner(), inner())) = 0.25 *
            (view(u, low(), inner()) + view(u, high(), inner()) + view(u, inner(), low()) + view(u, inner(), high()));
    });
});
} // namespace
BENCHMARK_MAIN();
