// Differences of neighbours along an axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/axis_slice.hpp>
#include <nd/reduce/options.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/comparison.hpp>

namespace nd::inline ND_ISA
{
/// `diff(a, {.n = 2, .axis = 0, .prepend = 0})`
/// n                how many times differences are taken
/// prepend, append  values put at the ends of the axis first: a number, or an array that fits
template <class T>
struct diff_options
{
    detail::only_by_name by_name{};
    index_t n = 1;
    index_t axis = -1;
    detail::edge_values<T> prepend{};
    detail::edge_values<T> append{};
};

/// `ediff1d(a, {.to_end = 0, .to_begin = -99})`: values put at the ends of the differences.
template <class T>
struct ediff1d_options
{
    detail::only_by_name by_name{};
    detail::edge_values<T> to_end{};
    detail::edge_values<T> to_begin{};
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// `a` with values before and behind its positions along `axis`.
template <class T, int Rank>
[[nodiscard]] ndarray<const T, Rank> extended(
    const ndarray<const T, Rank>& a, int axis, const edge_values<T>& before, const edge_values<T>& behind)
{
    if (!before.given() && !behind.given())
        return a;
    const index_t head = before.extent(axis);
    const index_t n = a.extent(axis);
    axis_values shape(a.shape());
    shape[axis] = checked_add(checked_add(n, head), behind.extent(axis));
    ndarray<T, Rank> result(allocate_array<T, Rank>(shape));
    const auto put = [&](const auto& values, index_t start, index_t count) {
        if (count == 0)
            return;
        const auto part = slice_axis(result, axis, start, count);
        if (values.ndim() != 0 && !same_shape(values.shape(), part.shape()))
            throw_broadcast_error(values.shape(), part.shape());
        part.assign(values);
    };
    put(before.values(), 0, head);
    put(a, head, n);
    put(behind.values(), head + n, behind.extent(axis));
    return result;
}

/// Differences of neighbours along `axis`; of truth values whether they differ.
template <class T, int Rank>
[[nodiscard]] ndarray<T, Rank> neighbour_differences(const ndarray<const T, Rank>& a, int axis)
{
    const index_t n = a.extent(axis);
    const auto high = slice_axis(a, axis, n > 1 ? 1 : 0, n > 1 ? n - 1 : 0);
    const auto low = slice_axis(a, axis, 0, n > 1 ? n - 1 : 0);
    if constexpr (boolean_element<T>)
        return eval(not_equal(high, low));
    else
        return eval(subtract(high, low));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Differences `a[i + 1] - a[i]` along an axis, `n` times over; bool gives whether neighbours differ.
/// Shapes  (..., k, ...) -> (..., max(k - n, 0), ...)
/// Throws  value_error for a negative `n` or no axis at all
/// Source  numpy.diff
template <expression E>
[[nodiscard]] auto diff(const E& x, const diff_options<value_type_of<E>>& o)
{
    using T = value_type_of<E>;
    if (o.n < 0)
        raise<value_error>(message() << "order must be non-negative but got " << o.n);
    const auto a = as_array(x);
    ndarray<const T, E::rank> from(a);
    if (a.ndim() == 0)
        throw_value_error("diff requires input that is at least one dimensional");
    const int axis = normalize_axis(o.axis, a.ndim());
    if (o.n == 0)
        return a.copy();
    from = detail::extended(from, axis, o.prepend, o.append);
    auto result = detail::neighbour_differences(from, axis);
    for (index_t i = 1; i < o.n && result.extent(axis) > 0; ++i)
        result = detail::neighbour_differences(ndarray<const T, E::rank>(result), axis);
    return result;
}
template <expression E>
[[nodiscard]] auto diff(const E& x, index_t n = 1, index_t axis = -1)
{
    return diff(x, diff_options<value_type_of<E>>{.n = n, .axis = axis});
}

/// Differences of neighbours of the flattened array, between the values given for the ends.
/// Source  numpy.ediff1d
template <expression E>
    requires(!boolean_element<value_type_of<E>>)
[[nodiscard]] auto ediff1d(const E& x, const ediff1d_options<value_type_of<E>>& o = {})
{
    using T = value_type_of<E>;
    const ndarray<const T, 1> a = as_array(x).ravel();
    const index_t n = a.size() > 1 ? a.size() - 1 : 0;
    const index_t head = o.to_begin.size();
    ndarray<T, 1> result(detail::allocate_array<T, 1>(axis_values(checked_add(checked_add(n, head), o.to_end.size()))));
    if (head != 0)
        detail::slice_axis(result, 0, 0, head).assign(o.to_begin.values().ravel());
    if (n != 0)
        detail::slice_axis(result, 0, head, n)
            .assign(subtract(detail::slice_axis(a, 0, 1, n), detail::slice_axis(a, 0, 0, n)));
    if (o.to_end.size() != 0)
        detail::slice_axis(result, 0, head + n, o.to_end.size()).assign(o.to_end.values().ravel());
    return result;
}
} // namespace nd::inline ND_ISA
