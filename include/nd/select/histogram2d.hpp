// How many pairs of values fall into the cells of a grid.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/histogram.hpp>

namespace nd::inline ND_ISA
{
/// `histogram2d(x, y, {20, 30}, {.x_range = {0, 1}})`
struct histogram2d_options
{
    value_range x_range{};
    value_range y_range{};
};

/// `auto [hist, x_edges, y_edges] = histogram2d(x, y)`
struct histogram2d_result
{
    ndarray<double, 2> hist;
    ndarray<const double, 1> x_edges;
    ndarray<const double, 1> y_edges;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
using dense_doubles = ndarray<const double, 1>;

/// Pairs count 1, or what `weights` says when it is not null.
template <class Arch>
void count_pairs(const bins_between<double>& x_bins, const bins_between<double>& y_bins, const double* x,
    const double* y, const double* weights, index_t n, double* cells)
{
    for (index_t i = 0; i < n; ++i) {
        const index_t row = x_bins.find(x[i]);
        const index_t column = y_bins.find(y[i]);
        if (row >= 0 && column >= 0)
            cells[row * y_bins.count() + column] += weights == nullptr ? 1.0 : weights[i];
    }
}

[[nodiscard]] inline histogram2d_result histogram_of_pairs(const dense_doubles& x, const dense_doubles& y,
    const dense_doubles& x_edges, const dense_doubles& y_edges, const double* weights)
{
    if (x.size() != y.size())
        throw_value_error("x and y must have the same length.");
    const bins_between<double> x_bins(x_edges);
    const bins_between<double> y_bins(y_edges);
    const ndarray<double, 2> cells({x_bins.count(), y_bins.count()});
    count_pairs<simd::default_arch>(x_bins, y_bins, x.data(), y.data(), weights, x.size(), cells.handle().data);
    return {cells, x_edges, y_edges};
}

template <expression E>
[[nodiscard]] dense_doubles doubles_of(const E& e)
{
    require_vector(shape_of(operand_of(e)));
    return dense_as<double>(e);
}

[[nodiscard]] inline histogram2d_result histogram_of_pairs(const dense_doubles& x, const dense_doubles& y,
    const axis_values& bins, const histogram2d_options& options, const double* weights)
{
    if (bins.size() != 1 && bins.size() != 2)
        throw_value_error("The dimension of bins must be equal to the dimension of the sample x.");
    const dense_doubles x_edges = equal_edges_over(x, bins[0], options.x_range);
    const dense_doubles y_edges = equal_edges_over(y, bins[bins.size() - 1], options.y_range);
    return histogram_of_pairs(x, y, x_edges, y_edges, weights);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Counts of the pairs (x[i], y[i]) in the cells of a grid of equal bins, `bins` along both axes or `{rows, columns}`.
/// Rows are bins of `x`. The last bin of an axis includes its upper edge.
/// Throws  value_error when `x` and `y` are no vectors of one length, and as histogram_bin_edges
template <real_expression X, real_expression Y>
[[nodiscard]] histogram2d_result histogram2d(
    const X& x, const Y& y, const axis_values& bins = 10, const histogram2d_options& options = {})
{
    return detail::histogram_of_pairs(detail::doubles_of(x), detail::doubles_of(y), bins, options, nullptr);
}
/// Sums of weights instead of counts.
template <real_expression X, real_expression Y, real_weights W>
[[nodiscard]] histogram2d_result histogram2d(
    const X& x, const Y& y, const axis_values& bins, const W& weights, const histogram2d_options& options = {})
{
    const auto w = detail::doubles_of(weights);
    if (w.size() != shape_of(detail::operand_of(x))[0])
        throw_value_error("The weights and list don't have the same length.");
    return detail::histogram_of_pairs(detail::doubles_of(x), detail::doubles_of(y), bins, options, w.data());
}
/// Counts between given edges.
template <real_expression X, real_expression Y, real_expression XE, real_expression YE>
[[nodiscard]] histogram2d_result histogram2d(const X& x, const Y& y, const XE& x_edges, const YE& y_edges)
{
    return detail::histogram_of_pairs(detail::doubles_of(x), detail::doubles_of(y), detail::doubles_of(x_edges),
        detail::doubles_of(y_edges), nullptr);
}
} // namespace nd::inline ND_ISA
