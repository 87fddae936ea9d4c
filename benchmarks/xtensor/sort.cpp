// Order and order statistics of random numbers.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row sort("sort", sorted_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return xt::xtensor<double, 1>(xt::sort(a)); });
});
const row argsort("argsort", sorted_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return xt::xtensor<std::size_t, 1>(xt::argsort(a)); });
});
const row unique("unique", sorted_vectors, [](trial& t) {
    auto a = in<std::int64_t>(t.n, 1, 0, 1000);
    t.make([&] { return xt::xtensor<std::int64_t, 1>(xt::unique(a)); });
});
const row percentile("percentile", sorted_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return double(xt::quantile(a, {0.9})(0)); });
});
} // namespace
BENCHMARK_MAIN();
