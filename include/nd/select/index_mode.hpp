// What happens to positions outside an axis: an error, wrapping around, or the nearest position inside.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/dense.hpp>

namespace nd::inline ND_ISA
{
/// NumPy's `mode`. `raise` lets negative positions count from the end; `clip` makes them 0.
enum class index_mode : char { raise, wrap, clip };
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Position `i` of an axis of length `n` > 0; for `raise` a number below 0 when there is no such position.
[[nodiscard]] ND_INLINE index_t position_within(index_t i, index_t n, index_mode mode) noexcept
{
    if (mode == index_mode::clip)
        return i < 0 ? 0 : i >= n ? n - 1 : i;
    if (mode == index_mode::wrap) {
        if (i >= 0 && i < n)
            return i;
        const index_t rest = i % n;
        return rest < 0 ? rest + n : rest;
    }
    return i >= n || i < -n ? -1 : i < 0 ? i + n : i;
}

/// Positions of an axis of length `n`, from 0 on, dense and in C order.
/// Throws  index_error for a position that `mode` does not allow, and for any position on an axis without elements
template <expression P>
[[nodiscard]] ndarray<const index_t, P::rank> positions_on_axis(
    const P& positions, index_t n, index_mode mode, index_t axis)
{
    static_assert(integer_element<value_type_of<P>> || boolean_element<value_type_of<P>>, "positions are integers");
    const ndarray<const index_t, P::rank> given = dense_as<index_t>(positions);
    const index_t count = given.size();
    if (count == 0)
        return given;
    if (n == 0)
        raise<index_error>(message() << "cannot do a non-empty take from an empty axes.");
    const ndarray<index_t, P::rank> result(allocate_array<index_t, P::rank>(given.shape()));
    const index_t* in = given.data();
    index_t* out = result.handle().data;
    for (index_t i = 0; i < count; ++i) {
        out[i] = position_within(in[i], n, mode);
        if (out[i] < 0)
            throw_index_error(in[i], axis, n);
    }
    return result;
}
} // namespace nd::detail::inline ND_ISA
