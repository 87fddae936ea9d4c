// Operands whose axes are in another order.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row addT("addT", transposes, [](trial& t) {
    auto a = in2(t.n, t.n, 1), b = in2(t.n, t.n, 2), r = out2(t.n, t.n);
    t.fill(r, [&] { r = a + b.t(); });
});
const row copyT("copyT", transposes, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    t.fill(r, [&] { r = a.t(); });
});
} // namespace
BENCHMARK_MAIN();
