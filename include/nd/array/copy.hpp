// Copies, conversions and other shapes of an array: the members that need the engine.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>

namespace nd
{
template <class Element, int Rank>
ndarray<std::remove_const_t<Element>, Rank> ndarray<Element, Rank>::copy(order memory_order) const
{
    axis_values strides;
    if (memory_order == order::k)
        strides = k_strides(shape(), this->strides(), itemsize());
    else if (memory_order == order::f || (memory_order == order::a && f_contiguous() && !c_contiguous()))
        strides = f_strides(shape(), itemsize());
    else
        strides = c_strides(shape(), itemsize());
    ndarray<value_type, Rank> result(detail::allocate_result<value_type, Rank>(axis_values(shape()), strides));
    result.assign(*this);
    return result;
}

template <class Element, int Rank>
template <int NewRank>
ndarray<Element, NewRank> ndarray<Element, Rank>::reshape(const axis_values& new_shape, order read_order) const
{
    const axis_values resolved = resolve_shape(new_shape, size());
    if (read_order == order::a)
        read_order = f_contiguous() && !c_contiguous() ? order::f : order::c;
    axis_values strides;
    if (!reshape_strides(shape(), this->strides(), itemsize(), resolved, read_order, strides)) {
        const ndarray<value_type, Rank> dense = copy(read_order);
        return dense.template reshape<NewRank>(resolved, read_order);
    }
    layout<NewRank> l(resolved, strides);
    l.set_writeable(leaf_.where.writeable());
    return ndarray<Element, NewRank>(leaf<Element, NewRank>(leaf_.owner, leaf_.data, std::move(l)));
}

template <class Element, int Rank>
ndarray<Element, 1> ndarray<Element, Rank>::ravel(order read_order) const
{
    const bool in_order = read_order == order::f ? f_contiguous() : c_contiguous();
    if (in_order)
        return reshape<1>({size()}, read_order);
    return ndarray<Element, 1>(flatten(read_order));
}

template <class Element, int Rank>
ndarray<std::remove_const_t<Element>, 1> ndarray<Element, Rank>::flatten(order read_order) const
{
    return copy(read_order).template reshape<1>({size()}, read_order);
}

template <class Element, int Rank>
template <element U>
ndarray<std::conditional_t<std::is_const_v<Element>, const U, U>, Rank> ndarray<Element, Rank>::view() const
{
    using V = std::conditional_t<std::is_const_v<Element>, const U, U>;
    layout<Rank> l = leaf_.where;
    if constexpr (sizeof(U) != sizeof(Element)) {
        const int last = ndim() - 1;
        if (last < 0)
            throw_value_error("Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
        if (l.extent(last) != 1 && l.stride(last) != itemsize())
            throw_value_error("To change to a dtype of a different size, the last axis must be contiguous");
        const index_t bytes = l.extent(last) * itemsize();
        if (bytes % static_cast<index_t>(sizeof(U)) != 0)
            throw_value_error("When changing to a larger dtype, its size must be a divisor of the total size in bytes "
                              "of the last axis of the array.");
        l.set(last, bytes / static_cast<index_t>(sizeof(U)), sizeof(U));
    }
    return ndarray<V, Rank>(leaf<V, Rank>(leaf_.owner, reinterpret_cast<V*>(leaf_.data), std::move(l)));
}

/// A fresh array with the elements of an expression: `ndarray b = e` by name. Of an array it is a copy.
template <expression E>
[[nodiscard]] auto eval(const E& e)
{
    using T = value_type_of<E>;
    constexpr int rank = E::rank;
    return ndarray<T, rank>(detail::evaluate_fresh<simd::default_arch, T, rank>(detail::operand_of(e)));
}

/// What `e.eval()` calls.
template <expression E>
[[nodiscard]] auto evaluate_node(const E& e)
{
    return nd::eval(e);
}

/// An expression as an array: an array is returned as it is (shared), anything else is evaluated.
template <expression E>
[[nodiscard]] auto as_array(const E& e)
{
    if constexpr (array_like<E>)
        return ndarray<const value_type_of<E>, E::rank>(e);
    else
        return eval(e);
}

template <class E>
    requires(expression<E> && !array_like<E>)
ndarray(const E&)
->ndarray<value_type_of<E>, E::rank>;
} // namespace nd
