// Shortest paths between all pairs of nodes.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_floyd_warshall(nd::ndarray<std::int32_t, 2> path)
{
    for (index_t k = 0; k < path.shape(0); ++k)
        path() = nd::minimum(path, path(_, k, newaxis) + path[k]);
}

problem floyd_warshall(preset p)
{
    const index_t N = pick(p, 200, 400);
    const auto i = nd::arange(N)(_, newaxis);
    const auto j = nd::arange(N);
    const auto far = ((i + j) % 13 == 0) | ((i + j) % 7 == 0) | ((i + j) % 11 == 0);
    const nd::ndarray<std::int32_t, 2> path = nd::where(far, 999, i * j % 7 + 1).astype<std::int32_t>();
    return [=]() -> outputs {
        run_floyd_warshall(path);
        return {{"path", path}};
    };
}
} // namespace npbench
