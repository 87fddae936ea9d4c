// Index arrays and masks.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
// Single loads: the gather instructions are slower.
#ifdef __clang__
#define ONE_BY_ONE
#else
#define ONE_BY_ONE [[gnu::optimize("no-tree-vectorize"), gnu::noinline]]
#endif
ONE_BY_ONE void take_all(double* r, const double* a, const std::int64_t* at, index_t n)
{
#ifdef __clang__
#pragma clang loop vectorize(disable) interleave_count(4)
#endif
    for (index_t i = 0; i < n; ++i)
        r[i] = a[at[i]];
}
ONE_BY_ONE void put_all(double* r, const std::int64_t* at, const double* values, index_t n)
{
#ifdef __clang__
#pragma clang loop vectorize(disable) interleave_count(4)
#endif
    for (index_t i = 0; i < n; ++i)
        r[at[i]] = values[i];
}
/// The elements where the mask is true; their number. May write a register beyond them.
index_t compress(double* r, const double* a, const bool* mask, index_t n)
{
    index_t i = 0, found = 0;
#ifdef __AVX512VL__
    for (; i + 8 <= n; i += 8) {
        const __mmask8 bits = static_cast<__mmask8>(
            _mm_cmpneq_epi8_mask(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(mask + i)), _mm_setzero_si128()));
        _mm512_storeu_pd(r + found, _mm512_maskz_compress_pd(bits, _mm512_loadu_pd(a + i)));
        found += __builtin_popcount(bits);
    }
#endif
    for (; i < n; ++i) {
        r[found] = a[i];
        found += mask[i];
    }
    return found;
}

const row take("take", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    const std::int64_t* at = input<std::int64_t>(t.n, 2, 0, double(t.n));
    const block<double> r(t.n);
    t.fill(r, [&] { take_all(r.data(), a, at, t.n); });
});
const row put("put", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    const std::int64_t* at = input<std::int64_t>(t.n, 2, 0, double(t.n));
    const block<double> r(t.n);
    t.fill(r, [&] { put_all(r.data(), at, a, t.n); });
});
const row take_rows("take_rows", vectors, [](trial& t) {
    const index_t rows = t.n / 50;
    const double* a = input<double>(rows * 50, 1);
    const std::int64_t* at = input<std::int64_t>(rows, 2, 0, double(rows));
    const block<double> r(rows * 50);
    t.fill(r, [&] {
        for (index_t i = 0; i < rows; ++i)
            std::memcpy(r.data() + i * 50, a + at[i] * 50, 50 * sizeof(double));
    });
});
const row mask_get("mask_get", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    const block<bool> mask(t.n);
    for (index_t i = 0; i < t.n; ++i)
        mask[i] = a[i] < 0;
    const block<double> r(t.n + 8);
    index_t found = 0;
    t.fill(std::span(r.data(), std::size_t(std::count(mask.data(), mask.data() + t.n, true))),
        [&] { benchmark::DoNotOptimize(found = compress(r.data(), a, mask.data(), t.n)); });
});
const row mask_set("mask_set", vectors, [](trial& t) {
    const double* from = input<double>(t.n, 1);
    const block<double> a(t.n);
    std::copy(from, from + t.n, a.data());
    t.fill(a, [&] { // a store only where something changes would wait for a branch
        each_as(
            false, a.data(), t.n, [](auto x) { return x < 0 ? decltype(x){} - 0.5 : x; }, a.data());
    });
});
} // namespace
BENCHMARK_MAIN();
