// Armadillo's arrays with the data that all contestants share. Its matrices go down columns first: work on rows becomes
// the same work on columns.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/rows.hpp"
#include <armadillo>

namespace bench
{
using arma::mat;
using arma::rowvec;
using arma::vec;

template <class T = double>
arma::Col<T> in(index_t n, unsigned seed, double low = -1, double high = 1)
{
    return arma::Col<T>(input<T>(n, seed, low, high), arma::uword(n));
}
template <class T = double>
arma::Col<T> out(index_t n)
{
    return arma::Col<T>(arma::uword(n), arma::fill::zeros);
}
/// `rows` of `columns`, each row a column of Armadillo's.
inline mat in2(index_t rows, index_t columns, unsigned seed)
{
    return mat(input<double>(rows * columns, seed), arma::uword(columns), arma::uword(rows));
}
inline mat out2(index_t rows, index_t columns)
{
    return mat(arma::uword(columns), arma::uword(rows), arma::fill::zeros);
}
inline arma::uvec indices(index_t n, unsigned seed)
{
    return arma::conv_to<arma::uvec>::from(in<std::int64_t>(n, seed, 0, double(n)));
}
} // namespace bench
