// Great-circle distances between pairs of points on the unit sphere.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static vector run_arc_distance(vector theta_1, vector phi_1, vector theta_2, vector phi_2)
{
    const vector a = nd::square(nd::sin((theta_2 - theta_1) / 2)) +
        nd::cos(theta_1) * nd::cos(theta_2) * nd::square(nd::sin((phi_2 - phi_1) / 2));
    return 2 * nd::arctan2(nd::sqrt(a), nd::sqrt(1 - a));
}

problem arc_distance(preset p)
{
    const index_t N = pick(p, 100000, 1000000);
    const vector theta_1 = hash01(1, {N}), phi_1 = hash01(2, {N}), theta_2 = hash01(3, {N}), phi_2 = hash01(4, {N});
    return [=]() -> outputs { return {{"distance", run_arc_distance(theta_1, phi_1, theta_2, phi_2)}}; };
}
} // namespace npbench
