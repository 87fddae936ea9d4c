// Sums of products in Einstein's notation.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/contraction_order.hpp>
#include <nd/linalg/einsum_subscripts.hpp>
#include <nd/linalg/labelled_array.hpp>

namespace nd::detail::inline ND_ISA
{
/// The axes of all operands by label: which there are, and how long they are.
class label_table
{
public:
    /// Adds an axis; false when its length does not broadcast with what is known.
    [[nodiscard]] bool add(index_t label, index_t extent)
    {
        for (std::size_t i = 0; i < labels_.size(); ++i)
            if (labels_[i] == label) {
                if (extents_[i] != 1 && extent != 1 && extents_[i] != extent)
                    return false;
                if (extents_[i] == 1)
                    extents_[i] = extent;
                return true;
            }
        if (labels_.size() == 64)
            throw_value_error("too many subscripts in einsum");
        labels_.push_back(label);
        extents_.push_back(extent);
        return true;
    }
    [[nodiscard]] index_t extent(index_t label) const
    {
        for (std::size_t i = 0; i < labels_.size(); ++i)
            if (labels_[i] == label)
                return extents_[i];
        return 1;
    }
    [[nodiscard]] label_set set_of(const axis_values& labels) const
    {
        label_set set = 0;
        for (std::size_t i = 0; i < labels_.size(); ++i)
            if (contains(labels, labels_[i]))
                set |= label_set{1} << i;
        return set;
    }
    [[nodiscard]] const std::vector<index_t>& extents() const noexcept { return extents_; }

private:
    std::vector<index_t> labels_;
    std::vector<index_t> extents_;
};

/// An operand with a label for each axis: axes with the same label become a diagonal.
template <class T>
[[nodiscard]] labelled_array<T> labelled(const leaf<const T, dynamic>& a, const axis_values& labels, int operand)
{
    axis_values own;
    axis_values extents;
    axis_values strides;
    for (int i = 0; i < labels.size(); ++i) {
        const int at = position_in(own, labels[i]);
        if (at < 0) {
            own.push_back(labels[i]);
            extents.push_back(a.where.extent(i));
            strides.push_back(a.where.stride(i));
            continue;
        }
        if (extents[at] != a.where.extent(i)) {
            const char name[2] = {static_cast<char>(labels[i]), '\0'};
            raise<shape_error>(message() << "dimensions in operand " << operand << " for collapsing index '" << name
                                         << "' don't match (" << extents[at] << " != " << a.where.extent(i) << ")");
        }
        strides[at] = wrapping_add(strides[at], a.where.stride(i));
    }
    return {{a.owner, a.data, layout<dynamic>(extents, strides)}, own};
}

template <class T>
[[noreturn, gnu::noinline, gnu::cold]] void throw_einsum_broadcast_error(
    const std::vector<labelled_array<T>>& operands, const axis_values& output)
{
    axis_values order = output;
    for (index_t label = 0; label < einsum_subscripts::ellipsis_label; ++label)
        for (const auto& operand : operands)
            if (contains(operand.labels, label) && !contains(order, label))
                order.push_back(label);
    message text;
    text << "operands could not be broadcast together with remapped shapes [original->remapped]: ";
    for (const auto& operand : operands) {
        text << operand.elements.where.shape() << "->(";
        bool begun = false;
        for (index_t label : order) {
            const int axis = position_in(operand.labels, label);
            if (axis < 0 && !begun)
                continue;
            text << (begun ? "," : "");
            if (axis < 0)
                text << "newaxis";
            else
                text << operand.elements.where.extent(axis);
            begun = true;
        }
        text << ") ";
    }
    raise<broadcast_error>(text);
}

/// The same array without axes of length 1, along which it stands still anyway.
template <class T>
[[nodiscard]] labelled_array<T> without_single(const labelled_array<T>& a)
{
    axis_values labels;
    for (int i = 0; i < a.labels.size(); ++i)
        if (a.elements.where.extent(i) != 1)
            labels.push_back(a.labels[i]);
    return {axes_in_order(a, labels).handle(), labels};
}

template <class T>
[[nodiscard]] ndarray<T, dynamic> einsum_of(
    const std::vector<leaf<const T, dynamic>>& arrays, const einsum_subscripts& subscripts)
{
    std::vector<labelled_array<T>> list;
    label_table table;
    for (std::size_t k = 0; k < arrays.size(); ++k)
        list.push_back(labelled(arrays[k], subscripts.operands[k], static_cast<int>(k)));
    for (const auto& operand : list)
        for (int i = 0; i < operand.labels.size(); ++i)
            if (!table.add(operand.labels[i], operand.elements.where.extent(i)))
                throw_einsum_broadcast_error(list, subscripts.output);

    std::vector<label_set> sets;
    for (auto& operand : list) {
        operand = without_single(operand);
        sets.push_back(table.set_of(operand.labels));
    }
    axis_values shape;
    for (index_t label : subscripts.output)
        shape.push_back(table.extent(label));
    (void)checked_size(shape, sizeof(T));
    for (const contraction_step& step :
        contraction_planner(sets, table.set_of(subscripts.output), table.extents()).steps()) {
        const labelled_array<T> x = list[step.first];
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(step.first));
        const labelled_array<T> y = list[step.second];
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(step.second));
        axis_values kept = subscripts.output;
        for (const auto& other : list)
            for (index_t label : other.labels)
                if (!contains(kept, label))
                    kept.push_back(label);
        list.push_back(multiply_labelled(x, y, kept));
    }
    const labelled_array<T> product = sum_others(list[0], subscripts.output);
    const auto result = axes_in_order(product, subscripts.output);
    // What was made here, in the right order, needs no copy.
    if (result.base() != arrays[0].owner && result.c_contiguous() && same_shape(result.shape(), shape)) {
        const auto& whole = result.handle();
        return ndarray<T, dynamic>(leaf<T, dynamic>(
            whole.owner, const_cast<T*>(whole.data), layout<dynamic>(shape, c_strides(shape, sizeof(T)))));
    }
    const ndarray<T, dynamic> fresh(allocate_array<T, dynamic>(shape));
    fresh.assign(result);
    return fresh;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Products of elements, summed over the axes whose letters the output does not name: `einsum("ij,jk->ik", a, b)`.
/// Without an output it is the letters that stand once, in alphabetical order. A letter that an operand has twice takes
/// its diagonal; `...` stands for axes that broadcast. Sums are in the operands' common type.
/// Shapes  as the letters say; axes of length 1 broadcast
/// Memory  any strides; the result is fresh and in C order
/// Cost    several operands are multiplied two by two in the order that needs fewest products, matrices by `matmul`'s
///         kernels
/// Throws  value_error for bad subscripts, shape_error, broadcast_error
/// Source  numpy.einsum
template <operand_like... X>
    requires(sizeof...(X) > 0)
[[nodiscard]] auto einsum(std::string_view subscripts, const X&... operands)
{
    using R = detail::common_type_t<detail::factor_type<X>...>;
    using T = computing_t<R>;
    const std::vector<leaf<const T, dynamic>> arrays{
        detail::with_dynamic_rank(detail::factor_of<T>(detail::array_of_factor(operands)))...};
    int ndims[sizeof...(X)];
    for (std::size_t k = 0; k < sizeof...(X); ++k)
        ndims[k] = arrays[k].where.ndim();
    return detail::rounded_to<R>(detail::einsum_of<T>(arrays, detail::parse_einsum(subscripts, ndims)));
}
} // namespace nd::inline ND_ISA
