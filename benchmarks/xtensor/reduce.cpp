// Folds over everything and along axes.
// SPDX-License-Identifier: BSD-3-Clause
#include "xtensor/arrays.hpp"

using namespace bench;
namespace
{
const row sum_all("sum_all", squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] { return xt::sum(a, now)(); });
});
const row max("max", squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] { return xt::amax(a, now)(); });
});
const row var("var", squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] { return double(xt::variance(a)()); });
});
const row sum_ax0("sum_ax0", squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] { return xt::xtensor<double, 1>(xt::sum(a, {0}, now)); });
});
const row sum_ax1("sum_ax1", squares, [](trial& t) {
    auto a = in2(t.n, 1);
    t.make([&] { return xt::xtensor<double, 1>(xt::sum(a, {1}, now)); });
});
const row sum_n3("sum_n3", short_rows, [](trial& t) {
    auto a = in<double, 2>({std::size_t(t.n), 3}, 1);
    t.make([&] { return xt::xtensor<double, 1>(xt::sum(a, {1}, now)); });
});
const row fused_ssd("fused_ssd", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return xt::sum(xt::square(a - b))(); });
});
const row argmax("argmax", vectors, [](trial& t) {
    auto a = in(t.n, 1);
    t.make([&] { return xt::argmax(a)(); });
});
const row count_gt("count_gt", vectors, [](trial& t) {
    auto a = in(t.n, 1), b = in(t.n, 2);
    t.make([&] { return xt::count_nonzero(a > b)(); });
});

/// any(a > b) where only position `hit` is true.
template <class Position>
void any_greater(trial& t, Position hit)
{
    auto a = in(t.n, 1, -1, 0), b = in(t.n, 2, 0, 1);
    a(hit(t.n)) = 2;
    t.make([&] { return xt::any(a > b); });
}
const row any_early("any_early", vectors, [](trial& t) { any_greater(t, [](auto) { return 10; }); });
const row any_late("any_late", vectors, [](trial& t) { any_greater(t, [](auto n) { return n - 1; }); });
} // namespace
BENCHMARK_MAIN();
