// Whether two arrays have elements in common.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>
#include <nd/layout/overlap.hpp>

namespace nd::inline ND_ISA
{
/// The memory that an array's elements occupy.
template <array_like A>
[[nodiscard]] footprint footprint_of(const A& a) noexcept
{
    return {reinterpret_cast<std::uintptr_t>(a.handle().data), a.shape(), a.strides(), a.itemsize()};
}

/// True when an element of `a` and one of `b` have a byte in common. Exact.
/// Throws  value_error when the question is too hard to answer: never for views made by slicing, in practice
/// Source  numpy.shares_memory
template <array_like A, array_like B>
[[nodiscard]] bool shares_memory(const A& a, const B& b)
{
    const overlap answer = shares_memory(footprint_of(a), footprint_of(b));
    if (answer == overlap::too_hard)
        throw_value_error("Exceeded max_work");
    return answer == overlap::yes;
}
/// True unless the ranges of bytes from the lowest to the highest element have none in common. Quick.
/// Source  numpy.may_share_memory
template <array_like A, array_like B>
[[nodiscard]] bool may_share_memory(const A& a, const B& b) noexcept
{
    return may_share_memory(footprint_of(a), footprint_of(b));
}
} // namespace nd::inline ND_ISA
