// Shape, size and memory order of anything with elements, by NumPy's functions of these names.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

namespace nd::inline ND_ISA
{
/// Lengths of all axes. Source  numpy.shape
template <expression E>
[[nodiscard]] axis_values shape(const E& e)
{
    return shape_of(detail::operand_of(e));
}
/// Number of axes. Source  numpy.ndim
template <expression E>
[[nodiscard]] int ndim(const E& e)
{
    return shape_of(detail::operand_of(e)).size();
}
/// Number of elements, or length of one axis. Throws axis_error. Source  numpy.size
template <expression E>
[[nodiscard]] index_t size(const E& e)
{
    return checked_size(shape_of(detail::operand_of(e)));
}
template <expression E>
[[nodiscard]] index_t size(const E& e, int axis)
{
    const axis_values extents = shape_of(detail::operand_of(e));
    return extents[normalize_axis(axis, extents.size())];
}

/// The elements in fresh memory; by default in the order of the axes in memory. Source  numpy.copy
template <expression E>
[[nodiscard]] auto copy(const E& e, order memory_order = order::k)
{
    if constexpr (array_like<E>)
        return e.copy(memory_order);
    else
        return eval(e).copy(memory_order);
}
/// The array itself when its elements follow each other in C order, else a copy that does. Source
/// numpy.ascontiguousarray
template <expression E>
[[nodiscard]] auto ascontiguousarray(const E& e)
{
    const ndarray<const value_type_of<E>, E::rank> a = as_array(e);
    return a.c_contiguous() ? a : ndarray<const value_type_of<E>, E::rank>(a.copy(order::c));
}
/// The same in Fortran order. Source  numpy.asfortranarray
template <expression E>
[[nodiscard]] auto asfortranarray(const E& e)
{
    const ndarray<const value_type_of<E>, E::rank> a = as_array(e);
    return a.f_contiguous() ? a : ndarray<const value_type_of<E>, E::rank>(a.copy(order::f));
}
/// True when the elements follow each other in Fortran order and not in C order. Source  numpy.isfortran
template <array_like A>
[[nodiscard]] bool isfortran(const A& a)
{
    return a.f_contiguous() && !a.c_contiguous();
}
} // namespace nd::inline ND_ISA
