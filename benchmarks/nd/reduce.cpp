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
/// The relative error of sums and means of 10 million numbers near 1, along both axes.
const row sum_error_f32("sum_error_f32", {{100, 10000000}}, [](trial& t) {
    double worst = 0;
    for (const nd::axis_values& shape : {nd::axis_values{10000000, 1}, nd::axis_values{1, 10000000}}) {
        auto a = in<float, 2>(shape, 1, 0, 2);
        const double exact = nd::sum(a.astype<double>());
        const int axis = shape[0] == 1 ? 1 : 0;
        worst = std::max(worst, std::abs(double(nd::sum(a, axis)(0)) / exact - 1));
        worst = std::max(worst, std::abs(double(nd::mean(a, axis)(0)) * 1e7 / exact - 1));
        t.make([&] { return nd::sum(a, axis); });
    }
    t.report("error", worst);
});
} // namespace
BENCHMARK_MAIN();
