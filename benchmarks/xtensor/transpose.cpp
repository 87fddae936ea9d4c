// Operands whose axes are in another order.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row addT("addT", transposes, [](trial& t) {
    auto a = in2(t.n, 1), b = in2(t.n, 2), r = out2(t.n);
    t.fill(r, [&] { noalias(r) = a + xt::transpose(b); });
});
const row copyT("copyT", transposes, [](trial& t) {
    auto a = in2(t.n, 1), r = out2(t.n);
    t.fill(r, [&] { noalias(r) = xt::transpose(a); });
});
const row perm3("perm3", cubes, [](trial& t) {
    const auto n = std::size_t(t.n);
    auto a = in<double, 3>({n, n, n}, 1), b = in<double, 3>({n, n, n}, 2), r = out<double, 3>({n, n, n});
    t.fill(r, [&] { noalias(r) = a + xt::transpose(b, {1, 2, 0}); });
});
} // namespace
BENCHMARK_MAIN();
