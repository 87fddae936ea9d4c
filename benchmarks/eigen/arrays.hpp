// Eigen's arrays with the data that all contestants share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/rows.hpp"
#include <Eigen/Core>
#include <unsupported/Eigen/CXX11/Tensor>

namespace bench
{
template <class T = double>
using vector_of = Eigen::Array<T, Eigen::Dynamic, 1>;
using matrix = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using row_vector = Eigen::Array<double, 1, Eigen::Dynamic>;
template <int Rank>
using tensor = Eigen::Tensor<double, Rank, Eigen::RowMajor, index_t>;

template <class T = double>
vector_of<T> in(index_t n, unsigned seed, double low = -1, double high = 1)
{
    return Eigen::Map<const vector_of<T>>(input<T>(n, seed, low, high), n);
}
template <class T = double>
vector_of<T> out(index_t n)
{
    return vector_of<T>::Zero(n);
}
inline matrix in2(index_t rows, index_t columns, unsigned seed)
{
    return Eigen::Map<const matrix>(input<double>(rows * columns, seed), rows, columns);
}
inline matrix out2(index_t rows, index_t columns) { return matrix::Zero(rows, columns); }
/// An input of the same extent along all axes.
template <int Rank>
tensor<Rank> cube(index_t n, unsigned seed)
{
    Eigen::array<index_t, Rank> shape;
    shape.fill(n);
    tensor<Rank> a(shape);
    std::copy_n(input<double>(a.size(), seed), a.size(), a.data());
    return a;
}
} // namespace bench
