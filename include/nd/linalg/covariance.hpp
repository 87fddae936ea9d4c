// Covariances and correlation coefficients between variables.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/matmul.hpp>
#include <nd/reduce/average.hpp>
#include <nd/reduce/axis_slice.hpp>
#include <nd/ufunc/complex.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/where.hpp>

namespace nd::inline ND_ISA
{
/// `cov(m, {.rowvar = false, .ddof = 0})`
/// rowvar    every row is a variable, every column an observation; else the other way round
/// bias      divide by the number of observations instead of one less; `ddof` goes before it
/// ddof      subtracted from the number of observations
struct cov_options
{
    detail::only_by_name by_name{};
    bool rowvar = true;
    bool bias = false;
    detail::optional_axis ddof{};
};
/// How often each observation counts (`fweights`, integers) and how much it matters (`aweights`).
struct observation_weights
{
    detail::only_by_name by_name{};
    ndarray<const index_t> fweights = ndarray<index_t>();
    ndarray<const double> aweights = ndarray<double>();
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
using covariance_type = promote_t<T, double>;

/// Observations as rows of double: one row per variable.
template <class R, class M>
[[nodiscard]] ndarray<R> variables_of(const M& m, bool rowvar)
{
    ndarray<R> a(evaluate_fresh<simd::default_arch, R, dynamic>(operand_of(m)));
    if (a.ndim() > 2)
        throw_value_error("m has more than 2 dimensions");
    if (a.ndim() < 2)
        return a.reshape({1, a.size()});
    return rowvar || a.extent(0) == 1 ? a : a.T().copy();
}

/// The rows of `a`, then those of `b`.
template <class R>
[[nodiscard]] ndarray<R> rows_of_both(const ndarray<R>& a, const ndarray<R>& b)
{
    if (a.extent(1) != b.extent(1))
        raise<shape_error>(message() << "all the input array dimensions except for the concatenation axis must match "
                                        "exactly, but along dimension 1, the array at index 0 has size "
                                     << a.extent(1) << " and the array at index 1 has size " << b.extent(1));
    ndarray<R> both(allocate_array<R, dynamic>(axis_values{a.extent(0) + b.extent(0), a.extent(1)}));
    slice_axis(both, 0, 0, a.extent(0)) = a;
    slice_axis(both, 0, a.extent(0), b.extent(0)) = b;
    return both;
}

/// Sums over observations of products of the variables' distances from their means, divided as asked.
template <class R>
[[nodiscard]] ndarray<R> covariance(const ndarray<R>& x, const cov_options& o, const observation_weights& weights)
{
    const index_t n = x.extent(1);
    const double ddof = o.ddof.given ? static_cast<double>(o.ddof.value) : o.bias ? 0.0 : 1.0;
    const bool has_f = weights.fweights.size() != 0;
    const bool has_a = weights.aweights.size() != 0;
    ndarray<double> w(allocate_array<double, dynamic>(axis_values(1, n)));
    w.fill(1.0);
    if (has_f) {
        if (weights.fweights.ndim() > 1)
            throw_value_error("cannot handle multidimensional fweights");
        if (weights.fweights.size() != n)
            throw_value_error("incompatible numbers of samples and fweights");
        if (any(weights.fweights < 0))
            throw_value_error("fweights cannot be negative");
        w() = w * weights.fweights;
    }
    if (has_a) {
        if (weights.aweights.ndim() > 1)
            throw_value_error("cannot handle multidimensional aweights");
        if (weights.aweights.size() != n)
            throw_value_error("incompatible numbers of samples and aweights");
        if (any(weights.aweights < 0.0))
            throw_value_error("aweights cannot be negative");
        w() = w * weights.aweights;
    }
    const double total = sum(w);
    double factor = total - ddof;
    if (has_a && ddof != 0)
        factor = total - ddof * sum(w * weights.aweights) / total;
    if (!has_f && !has_a)
        factor = static_cast<double>(n) - ddof;
    factor = factor < 0 ? 0 : factor;
    const ndarray<R> centre = has_f || has_a ? average_with_sum(x, w, {.axis = 1, .keepdims = true}).average
                                             : ndarray<R>(mean(x, moment_options{.axis = 1, .keepdims = true}));
    const ndarray<R> distances = x - centre;
    ndarray<R> weighted = distances;
    if (has_f || has_a)
        weighted = distances * w;
    if constexpr (complex_element<R>)
        weighted = conjugate(weighted);
    ndarray<R> result = matmul(distances, weighted.T());
    result() = result * (1 / factor);
    return x.extent(0) == 1 ? result.reshape({}) : result;
}

template <class R>
[[nodiscard]] ndarray<R> correlation(const ndarray<R>& c)
{
    if (c.ndim() == 0) {
        ndarray<R> one(axis_values{});
        one() = c / c;
        return one;
    }
    const index_t n = c.extent(0);
    using S = real_t<R>;
    ndarray<S> deviations{axis_values(1, n)};
    for (index_t i = 0; i < n; ++i)
        deviations.data()[i] = sqrt_op::call(real_op::call(c.data()[i * n + i]));
    ndarray<R> result = c / deviations.reshape({n, 1});
    result() = result / deviations;
    if constexpr (complex_element<R>) {
        for (index_t i = 0; i < n * n; ++i)
            result.data()[i] = R(clip_op::call(result.data()[i].real(), S(-1), S(1)),
                clip_op::call(result.data()[i].imag(), S(-1), S(1)));
    } else
        result() = clip(result, -1, 1);
    return result;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Covariances between the variables of `m`: its rows, each with one observation per column. A vector is one variable.
/// Shapes  (n, k) -> (n, n); (k) -> ()
/// Throws  value_error for more than two axes and for weights that do not fit
/// Source  numpy.cov
template <expression M>
[[nodiscard]] auto cov(const M& m, const cov_options& o = {}, const observation_weights& weights = {})
{
    using R = detail::covariance_type<value_type_of<M>>;
    return detail::covariance<R>(detail::variables_of<R>(m, o.rowvar), o, weights);
}
/// The variables of `y` come behind those of `m`.
template <expression M, expression Y>
[[nodiscard]] auto cov(const M& m, const Y& y, const cov_options& o = {}, const observation_weights& weights = {})
{
    using R = detail::covariance_type<promote_t<value_type_of<M>, value_type_of<Y>>>;
    return detail::covariance<R>(
        detail::rows_of_both(detail::variables_of<R>(m, o.rowvar), detail::variables_of<R>(y, o.rowvar)), o, weights);
}
/// Correlation coefficients between the variables of `m`: covariances over the products of deviations.
/// Source  numpy.corrcoef
template <expression M>
[[nodiscard]] auto corrcoef(const M& m, bool rowvar = true)
{
    return detail::correlation(cov(m, cov_options{.rowvar = rowvar}));
}
template <expression M, expression Y>
[[nodiscard]] auto corrcoef(const M& m, const Y& y, bool rowvar = true)
{
    return detail::correlation(cov(m, y, cov_options{.rowvar = rowvar}));
}
} // namespace nd::inline ND_ISA
