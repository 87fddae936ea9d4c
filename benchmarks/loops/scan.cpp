// Running sums.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
using v8 = vec<double, 64>;
/// Sums of the first 1, 2, ... 8 elements: three steps in a register instead of eight one after another.
v8 scan8(v8 v)
{
    const v8 zero{};
    v += __builtin_shufflevector(zero, v, 0, 8, 9, 10, 11, 12, 13, 14);
    v += __builtin_shufflevector(zero, v, 0, 0, 8, 9, 10, 11, 12, 13);
    v += __builtin_shufflevector(zero, v, 0, 0, 0, 0, 8, 9, 10, 11);
    return v;
}
const row cumsum("cumsum", vectors, [](trial& t) {
    const double* a = input<double>(t.n, 1);
    const block<double> r(t.n);
    t.fill(r, [&] {
        v8 before{};
        index_t i = 0;
        for (; i + 8 <= t.n; i += 8) {
            v8 v;
            std::memcpy(&v, a + i, sizeof v);
            v = scan8(v);
            const v8 last = __builtin_shufflevector(v, v, 7, 7, 7, 7, 7, 7, 7, 7);
            store(r.data() + i, v + before);
            before += last;
        }
        for (double sum = before[0]; i < t.n; ++i)
            r[i] = sum += a[i];
    });
});
} // namespace
BENCHMARK_MAIN();
