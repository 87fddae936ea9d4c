// Operands whose axes are in another order.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
// Tensors have tiles, which pay where a matrix does not fit the cache.
const row addT("addT", transposes, [](trial& t) {
    if (t.n < 1000) {
        auto a = in2(t.n, t.n, 1), b = in2(t.n, t.n, 2), r = out2(t.n, t.n);
        return t.fill(r, [&] { r = a + b.transpose(); });
    }
    auto a = cube<2>(t.n, 1), b = cube<2>(t.n, 2), r = cube<2>(t.n, 3);
    t.fill(r, [&] { r = a + b.shuffle(Eigen::array<int, 2>{1, 0}); });
});
const row copyT("copyT", transposes, [](trial& t) {
    if (t.n < 1000) {
        auto a = in2(t.n, t.n, 1), r = out2(t.n, t.n);
        return t.fill(r, [&] { r = a.transpose(); });
    }
    auto a = cube<2>(t.n, 1), r = cube<2>(t.n, 3);
    t.fill(r, [&] { r = a.shuffle(Eigen::array<int, 2>{1, 0}); });
});
const row perm3("perm3", cubes, [](trial& t) {
    auto a = cube<3>(t.n, 1), b = cube<3>(t.n, 2), r = cube<3>(t.n, 3);
    t.fill(r, [&] { r = a + b.shuffle(Eigen::array<int, 3>{1, 2, 0}); });
});
} // namespace
BENCHMARK_MAIN();
