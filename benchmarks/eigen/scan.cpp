// Running sums.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const row cumsum("cumsum", vectors, [](trial& t) {
    auto a = cube<1>(t.n, 1), r = cube<1>(t.n, 2);
    t.fill(r, [&] { r = a.cumsum(0); });
});
} // namespace
BENCHMARK_MAIN();
