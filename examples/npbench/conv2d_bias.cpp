// A convolution layer of a neural network, window by window.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
using tensor = nd::ndarray<float, 4>;

static tensor run_conv2d_bias(tensor input, tensor weights, nd::ndarray<float, 1> bias)
{
    const index_t K = weights.shape(0), H = input.shape(1) - K + 1, W = input.shape(2) - K + 1;
    tensor out({input.shape(0), H, W, weights.shape(3)});
    for (index_t y = 0; y < H; ++y)
        for (index_t x = 0; x < W; ++x)
            out(_, y, x) = nd::sum(input(_, slice(y, y + K), slice(x, x + K), _, newaxis) * weights, {1, 2, 3});
    return out + bias;
}

problem conv2d_bias(preset p)
{
    const index_t N = 8, C_in = 3, C_out = pick(p, 16, 8), K = pick(p, 2, 5), H = pick(p, 32, 64), W = H;
    const tensor input = hash01<float>(1, {N, H, W, C_in}), weights = hash01<float>(2, {K, K, C_in, C_out});
    const nd::ndarray<float, 1> bias = hash01<float>(3, {C_out});
    return [=]() -> outputs { return {{"out", run_conv2d_bias(input, weights, bias)}}; };
}
} // namespace npbench
