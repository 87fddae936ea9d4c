// Operands whose axes are in another order.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
const row addT("addT", transposes, [](trial& t) {
    auto a = in2(t.n, t.n, 1), b = in2(t.n, t.n, 2), r = out2(t.n, t.n);
    t.fill(r, [&] { r = a + b.transpose(1, 0); });
});
const row copyT("copyT", transposes, [](trial& t) {
    auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
    t.fill(r, [&] { r = a.transpose(1, 0); });
});
const row perm3("perm3", cubes, [](trial& t) {
    auto a = in3(t.n, 1), b = in3(t.n, 2), r = in3(t.n, 3);
    t.fill(r, [&] { r = a + b.transpose(1, 2, 0); });
});
} // namespace
BENCHMARK_MAIN();
