// Indexing of arrays whose dtype is known only at run time, by lists made at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/select/advanced.hpp>

namespace nd::detail::inline ND_ISA
{
/// The elements that an index picks, as an operand that can be read and written.
struct indexed_elements
{
    indexed_elements(const any_ndarray& a, const index_list& index)
        : resolved(index_resolver<simd::default_arch>(
              a.where(), std::span(index.begin(), static_cast<std::size_t>(index.size())))
                       .result())
        , view(a.at_offset(resolved.offset, resolved.where))
        , elements(operand_of_any(view, view.itemsize()))
    {
        if (const auto* arrays = static_cast<const index_arrays*>(resolved.indices.data()); arrays != nullptr) {
            elements.indices_count = arrays->count();
            elements.indices = arrays->streams();
        }
    }
    indexed_elements(const indexed_elements&) = delete;
    indexed_elements& operator=(const indexed_elements&) = delete;
    ~indexed_elements() = default;

    resolved_index resolved;
    any_ndarray view; ///< without the index arrays
    operand elements;
};

[[nodiscard]] inline any_ndarray indexed(const any_ndarray& a, const index_list& index)
{
    const indexed_elements picked(a, index);
    if (index.is_basic())
        return picked.view;
    axis_values shape;
    axis_values strides;
    result_layout(shape, strides, &picked.elements, 1, a.itemsize());
    any_ndarray result = allocate_any(a.dtype(), shape, strides);
    copy_operand(operand_of_any(result, a.itemsize()), picked.elements);
    return result;
}

/// True when the index is one integer per axis, so that it names an element.
[[nodiscard]] inline bool names_element(const index_list& index, int ndim) noexcept
{
    for (const index_item& item : index)
        if (item.is_array() || item.basic.what != basic_item::kind::integer)
            return false;
    return index.size() == ndim;
}

inline void assign_indexed(const any_ndarray& a, const index_list& index, const any_ndarray& values)
{
    if (!a.writeable())
        throw_readonly_error();
    const indexed_elements picked(a, index);
    if (names_element(index, a.ndim()) && values.ndim() > 0)
        throw_value_error("setting an array element with a sequence.");
    const bool is_full_mask = index.size() == 1 && index[0].what == index_item::kind::mask && a.ndim() > 0 &&
        index[0].where.ndim() == a.ndim();
    const axis_values value_shape(values.shape());
    if (is_full_mask)
        check_full_mask_value(value_shape, [&] { return nd::size_of(picked.view.where()); });
    if (!index.is_basic())
        check_value_shape(value_shape, picked.view.shape());
    const gather_function convert = any_converter_in(a.dtype(), values.dtype());
    copy_operand(picked.elements, operand_of_any(values, a.itemsize(), convert));
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
ND_INLINE any_ndarray any_ndarray::operator()(const index_list& index) const { return detail::indexed(*this, index); }
ND_INLINE void any_ndarray::assign(const index_list& index, const any_ndarray& values) const
{
    detail::assign_indexed(*this, index, values);
}
} // namespace nd
