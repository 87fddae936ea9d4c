// Elements, and whole arrays, several times.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/reshape.hpp>

namespace nd::detail::inline ND_ISA
{
/// A view with a new axis of length 1 in front of `axis`, or behind the last one.
template <class T, int Rank>
[[nodiscard]] auto with_new_axis(const leaf<T, Rank>& a, int axis)
{
    return arranged(a, [&](const layout<Rank>& l, index_t&) {
        layout<rank_plus(Rank, 1)> result;
        result.set_ndim(l.ndim() + 1);
        for (int i = 0; i <= l.ndim(); ++i)
            if (i == axis)
                result.set(i, 1, 0);
            else
                result.set(i, l.extent(i - (i > axis)), l.stride(i - (i > axis)));
        result.set_writeable(l.writeable());
        return result;
    });
}

template <class T, int Rank>
[[nodiscard]] auto repeat_each(const leaf<T, Rank>& a, index_t count, int given_axis)
{
    using V = std::remove_const_t<T>;
    const int axis = normalize_axis(given_axis, a.where.ndim());
    if (count < 0)
        throw_value_error("repeats may not contain negative values.");
    axis_values shape(a.where.shape());
    shape.insert(axis + 1, count);
    // Every element becomes a row of `count`, which is then read as part of its axis.
    axis_values joined(a.where.shape());
    joined[axis] = checked_mul(joined[axis], count);
    const ndarray<V, Rank> result(allocate_array<V, Rank>(joined));
    result.template reshape<rank_plus(Rank, 1)>(shape).assign(with_new_axis(a, axis + 1));
    return result;
}

template <class T, int Rank>
[[nodiscard]] auto repeat_by_counts(const leaf<T, Rank>& a, const ndarray<const index_t, 1>& counts, int given_axis)
{
    using V = std::remove_const_t<T>;
    const int axis = normalize_axis(given_axis, a.where.ndim());
    if (counts.size() == 1)
        return repeat_each(a, counts(0), axis);
    const index_t n = a.where.extent(axis);
    if (counts.size() != n)
        raise<broadcast_error>(message() << "operands could not be broadcast together with shape (" << n << ",) ("
                                         << counts.size() << ",)");
    axis_values shape(a.where.shape());
    shape[axis] = 0;
    for (index_t i = 0; i < n; ++i) {
        if (counts(i) < 0)
            throw_value_error("repeats may not contain negative values.");
        shape[axis] = checked_add(shape[axis], counts(i));
    }
    const auto result = allocate_array<V, Rank>(shape);
    const ndarray<const V, Rank> dense = ndarray<const V, Rank>(array_of(a)).c_contiguous()
        ? ndarray<const V, Rank>(array_of(a))
        : ndarray<const V, Rank>(array_of(a).copy());
    index_t outer = 1;
    index_t chunk = sizeof(V);
    for (int i = 0; i < a.where.ndim(); ++i)
        (i < axis ? outer : chunk) *= i == axis ? 1 : a.where.extent(i);
    const auto* from = reinterpret_cast<const char*>(dense.data());
    auto* to = reinterpret_cast<char*>(result.data);
    for (index_t i = 0; i < outer; ++i)
        for (index_t k = 0; k < n; ++k, from += chunk)
            for (index_t copy = 0; copy < counts(k); ++copy, to += chunk)
                std::memcpy(to, from, static_cast<std::size_t>(chunk));
    return array_of(result);
}

/// Repeat counts as a vector of indices.
template <expression C>
[[nodiscard]] ndarray<const index_t, 1> repeat_counts(const C& counts)
{
    if (shape_of(operand_of(counts)).size() > 1)
        throw_value_error("object too deep for desired array");
    const ndarray<index_t, C::rank> values(allocate_array<index_t, C::rank>(shape_of(operand_of(counts))));
    values.assign(counts);
    return values.ravel();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Integers that fit an index, as numbers of repetitions.
template <class C>
concept repeat_count_array = expression<C> && can_cast<value_type_of<C>, index_t>(casting::safe);

/// Every element along `axis` `count` times in a row.
/// Shapes  (..., n, ...) -> (..., n * count, ...)
/// Throws  value_error for a negative count, axis_error
template <expression E>
[[nodiscard]] auto repeat(const E& a, index_t count, int axis)
{
    return detail::repeat_each(detail::handle_of(a), count, axis);
}
/// Every element `count` times in a row, as a vector in C order.
template <expression E>
[[nodiscard]] auto repeat(const E& a, index_t count)
{
    return detail::repeat_each(ravel(a).handle(), count, 0);
}
/// Position `i` along `axis` `counts[i]` times.
/// Throws  also when there are neither as many counts as positions nor one
template <expression E, repeat_count_array C>
[[nodiscard]] auto repeat(const E& a, const C& counts, int axis)
{
    return detail::repeat_by_counts(detail::handle_of(a), detail::repeat_counts(counts), axis);
}
template <expression E, repeat_count_array C>
[[nodiscard]] auto repeat(const E& a, const C& counts)
{
    return detail::repeat_by_counts(ravel(a).handle(), detail::repeat_counts(counts), 0);
}
template <expression E>
[[nodiscard]] auto repeat(const E& a, std::initializer_list<index_t> counts, int axis)
{
    const ndarray<index_t, 1> list({static_cast<index_t>(counts.size())});
    index_t* next = list.handle().data;
    for (index_t count : counts)
        *next++ = count;
    return repeat(a, list, axis);
}

/// `a` repeated `reps[i]` times along each axis. With fewer axes than repetitions `a` gets more in front, with fewer
/// repetitions than axes it is repeated along the last ones.
/// Throws  value_error for a negative number
template <expression E>
[[nodiscard]] auto tile(const E& a, const axis_values& reps)
{
    using T = value_type_of<E>;
    const auto source = detail::array_of(detail::handle_of(a));
    const int ndim = source.ndim() > reps.size() ? source.ndim() : reps.size();
    axis_values shape, from, to;
    for (int i = 0; i < ndim; ++i) {
        const int own = i - (ndim - source.ndim());
        const int rep = i - (ndim - reps.size());
        const index_t n = own < 0 ? 1 : source.shape(own);
        const index_t times = rep < 0 ? 1 : reps[rep];
        if (times < 0)
            throw_value_error("repetitions may not contain negative values.");
        shape.push_back(checked_mul(n, times));
        if (times != 1) { // an axis of copies in front of the axis itself
            from.push_back(1);
            to.push_back(times);
        }
        from.push_back(n);
        to.push_back(n);
    }
    const ndarray<T> result(detail::allocate_array<T, dynamic>(shape));
    result.reshape(to).assign(source.reshape(from));
    return result;
}
} // namespace nd::inline ND_ISA
