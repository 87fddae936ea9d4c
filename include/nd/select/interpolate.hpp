// Piecewise linear interpolation through given points.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/options.hpp>
#include <nd/select/dense.hpp>
#include <nd/select/sort.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/floor_divide.hpp>

namespace nd::inline ND_ISA
{
/// `interp(x, xp, fp, {.left = 0, .period = 360})`
/// left, right  values before the first and behind the last point; default those of the points
/// period       the points repeat with this period, and need not be sorted; left and right do not matter then
template <class T>
struct interp_options
{
    optional_value<T> left{};
    optional_value<T> right{};
    optional_value<double> period{};
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What numpy.interp computes in for points of `T`.
template <class T>
using interp_type = typename decltype(promote<T, double>())::type;

/// The points of an interpolation, dense and in their order.
template <class T>
struct interp_points
{
    const double* x;
    const T* y;
    index_t n;
    T left, right;

    /// Where `v` stands among the points: -1 before the first one, else the last one not behind it. `guess` is where
    /// the value before stood: values that come in order find their place at once.
    [[nodiscard]] index_t find(double v, index_t guess) const noexcept
    {
        if (guess >= 0 && guess + 1 < n && x[guess] <= v) {
            if (v < x[guess + 1])
                return guess;
            if (guess + 2 < n && v < x[guess + 2])
                return guess + 1;
        }
        index_t low = 0;
        for (index_t count = n; count > 0;) {
            const index_t half = count / 2;
            const bool behind = !(v < x[low + half]);
            low += behind ? half + 1 : 0;
            count = behind ? count - half - 1 : half;
        }
        return low - 1;
    }

    /// Source  numpy/_core/src/multiarray/compiled_base.c, arr_interp: the other end of the segment is asked when an
    /// infinite one gives NaN; one point alone is the value at NaN too
    [[nodiscard]] T at(double v, index_t j) const noexcept
    {
        if (v != v && n > 1)
            return cast_to<T>(v);
        if (j < 0)
            return left;
        if (j >= n - 1)
            return v > x[n - 1] ? right : y[n - 1];
        if (x[j] == v)
            return y[j];
        const double width = x[j + 1] - x[j];
        if constexpr (complex_element<T>) {
            const double scale = 1 / width;
            const T rise(y[j + 1].real() - y[j].real(), y[j + 1].imag() - y[j].imag());
            return T(value(v, j, rise.real() * scale, y[j].real(), y[j + 1].real()),
                value(v, j, rise.imag() * scale, y[j].imag(), y[j + 1].imag()));
        } else
            return value(v, j, (y[j + 1] - y[j]) / width, y[j], y[j + 1]);
    }

private:
    [[nodiscard]] double value(double v, index_t j, double slope, double from, double to) const noexcept
    {
        double result = simd::mul(slope, v - x[j]) + from;
        if (result != result) [[unlikely]] {
            result = simd::mul(slope, v - x[j + 1]) + to;
            if (result != result && from == to)
                result = from;
        }
        return result;
    }
};

template <class Arch, class T>
void interpolate(const interp_points<T>& points, const double* x, T* out, index_t n)
{
    index_t j = 0;
    for (index_t i = 0; i < n; ++i) {
        j = points.find(x[i], j);
        out[i] = points.at(x[i], j);
    }
}

/// Points of a periodic function: in order, with one more at each end.
template <class T>
void make_periodic(ndarray<const double, 1>& xp, ndarray<const T, 1>& fp, double period)
{
    const index_t n = xp.size();
    const ndarray<double, 1> wrapped = remainder(xp, period);
    const ndarray<index_t, 1> sorting = argsort(wrapped);
    ndarray<double, 1> x = new_vector<double>(n + 2);
    ndarray<T, 1> y = new_vector<T>(n + 2);
    for (index_t i = 0; i < n; ++i) {
        x(i + 1) = wrapped(sorting(i));
        y(i + 1) = fp(sorting(i));
    }
    x(0) = x(n) - period;
    y(0) = y(n);
    x(n + 1) = x(1) + period;
    y(n + 1) = y(1);
    xp = x;
    fp = y;
}

/// The points given by the user, checked.
template <class T, class XP, class FP, class Use>
auto with_interp_points(const XP& xp, const FP& fp, const interp_options<T>& options, const Use& use)
{
    const axis_values x_shape = shape_of(operand_of(xp));
    const axis_values y_shape = shape_of(operand_of(fp));
    if (x_shape.size() != 1 || y_shape.size() != 1)
        throw_value_error("Data points must be 1-D sequences");
    if (x_shape[0] != y_shape[0])
        raise<value_error>(message() << "fp and xp are not of the same length: they have " << y_shape[0] << " and "
                                     << x_shape[0] << " elements");
    if (x_shape[0] == 0)
        throw_value_error("array of sample points is empty");
    ndarray<const double, 1> x = dense_as<double>(xp);
    ndarray<const T, 1> y = dense_as<T>(fp);
    const bool is_periodic = options.period.given;
    const double period = options.period.value < 0 ? -options.period.value : options.period.value;
    if (is_periodic && period == 0)
        throw_value_error("period must be a non-zero value");
    if (is_periodic)
        make_periodic(x, y, period);
    interp_points<T> points{x.data(), y.data(), x.size(), y.data()[0], y.data()[x.size() - 1]};
    if (options.left.given && !is_periodic)
        points.left = options.left.value;
    if (options.right.given && !is_periodic)
        points.right = options.right.value;
    return use(points, is_periodic, period);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The piecewise linear function through the points (`xp`, `fp`) at every element of `x`. `xp` must increase.
/// Shapes  that of `x`
/// Throws  value_error for no points, points that are no vectors, lengths that differ, or a period of 0
/// Cost    log(number of points) per element, less when `x` comes in order
template <expression X, expression XP, expression FP>
[[nodiscard]] auto interp(
    const X& x, const XP& xp, const FP& fp, const interp_options<detail::interp_type<value_type_of<FP>>>& options = {})
{
    using T = detail::interp_type<value_type_of<FP>>;
    return detail::with_interp_points(
        xp, fp, options, [&](const detail::interp_points<T>& points, bool is_periodic, double period) {
            const auto at = is_periodic ? detail::dense(remainder(detail::dense_as<double>(x), period))
                                        : detail::dense_as<double>(x);
            const ndarray<T, X::rank> result(detail::allocate_array<T, X::rank>(at.shape()));
            detail::interpolate<simd::default_arch>(points, at.data(), result.handle().data, at.size());
            return result;
        });
}
/// The same at one place.
template <scalar_like X, expression XP, expression FP>
[[nodiscard]] auto interp(
    X x, const XP& xp, const FP& fp, const interp_options<detail::interp_type<value_type_of<FP>>>& options = {})
{
    using T = detail::interp_type<value_type_of<FP>>;
    return detail::with_interp_points(
        xp, fp, options, [&](const detail::interp_points<T>& points, bool is_periodic, double period) {
            const auto given = static_cast<double>(x);
            const double at = is_periodic ? detail::remainder_op::call(given, period) : given;
            return points.at(at, points.find(at, 0));
        });
}
} // namespace nd::inline ND_ISA
