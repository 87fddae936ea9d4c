// Arithmetic on contiguous vectors of one length.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
template <class T>
void add(trial& t)
{
    auto a = in<T>(t.n, 1, -1000, 1000), b = in<T>(t.n, 2, -1000, 1000), r = out<T>(t.n);
    t.fill(r, [&] { r() = a + b; });
}
const row add_f64("add_f64", vectors, add<double>);
const row add_f32("add_f32", vectors, add<float>);
const row add_i32("add_i32", vectors, add<std::int32_t>);
const row expr5("expr5", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2), c = in<double>(t.n, 3), d = in<double>(t.n, 4),
         e = in<double>(t.n, 5, 1, 2), r = out<double>(t.n);
    t.fill(r, [&] { r() = (a - b) * c + d / e; });
});
const row where("where", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2), r = out<double>(t.n);
    t.fill(r, [&] { r() = nd::where(a > b, a, b); });
});
} // namespace
BENCHMARK_MAIN();
