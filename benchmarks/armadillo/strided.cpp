// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row rev("rev", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = arma::reverse(a) + b; });
});
} // namespace
BENCHMARK_MAIN();
