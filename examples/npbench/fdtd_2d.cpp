// Finite differences in the time domain: the fields ex, ey and hz push each other.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_fdtd_2d(grid ex, grid ey, grid hz, vector fict)
{
    for (double f : fict) {
        ey[0] = f;
        ey("1:"_s) -= 0.5 * (hz("1:"_s) - hz(":-1"_s));
        ex(":, 1:"_s) -= 0.5 * (hz(":, 1:"_s) - hz(":, :-1"_s));
        hz(":-1, :-1"_s) -= 0.7 * (ex(":-1, 1:"_s) - ex(":-1, :-1"_s) + ey("1:, :-1"_s) - ey(":-1, :-1"_s));
    }
}

problem fdtd_2d(preset p)
{
    const index_t TMAX = pick(p, 20, 60), NX = pick(p, 200, 400), NY = pick(p, 220, 450);
    const auto i = nd::arange(double(NX))(_, newaxis);
    const auto j = nd::arange(double(NY));
    const grid ex = i * (j + 1) / NX, ey = i * (j + 2) / NY, hz = i * (j + 3) / NX;
    const vector fict = nd::arange(double(TMAX));
    return [=]() -> outputs {
        run_fdtd_2d(ex, ey, hz, fict);
        return {{"ex", ex}, {"ey", ey}, {"hz", hz}};
    };
}
} // namespace npbench
