// The cross product of vectors of two or three components.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/factor.hpp>
#include <nd/manip/axes.hpp>
#include <nd/reduce/options.hpp>
#include <nd/ufunc/operators.hpp>

namespace nd::inline ND_ISA
{
/// `cross(a, b, {.axis = 0})`
/// axisa, axisb  axes of the components in `a` and `b`
/// axisc         axis of the components in the result
/// axis          all three of them
struct cross_options
{
    detail::only_by_name by_name{};
    int axisa = -1;
    int axisb = -1;
    int axisc = -1;
    detail::optional_axis axis{};
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The array with `axis` moved to the end. `name` is the option's, for the error.
template <class E>
[[nodiscard]] auto components_last(const E& e, index_t axis, const char* name)
{
    const ndarray<const value_type_of<E>> a(with_dynamic_rank(as_array(e).handle()));
    if (a.ndim() == 0)
        throw_value_error("At least one array has zero dimension");
    if (axis < -a.ndim() || axis >= a.ndim())
        raise<axis_error>(
            message() << name << ": axis " << axis << " is out of bounds for array of dimension " << a.ndim());
    return moveaxis(a, axis_values(axis), axis_values(-1));
}

/// Component `i` of vectors along the last axis.
template <class T>
[[nodiscard]] auto component(const ndarray<T>& a, int i)
{
    return without_axis(a.handle(), a.ndim() - 1, i);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Vectors at right angles to two others. Missing third components are 0; two vectors of two components give the third
/// component alone.
/// Shapes  (..., 3), (..., 3) -> (..., 3); leading axes broadcast
/// Throws  shape_error when there are not 2 or 3 components, axis_error, broadcast_error
/// Source  numpy.cross
template <expression A, expression B>
    requires operator_takes_element_types<detail::subtract_op, A, B>
[[nodiscard]] auto cross(const A& a, const B& b, const cross_options& options = {})
{
    using T = promote_t<value_type_of<A>, value_type_of<B>>;
    const bool one_axis = options.axis.given;
    const auto x = detail::components_last(a, one_axis ? options.axis.value : options.axisa, "axisa");
    const auto y = detail::components_last(b, one_axis ? options.axis.value : options.axisb, "axisb");
    const index_t n = x.shape(-1);
    const index_t m = y.shape(-1);
    if ((n != 2 && n != 3) || (m != 2 && m != 3))
        raise<shape_error>(message() << "incompatible dimensions for cross product\n(dimension must be 2 or 3), found "
                                     << n << " and " << m);
    const auto x0 = detail::component(x, 0), x1 = detail::component(x, 1);
    const auto y0 = detail::component(y, 0), y1 = detail::component(y, 1);
    const auto third = x0 * y1 - x1 * y0;
    axis_values shape = third.shape();
    if (n == 2 && m == 2) {
        const ndarray<T> result(detail::allocate_array<T, dynamic>(shape));
        result.assign(third);
        return result;
    }
    shape.push_back(3);
    const index_t axisc = one_axis ? options.axis.value : options.axisc;
    if (axisc < -shape.size() || axisc >= shape.size())
        raise<axis_error>(
            message() << "axisc: axis " << axisc << " is out of bounds for array of dimension " << shape.size());
    // In C order with the components last; only then they are moved, as in NumPy.
    const ndarray<T> result(detail::allocate_array<T, dynamic>(shape));
    detail::component(result, 2).assign(third);
    if (n == 2) {
        const auto y2 = detail::component(y, 2);
        detail::component(result, 0).assign(x1 * y2);
        detail::component(result, 1).assign(-(x0 * y2));
    } else if (m == 2) {
        const auto x2 = detail::component(x, 2);
        detail::component(result, 0).assign(-(x2 * y1));
        detail::component(result, 1).assign(x2 * y0);
    } else {
        const auto x2 = detail::component(x, 2), y2 = detail::component(y, 2);
        detail::component(result, 0).assign(x1 * y2 - x2 * y1);
        detail::component(result, 1).assign(x2 * y0 - x0 * y2);
    }
    return moveaxis(result, axis_values(-1), axis_values(axisc));
}
} // namespace nd::inline ND_ISA
