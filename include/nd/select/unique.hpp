// The different elements of an array, or its different sub-arrays along an axis: where they are and how many.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/extrema.hpp>
#include <nd/select/dense.hpp>
#include <nd/select/sort.hpp>
#include <nd/ufunc/comparison.hpp>

namespace nd::inline ND_ISA
{
/// `unique(a, {.axis = 0})`
/// axis       compare the sub-arrays along this axis; default the elements themselves
/// equal_nan  all NaN count as one
struct unique_options
{
    detail::only_by_name by_name{};
    detail::optional_axis axis{};
    bool equal_nan = true;
};

/// `values` in order, where each stands first in the array, which of them every element is, and how many are equal.
template <class T, int Rank, int InverseRank>
struct unique_result
{
    ndarray<T, Rank> values;
    ndarray<index_t, 1> indices;
    ndarray<index_t, InverseRank> inverse_indices;
    ndarray<index_t, 1> counts;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Neighbours in a sorted run that count as one.
template <class T>
[[nodiscard]] ND_INLINE bool is_same_value(T a, T b, bool equal_nan) noexcept
{
    return equal_op::call(a, b) || (equal_nan && is_nan(a) && is_nan(b));
}

/// Keeps the first of equal neighbours; gives how many are left.
template <class Arch, class T>
[[nodiscard]] index_t drop_repeated(T* sorted, index_t n, bool equal_nan)
{
    index_t kept = 0;
    for (index_t i = 0; i < n; ++i)
        if (i == 0 || !is_same_value(sorted[i], sorted[kept - 1], equal_nan))
            sorted[kept++] = sorted[i];
    return kept;
}

template <class T>
[[nodiscard]] ndarray<T, 1> first_elements(const ndarray<T, 1>& a, index_t n)
{
    return n == a.size() ? a : part_of(a.handle(), 0, 0, n).copy();
}

/// The groups of equal items among `n` that `order` sorts: `is_new(i, j)` tells whether item `j`, which follows `i`,
/// starts another one.
struct groups
{
    ndarray<index_t, 1> first, inverse, counts;

    template <class IsNew>
    groups(const index_t* order, index_t n, const IsNew& is_new)
        : inverse(new_vector<index_t>(n))
    {
        index_t count = 0;
        for (index_t i = 0; i < n; ++i)
            count += i == 0 || is_new(order[i - 1], order[i]);
        first = new_vector<index_t>(count);
        counts = new_vector<index_t>(count);
        index_t* const starts = first.data();
        index_t* const sizes = counts.data();
        index_t* const group_of = inverse.data();
        index_t group = -1;
        for (index_t i = 0; i < n; ++i) {
            if (i == 0 || is_new(order[i - 1], order[i])) {
                starts[++group] = order[i];
                sizes[group] = 0;
            }
            ++sizes[group];
            group_of[order[i]] = group;
        }
    }
};

/// Sub-arrays along an axis as dense rows.
template <class T>
struct dense_rows
{
    ndarray<const T> moved; ///< the axis first
    index_t n, size;

