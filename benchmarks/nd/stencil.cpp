// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    auto u = in<double, 2>({t.n, t.n}, 1), r = out<double, 2>({t.n, t.n});
    t.fill(r, [&] { r("1:-1,1:-1"_s) = 0.25 * (u(":-2,1:-1"_s) + u("2:,1:-1"_s) + u("1:-1,:-2"_s) + u("1:-1,2:"_s)); });
});
} // namespace
BENCHMARK_MAIN();
