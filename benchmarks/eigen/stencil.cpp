// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    auto u = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    const auto m = t.n - 2;
    t.fill(r, [&] {
        r.block(1, 1, m, m) =
            0.25 * (u.block(0, 1, m, m) + u.block(2, 1, m, m) + u.block(1, 0, m, m) + u.block(1, 2, m, m));
    });
});
} // namespace
BENCHMARK_MAIN();
