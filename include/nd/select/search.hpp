// Where values belong in a sorted vector.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/dense.hpp>
#include <nd/select/sort_order.hpp>

namespace nd::inline ND_ISA
{
/// Which place a value gets among equal ones: before the first, or behind the last.
enum class side : char { left, right };

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Number of elements of a sorted run before the place of `x`. Without branches that depend on the elements.
template <side Side, class T>
[[nodiscard]] ND_INLINE index_t place_of(const T* sorted, index_t n, T x) noexcept
{
    const auto is_before = [x](T element) {
        if constexpr (Side == side::left)
            return sorts_before(element, x);
        else
            return !sorts_before(x, element);
    };
    if (n == 0)
        return 0;
    const T* first = sorted;
    while (n > 1) {
        const index_t half = n / 2;
        first += is_before(first[half - 1]) ? half : 0;
        n -= half;
    }
    return (first - sorted) + (is_before(*first) ? 1 : 0);
}

template <class Arch, class T>
void find_places(const T* sorted, index_t n, const T* x, index_t count, index_t* places, side where)
{
    if (where == side::left)
        for (index_t i = 0; i < count; ++i)
            places[i] = place_of<side::left>(sorted, n, x[i]);
    else
        for (index_t i = 0; i < count; ++i)
            places[i] = place_of<side::right>(sorted, n, x[i]);
}

template <expression A>
void require_sorted_vector(const A& a)
{
    if (shape_of(operand_of(a)).size() != 1)
        throw_value_error("object of too small or too great depth for desired array: a vector is needed");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// For every element of `v` the index in the sorted vector `a` before which to insert it to keep the order.
/// Shapes  that of `v`
/// Throws  value_error when `a` is no vector
/// Cost    log2 of the length of `a` per element
template <expression A, expression V>
[[nodiscard]] auto searchsorted(const A& a, const V& v, side where = side::left)
{
    using T = promote_t<value_type_of<A>, value_type_of<V>>;
    detail::require_sorted_vector(a);
    const auto sorted = detail::dense_as<T>(a);
    const auto x = detail::dense_as<T>(v);
    const ndarray<index_t, V::rank> places(detail::allocate_array<index_t, V::rank>(x.shape()));
    detail::find_places<simd::default_arch>(
        sorted.data(), sorted.size(), x.data(), x.size(), places.handle().data, where);
    return places;
}
/// The same for one number.
template <expression A, scalar_like V>
[[nodiscard]] index_t searchsorted(const A& a, V v, side where = side::left)
{
    using T = promote_t<value_type_of<A>, V>;
    detail::require_sorted_vector(a);
    const auto sorted = detail::dense_as<T>(a);
    index_t place = 0;
    const T x = cast_to<T>(v);
    detail::find_places<simd::default_arch>(sorted.data(), sorted.size(), &x, 1, &place, where);
    return place;
}
/// The same in a vector that `sorter` sorts: `searchsorted(a, v, side::left, argsort(a))`.
/// Throws  value_error when `sorter` has another length than `a` or an element that is no index of it
template <expression A, operand_like V, expression S>
    requires integer_element<value_type_of<S>>
[[nodiscard]] auto searchsorted(const A& a, const V& v, side where, const S& sorter)
{
    using T = value_type_of<A>;
    detail::require_sorted_vector(a);
    const auto elements = detail::dense(a);
    const auto order = detail::dense_as<index_t>(sorter);
    const index_t n = elements.size();
    if (order.ndim() != 1 || order.size() != n)
        throw_value_error("sorter.size must equal a.size");
    const ndarray<T, 1> sorted = detail::new_vector<T>(n);
    for (index_t i = 0; i < n; ++i) {
        const index_t at = order.data()[i];
        if (at < 0 || at >= n)
            throw_value_error("Sorter index out of range.");
        sorted.handle().data[i] = elements.data()[at];
    }
    return searchsorted(sorted, v, where);
}

/// For every element of `x` the number of the bin it is in: `i` where `bins[i - 1] <= x < bins[i]`, or with `right`
/// where `bins[i - 1] < x <= bins[i]`; for decreasing bins the other way round.
/// Throws  value_error when `bins` is no vector, or neither increases nor decreases
template <expression X, expression B>
    requires(real_element<value_type_of<X>>)
[[nodiscard]] auto digitize(const X& x, const B& bins, bool right = false)
{
    using T = value_type_of<B>;
    detail::require_sorted_vector(bins);
    const auto edges = detail::dense(bins);
    const T* edge = edges.data();
    const index_t n = edges.size();
    bool increases = true;
    bool decreases = true;
    for (index_t i = 1; i < n; ++i) {
        increases = increases && edge[i - 1] <= edge[i];
        decreases = decreases && edge[i - 1] >= edge[i];
    }
    if (!increases && !decreases)
        throw_value_error("bins must be monotonically increasing or decreasing");
    const side where = right ? side::left : side::right;
    if (increases)
        return searchsorted(edges, x, where);
    const ndarray<T, 1> reversed = detail::new_vector<T>(n);
    for (index_t i = 0; i < n; ++i)
        reversed.handle().data[i] = edge[n - 1 - i];
    const auto places = searchsorted(reversed, x, where);
    index_t* place = places.handle().data;
    for (index_t i = 0, size = places.size(); i < size; ++i)
        place[i] = n - place[i];
    return places;
}
} // namespace nd::inline ND_ISA
