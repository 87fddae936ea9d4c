// Operands whose axes are in another order: 8 x 8 elements change rows and columns in registers, inside tiles.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
using v8 = vec<double, 64>;
struct tile
{
    index_t rows, columns; ///< of the output, multiples of 8
    bool past_the_cache;
};
/// Whole columns of 256 rows use each page of the input well; small matrices stay in the first-level cache.
tile tile_for(index_t n)
{
    if (n * n * 8 >= stream_bytes)
        return {256, 32, register_bytes == 64};
    return n >= 128 ? tile{16, 16, false} : tile{256, 32, false};
}

/// v[i][j] becomes v[j][i].
[[gnu::always_inline]] inline void transpose(v8 (&v)[8])
{
    v8 w[8];
    for (int i = 0; i < 8; i += 2) {
        w[i] = __builtin_shufflevector(v[i], v[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        w[i + 1] = __builtin_shufflevector(v[i], v[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int i = 0; i < 8; i += 4)
        for (int k = 0; k < 2; ++k) {
            v[i + k] = __builtin_shufflevector(w[i + k], w[i + k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            v[i + k + 2] = __builtin_shufflevector(w[i + k], w[i + k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int k = 0; k < 4; ++k) {
        w[k] = __builtin_shufflevector(v[k], v[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        w[k + 4] = __builtin_shufflevector(v[k], v[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
    for (int k = 0; k < 8; ++k)
        v[k] = w[k];
}

/// r[i, j] = a[i, j] + b[j, i], without `a` only b[j, i]; steps from one row to the next in elements.
template <bool Add>
void transposed(double* r, const double* a, index_t step, const double* b, index_t b_step, index_t n, tile size)
{
    const index_t whole = n / 8 * 8;
    for (index_t i0 = 0; i0 < whole; i0 += size.rows)
        for (index_t j0 = 0; j0 < whole; j0 += size.columns)
            for (index_t i = i0; i < std::min(i0 + size.rows, whole); i += 8)
                for (index_t j = j0; j < std::min(j0 + size.columns, whole); j += 8) {
                    v8 v[8];
                    for (int k = 0; k < 8; ++k)
                        std::memcpy(&v[k], b + (j + k) * b_step + i, 64);
                    transpose(v);
                    for (int k = 0; k < 8; ++k) {
                        v8 sum = v[k];
                        if constexpr (Add) {
                            v8 left;
                            std::memcpy(&left, a + (i + k) * step + j, 64);
                            sum += left;
                        }
#ifdef __AVX512F__
                        if (size.past_the_cache)
                            stream(r + (i + k) * step + j, sum);
                        else
#endif
                            store(r + (i + k) * step + j, sum);
                    }
                }
    const auto one = [&](index_t i, index_t j) { r[i * step + j] = (Add ? a[i * step + j] : 0.0) + b[j * b_step + i]; };
    for (index_t i = 0; i < n; ++i)
        for (index_t j = i < whole ? whole : 0; j < n; ++j)
            one(i, j);
}

const row addT("addT", transposes, [](trial& t) {
    const double *a = input<double>(t.n * t.n, 1), *b = input<double>(t.n * t.n, 2);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] { transposed<true>(r.data(), a, t.n, b, t.n, t.n, tile_for(t.n)); });
});
const row copyT("copyT", transposes, [](trial& t) {
    const double* a = input<double>(t.n * t.n, 1);
    const block<double> r(t.n * t.n);
    t.fill(r, [&] { transposed<false>(r.data(), nullptr, t.n, a, t.n, t.n, tile_for(t.n)); });
});
const row perm3("perm3", cubes, [](trial& t) {
    const index_t n = t.n, all = n * n * n;
    const double *a = input<double>(all, 1), *b = input<double>(all, 2);
    const block<double> r(all);
    const bool big = all * 8 >= stream_bytes;
    t.fill(r, [&] {
        for (index_t i = 0; i < n; ++i)
            transposed<true>(r.data() + i * n * n, a + i * n * n, n, b + i * n, n * n, n, {32, 32, big && n % 8 == 0});
    });
});
} // namespace
BENCHMARK_MAIN();
