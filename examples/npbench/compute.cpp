// Integer arithmetic over big arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
using integers = nd::ndarray<std::int64_t, 2>;

static integers run_compute(integers array_1, integers array_2, int a, int b, int c)
{
    return nd::clip(array_1, 2, 10) * a + array_2 * b + c;
}

problem compute(preset p)
{
    const index_t M = pick(p, 2000, 5000), N = M;
    const auto below_1000 = [=](std::uint64_t seed) -> integers {
        return (splitmix64(seed, M * N) % 1000).astype<std::int64_t>().eval().reshape({M, N});
    };
    const integers array_1 = below_1000(1), array_2 = below_1000(2);
    return [=]() -> outputs { return {{"out", run_compute(array_1, array_2, 4, 3, 9)}}; };
}
} // namespace npbench
