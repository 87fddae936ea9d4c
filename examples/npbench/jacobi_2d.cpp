// Five-point smoothing of a grid, to and fro between two arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_jacobi_2d(index_t TSTEPS, grid A, grid B)
{
    const auto relax = [](grid s, grid d) {
        d("1:-1, 1:-1"_s) =
            0.2 * (s("1:-1, 1:-1"_s) + s("1:-1, :-2"_s) + s("1:-1, 2:"_s) + s("2:, 1:-1"_s) + s(":-2, 1:-1"_s));
    };
    for (index_t t = 1; t < TSTEPS; ++t) {
        relax(A, B);
        relax(B, A);
    }
}

problem jacobi_2d(preset p)
{
    const index_t TSTEPS = pick(p, 50, 80), N = pick(p, 150, 350);
    const auto j = nd::arange(double(N)), i = j;
    const grid A = i(_, newaxis) * (j + 2) / N, B = i(_, newaxis) * (j + 3) / N;
    return [=]() -> outputs {
        run_jacobi_2d(TSTEPS, A, B);
        return {{"A", A}, {"B", B}};
    };
}
} // namespace npbench
