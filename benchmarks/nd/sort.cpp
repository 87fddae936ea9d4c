// Order and order statistics of random numbers.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
const row sort("sort", sorted_vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::sort(a); });
});
const row argsort("argsort", sorted_vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::argsort(a); });
});
const row unique("unique", sorted_vectors, [](trial& t) {
    auto a = in<std::int64_t>(t.n, 1, 0, 1000);
    t.make([&] { return nd::unique(a); });
});
const row percentile("percentile", sorted_vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::percentile(a, 90.0); });
});
} // namespace
BENCHMARK_MAIN();
