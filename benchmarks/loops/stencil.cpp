// Neighbours through shifted slices.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
const row stencil5("stencil5", squares, [](trial& t) {
    const double* u = input<double>(t.n * t.n, 1);
    const block<double> r(t.n * t.n);
    const auto mean = [](auto up, auto down, auto left, auto right) { return 0.25 * (up + down + left + right); };
    t.fill(r, [&] {
        for (index_t i = 1; i + 1 < t.n; ++i) {
            const double* m = u + i * t.n + 1;
            each_row(r, r.data() + i * t.n + 1, t.n - 2, mean, m - t.n, m + t.n, m - 1, m + 1);
        }
    });
});
} // namespace
BENCHMARK_MAIN();
