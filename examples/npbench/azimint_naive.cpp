// Means of data over rings of equal width.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static vector run_azimint_naive(vector data, vector radius, index_t npt)
{
    const double R = nd::max(radius);
    vector res({npt});
    for (index_t i = 0; i < npt; ++i) {
        const double low = R * double(i) / double(npt), high = R * double(i + 1) / double(npt);
        res(i) = nd::mean(data((low <= radius) & (radius < high)));
    }
    return res;
}

problem azimint_naive(preset p)
{
    const index_t N = pick(p, 400000, 4000000), npt = 1000;
    const vector data = hash01(1, {N}), radius = hash01(2, {N});
    return [=]() -> outputs { return {{"res", run_azimint_naive(data, radius, npt)}}; };
}
} // namespace npbench
