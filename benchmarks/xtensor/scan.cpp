// Running sums.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row cumsum("cumsum", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return xt::xtensor<double, 1>(xt::cumsum(a)); });
});
} // namespace
BENCHMARK_MAIN();
