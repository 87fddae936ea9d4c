// Arithmetic on contiguous vectors of one length.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
const auto plus = [](auto x, auto y) { return x + y; };
template <class T>
void add(trial& t)
{
    const T *a = input<T>(t.n, 1, -1000, 1000), *b = input<T>(t.n, 2, -1000, 1000);
    const block<T> r(t.n);
    t.fill(r, [&] { each(r.data(), t.n, plus, a, b); });
}
const row add_f64("add_f64", vectors, add<double>);
const row add_f32("add_f32", vectors, add<float>);
const row add_i32("add_i32", vectors, add<std::int32_t>);
// Into memory that is there already: the floor of a fresh result.
const row add_fresh("add_fresh", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] { each(r.data(), t.n, plus, a, b); });
});
const row expr5("expr5", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2), *c = input<double>(t.n, 3),
                 *d = input<double>(t.n, 4), *e = input<double>(t.n, 5, 1, 2);
    const block<double> r(t.n);
    const auto f = [](auto v, auto w, auto x, auto y, auto z) { return (v - w) * x + y / z; };
    t.fill(r, [&] { each(r.data(), t.n, f, a, b, c, d, e); });
});
const row where("where", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] {
        each(
            r.data(), t.n, [](auto x, auto y) { return x > y ? x : y; }, a, b);
    });
});
} // namespace
BENCHMARK_MAIN();
