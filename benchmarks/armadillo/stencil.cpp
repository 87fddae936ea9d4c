// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    auto u = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    const auto m = arma::uword(t.n);
    const arma::span inner(1, m - 2), low(0, m - 3), high(2, m - 1);
    t.fill(r, [&] { r(inner, inner) = 0.25 * (u(inner, low) + u(inner, high) + u(low, inner) + u(high, inner)); });
});
} // namespace
BENCHMARK_MAIN();
