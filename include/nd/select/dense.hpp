// The elements of an expression as one run in memory, in C order and of a given type.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

namespace nd::detail::inline ND_ISA
{
/// Shares the memory of an array that is like that already, else evaluates into fresh memory.
template <class T, expression E>
[[nodiscard]] ndarray<const T, E::rank> dense_as(const E& e)
{
    if constexpr (array_like<E> && std::is_same_v<value_type_of<E>, T>)
        if (e.c_contiguous() && e.aligned())
            return e;
    const ndarray<T, E::rank> fresh(allocate_array<T, E::rank>(shape_of(operand_of(e))));
    fresh.assign(e);
    return fresh;
}
template <expression E>
[[nodiscard]] auto dense(const E& e)
{
    return dense_as<value_type_of<E>>(e);
}

/// A fresh vector of `n` uninitialised elements.
template <class T>
[[nodiscard]] ndarray<T, 1> new_vector(index_t n)
{
    return ndarray<T, 1>(allocate_array<T, 1>(axis_values(n)));
}
} // namespace nd::detail::inline ND_ISA
