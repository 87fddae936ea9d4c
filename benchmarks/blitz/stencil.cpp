// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    auto u = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    const Range inner(1, static_cast<int>(t.n) - 2);
    t.fill(r, [&] {
        r(inner, inner) =
            0.25 * (u(inner - 1, inner) + u(inner + 1, inner) + u(inner, inner - 1) + u(inner, inner + 1));
    });
});
} // namespace
BENCHMARK_MAIN();
