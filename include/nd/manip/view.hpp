// Views under a layout computed from an array's own, and the part of an array between two positions of an axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

namespace nd::detail::inline ND_ISA
{
/// The elements that a view function shows: an array's own; those of an expression, evaluated.
template <expression E>
[[nodiscard]] ND_INLINE auto handle_of(const E& e)
{
    if constexpr (array_like<E>)
        return e.handle();
    else
        return eval(e).handle();
}

/// The order of a copy that NumPy makes of `e` here: Fortran's where the array has it and not C's too.
template <expression E>
[[nodiscard]] order copy_order(const E& e) noexcept
{
    if constexpr (array_like<E>)
        if (e.f_contiguous() && !e.c_contiguous())
            return order::f;
    return order::c;
}

template <class T, int Rank>
[[nodiscard]] ND_INLINE ndarray<T, Rank> array_of(const leaf<T, Rank>& a)
{
    return ndarray<T, Rank>(a);
}

/// A view of `a`: `arrange(layout, byte_offset)` gives its layout and moves the offset of its first element.
template <class T, int Rank, class Arrange>
[[nodiscard]] ND_INLINE auto arranged(const leaf<T, Rank>& a, const Arrange& arrange)
{
    index_t byte_offset = 0;
    auto where = arrange(a.where, byte_offset);
    using Result = ndarray<T, decltype(where)::rank>;
    return Result(view_tag(), a, [&](index_t& offset) -> const decltype(where)& {
        offset = wrapping_add(offset, byte_offset);
        return where;
    });
}

/// `count` positions of `axis` (0 to ndim - 1) from `start` on, `step` apart; they must exist.
template <class T, int Rank>
[[nodiscard]] ND_INLINE ndarray<T, Rank> part_of(
    const leaf<T, Rank>& a, int axis, index_t start, index_t count, index_t step = 1)
{
    return arranged(a, [&](const layout<Rank>& l, index_t& byte_offset) {
        layout<Rank> result = l;
        if (count > 0)
            byte_offset = wrapping_mul(start, l.stride(axis));
        result.set(axis, count, wrapping_mul(step, l.stride(axis)));
        return result;
    });
}

/// A view without `axis` (0 to ndim - 1), at its position `index`, which must exist.
template <class T, int Rank>
[[nodiscard]] ND_INLINE auto without_axis(const leaf<T, Rank>& a, int axis, index_t index = 0)
{
    return arranged(a, [&](const layout<Rank>& l, index_t& byte_offset) {
        layout<rank_plus(Rank, -1)> result;
        result.set_ndim(l.ndim() - 1);
        for (int i = 0, place = 0; i < l.ndim(); ++i)
            if (i != axis)
                result.set(place++, l.extent(i), l.stride(i));
        result.set_writeable(l.writeable());
        byte_offset = wrapping_mul(index, l.stride(axis));
        return result;
    });
}
} // namespace nd::detail::inline ND_ISA
