// xtensor's arrays with the data that all contestants share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/rows.hpp"
#include <xtensor/containers/xarray.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/misc/xsort.hpp>
#include <xtensor/views/xindex_view.hpp>
#include <xtensor/views/xstrided_view.hpp>
#include <xtensor/views/xview.hpp>

namespace bench
{
using namespace xt::placeholders;
using xt::noalias;
using xt::range;
using xt::view;
inline constexpr auto now = xt::evaluation_strategy::immediate;

template <class T, std::size_t Rank = 1>
auto out(std::array<std::size_t, Rank> shape)
{
    return xt::xtensor<T, Rank>(shape, T());
}
template <class T, std::size_t Rank = 1>
auto in(std::array<std::size_t, Rank> shape, unsigned seed, double low = -1, double high = 1)
{
    auto a = out<T, Rank>(shape);
    const T* data = input<T>(index_t(a.size()), seed, low, high);
    std::copy(data, data + a.size(), a.data());
    return a;
}
template <class T = double>
auto in(index_t n, unsigned seed, double low = -1, double high = 1)
{
    return in<T, 1>({std::size_t(n)}, seed, low, high);
}
template <class T = double>
auto out(index_t n)
{
    return out<T, 1>({std::size_t(n)});
}
/// A square matrix.
inline auto in2(index_t n, unsigned seed) { return in<double, 2>({std::size_t(n), std::size_t(n)}, seed); }
inline auto out2(index_t n) { return out<double, 2>({std::size_t(n), std::size_t(n)}); }
} // namespace bench
