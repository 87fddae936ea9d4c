// Derivatives and integrals of sampled functions: gradient and trapezoid.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/axis_slice.hpp>
#include <nd/reduce/diff.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/ufunc/operators.hpp>

#include <vector>

namespace nd::inline ND_ISA
{
/// Where samples stand along an axis: the distance between neighbours, or a vector of coordinates.
class sample_spacing
{
public:
    sample_spacing() = default;
    sample_spacing(real_element auto distance)
        : distance_(static_cast<double>(distance))
    {}
    template <expression X>
        requires real_element<value_type_of<X>> sample_spacing(const X& coordinates)
        {
            const ndarray<double> x = eval(coordinates.template astype<double>());
            if (x.ndim() == 0)
                distance_ = x.item();
            else if (x.ndim() == 1)
                coordinates_ = x, has_coordinates_ = true;
            else
                throw_value_error("distances must be either scalars or 1d");
        }
    [[nodiscard]] bool has_coordinates() const noexcept { return has_coordinates_; }
    [[nodiscard]] double distance() const noexcept { return distance_; }
    [[nodiscard]] const ndarray<double>& coordinates() const noexcept { return coordinates_; }

private:
    double distance_ = 1;
    bool has_coordinates_ = false;
    ndarray<double> coordinates_{};
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// A vector that stretches along `axis` of `ndim`.
[[nodiscard]] inline ndarray<const double> along_axis(
    const double* data, index_t n, const buffer& owner, int axis, int ndim)
{
    axis_values shape(ndim, 1);
    axis_values strides(ndim, 0);
    shape[axis] = n;
    strides[axis] = sizeof(double);
    return ndarray<const double>(leaf<const double, dynamic>(owner, data, layout<dynamic>(shape, strides)));
}

/// The derivative along one axis: second order inside, of order `edge_order` at the ends.
/// Source  numpy/lib/_function_base_impl.py, gradient
template <class R, int Rank>
void write_gradient(
    const ndarray<R, Rank>& out, const ndarray<const R, Rank>& f, const sample_spacing& given, int axis, int edge_order)
{
    const index_t n = f.extent(axis);
    const auto part = [&](const auto& a, index_t start, index_t count) { return slice_axis(a, axis, start, count); };
    const index_t inner = n - 2;
    double h = given.distance();
    bool is_uniform = !given.has_coordinates();
    ndarray<double> steps;
    if (!is_uniform) {
        steps = ndarray<double>{axis_values(1, n - 1)};
        const double* x = given.coordinates().data();
        double* d = steps.data();
        is_uniform = true;
        for (index_t i = 0; i + 1 < n; ++i) {
            d[i] = x[i + 1] - x[i];
            is_uniform = is_uniform && d[i] == d[0];
        }
        h = d[0];
    }
    using S = real_t<R>;
    const auto first = [&](index_t i) { return part(f, i, 1); };
    if (is_uniform) {
        part(out, 1, inner) = (part(f, 2, inner) - part(f, 0, inner)) / static_cast<S>(2.0 * h);
    } else {
        const double* d = steps.data();
        ndarray<double> weights{axis_values{3, inner}};
        double* a = weights.data();
        double* b = a + inner;
        double* c = b + inner;
        for (index_t i = 0; i < inner; ++i) {
            a[i] = -d[i + 1] / (d[i] * (d[i] + d[i + 1]));
            b[i] = (d[i + 1] - d[i]) / (d[i] * d[i + 1]);
            c[i] = d[i] / (d[i + 1] * (d[i] + d[i + 1]));
        }
        const int ndim = f.ndim();
        const auto weight = [&](const double* w) { return along_axis(w, inner, weights.base(), axis, ndim); };
        part(out, 1, inner) =
            weight(a) * part(f, 0, inner) + weight(b) * part(f, 1, inner) + weight(c) * part(f, 2, inner);
    }
    const double* d = is_uniform ? nullptr : steps.data();
    const double h0 = is_uniform ? h : d[0];
    const double h1 = is_uniform ? h : d[n - 2];
    if (edge_order == 1) {
        part(out, 0, 1) = (first(1) - first(0)) / static_cast<S>(h0);
        part(out, n - 1, 1) = (first(n - 1) - first(n - 2)) / static_cast<S>(h1);
        return;
    }
    double w[6];
    if (is_uniform) {
        const double weights[6] = {-1.5 / h, 2.0 / h, -0.5 / h, 0.5 / h, -2.0 / h, 1.5 / h};
        for (int i = 0; i < 6; ++i)
            w[i] = weights[i];
    } else {
        double dx1 = d[0];
        double dx2 = d[1];
        w[0] = -(2 * dx1 + dx2) / (dx1 * (dx1 + dx2));
        w[1] = (dx1 + dx2) / (dx1 * dx2);
        w[2] = -dx1 / (dx2 * (dx1 + dx2));
        dx1 = d[n - 3];
        dx2 = d[n - 2];
        w[3] = dx2 / (dx1 * (dx1 + dx2));
        w[4] = -(dx2 + dx1) / (dx1 * dx2);
        w[5] = (2.0 * dx2 + dx1) / (dx2 * (dx1 + dx2));
    }
    part(out, 0, 1) =
        first(0) * static_cast<S>(w[0]) + first(1) * static_cast<S>(w[1]) + first(2) * static_cast<S>(w[2]);
    part(out, n - 1, 1) =
        first(n - 3) * static_cast<S>(w[3]) + first(n - 2) * static_cast<S>(w[4]) + first(n - 1) * static_cast<S>(w[5]);
}

template <class E>
[[nodiscard]] auto gradient_source(const E& e)
{
    using R = mean_type<value_type_of<E>>;
    if constexpr (std::is_same_v<R, value_type_of<E>>)
        return ndarray<const R, E::rank>(as_array(e));
    else
        return ndarray<const R, E::rank>(eval(e.template astype<R>()));
}
template <class R, int Rank>
[[nodiscard]] ndarray<R, Rank> gradient_of(
    const ndarray<const R, Rank>& f, const sample_spacing& steps_between, index_t given_axis, int edge_order)
{
    const int axis = normalize_axis(given_axis, f.ndim());
    if (edge_order < 1 || edge_order > 2)
        throw_value_error("'edge_order' greater than 2 not supported");
    if (steps_between.has_coordinates() && steps_between.coordinates().size() != f.extent(axis))
        throw_value_error("when 1d, distances must match the length of the corresponding dimension");
    if (f.extent(axis) < edge_order + 1)
        throw_value_error("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) "
                          "elements are required.");
    ndarray<R, Rank> result(allocate_array<R, Rank>(axis_values(f.shape())));
    write_gradient(result, f, steps_between, axis, edge_order);
    return result;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The derivative along one axis: central differences inside, one-sided ones of order `edge_order` (1 or 2) at the
/// ends. Integers count as double.
/// Throws  value_error for fewer than `edge_order` + 1 samples; axis_error. Source  numpy.gradient
template <expression F, integer_index Axis>
[[nodiscard]] auto gradient(const F& f, const sample_spacing& steps_between, Axis axis, int edge_order = 1)
{
    return detail::gradient_of(detail::gradient_source(f), steps_between, static_cast<index_t>(axis), edge_order);
}
/// The derivatives along all axes, one array each: `gradient(f)`, `gradient(f, {dx, y_coordinates})`. One spacing is
/// for all axes. Throws  also when there is not one spacing per axis
template <expression F>
    requires(F::rank != 1)
[[nodiscard]] auto gradient(const F& f, std::initializer_list<sample_spacing> spacings = {}, int edge_order = 1)
{
    const auto source = detail::gradient_source(f);
    const auto n = static_cast<int>(spacings.size());
    if (n > 1 && n != source.ndim())
        raise<dtype_error>(message() << "invalid number of arguments");
    using R = value_type_of<decltype(source)>;
    std::vector<ndarray<R, F::rank>> result;
    const sample_spacing unit;
    for (int axis = 0; axis < source.ndim(); ++axis)
        result.push_back(
            detail::gradient_of(source, n == 0 ? unit : spacings.begin()[n == 1 ? 0 : axis], axis, edge_order));
    return result;
}
/// The derivative of a vector.
template <expression F>
    requires(F::rank == 1)
[[nodiscard]] auto gradient(const F& f, const sample_spacing& steps_between = {})
{
    return detail::gradient_of(detail::gradient_source(f), steps_between, 0, 1);
}

/// The integral along an axis by the trapezoidal rule, samples `dx` apart.
/// Shapes  (..., n, ...) -> (..., ...). Source  numpy.trapezoid
template <expression Y, real_element D = double, integer_index Axis = int>
[[nodiscard]] auto trapezoid(const Y& y, D dx = D(1), Axis axis = -1)
{
    using R = detail::mean_type<value_type_of<Y>>;
    const auto source = as_array(y);
    const int along = normalize_axis(static_cast<index_t>(axis), source.ndim());
    const index_t n = source.extent(along) > 0 ? source.extent(along) - 1 : 0;
    const auto high = detail::slice_axis(source, along, n > 0 ? 1 : 0, n);
    const auto low = detail::slice_axis(source, along, 0, n);
    return sum(cast_to<real_t<R>>(dx) * (high + low) / real_t<R>(2), along);
}
/// Samples at the coordinates `x`: a vector for the axis, or an array that stretches to `y`.
template <expression Y, expression X, integer_index Axis = int>
[[nodiscard]] auto trapezoid(const Y& y, const X& x, Axis axis = -1)
{
    using T = value_type_of<Y>;
    const ndarray<const T> source = as_array(y);
    const ndarray<const value_type_of<X>> at = as_array(x);
    const int along = normalize_axis(static_cast<index_t>(axis), source.ndim());
    const index_t n = source.extent(along) > 0 ? source.extent(along) - 1 : 0;
    ndarray<value_type_of<X>> steps = at.ndim() == 1 ? diff(at) : diff(at, 1, axis);
    if (at.ndim() == 1) {
        axis_values shape(source.ndim(), 1);
        shape[along] = steps.size();
        steps = steps.reshape(shape);
    }
    const auto high = detail::slice_axis(source, along, n > 0 ? 1 : 0, n);
    const auto low = detail::slice_axis(source, along, 0, n);
    return sum(steps * (high + low) / real_t<detail::mean_type<T>>(2), along);
}
} // namespace nd::inline ND_ISA
