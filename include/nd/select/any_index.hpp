// Indexing of arrays whose dtype is known only at run time, by lists made at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/select/advanced.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline any_ndarray indexed(const any_ndarray& a, const index_list& index)
{
    if (!index.is_basic())
        return visit_storage([&](const auto& typed) { return eval(typed(index)); }, a);
    resolved_index r =
        index_resolver<simd::default_arch>(a.where(), std::span(index.begin(), static_cast<std::size_t>(index.size())))
            .result();
    return a.at_offset(r.offset, std::move(r.where));
}
inline void assign_indexed(const any_ndarray& a, const index_list& index, const any_ndarray& values)
{
    const any_ndarray converted = same_elements(a.dtype(), values.dtype()) ? values : values.astype(a.dtype());
    visit_storage_type(
        [&]<class S>(std::type_identity<S>) {
            ndarray<S> target = a.view(dtype_of<S>()).template as<S>();
            const ndarray<S> source = converted.view(dtype_of<S>()).template as<S>();
            if (index.is_basic())
                indexed(any_ndarray(target), index).template as<S>()() = source;
            else
                target(index) = source;
        },
        a.dtype());
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
