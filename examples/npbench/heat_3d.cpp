// The heat equation in three dimensions, to and fro between two arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_heat_3d(index_t TSTEPS, volume A, volume B)
{
    const auto step = [](volume s, volume d) {
        const auto m = s("1:-1, 1:-1, 1:-1"_s);
        d("1:-1, 1:-1, 1:-1"_s) = 0.125 * (s("2:, 1:-1, 1:-1"_s) - 2.0 * m + s(":-2, 1:-1, 1:-1"_s)) +
            0.125 * (s("1:-1, 2:, 1:-1"_s) - 2.0 * m + s("1:-1, :-2, 1:-1"_s)) +
            0.125 * (s("1:-1, 1:-1, 2:"_s) - 2.0 * m + s("1:-1, 1:-1, :-2"_s)) + m;
    };
    for (index_t t = 1; t < TSTEPS; ++t) {
        step(A, B);
        step(B, A);
    }
}

problem heat_3d(preset p)
{
    const index_t TSTEPS = pick(p, 25, 50), N = pick(p, 25, 40);
    const auto k = nd::arange(double(N)), j = k, i = k;
    const volume A = (i(_, newaxis, newaxis) + j(_, newaxis) + (N - k)) * 10 / N, B = A.copy();
    return [=]() -> outputs {
        run_heat_3d(TSTEPS, A, B);
        return {{"A", A}, {"B", B}};
    };
}
} // namespace npbench
