// Running sums.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row cumsum("cumsum", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return vec(arma::cumsum(a)); });
});
} // namespace
BENCHMARK_MAIN();
