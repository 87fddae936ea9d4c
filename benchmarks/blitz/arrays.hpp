// Blitz++'s arrays with the data that all contestants share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/rows.hpp"
#include <blitz/array.h>

namespace bench
{
using blitz::Range;
using blitz::toEnd;
using namespace blitz::tensor;
template <class T = double, int Rank = 1>
using array = blitz::Array<T, Rank>;

template <class T = double>
array<T> out(index_t n)
{
    array<T> a(static_cast<int>(n));
    a = T();
    return a;
}
template <class T = double>
array<T> in(index_t n, unsigned seed, double low = -1, double high = 1)
{
    array<T> a(static_cast<int>(n));
    std::copy_n(input<T>(n, seed, low, high), n, a.data());
    return a;
}
inline array<double, 2> in2(index_t rows, index_t columns, unsigned seed)
{
    array<double, 2> a(static_cast<int>(rows), static_cast<int>(columns));
    std::copy_n(input<double>(rows * columns, seed), rows * columns, a.data());
    return a;
}
inline array<double, 2> out2(index_t rows, index_t columns)
{
    auto a = in2(rows, columns, 1);
    a = 0;
    return a;
}
inline array<double, 3> in3(index_t n, unsigned seed)
{
    array<double, 3> a(static_cast<int>(n), static_cast<int>(n), static_cast<int>(n));
    std::copy_n(input<double>(n * n * n, seed), n * n * n, a.data());
    return a;
}
} // namespace bench
