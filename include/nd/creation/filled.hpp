// Fresh arrays of a given shape: uninitialised, zeros, ones, or all of one value.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

namespace nd::detail::inline ND_ISA
{
/// The element type of an array made from C++ numbers: `int` gives NumPy's default integer, other types stay.
template <class S>
struct default_element
{
    using type = S;
};
template <>
struct default_element<int>
{
    using type = std::int64_t;
};
template <integer_element S>
    requires(!std::is_same_v<S, int>)
struct default_element<S>
{
    using type = integer_of<int{sizeof(S)}, std::is_signed_v<S>>;
};

/// `T`, or `Default` where `T` is void.
template <class T, class Default>
struct chosen_type
{
    using type = T;
};
template <class Default>
struct chosen_type<void, Default>
{
    using type = Default;
};
template <class T, class Default>
using chosen_t = typename chosen_type<T, Default>::type;

/// Uninitialised memory of the shape of a prototype, in the order of its axes in memory.
template <class T, class E>
[[nodiscard]] ndarray<T, E::rank> allocate_like(const E& prototype, order memory_order)
{
    const axis_values shape(prototype.shape());
    if constexpr (array_like<E>) {
        if (memory_order == order::a)
            memory_order = prototype.f_contiguous() && !prototype.c_contiguous() ? order::f : order::c;
        if (memory_order == order::k) {
            (void)checked_size(shape, sizeof(T));
            return ndarray<T, E::rank>(allocate_result<T, E::rank>(
                shape, k_strides(shape, prototype.strides(), sizeof(T), prototype.itemsize())));
        }
    }
    return ndarray<T, E::rank>(allocate_array<T, E::rank>(shape, memory_order));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Uninitialised elements. Source  numpy.empty
/// Throws  shape_error for a negative extent or a size that does not fit
template <element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> empty(const axis_values& shape, order memory_order = order::c)
{
    return ndarray<T, Rank>(detail::allocate_array<T, Rank>(shape, memory_order));
}

/// Elements whose bytes are all zero. Source  numpy.zeros
template <element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> zeros(const axis_values& shape, order memory_order = order::c)
{
    ndarray<T, Rank> a = nd::empty<T, Rank>(shape, memory_order);
    std::memset(static_cast<void*>(a.data()), 0, static_cast<std::size_t>(a.nbytes()));
    return a;
}

/// Source  numpy.ones
template <numeric_element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> ones(const axis_values& shape, order memory_order = order::c)
{
    ndarray<T, Rank> a = nd::empty<T, Rank>(shape, memory_order);
    a.assign(true);
    return a;
}

/// Every element is `value`. An `int` makes an array of 64-bit integers, other types stay; `full<float>(...)` chooses.
/// Source  numpy.full
template <class T = void, int Rank = dynamic, scalar_like S>
[[nodiscard]] auto full(const axis_values& shape, S value, order memory_order = order::c)
{
    using U = detail::chosen_t<T, typename detail::default_element<S>::type>;
    ndarray<U, Rank> a = nd::empty<U, Rank>(shape, memory_order);
    a.assign(value);
    return a;
}

/// Every row is `values`, which are stretched to the shape. Throws  broadcast_error
template <class T = void, int Rank = dynamic, expression E>
[[nodiscard]] auto full(const axis_values& shape, const E& values, order memory_order = order::c)
{
    using U = detail::chosen_t<T, value_type_of<E>>;
    ndarray<U, Rank> a = nd::empty<U, Rank>(shape, memory_order);
    a.assign(values);
    return a;
}

/// Uninitialised elements in the shape of `prototype`, which may be lazy; `empty_like<U>(a)` changes the type.
/// `order::k` keeps the order of an array's axes in memory. Source  numpy.empty_like
template <class T = void, expression E>
[[nodiscard]] auto empty_like(const E& prototype, order memory_order = order::k)
{
    return detail::allocate_like<detail::chosen_t<T, value_type_of<E>>>(prototype, memory_order);
}

/// Source  numpy.zeros_like
template <class T = void, expression E>
[[nodiscard]] auto zeros_like(const E& prototype, order memory_order = order::k)
{
    auto a = nd::empty_like<T>(prototype, memory_order);
    std::memset(static_cast<void*>(a.data()), 0, static_cast<std::size_t>(a.nbytes()));
    return a;
}

/// Source  numpy.ones_like
template <class T = void, expression E>
[[nodiscard]] auto ones_like(const E& prototype, order memory_order = order::k)
{
    auto a = nd::empty_like<T>(prototype, memory_order);
    a.assign(true);
    return a;
}

/// `value` is converted to the prototype's element type. Source  numpy.full_like
template <class T = void, expression E, scalar_like S>
[[nodiscard]] auto full_like(const E& prototype, S value, order memory_order = order::k)
{
    auto a = nd::empty_like<T>(prototype, memory_order);
    a.assign(value);
    return a;
}
} // namespace nd::inline ND_ISA
