// What the kernels share: presets, problems, and inputs that every language can make.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/nd.hpp>

#include <complex>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace npbench
{
using namespace nd::literals;
using nd::_, nd::index_t, nd::newaxis, nd::slice;
using vector = nd::ndarray<double, 1>;
using grid = nd::ndarray<double, 2>;
using volume = nd::ndarray<double, 3>;

/// The sizes that NPBench calls S and M.
enum class preset { S, M };
/// The value of a parameter.
template <class T>
[[nodiscard]] T pick(preset p, T s, T m)
{
    return p == preset::S ? s : m;
}

using output = std::variant<nd::ndarray<double>, nd::ndarray<float>, nd::ndarray<std::int64_t>,
    nd::ndarray<std::int32_t>, nd::ndarray<std::complex<double>>>;
using outputs = std::vector<std::pair<std::string, output>>;
/// A kernel with its inputs made; it may be run once.
using problem = std::function<outputs()>;

problem arc_distance(preset);
problem azimint_naive(preset);
problem cavity_flow(preset);
problem compute(preset);
problem conv2d_bias(preset);
problem correlation(preset);
problem fdtd_2d(preset);
problem floyd_warshall(preset);
problem gemm(preset);
problem hdiff(preset);
problem heat_3d(preset);
problem jacobi_2d(preset);
problem mandelbrot1(preset);
problem nbody(preset);
problem softmax(preset);
problem spmv(preset);

/// Random 64-bit numbers. Source  Steele, Lea and Flood, OOPSLA 2014 (SplitMix64)
[[nodiscard]] inline auto splitmix64(std::uint64_t seed, index_t n)
{
    nd::ndarray<std::uint64_t, 1> z = seed + nd::arange<std::uint64_t>(1, n + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return nd::eval(z ^ (z >> 31));
}
/// Random numbers in [0, 1).
template <class T = double>
[[nodiscard]] nd::ndarray<T> hash01(std::uint64_t seed, const nd::axis_values& shape)
{
    index_t n = 1;
    for (index_t extent : shape)
        n *= extent;
    constexpr int bits = sizeof(T) == 8 ? 53 : 24;
    return nd::eval((splitmix64(seed, n) >> (64 - bits)).template astype<T>() * (T(1) / T(std::uint64_t{1} << bits)))
        .reshape(shape);
}
} // namespace npbench
