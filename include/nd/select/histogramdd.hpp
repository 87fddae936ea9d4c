// Counts of points of any dimension in the cells of a grid.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/histogram2d.hpp>

#include <vector>

namespace nd::inline ND_ISA
{
/// `histogramdd(sample, 10, {{0, 1}, {0, 2}})`: a range per axis, default from the least to the greatest coordinate.
using histogramdd_ranges = std::vector<value_range>;

/// `auto [hist, edges] = histogramdd(sample, {3, 4})`
struct histogramdd_result
{
    ndarray<double> hist;
    std::vector<ndarray<const double, 1>> edges;

    /// The counts as a probability density: its integral over the grid is 1. NumPy's `density=True`.
    [[nodiscard]] ndarray<double> density() const
    {
        ndarray<double> result = hist.copy();
        const double total = sum(hist);
        for (int axis = 0; axis < hist.ndim(); ++axis) {
            axis_values shape(hist.ndim(), 1);
            shape[axis] = hist.extent(axis);
            const auto& e = edges[static_cast<std::size_t>(axis)];
            const index_t n = e.size() - 1;
            const ndarray<double> widths =
                subtract(detail::part_of(e.handle(), 0, 1, n), detail::part_of(e.handle(), 0, 0, n));
            result.assign(divide(result, widths.reshape(shape)));
        }
        result.assign(divide(result, total));
        return result;
    }
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Counts the rows of `points`, or adds up `weights` where they are not null.
[[nodiscard]] inline histogramdd_result histogram_of_points(
    const ndarray<const double, 2>& points, std::vector<ndarray<const double, 1>> edges, const double* weights)
{
    const index_t n = points.extent(0);
    const auto dimensions = static_cast<std::size_t>(points.extent(1));
    if (edges.size() != dimensions)
        throw_value_error("The dimension of bins must be equal to the dimension of the sample x.");
    std::vector<bins_between<double>> bins;
    axis_values shape;
    for (const auto& e : edges) {
        bins.emplace_back(e);
        shape.push_back(bins.back().count());
    }
    ndarray<double> hist{shape};
    const double* p = points.data();
    double* cells = hist.data();
    for (index_t i = 0; i < n; ++i, p += dimensions) {
        index_t cell = 0;
        bool is_inside = true;
        for (std::size_t k = 0; k < dimensions && is_inside; ++k) {
            const index_t bin = bins[k].find(p[k]);
            is_inside = bin >= 0;
            cell = cell * shape[static_cast<int>(k)] + bin;
        }
        if (is_inside)
            cells[cell] += weights == nullptr ? 1.0 : weights[i];
    }
    return {hist, std::move(edges)};
}

/// Points as rows; a vector is one coordinate of each point.
template <class S>
[[nodiscard]] ndarray<const double, 2> points_of(const S& sample)
{
    const ndarray<const double> points = dense_as<double>(sample);
    if (points.ndim() == 1)
        return points.reshape({points.size(), 1});
    if (points.ndim() != 2)
        throw_value_error("The sample must be a matrix with one point per row");
    return points;
}
[[nodiscard]] inline ndarray<const double, 1> coordinates(const ndarray<const double, 2>& points, int axis)
{
    return points(full_extent, axis).copy();
}
[[nodiscard]] inline std::vector<ndarray<const double, 1>> grid_edges(
    const ndarray<const double, 2>& points, const axis_values& bins, const histogramdd_ranges& ranges)
{
    const auto dimensions = static_cast<int>(points.extent(1));
    if (bins.size() != 1 && bins.size() != dimensions)
        throw_value_error("The dimension of bins must be equal to the dimension of the sample x.");
    if (!ranges.empty() && static_cast<int>(ranges.size()) != dimensions)
        throw_value_error("range argument must have one entry per dimension");
    std::vector<ndarray<const double, 1>> edges;
    for (int axis = 0; axis < dimensions; ++axis)
        edges.push_back(equal_edges_over(coordinates(points, axis), bins[bins.size() == 1 ? 0 : axis],
            ranges.empty() ? value_range{} : ranges[static_cast<std::size_t>(axis)]));
    return edges;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Counts of the rows of `sample`, points of D coordinates, in the cells of a grid of equal bins: one number for all
/// axes, or one per axis. The last bin of an axis includes its upper edge.
/// Throws  value_error when bins or ranges do not fit the points, and as histogram_bin_edges
/// Source  numpy.histogramdd
template <real_expression S>
[[nodiscard]] histogramdd_result histogramdd(
    const S& sample, const axis_values& bins = 10, const histogramdd_ranges& ranges = {})
{
    const auto points = detail::points_of(sample);
    return detail::histogram_of_points(points, detail::grid_edges(points, bins, ranges), nullptr);
}
/// Between given edges, one vector per axis.
template <real_expression S>
[[nodiscard]] histogramdd_result histogramdd(const S& sample, const std::vector<ndarray<double, 1>>& edges)
{
    std::vector<ndarray<const double, 1>> shared(edges.begin(), edges.end());
    return detail::histogram_of_points(detail::points_of(sample), std::move(shared), nullptr);
}
/// Sums of weights instead of counts.
template <real_expression S, real_weights W>
[[nodiscard]] histogramdd_result histogramdd(
    const S& sample, const axis_values& bins, const W& weights, const histogramdd_ranges& ranges = {})
{
    const auto points = detail::points_of(sample);
    const auto w = detail::doubles_of(weights);
    if (w.size() != points.extent(0))
        throw_value_error("The weights and list don't have the same length.");
    return detail::histogram_of_points(points, detail::grid_edges(points, bins, ranges), w.data());
}
} // namespace nd::inline ND_ISA
