// Copies and other shapes of an array's elements: what the members of ndarray do.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/fresh.hpp>
#include <nd/layout/reshape.hpp>
#include <nd/layout/transpose.hpp>

namespace nd::detail::inline ND_ISA
{
/// The same elements in fresh memory.
template <class Arch, class T, int Rank>
[[nodiscard]] leaf<std::remove_const_t<T>, Rank> copied(const leaf<T, Rank>& a, order memory_order)
{
    using V = std::remove_const_t<T>;
    const auto shape = a.where.shape();
    const auto strides = a.where.strides();
    const bool prefers_f =
        memory_order == order::a && is_f_contiguous(a.where, sizeof(T)) && !is_c_contiguous(a.where, sizeof(T));
    const axis_values new_strides = memory_order == order::k ? k_strides(shape, strides, sizeof(T))
        : memory_order == order::f || prefers_f              ? f_strides(shape, sizeof(T))
                                                             : c_strides(shape, sizeof(T));
    leaf<V, Rank> result = allocate_result<V, Rank>(axis_values(shape), new_strides);
    assign<Arch, V>(result, a);
    return result;
}

/// The elements in another shape: shared where strides allow, else copied.
template <class Arch, int NewRank, class T, int Rank>
[[nodiscard]] leaf<T, NewRank> reshaped(const leaf<T, Rank>& a, const axis_values& new_shape, order read_order)
{
    const axis_values shape = resolve_shape(new_shape, nd::size_of(a.where));
    if (read_order == order::a)
        read_order = is_f_contiguous(a.where, sizeof(T)) && !is_c_contiguous(a.where, sizeof(T)) ? order::f : order::c;
    axis_values strides;
    if (reshape_strides(a.where.shape(), a.where.strides(), sizeof(T), shape, read_order, strides)) {
        layout<NewRank> l(shape, strides);
        l.set_writeable(a.where.writeable());
        return leaf<T, NewRank>(a.owner, a.data, std::move(l));
    }
    auto dense = copied<Arch>(a, read_order);
    (void)reshape_strides(dense.where.shape(), dense.where.strides(), sizeof(T), shape, read_order, strides);
    return leaf<T, NewRank>(std::move(dense.owner), dense.data, layout<NewRank>(shape, strides));
}

/// All elements as a vector: shared when they are contiguous in that order.
template <class Arch, class T, int Rank>
[[nodiscard]] leaf<T, 1> raveled(const leaf<T, Rank>& a, order read_order)
{
    if (read_order == order::a)
        read_order = is_f_contiguous(a.where, sizeof(T)) && !is_c_contiguous(a.where, sizeof(T)) ? order::f : order::c;
    const bool in_order =
        read_order == order::f ? is_f_contiguous(a.where, sizeof(T)) : is_c_contiguous(a.where, sizeof(T));
    if (in_order)
        return reshaped<Arch, 1>(a, axis_values{nd::size_of(a.where)}, read_order);
    auto flat = reshaped<Arch, 1>(copied<Arch>(a, read_order), axis_values{nd::size_of(a.where)}, read_order);
    return leaf<T, 1>(std::move(flat.owner), flat.data, std::move(flat.where));
}

/// Makes the layout of elements of another size in the same bytes: the last axis changes its length.
/// Throws  value_error when the last axis is not contiguous, or its bytes do not divide
template <int Rank>
void change_itemsize(layout<Rank>& l, index_t from, index_t to)
{
    if (from == to)
        return;
    const int last = l.ndim() - 1;
    if (last < 0)
        throw_value_error("Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
    if (l.extent(last) != 1 && nd::size_of(l) != 0 && l.stride(last) != from)
        throw_value_error("To change to a dtype of a different size, the last axis must be contiguous");
    const index_t bytes = l.extent(last) * from;
    if (to == 0 || bytes % to != 0)
        throw_value_error("When changing to a larger dtype, its size must be a divisor of the total size in bytes "
                          "of the last axis of the array.");
    l.set(last, bytes / to, to);
}

/// The same bytes as elements of type `V`. Source  numpy.ndarray.view
template <class V, class T, int Rank>
[[nodiscard]] leaf<V, Rank> viewed_as(const leaf<T, Rank>& a)
{
    layout<Rank> l = a.where;
    if constexpr (Rank != 0 || sizeof(V) == sizeof(T))
        change_itemsize(l, sizeof(T), sizeof(V));
    else
        throw_value_error("Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
    return leaf<V, Rank>(a.owner, reinterpret_cast<V*>(a.data), std::move(l));
}

/// Zeros. Throws shape_error when the size does not fit.
template <class T, int Rank>
[[nodiscard]] leaf<T, Rank> zeroed(const axis_values& shape)
{
    using V = std::remove_const_t<T>;
    leaf<V, Rank> a = allocate_array<V, Rank>(shape);
    std::memset(static_cast<void*>(a.data), 0, a.owner.bytes());
    return leaf<T, Rank>(std::move(a.owner), a.data, std::move(a.where));
}

/// The only element. Throws shape_error when there is not exactly one.
template <class T, int Rank>
[[nodiscard]] std::remove_const_t<T> only_element(const leaf<T, Rank>& a)
{
    if (nd::size_of(a.where) != 1)
        throw_shape_error("can only convert an array of size 1 to a scalar, found shape", a.where.shape());
    return load_element<std::remove_const_t<T>>(reinterpret_cast<const char*>(a.data));
}
} // namespace nd::detail::inline ND_ISA
