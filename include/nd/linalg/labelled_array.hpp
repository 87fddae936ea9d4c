// Arrays whose axes have labels, and the steps that a sum of products of them is made of.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/contraction.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/reduce/sum.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] constexpr bool contains(const axis_values& values, index_t value) noexcept
{
    for (index_t v : values)
        if (v == value)
            return true;
    return false;
}

[[nodiscard]] constexpr int position_in(const axis_values& values, index_t value) noexcept
{
    for (int i = 0; i < values.size(); ++i)
        if (values[i] == value)
            return i;
    return -1;
}

/// One label per axis, each at most once.
template <class T>
struct labelled_array
{
    leaf<const T, dynamic> elements;
    axis_values labels;
};

template <class T>
[[nodiscard]] labelled_array<T> with_labels(leaf<T, dynamic> a, const axis_values& labels)
{
    return {ndarray<const T, dynamic>(ndarray<T, dynamic>(std::move(a))).handle(), labels};
}

/// The view whose axes are those with the given labels in this order; labels that `a` does not have are axes along
/// which the elements stand still, of length 1.
template <class T>
[[nodiscard]] ndarray<const T, dynamic> axes_in_order(const labelled_array<T>& a, const axis_values& labels)
{
    layout<dynamic> where;
    where.set_ndim(labels.size());
    for (int i = 0; i < labels.size(); ++i)
        if (const int axis = position_in(a.labels, labels[i]); axis >= 0)
            where.set(i, a.elements.where.extent(axis), a.elements.where.stride(axis));
        else
            where.set(i, 1, 0);
    return ndarray<const T, dynamic>(leaf<const T, dynamic>(a.elements.owner, a.elements.data, std::move(where)));
}

/// Sums of `e` along axes in elements of type `T`: integers wrap, truth values are or-ed.
template <class T, class E>
[[nodiscard]] leaf<T, dynamic> sums_along(const E& e, const axis_set& axes)
{
    if constexpr (boolean_element<T>)
        return fold_axes<T, T, dynamic>(e, truth_function<true>::table, axes, false).handle();
    else
        return fold_axes<T, T, dynamic>(e, fold_of<add_fold, T>, axes, false).handle();
}

[[nodiscard]] inline axis_values labels_among(const axis_values& labels, const axis_values& wanted)
{
    axis_values result;
    for (index_t label : labels)
        if (contains(wanted, label))
            result.push_back(label);
    return result;
}
[[nodiscard]] inline axis_values labels_without(const axis_values& labels, const axis_values& unwanted)
{
    axis_values result;
    for (index_t label : labels)
        if (!contains(unwanted, label))
            result.push_back(label);
    return result;
}

/// Sums over the axes whose labels are not in `kept`.
template <class T>
[[nodiscard]] labelled_array<T> sum_others(const labelled_array<T>& a, const axis_values& kept)
{
    axis_set axes;
    for (int i = 0; i < a.labels.size(); ++i)
        if (!contains(kept, a.labels[i]))
            axes.insert(i);
    if (axes.empty())
        return a;
    return with_labels(sums_along<T>(ndarray<const T, dynamic>(a.elements), axes), labels_among(a.labels, kept));
}

[[nodiscard]] inline axis_values positions_in(const axis_values& labels, const axis_values& wanted)
{
    axis_values axes;
    for (index_t label : wanted)
        axes.push_back(position_in(labels, label));
    return axes;
}

/// The product of two arrays, summed over the labels that are not in `kept`; its axes are in the order of `kept` where
/// that costs nothing.
template <class T>
[[nodiscard]] labelled_array<T> multiply_labelled(
    const labelled_array<T>& x, const labelled_array<T>& y, const axis_values& kept)
{
    // A label of one array alone is summed before anything is multiplied.
    axis_values wanted_of_x = y.labels;
    append(wanted_of_x, kept);
    axis_values wanted_of_y = x.labels;
    append(wanted_of_y, kept);
    labelled_array<T> a = sum_others(x, wanted_of_x);
    labelled_array<T> b = sum_others(y, wanted_of_y);

    const axis_values common = labels_among(a.labels, b.labels);
    const axis_values summed = labels_without(common, kept);
    axis_values all = labels_among(kept, a.labels);
    append(all, labels_without(labels_among(kept, b.labels), a.labels));
    all = labels_among(kept, all); // in the order of kept
    if (summed.empty()) {
        const auto product = multiply(axes_in_order(a, all), axes_in_order(b, all));
        const ndarray<T, dynamic> result(allocate_array<T, dynamic>(product.shape()));
        result.assign(product);
        return with_labels(result.handle(), all);
    }
    axis_values shared = labels_without(common, summed);
    if (a.labels.size() == common.size() && b.labels.size() == common.size()) { // no matrix has rows or columns
        axis_values order = labels_among(kept, shared);
        axis_set axes;
        for (int i = 0; i < summed.size(); ++i)
            axes.insert(order.size() + i);
        append(order, summed);
        const auto product = multiply(axes_in_order(a, order), axes_in_order(b, order));
        return with_labels(sums_along<T>(product, axes), labels_among(kept, shared));
    }
    // Rows of the result are those of the array whose own label comes first.
    shared = labels_among(kept, shared);
    axis_values rows = labels_without(labels_among(kept, a.labels), common);
    axis_values columns = labels_without(labels_among(kept, b.labels), common);
    if (!rows.empty() && !columns.empty() && position_in(kept, columns[0]) < position_in(kept, rows[0])) {
        std::swap(a, b);
        std::swap(rows, columns);
    }
    axis_values order_of_a = shared, order_of_b = shared;
    append(order_of_a, rows);
    append(order_of_a, summed);
    append(order_of_b, summed);
    append(order_of_b, columns);
    const auto p = axes_in_order(a, order_of_a);
    const auto q = axes_in_order(b, order_of_b);
    axis_pairs batch, sums;
    for (int i = 0; i < shared.size(); ++i) {
        batch.a.push_back(i);
        batch.b.push_back(i);
    }
    for (int i = 0; i < summed.size(); ++i) {
        sums.a.push_back(shared.size() + rows.size() + i);
        sums.b.push_back(shared.size() + i);
    }
    axis_values result = shared;
    append(result, rows);
    append(result, columns);
    return with_labels(contract<simd::default_arch>(p.handle(), q.handle(), batch, sums), result);
}
} // namespace nd::detail::inline ND_ISA
