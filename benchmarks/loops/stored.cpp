// Numbers in memory that are not as the machine computes with them. The sum of a packed field is put beside a pass over
// all bytes of its records.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"
#include <bit>

using namespace bench;
namespace
{
double in_order(std::uint64_t word) { return std::bit_cast<double>(__builtin_bswap64(word)); }
void fill_foreign(const block<std::uint64_t>& a, index_t n, unsigned seed)
{
    const double* x = input<double>(n, seed);
    for (index_t i = 0; i < n; ++i)
        a[i] = __builtin_bswap64(std::bit_cast<std::uint64_t>(x[i]));
}
template <class Load>
double sum(index_t n, const Load& load)
{
    constexpr index_t chains = 4 * lanes<double>;
    double s[chains] = {};
    index_t i = 0;
    for (; i + chains <= n; i += chains)
        for (index_t k = 0; k < chains; ++k)
            s[k] += load(i + k);
    for (; i < n; ++i)
        s[0] += load(i);
    double total = 0;
    for (const double x : s)
        total += x;
    return total;
}
const row sum_native("stored_sum_native", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] { return sum(t.n, [&](index_t i) { return a[i]; }); });
});
// The target is the sum of native numbers.
const row sum_big("stored_sum_big", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] { return sum(t.n, [&](index_t i) { return a[i]; }); });
});
const row sum_packed("stored_sum_packed", vectors, [](trial& t) {
    // The bytes of n records of 17, as doubles: 17 n / 8 of them, whose first n are the field and the others 0.
    const index_t words = 17 * t.n / 8;
    const double* x = input<double>(t.n, 1);
    const block<double> a(words);
    for (index_t i = 0; i < words; ++i)
        a[i] = i < t.n ? x[i] : 0;
    t.make([&] { return sum(words, [&](index_t i) { return a[i]; }); });
});
const row add_big("stored_add_big", vectors, [](trial& t) {
    const block<std::uint64_t> a(t.n), b(t.n);
    fill_foreign(a, t.n, 1);
    fill_foreign(b, t.n, 2);
    const block<double> r(t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            r[i] = in_order(a[i]) + in_order(b[i]);
    });
});
const row cast_big("stored_cast_big", vectors, [](trial& t) {
    const block<std::uint64_t> a(t.n);
    fill_foreign(a, t.n, 1);
    const block<double> r(t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            r[i] = in_order(a[i]);
    });
});
} // namespace
BENCHMARK_MAIN();
