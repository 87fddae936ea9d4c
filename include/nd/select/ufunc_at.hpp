// nd::at: an operation applied to picked elements one after the other, so that repeated positions add up.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/advanced.hpp>
#include <nd/ufunc/outer.hpp>

namespace nd::detail::inline ND_ISA
{
/// Walks the elements that `target` picks, in C order, beside those of `values`: `update(element, value)`, both
/// pointers. `values` must stretch to the shape of `target`, whose indices are checked.
template <class Update>
void for_each_picked(const operand& target, const operand& values, const Update& update)
{
    loop_nest nest(std::span(target.shape, static_cast<std::size_t>(target.ndim)), 2 + target.indices_count);
    operand_plan plan;
    int stream = 0;
    (void)set_streams(nest, plan, target, stream);
    if (!nest.set_stream(stream, values.data, values.shape, values.strides, values.ndim))
        throw_value_error("array is not broadcastable to correct shape");
    if (nest.empty())
        return;
    nest.drop_unit_axes();
    nest.coalesce();
    constexpr index_t block = 256;
    index_t offsets[block];
    const char* p[max_rank];
    index_t strides[max_rank];
    for (int k = 0; k < target.indices_count; ++k)
        strides[k] = nest.stride(k + 1, 0);
    const index_t n = nest.extent(0);
    const index_t stride = nest.stride(0, 0);
    const index_t value_stride = nest.stride(stream, 0);
    loop_position at(nest, 1);
    do
        for (index_t i = 0; i < n; i += block) {
            const index_t m = n - i < block ? n - i : block;
            for (int k = 0; k < target.indices_count; ++k)
                p[k] = at.data(k + 1) + i * strides[k];
            gather_offsets(offsets, target, p, strides, m);
            char* element = at.data(0) + i * stride;
            const char* value = at.data(stream) + i * value_stride;
            for (index_t j = 0; j < m; ++j)
                update(element + j * stride + offsets[j], value + j * value_stride);
        }
    while (at.advance());
}

template <class T, int Rank>
[[nodiscard]] gather<T, dynamic> picked_elements(const ndarray<T, Rank>& a, const index_list& index)
{
    const leaf<T, Rank>& source = a.handle();
    index_list items;
    for (const index_item& item : index)
        if (item.what == index_item::kind::positions && item.owner == source.owner)
            // An index that is a view of the elements themselves is read before they change.
            items.push_back(ndarray<const index_t>(
                leaf<const index_t, dynamic>(item.owner, static_cast<const index_t*>(item.data), item.where))
                                .copy());
        else
            items.push_back(item);
    const layout<dynamic> in(source.where);
    resolved_index r =
        index_resolver<simd::default_arch>(in, std::span(items.begin(), static_cast<std::size_t>(items.size())))
            .result();
    auto* data =
        reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(source.data) + static_cast<std::uintptr_t>(r.offset));
    return gather<T, dynamic>(source.owner, data, std::move(r.where), std::move(r.indices));
}

/// Values as an array of `Q` that does not share memory with `a`.
template <class Q, class V, class T, int Rank>
[[nodiscard]] auto separate_values(const V& values, const ndarray<T, Rank>& a)
{
    if constexpr (!expression<V>) {
        ndarray<Q, 0> one{axis_values()};
        *one.data() = weak_scalar<Q>(values).value;
        return ndarray<const Q, 0>(one);
    } else {
        if constexpr (array_like<V> && std::is_same_v<value_type_of<V>, Q>)
            if (!(values.base() == a.base()))
                return ndarray<const Q, V::rank>(values);
        return ndarray<const Q, V::rank>(
            ndarray<Q, V::rank>(evaluate_fresh<simd::default_arch, Q, V::rank>(operand_of(values))));
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `a(index) = u(a(index), values)`, one element after the other: where a position repeats, every value counts.
/// `nd::at(nd::add, counts, idx, 1)`. Several index items go into an index_list.
/// Cost    one pass over the picked elements, in their order
/// Throws  index_error, value_error when `values` do not stretch to the picked elements, before anything is written
/// Source  numpy.ufunc.at
template <ufunc_object U, class T, int Rank, advanced_index_item I, operand_like V>
    requires(!std::is_const_v<T> && result_casts_back_same_kind<typename U::operation, ndarray<T, Rank>, V>)
void at(const U&, const ndarray<T, Rank>& a, const I& index, const V& values)
{
    using Op = typename U::operation;
    using S = detail::signature_of<Op, ndarray<T, Rank>, V>;
    if (!a.writeable())
        throw_readonly_error();
    index_list items;
    detail::append_index(items, index);
    const auto picked = detail::picked_elements(a, items);
    detail::operand target = picked.template described<T>();
    detail::check_indices(target);
    [&]<class R, class P, class Q>(signature<R, P, Q>) {
        const auto separate = detail::separate_values<Q>(values, a);
        detail::operand given{};
        detail::operand* next = &given;
        separate.handle().template describe<Q>(next);
        detail::for_each_picked(target, given, [](char* element, const char* value) {
            const P old = cast_to<P>(detail::load_element<T>(element));
            detail::store_element(
                element, cast_to<T>(detail::call_widened<R, Op>(old, detail::load_element<Q>(value))));
        });
    }(S());
}
/// `a(index) = u(a(index))`, as often as a position occurs: `nd::at(nd::negative, a, idx)`.
template <ufunc_object U, class T, int Rank, advanced_index_item I>
    requires(!std::is_const_v<T> && operator_takes_element_types<typename U::operation, ndarray<T, Rank>>)
void at(const U&, const ndarray<T, Rank>& a, const I& index)
{
    using Op = typename U::operation;
    if (!a.writeable())
        throw_readonly_error();
    index_list items;
    detail::append_index(items, index);
    const auto picked = detail::picked_elements(a, items);
    detail::operand target = picked.template described<T>();
    detail::check_indices(target);
    [&]<class R, class P>(signature<R, P>) {
        static_assert(can_cast<R, T>(casting::same_kind), "the result cannot be cast back to the array's type");
        detail::for_each_picked(target, target, [](char* element, const char*) {
            detail::store_element(
                element, cast_to<T>(detail::call_widened<R, Op>(cast_to<P>(detail::load_element<T>(element)))));
        });
    }(detail::signature_of<Op, ndarray<T, Rank>>());
}
} // namespace nd::inline ND_ISA
