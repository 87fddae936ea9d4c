// Sums along diagonals.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/axes.hpp>
#include <nd/reduce/sum.hpp>

namespace nd::inline ND_ISA
{
/// The sum of the elements whose indices along `axis1` and `axis2` differ by `offset`, in the type of `sum`. Of a
/// matrix of static rank a number. Shapes  (..., n, ..., m, ...) -> (..., ..., ...) Throws  shape_error below two axes,
/// axis_error for an axis that does not exist, value_error when they are the same Source  numpy.trace
template <expression E>
    requires at_least_two_axes<E::rank>
[[nodiscard]] auto trace(const E& a, index_t offset = 0, int axis1 = 0, int axis2 = 1)
{
    const auto along = diagonal(a, offset, axis1, axis2);
    if constexpr (E::rank == 2)
        return sum(along);
    else
        return sum(along, -1);
}
} // namespace nd::inline ND_ISA
