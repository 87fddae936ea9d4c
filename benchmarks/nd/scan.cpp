// Running sums.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row cumsum("cumsum", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::cumsum(a); });
});
} // namespace
BENCHMARK_MAIN();
