// Products of matrices, per call.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row matmul("matmul", products, [](trial& t) {
    auto a = in2(t.n, t.n, 1), b = in2(t.n, t.n, 2);
    t.make([&] { return matrix(a.matrix() * b.matrix()); });
});
} // namespace
BENCHMARK_MAIN();
