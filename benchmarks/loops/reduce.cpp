// Folds over everything and along axes: four accumulators hide the latency of an addition.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
constexpr index_t w = lanes<double>;
using v = vec<double>;

/// Folds `join(state, next(i))` over registers of elements, then `one(i)` over the rest; ends with the lanes of the
/// state.
template <class Next, class Join, class One>
[[gnu::always_inline]] inline double fold(index_t n, double start, const Next& next, const Join& join, const One& one)
{
    v s[4] = {v{} + start, v{} + start, v{} + start, v{} + start};
    index_t i = 0;
    for (; i + 4 * w <= n; i += 4 * w)
        for (index_t k = 0; k < 4; ++k)
            s[k] = join(s[k], next(i + k * w));
    for (; i + w <= n; i += w)
        s[0] = join(s[0], next(i));
    const v all = join(join(s[0], s[1]), join(s[2], s[3]));
    double lane[w];
    store(lane, all);
    for (index_t half = w / 2; half > 0; half /= 2)
        for (index_t k = 0; k < half; ++k)
            lane[k] = join(lane[k], lane[k + half]);
    double result = lane[0];
    for (; i < n; ++i)
        result = join(result, one(i));
    return result;
}
const auto plus = [](auto x, auto y) { return x + y; };
const auto greater = [](auto x, auto y) { return x > y ? x : y; };

double sum(const double* a, index_t n)
{
    return fold(
        n, 0, [=](index_t i) { return load(a + i); }, plus, [=](index_t i) { return a[i]; });
}
double max(const double* a, index_t n)
{
    return fold(
        n, a[0], [=](index_t i) { return load(a + i); }, greater, [=](index_t i) { return a[i]; });
}
double squares_around(const double* a, double mean, index_t n)
{
    const auto square = [=](auto x) { return (x - mean) * (x - mean); };
    return fold(
        n, 0, [=](index_t i) { return square(load(a + i)); }, plus, [=](index_t i) { return square(a[i]); });
}
/// One pass over memory: each block is read twice while it is in the cache; blocks are joined as Chan, Golub and
/// LeVeque do.
double variance(const double* a, index_t n)
{
    constexpr index_t length = 2048;
    double mean = 0, squares = 0;
    for (index_t i = 0; i < n; i += length) {
        const index_t m = std::min(length, n - i);
        const double block_mean = sum(a + i, m) / double(m), d = block_mean - mean;
        squares += squares_around(a + i, block_mean, m) + d * d * double(i) * double(m) / double(i + m);
        mean += d * double(m) / double(i + m);
    }
    return squares / double(n);
}
/// `Registers` columns of registers, which stay in registers over all rows.
template <index_t Registers>
void sum_strip(double* r, const double* a, index_t rows, index_t columns)
{
    v s[Registers] = {};
    for (index_t i = 0; i < rows; ++i)
        for (index_t k = 0; k < Registers; ++k)
            s[k] += load(a + i * columns + k * w);
    for (index_t k = 0; k < Registers; ++k)
        store(r + k * w, s[k]);
}
/// Wide rows go eight at a time into a row of sums, narrow ones strip by strip.
void sum_rows(double* r, const double* a, index_t rows, index_t columns)
{
    index_t j0 = 0, i = 0;
    if (columns < 1024) {
        for (; j0 + 8 * w <= columns; j0 += 8 * w)
            sum_strip<8>(r + j0, a + j0, rows, columns);
        for (; j0 + 4 * w <= columns; j0 += 4 * w)
            sum_strip<4>(r + j0, a + j0, rows, columns);
        for (; j0 + w <= columns; j0 += w)
            sum_strip<1>(r + j0, a + j0, rows, columns);
    }
    std::fill(r + j0, r + columns, 0.0);
    for (; i + 8 <= rows && j0 == 0; i += 8) {
        const double* p = a + i * columns;
        for (index_t j = 0; j < columns; ++j)
            r[j] += ((p[j] + p[j + columns]) + (p[j + 2 * columns] + p[j + 3 * columns])) +
                ((p[j + 4 * columns] + p[j + 5 * columns]) + (p[j + 6 * columns] + p[j + 7 * columns]));
    }
    for (; i < rows; ++i)
        for (index_t j = j0; j < columns; ++j)
            r[j] += a[i * columns + j];
}
index_t argmax(const double* a, index_t n)
{
    constexpr index_t length = 1024; // find the block first, then the place in it
    double best = a[0];
    index_t block = 0;
    for (index_t i = 0; i < n; i += length)
        if (const double m = max(a + i, std::min(length, n - i)); m > best) {
            best = m;
            block = i;
        }
    return std::find(a + block, a + n, best) - a;
}
index_t count_greater(const double* a, const double* b, index_t n)
{
    using counts = vec<std::int64_t>;
    counts c[2] = {};
    index_t i = 0, total = 0;
    for (; i + 2 * w <= n; i += 2 * w)
        for (index_t k = 0; k < 2; ++k)
            c[k] -= load(a + i + k * w) > load(b + i + k * w);
    for (index_t k = 0; k < w; ++k)
        total += c[0][k] + c[1][k];
    for (; i < n; ++i)
        total += a[i] > b[i];
    return total;
}
template <class V>
bool any_lane(V x)
{
    const auto words = reinterpret_cast<vec<std::int64_t>>(x);
    std::int64_t all = 0;
    for (index_t k = 0; k < w; ++k)
        all |= words[k];
    return all != 0;
}
bool any_greater(const double* a, const double* b, index_t n)
{
    index_t i = 0;
    for (; i + 8 * w <= n; i += 8 * w) {
        vec<std::int64_t> found{};
        for (index_t k = 0; k < 8; ++k)
            found |= load(a + i + k * w) > load(b + i + k * w);
        if (any_lane(found))
            return true;
    }
    for (; i + w <= n; i += w)
        if (any_lane(load(a + i) > load(b + i)))
            return true;
    for (; i < n; ++i)
        if (a[i] > b[i])
            return true;
    return false;
}
bool any_true(const bool* a, index_t n)
{
    const auto* bytes = reinterpret_cast<const char*>(a);
    index_t i = 0;
    for (; i + 8 * register_bytes <= n; i += 8 * register_bytes) {
        vec<char> found{};
        for (index_t k = 0; k < 8; ++k)
            found |= load(bytes + i + k * register_bytes);
        if (any_lane(found))
            return true;
    }
    for (; i + register_bytes <= n; i += register_bytes)
        if (any_lane(load(bytes + i)))
            return true;
    for (; i < n; ++i)
        if (a[i])
            return true;
    return false;
}

