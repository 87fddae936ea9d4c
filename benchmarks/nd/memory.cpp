// Results in fresh memory, copies and fills.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row add_fresh("add_fresh", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2);
    t.make([&] { return ndarray<double, 1>(a + b); });
});
// With the cache of freed blocks emptied each time: what the first big results of a program cost.
const row add_cold("add_cold", memory_vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2);
    t.make([&] {
        nd::trim_memory_cache();
        return ndarray<double, 1>(a + b);
    });
});

const row copy("copy", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), r = out<double>(t.n);
    t.fill(r, [&] { r() = a; });
});
const row fill("fill", vectors, [](trial& t) {
    auto r = out<double>(t.n);
    t.fill(r, [&] { r.fill(1.5); });
});
} // namespace
BENCHMARK_MAIN();
