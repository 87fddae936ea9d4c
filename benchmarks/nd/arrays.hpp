// nd's arrays with the data that all contestants share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/nd.hpp>

#include "support/rows.hpp"
#include <array>
#include <cstring>

namespace bench
{
using nd::_;
using nd::ndarray;
using nd::slice;
using namespace nd::literals;

/// An input: `in<double, 2>({n, n}, seed)`.
template <class T, int Rank = 1>
ndarray<T, Rank> in(const nd::axis_values& shape, unsigned seed, double low = -1, double high = 1)
{
    ndarray<T, Rank> a(shape);
    std::memcpy(a.data(), input<T>(a.size(), seed, low, high), std::size_t(a.nbytes()));
    return a;
}
template <class T, int Rank = 1>
ndarray<T, Rank> in(index_t n, unsigned seed, double low = -1, double high = 1)
{
    return in<T, Rank>(nd::axis_values{n}, seed, low, high);
}
/// An output.
template <class T, int Rank = 1>
ndarray<T, Rank> out(const nd::axis_values& shape)
{
    return ndarray<T, Rank>(shape);
}
template <class T, int Rank = 1>
ndarray<T, Rank> out(index_t n)
{
    return ndarray<T, Rank>(nd::axis_values{n});
}
} // namespace bench
