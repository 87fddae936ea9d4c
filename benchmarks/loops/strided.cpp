// Operands whose elements do not lie side by side.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
using v8 = vec<double, 64>;
v8 load8(const double* p)
{
    v8 v;
    std::memcpy(&v, p, sizeof v);
    return v;
}
/// The elements 0, 2, ... 14 of two registers.
v8 even(const double* p) { return __builtin_shufflevector(load8(p), load8(p + 8), 0, 2, 4, 6, 8, 10, 12, 14); }
v8 reversed(const double* p)
{
    const v8 v = load8(p);
    return __builtin_shufflevector(v, v, 7, 6, 5, 4, 3, 2, 1, 0);
}
/// r[i] = f(i, 8 at once) in steps of two registers, past the cache when r is big.
template <class F, class One>
void eights(const block<double>& r, const F& f, const One& one)
{
    const index_t n = r.size();
    index_t i = 0;
#ifdef __AVX512F__
    if (n * 8 >= stream_bytes)
        for (; i + 16 <= n; i += 16) {
            stream(r.data() + i, f(i));
            stream(r.data() + i + 8, f(i + 8));
        }
#endif
    for (; i + 16 <= n; i += 16) {
        store(r.data() + i, f(i));
        store(r.data() + i + 8, f(i + 8));
    }
    for (; i < n; ++i)
        r[i] = one(i);
}
const row stride2("stride2", vectors, [](trial& t) {
    const double *a = input<double>(2 * t.n, 1), *b = input<double>(2 * t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] {
        eights(
            r, [&](index_t i) { return even(a + 2 * i) + even(b + 2 * i); },
            [&](index_t i) { return a[2 * i] + b[2 * i]; });
    });
});
const row rev("rev", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] {
        eights(
            r, [&](index_t i) { return reversed(a + t.n - 8 - i) + load8(b + i); },
            [&](index_t i) { return a[t.n - 1 - i] + b[i]; });
    });
});
} // namespace
BENCHMARK_MAIN();
