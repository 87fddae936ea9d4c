// Angles without jumps.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/axis_slice.hpp>
#include <nd/reduce/cumulative.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/ufunc/map.hpp>

namespace nd::inline ND_ISA
{
/// `unwrap(p, {.axis = 0, .period = 360})`
/// discont  greatest jump that is left alone; half a period if it is less or not given
/// period   what may be added
struct unwrap_options
{
    detail::only_by_name by_name{};
    optional_value<double> discont{};
    index_t axis = -1;
    double period = 6.283185307179586;
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What is added to a step so that it is at most half a period.
template <class R>
struct step_correction
{
    R period;
    R half;
    R discont;
    [[nodiscard]] R operator()(R high, R low) const
    {
        const R step = high - low;
        R wrapped = floor_mod(step + half) - half;
        if (wrapped == -half && step > 0)
            wrapped = half;
        const R magnitude = step < 0 ? -step : step;
        return magnitude < discont ? R(0) : wrapped - step;
    }
    [[nodiscard]] R floor_mod(R x) const { return call_widened<R, remainder_op>(x, period); }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Adds multiples of the period so that neighbours along an axis differ by no more than half of one. Integers give
/// double. Shapes  that of the input. Throws axis_error. Source  numpy.unwrap
template <expression P>
    requires real_element<value_type_of<P>>
[[nodiscard]] auto unwrap(const P& p, const unwrap_options& o = {})
{
    using R = detail::mean_type<value_type_of<P>>;
    const auto a = as_array(p);
    const int axis = normalize_axis(o.axis, a.ndim());
    ndarray<R, P::rank> result(detail::allocate_array<R, P::rank>(axis_values(a.shape())));
    result() = a;
    const index_t n = a.extent(axis);
    if (n < 2)
        return result;
    const double half = o.period / 2;
    const detail::step_correction<R> correction{
        static_cast<R>(o.period), static_cast<R>(half), static_cast<R>(o.discont.given ? o.discont.value : half)};
    const auto high = detail::slice_axis(a, axis, 1, n - 1);
    const auto low = detail::slice_axis(a, axis, 0, n - 1);
    const auto steps = map(correction, high.template astype<R>(), low.template astype<R>());
    detail::slice_axis(result, axis, 1, n - 1) = add(high, cumsum(steps, axis));
    return result;
}
} // namespace nd::inline ND_ISA
