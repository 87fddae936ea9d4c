// Folds over everything and along axes.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
auto matrix(trial& t) { return in<double, 2>({t.n, t.n}, 1); }
const row sum_all("sum_all", squares, [](trial& t) { t.make([a = matrix(t)] { return nd::sum(a); }); });
const row sum_ax0("sum_ax0", squares, [](trial& t) { t.make([a = matrix(t)] { return nd::sum(a, 0); }); });
const row sum_ax1("sum_ax1", squares, [](trial& t) { t.make([a = matrix(t)] { return nd::sum(a, 1); }); });
const row max("max", squares, [](trial& t) { t.make([a = matrix(t)] { return nd::max(a); }); });
const row var("var", squares, [](trial& t) { t.make([a = matrix(t)] { return nd::var(a); }); });
const row sum_n3("sum_n3", short_rows, [](trial& t) {
    auto a = in<double, 2>({t.n, 3}, 1);
    t.make([&] { return nd::sum(a, 1); });
});
const row fused_ssd("fused_ssd", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2);
    t.make([&] { return nd::sum(nd::square(a - b)); });
});
const row argmax("argmax", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::argmax(a); });
});
const row count_gt("count_gt", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1), b = in<double>(t.n, 2);
    t.make([&] { return nd::count_nonzero(a > b); });
});
/// any(a > b) where only position `hit` is true.
template <class Position>
void any_greater(trial& t, Position hit)
{
    auto a = in<double>(t.n, 1, -1, 0), b = in<double>(t.n, 2, 0, 1);
    a(hit(t.n)) = 2;
    t.make([&] { return nd::any(a > b); });
}
template <class Position>
void any_true(trial& t, Position hit)
{
    auto a = out<bool>(t.n);
    a(hit(t.n)) = true;
    t.make([&] { return nd::any(a); });
}
const auto early = [](index_t) { return index_t(10); };
const auto late = [](index_t n) { return n - 1; };
const row any_early("any_early", vectors, [](trial& t) { any_greater(t, early); });
const row any_late("any_late", vectors, [](trial& t) { any_greater(t, late); });
const row any_bool_early("any_bool_early", vectors, [](trial& t) { any_true(t, early); });
const row any_bool_late("any_bool_late", vectors, [](trial& t) { any_true(t, late); });
/// The worst relative error of sums and means of 10 million numbers down four columns or along four rows.
double relative_error(const nd::axis_values& shape, int axis)
{
    const auto a = in<float, 2>(shape, 1, 0, 2);
    const auto sums = nd::sum(a, axis), means = nd::mean(a, axis);
    const auto exact = nd::sum(a.astype<double>(), axis);
    double worst = 0;
    for (index_t i = 0; i < 4; ++i)
        worst = std::max({worst, std::abs(sums(i) / exact(i) - 1),
            std::abs(means(i) * static_cast<double>(a.shape(axis)) / exact(i) - 1)});
    return worst;
}
const row sum_error_f32("sum_error_f32", {{10000000, 40000000}}, [](trial& t) {
    const auto a = in<float, 2>({t.n, 4}, 1, 0, 2);
    t.make([&] { return nd::sum(a, 0); });
    t.report("error", std::max(relative_error({t.n, 4}, 0), relative_error({4, t.n}, 1)));
});
} // namespace
BENCHMARK_MAIN();