    template <expression E>
    dense_rows(const E& e, index_t axis)
        : moved(dense(moveaxis(ndarray<const T>(as_array(e)), axis, 0)))
        , n(moved.shape(0))
        , size(n == 0 ? 0 : moved.size() / n)
    {}
    [[nodiscard]] const T* row(index_t i) const noexcept { return moved.data() + i * size; }
    [[nodiscard]] bool is_before(index_t a, index_t b) const noexcept
    {
        for (index_t k = 0; k < size; ++k) {
            if (sorts_before(row(a)[k], row(b)[k]))
                return true;
            if (sorts_before(row(b)[k], row(a)[k]))
                return false;
        }
        return false;
    }
    [[nodiscard]] bool differ(index_t a, index_t b) const noexcept
    {
        for (index_t k = 0; k < size; ++k)
            if (!equal_op::call(row(a)[k], row(b)[k]))
                return true;
        return false;
    }
    /// Stable: of equal rows the first one comes first.
    [[nodiscard]] groups grouped() const
    {
        const ndarray<index_t, 1> order = new_vector<index_t>(n);
        index_t* const first = order.handle().data;
        for (index_t i = 0; i < n; ++i)
            first[i] = i;
        std::stable_sort(first, first + n, [this](index_t a, index_t b) { return is_before(a, b); });
        return groups(first, n, [this](index_t a, index_t b) { return differ(a, b); });
    }
    /// The rows at `positions`, with the axis back in its place.
    [[nodiscard]] ndarray<T> select(const ndarray<index_t, 1>& positions, index_t axis) const
    {
        axis_values shape(moved.shape());
        shape[0] = positions.size();
        const ndarray<T> rows(allocate_array<T, dynamic>(shape));
        for (index_t i = 0; i < positions.size() && size > 0; ++i)
            std::memcpy(static_cast<void*>(rows.handle().data + i * size),
                static_cast<const void*>(row(positions.data()[i])), static_cast<std::size_t>(size) * sizeof(T));
        return moveaxis(rows, 0, axis);
    }
};

template <expression E>
[[nodiscard]] auto unique_elements(const E& a, bool equal_nan)
{
    using T = value_type_of<E>;
    const auto elements = dense(a);
    const T* const x = elements.data();
    const ndarray<index_t, 1> order = new_vector<index_t>(elements.size());
    argsort_lane<simd::default_arch>(x, elements.size(), order.handle().data);
    const groups g(order.handle().data, elements.size(),
        [&](index_t i, index_t j) { return !is_same_value(x[i], x[j], equal_nan); });
    const ndarray<T, 1> values = new_vector<T>(g.first.size());
    for (index_t i = 0; i < g.first.size(); ++i)
        values.handle().data[i] = x[g.first.data()[i]];
    return unique_result<T, 1, E::rank>{
        values, g.first, g.inverse.template reshape<E::rank>(axis_values(elements.shape())), g.counts};
}

template <expression E>
[[nodiscard]] auto unique_rows(const E& a, index_t axis)
{
    using T = value_type_of<E>;
    const dense_rows<T> rows(a, axis);
    const groups g = rows.grouped();
    return unique_result<T, dynamic, dynamic>{rows.select(g.first, axis), g.first, g.inverse, g.counts};
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The different elements in order, each as it stands first: of NaN one, of -0 and +0 one.
template <expression E>
[[nodiscard]] auto unique(const E& a)
{
    using T = value_type_of<E>;
    const ndarray<T, E::rank> copy(detail::allocate_array<T, E::rank>(shape_of(detail::operand_of(a))));
    copy.assign(a);
    T* const elements = copy.handle().data;
    detail::sort_lane<simd::default_arch>(elements, copy.size());
    const index_t n = detail::drop_repeated<simd::default_arch>(elements, copy.size(), true);
    const ndarray<T, 1> flat = copy.ravel();
    return n == flat.size() ? flat : detail::part_of(flat.handle(), 0, 0, n).copy();
}

/// The different elements, or the different sub-arrays along an axis in lexicographic order, with where each stands
/// first (`indices`), which of them every element or sub-array is (`inverse_indices`: in the shape of `a`, or a
/// vector), and how often each occurs (`counts`). Sub-arrays with NaN differ.
/// Throws  axis_error
template <expression E>
[[nodiscard]] auto unique_all(const E& a, const unique_options& options)
{
    using T = value_type_of<E>;
    if (options.axis.given) {
        const int ndim = shape_of(detail::operand_of(a)).size();
        if (const int axis = normalize_axis(options.axis.value, ndim); ndim > 1)
            return detail::unique_rows(a, axis);
    }
    const auto found = detail::unique_elements(a, options.equal_nan);
    return unique_result<T, dynamic, dynamic>{found.values, found.indices, found.inverse_indices, found.counts};
}
/// The same for elements; every NaN is one of its own, as in NumPy's unique_all.
template <expression E>
[[nodiscard]] auto unique_all(const E& a)
{
    return detail::unique_elements(a, false);
}
/// The values alone.
template <expression E>
[[nodiscard]] auto unique(const E& a, const unique_options& options)
{
    return unique_all(a, options).values;
}
/// `auto [values, counts] = unique_counts(a)`; every NaN is one of its own.
template <expression E>
[[nodiscard]] auto unique_counts(const E& a)
{
    const auto found = unique_all(a);
    return std::pair(found.values, found.counts);
}
/// `auto [values, inverse] = unique_inverse(a)`: `values[inverse]` is `a`; every NaN is one of its own.
template <expression E>
[[nodiscard]] auto unique_inverse(const E& a)
{
    const auto found = unique_all(a);
    return std::pair(found.values, found.inverse_indices);
}
/// The different elements; every NaN is one of its own.
template <expression E>
[[nodiscard]] auto unique_values(const E& a)
{
    return unique_all(a).values;
}
} // namespace nd::inline ND_ISA
