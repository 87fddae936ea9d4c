// Matrix product and sum of BLAS.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_gemm(double alpha, double beta, grid C, grid A, grid B) { C() = nd::matmul(alpha * A, B) + beta * C; }

problem gemm(preset p)
{
    const index_t NI = pick(p, 1000, 2500), NJ = pick(p, 1100, 2750), NK = pick(p, 1200, 3000);
    const auto index = [](index_t n) { return nd::arange(double(n)); };
    const grid C = (index(NI)(_, newaxis) * index(NJ) + 1) % NI / NI;
    const grid A = index(NI)(_, newaxis) * (index(NK) + 1) % NK / NK;
    const grid B = index(NK)(_, newaxis) * (index(NJ) + 2) % NJ / NJ;
    return [=]() -> outputs {
        run_gemm(1.5, 1.2, C, A, B);
        return {{"C", C}};
    };
}
} // namespace npbench