const double* matrix(trial& t) { return input<double>(t.n * t.n, 1); }
const row sum_all("sum_all", squares, [](trial& t) { t.make([&, a = matrix(t)] { return sum(a, t.n * t.n); }); });
const row max_all("max", squares, [](trial& t) { t.make([&, a = matrix(t)] { return max(a, t.n * t.n); }); });
const row var("var", squares, [](trial& t) { t.make([&, a = matrix(t)] { return variance(a, t.n * t.n); }); });
const row sum_ax0("sum_ax0", squares, [](trial& t) {
    const block<double> r(t.n);
    t.fill(r, [&, a = matrix(t)] { sum_rows(r.data(), a, t.n, t.n); });
});
const row sum_ax1("sum_ax1", squares, [](trial& t) {
    const block<double> r(t.n);
    t.fill(r, [&, a = matrix(t)] {
        for (index_t i = 0; i < t.n; ++i)
            r[i] = sum(a + i * t.n, t.n);
    });
});
const row sum_n3("sum_n3", short_rows, [](trial& t) {
    const double* a = input<double>(3 * t.n, 1);
    const block<double> r(t.n);
    t.fill(r, [&] {
        for (index_t i = 0; i < t.n; ++i)
            r[i] = a[3 * i] + a[3 * i + 1] + a[3 * i + 2];
    });
});
const row fused_ssd("fused_ssd", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    const auto square = [](auto x) { return x * x; };
    t.make([&] {
        return fold(
            t.n, 0, [&](index_t i) { return square(load(a + i) - load(b + i)); }, plus,
            [&](index_t i) { return square(a[i] - b[i]); });
    });
});
const row arg("argmax", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    t.make([&] { return argmax(a, t.n); });
});
const row count_gt("count_gt", vectors, [](trial& t) {
    const double *a = input<double>(t.n, 1), *b = input<double>(t.n, 2);
    t.make([&] { return count_greater(a, b, t.n); });
});
template <class Position>
void greater_at(trial& t, Position hit)
{
    const double *from = input<double>(t.n, 1, -1, 0), *b = input<double>(t.n, 2, 0, 1);
    const block<double> a(t.n);
    std::copy(from, from + t.n, a.data());
    a[hit(t.n)] = 2;
    t.make([&] { return any_greater(a.data(), b, t.n); });
}
template <class Position>
void true_at(trial& t, Position hit)
{
    const block<bool> a(t.n);
    a[hit(t.n)] = true;
    t.make([&] { return any_true(a.data(), t.n); });
}
const auto early = [](index_t) { return index_t(10); };
const auto late = [](index_t n) { return n - 1; };
const row any_early("any_early", vectors, [](trial& t) { greater_at(t, early); });
const row any_late("any_late", vectors, [](trial& t) { greater_at(t, late); });
const row any_bool_early("any_bool_early", vectors, [](trial& t) { true_at(t, early); });
const row any_bool_late("any_bool_late", vectors, [](trial& t) { true_at(t, late); });
} // namespace
BENCHMARK_MAIN();
