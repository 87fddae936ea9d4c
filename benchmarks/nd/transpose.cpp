// Operands whose axes are in another order.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row addT("addT", transposes, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), b = in<double, 2>({t.n, t.n}, 2), r = out<double, 2>({t.n, t.n});
    t.fill(r, [&] { r() = a + b.T(); });
});
const row copyT("copyT", transposes, [](trial& t) {
    auto a = in<double, 2>({t.n, t.n}, 1), r = out<double, 2>({t.n, t.n});
    t.fill(r, [&] { r() = a.T(); });
});
const row perm3("perm3", cubes, [](trial& t) {
    auto a = in<double, 3>({t.n, t.n, t.n}, 1), b = in<double, 3>({t.n, t.n, t.n}, 2),
         r = out<double, 3>({t.n, t.n, t.n});
    t.fill(r, [&] { r() = a + b.transpose({1, 2, 0}); });
});
} // namespace
BENCHMARK_MAIN();
