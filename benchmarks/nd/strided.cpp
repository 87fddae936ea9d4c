// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row stride2("stride2", vectors, [](trial& t) {
    auto a = in<double>(2 * t.n, 1), b = in<double>(2 * t.n, 2), r = out<double>(t.n);
    t.fill(r, [&] { r() = a("::2"_s) + b("::2"_s); });
});
const row rev("rev", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2), r = out<double>(t.n);
    t.fill(r, [&] { r() = a("::-1"_s) + b; });
});
} // namespace
BENCHMARK_MAIN();
