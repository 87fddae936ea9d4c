// Results in fresh memory, copies and fills.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
// Into memory that is there already: the floor of a fresh result.
void add(trial& t)
{
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] {
        each(
            r.data(), t.n, [](auto x, auto y) { return x + y; }, a, b);
    });
}
const row add_fresh("add_fresh", vectors, add);
const row add_cold("add_cold", memory_vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    t.make([&] {
        block<double> r(t.n, as_the_system_gives_it);
        each(
            r.data(), t.n, [](auto x, auto y) { return x + y; }, a, b);
        return r;
    });
});
const row copy("copy", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    const block<double> r(t.n);
    t.fill(r, [&] {
        each(
            r.data(), t.n, [](auto x) { return x; }, a);
    });
});
const row fill("fill", vectors, [](trial& t) {
    const block<double> r(t.n);
    t.fill(r, [&] { each(r.data(), t.n, [] { return vec<double>{} + 1.5; }); });
});
} // namespace
BENCHMARK_MAIN();
