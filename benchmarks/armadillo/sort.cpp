// Order and order statistics of random numbers.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row sort("sort", sorted_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return vec(arma::sort(a)); });
});
const row argsort("argsort", sorted_vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return arma::uvec(arma::sort_index(a)); });
});
const row unique("unique", sorted_vectors, [](trial& t) {
    auto a = in<std::int64_t>(t.n, 1, 0, 1000);
    t.make([&] { return arma::Col<std::int64_t>(arma::unique(a)); });
});
} // namespace
BENCHMARK_MAIN();
