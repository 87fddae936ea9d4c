// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "eigen/arrays.hpp"

using namespace bench;
namespace
{
const auto every_other = Eigen::seq(0, Eigen::placeholders::last, Eigen::fix<2>);
const row stride2("stride2", vectors, [](trial& t) {
    auto a = in(2 * t.n, 1), b = in(2 * t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a(every_other) + b(every_other); });
});
const row rev("rev", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2), r = out(t.n);
    t.fill(r, [&] { r = a.reverse() + b; });
});
} // namespace
BENCHMARK_MAIN();
