// Softmax over the last axis, as in a transformer's attention.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
using tensor = nd::ndarray<float, 4>;

static tensor run_softmax(tensor x)
{
    const tensor e = nd::exp(x - nd::max(x, {.axis = -1, .keepdims = true}));
    return e / nd::sum(e, {.axis = -1, .keepdims = true});
}

problem softmax(preset p)
{
    const index_t N = pick(p, 16, 32), H = pick(p, 16, 8), SM = pick(p, 128, 256);
    const tensor x = hash01<float>(1, {N, H, SM, SM});
    return [=]() -> outputs { return {{"out", run_softmax(x)}}; };
}
} // namespace npbench
