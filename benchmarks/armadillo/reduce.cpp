// Folds over everything and along axes.
// SPDX-License-Identifier: BSD-3-Clause
#include "armadillo/arrays.hpp"

using namespace bench;
namespace
{
const row sum_all("sum_all", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] { return arma::accu(a); });
});
const row max("max", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] { return a.max(); });
});
const row var("var", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] { return arma::var(arma::vectorise(a), 1); });
});
const row sum_ax0("sum_ax0", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] { return vec(arma::sum(a, 1)); });
});
const row sum_ax1("sum_ax1", squares, [](trial& t) {
    auto a = in2(t.n, t.n, 1);
    t.make([&] { return rowvec(arma::sum(a, 0)); });
});
const row sum_n3("sum_n3", short_rows, [](trial& t) {
    auto a = in2(t.n, 3, 1);
    t.make([&] { return rowvec(arma::sum(a, 0)); });
});
const row fused_ssd("fused_ssd", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return arma::accu(arma::square(a - b)); });
});
const row argmax("argmax", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return a.index_max(); });
});
const row count_gt("count_gt", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return arma::accu(a > b); });
});

/// any(a > b) where only position `hit` is true.
template <class Position>
void any_greater(trial& t, Position hit)
{
    auto a = in(t.n, 1, -1, 0), b = in(t.n, 2, 0, 1);
    a(arma::uword(hit(t.n))) = 2;
    t.make([&] { return arma::any(a > b); });
}
const row any_early("any_early", vectors, [](trial& t) { any_greater(t, [](auto) { return 10; }); });
const row any_late("any_late", vectors, [](trial& t) { any_greater(t, [](auto n) { return n - 1; }); });
} // namespace
BENCHMARK_MAIN();
