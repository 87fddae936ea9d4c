// Correlations between the columns of a table.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"
#include <cmath>

namespace npbench
{
static grid run_correlation(double float_n, grid data)
{
    const auto mu = nd::mean(data, 0);
    auto sd = nd::std(data, 0);
    sd(sd <= 0.1) = 1.0;
    data -= mu;
    data /= std::sqrt(float_n) * sd;
    const index_t M = data.shape(1);
    auto corr = nd::eye(M);
    for (index_t i = 0; i < M - 1; ++i)
        corr(slice(i + 1, _), i) = corr(i, slice(i + 1, _)) = nd::matmul(data(_, i), data(_, slice(i + 1, _)));
    return corr;
}

problem correlation(preset p)
{
    const index_t M = pick(p, 500, 1400), N = pick(p, 600, 1800);
    const auto i = nd::arange(double(N))(_, newaxis);
    const grid data = i * nd::arange(double(M)) / M + i;
    return [=]() -> outputs { return {{"corr", run_correlation(double(N), data)}}; };
}
} // namespace npbench
