// Operations on so few elements that everything around the arithmetic counts: nanoseconds per operation.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
void add_into(double* r, const double* a, const double* b, index_t n)
{
    index_t i = 0;
    for (; i + lanes<double> <= n; i += lanes<double>)
        store(r + i, load(a + i) + load(b + i));
    for (; i < n; ++i)
        r[i] = a[i] + b[i];
}
void add(trial& t)
{
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] { add_into(r.data(), a, b, t.n); });
}
void fresh(trial& t)
{
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    t.make([&] {
        std::vector<double> r(std::size_t(t.n));
        add_into(r.data(), a, b, t.n);
        return r;
    });
}
void view(trial& t)
{
    const double* a = input<double>(100, 1);
    index_t n = hidden(index_t(100));
    t.view([&] { return std::span<const double>(a + t.n, std::size_t(n - t.n)); });
}
const row small_add("small_add", tiny, add);
const row small_add_1d("small_add_1d", tiny, add);
const row small_fresh("small_fresh", tiny, fresh);
const row small_fresh_1d("small_fresh_1d", tiny, fresh);
const row slice_view("slice_view", one, view);
const row slice_view_1d("slice_view_1d", one, view);
const row elem("elem", cached_squares, [](trial& t) {
    const double* a = input<double>(t.n * t.n, 1);
    t.make([&] {
        double s = 0;
        for (index_t i = 0; i < t.n; ++i)
            for (index_t j = 0; j < t.n; ++j)
                s += a[i * t.n + j];
        return s;
    });
});
const row elemw("elemw", cached_squares, [](trial& t) {
    const double* a = input<double>(t.n * t.n, 1);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            for (index_t j = 0; j < t.n; ++j)
                r[i * t.n + j] = a[i * t.n + j] * 2;
    });
});
} // namespace
BENCHMARK_MAIN();
