// Arrays from what is already there: nested lists, ranges, functions of the index, and memory of others.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/filled.hpp>

#include <concepts>
#include <initializer_list>
#include <utility>

namespace nd::inline ND_ISA
{
/// Contiguous elements with a length: std::vector, std::array, std::span.
template <class R>
concept contiguous_range = !expression<R> && requires(R & range)
{
    {
        *range.data()
        } -> std::convertible_to<std::remove_cvref_t<decltype(*range.data())>>;
    static_cast<index_t>(range.size());
    requires numeric_element<std::remove_cvref_t<decltype(*range.data())>>;
};

/// Anything that a range-for loop takes and that gives numbers.
template <class R>
concept number_range = !expression<R> && requires(R & range)
{
    range.begin() != range.end();
    requires numeric_element<std::remove_cvref_t<decltype(*range.begin())>>;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class R>
using range_value_t = std::remove_cvref_t<decltype(*std::declval<R&>().begin())>;

// How deep braces nest is limited only by these overloads.
template <class S>
using list1 = std::initializer_list<S>;
template <class S>
using list2 = std::initializer_list<list1<S>>;
template <class S>
using list3 = std::initializer_list<list2<S>>;
template <class S>
using list4 = std::initializer_list<list3<S>>;

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_ragged_list(index_t expected, index_t found)
{
    raise<shape_error>(message() << "setting an array element with a sequence. The requested array has an "
                                    "inhomogeneous shape: expected a list of "
                                 << expected << " items, found " << found);
}

template <class S>
void extents_of_list(list1<S> values, index_t* extents)
{
    *extents = static_cast<index_t>(values.size());
}
template <class S>
void extents_of_list(std::initializer_list<std::initializer_list<S>> values, index_t* extents)
{
    *extents = static_cast<index_t>(values.size());
    extents[1] = 0;
    if (values.size() > 0)
        extents_of_list(*values.begin(), extents + 1);
}

template <class T, class S>
void copy_list(T*& out, list1<S> values, const index_t* extents)
{
    if (static_cast<index_t>(values.size()) != *extents)
        throw_ragged_list(*extents, static_cast<index_t>(values.size()));
    for (const S& value : values)
        *out++ = cast_to<T>(value);
}
template <class T, class S>
void copy_list(T*& out, std::initializer_list<std::initializer_list<S>> values, const index_t* extents)
{
    if (static_cast<index_t>(values.size()) != *extents)
        throw_ragged_list(*extents, static_cast<index_t>(values.size()));
    for (const auto& row : values)
        copy_list(out, row, extents + 1);
}

template <class T, class S, int Rank, class List>
[[nodiscard]] auto array_of_list(List values)
{
    using U = chosen_t<T, typename default_element<S>::type>;
    index_t extents[static_cast<std::size_t>(Rank)] = {};
    extents_of_list(values, extents);
    ndarray<U, Rank> a = nd::empty<U, Rank>(axis_values(std::span<const index_t>(extents)));
    U* out = a.data();
    copy_list(out, values, extents);
    return a;
}

/// Strides given by the user, or those of C order.
[[nodiscard]] inline axis_values strides_or_packed(
    const axis_values& shape, const axis_values& strides, index_t itemsize)
{
    if (strides.empty() && !shape.empty())
        return packed_strides(shape, itemsize);
    (void)checked_byte_bounds(shape, strides, itemsize);
    return strides;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Nested lists, up to four deep: `array({{1, 2}, {3, 4}})`. Integer literals make 64-bit integers, as in NumPy;
/// `array<float>({1, 2})` chooses.
/// Throws  shape_error when rows have different lengths
/// Source  numpy.array
template <class T = void, scalar_like S>
[[nodiscard]] auto array(std::initializer_list<S> values)
{
    return detail::array_of_list<T, S, 1>(values);
}
template <class T = void, scalar_like S>
[[nodiscard]] auto array(std::initializer_list<std::initializer_list<S>> values)
{
    return detail::array_of_list<T, S, 2>(values);
}
template <class T = void, scalar_like S>
[[nodiscard]] auto array(std::initializer_list<std::initializer_list<std::initializer_list<S>>> values)
{
    return detail::array_of_list<T, S, 3>(values);
}
template <class T = void, scalar_like S>
[[nodiscard]] auto array(
    std::initializer_list<std::initializer_list<std::initializer_list<std::initializer_list<S>>>> values)
{
    return detail::array_of_list<T, S, 4>(values);
}
/// A number as an array without axes.
template <class T = void, scalar_like S>
[[nodiscard]] auto array(S value)
{
    return nd::full<T, 0>(axis_values(), value);
}
/// The elements of an array or expression in fresh memory, converted when `T` is given.
template <class T = void, expression E>
[[nodiscard]] auto array(const E& e)
{
    using U = detail::chosen_t<T, value_type_of<E>>;
    ndarray<U, E::rank> a = nd::empty_like<U>(e);
    a.assign(e);
    return a;
}

/// The numbers of a range of any length, copied to a vector. `count` >= 0 takes that many.
/// Throws  value_error when there are fewer than `count`
/// Source  numpy.fromiter
template <class T = void, number_range R>
[[nodiscard]] auto from_range(R&& range, index_t count = -1)
{
    using U = detail::chosen_t<T, detail::range_value_t<R>>;
    index_t capacity = count >= 0 ? count : 16;
    if constexpr (requires { range.size(); })
        if (count < 0)
            capacity = static_cast<index_t>(range.size());
    ndarray<U, 1> a = nd::empty<U, 1>(capacity);
    index_t n = 0;
    for (auto at = range.begin(); n != count && at != range.end(); ++at) {
        if (n == capacity) {
            capacity = checked_mul(capacity < 8 ? 8 : capacity, 2);
            ndarray<U, 1> larger = nd::empty<U, 1>(capacity);
            std::memcpy(static_cast<void*>(larger.data()), a.data(), static_cast<std::size_t>(n) * sizeof(U));
            a = larger;
        }
        a.data()[n++] = cast_to<U>(static_cast<detail::range_value_t<R>>(*at));
    }
    if (n < count)
        raise<value_error>(
            message() << "iterator too short: Expected " << count << " but iterator had only " << n << " items.");
    return n == capacity ? a : a(slice(0, n)).copy();
}
template <class T = void, number_range R>
[[nodiscard]] auto fromiter(R&& range, index_t count = -1)
{
    return nd::from_range<T>(std::forward<R>(range), count);
}
/// The numbers of a range, copied.
template <class T = void, number_range R>
[[nodiscard]] auto array(R&& range)
{
    return nd::from_range<T>(std::forward<R>(range));
}

/// Elements in memory that somebody else owns and keeps alive; nothing is freed. Strides in bytes, C order when left
/// out. Elements are read only when `T` is const.
/// Throws  shape_error for a negative extent, or a size or position that does not fit
template <element T>
[[nodiscard]] ndarray<T> borrow(T* data, const axis_values& shape, const axis_values& strides = {})
{
    (void)checked_size(shape, sizeof(T));
    return ndarray<T>(
        leaf<T, dynamic>(buffer(), data, layout<dynamic>(shape, detail::strides_or_packed(shape, strides, sizeof(T)))));
}

/// Takes over memory made elsewhere: `deleter(data)` runs when the last handle to it goes, or at once when this throws.
template <element T, std::invocable<T*> Deleter>
[[nodiscard]] ndarray<T> from_external(T* data, const axis_values& shape, const axis_values& strides, Deleter deleter)
{
    auto* bytes = const_cast<std::remove_const_t<T>*>(data);
    buffer owner = buffer::adopt(bytes, 0,
        [d = std::move(deleter)](void* p) mutable { d(static_cast<T*>(static_cast<std::remove_const_t<T>*>(p))); });
    return ndarray<T>(leaf<T, dynamic>(
        std::move(owner), data, layout<dynamic>(shape, detail::strides_or_packed(shape, strides, sizeof(T)))));
}
/// The same in C order.
template <element T, std::invocable<T*> Deleter>
[[nodiscard]] ndarray<T> from_external(T* data, const axis_values& shape, Deleter deleter)
{
    return nd::from_external(data, shape, axis_values(), std::move(deleter));
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
[[nodiscard]] ndarray<T, 1> borrow_vector(T* data, index_t n)
{
    return ndarray<T, 1>(leaf<T, 1>(buffer(), data, n));
}
template <class R>
inline constexpr bool is_span = false;
template <class T, std::size_t N>
inline constexpr bool is_span<std::span<T, N>> = true;
/// The range does not own what it shows, or outlives this call.
template <class R>
concept borrowable = std::is_lvalue_reference_v<R> || is_span<std::remove_cvref_t<R>>;
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A contiguous range seen as a vector, without a copy: the range must outlive it. A temporary container is copied.
/// Source  numpy.asarray
template <contiguous_range R>
[[nodiscard]] auto asarray(R&& range)
{
    if constexpr (detail::borrowable<R>)
        return detail::borrow_vector(range.data(), static_cast<index_t>(range.size()));
    else
        return nd::from_range(range);
}
/// The same for arrays of C++: `double m[2][3]` is seen as a matrix.
template <numeric_element T, std::size_t N>
[[nodiscard]] ndarray<T, 1> asarray(T (&values)[N])
{
    return detail::borrow_vector(&values[0], static_cast<index_t>(N));
}
template <numeric_element T, std::size_t N, std::size_t M>
[[nodiscard]] ndarray<T, 2> asarray(T (&values)[N][M])
{
    return ndarray<T, 2>(nd::borrow(&values[0][0], {static_cast<index_t>(N), static_cast<index_t>(M)}));
}
/// An array as it is, an expression evaluated.
template <expression E>
[[nodiscard]] auto asarray(const E& e)
{
    if constexpr (array_like<E>)
        return e;
    else
        return nd::eval(e);
}
/// As elements of type `T`: without a copy where they are already.
template <numeric_element T, class X>
    requires requires(X&& x) { nd::asarray(std::forward<X>(x)); }
[[nodiscard]] auto asarray(X&& x)
{
    auto a = nd::asarray(std::forward<X>(x));
    if constexpr (std::is_same_v<T, typename decltype(a)::value_type>)
        return a;
    else
        return nd::array<T>(a);
}

/// Bytes seen as a vector of `T`, without a copy; read only when the bytes are. `count` < 0 takes all.
/// Throws  value_error when the bytes do not hold that many elements, or `offset` lies outside them
/// Source  numpy.frombuffer
template <element T, class R>
    requires(sizeof(*std::declval<R&>().data()) == 1)
[[nodiscard]] auto frombuffer(R&& bytes, index_t count = -1, index_t offset = 0)
{
    static_assert(detail::borrowable<R>, "nd::frombuffer: the buffer is temporary and would dangle; name it first");
    using U = std::conditional_t<std::is_const_v<std::remove_reference_t<decltype(*bytes.data())>>, const T, T>;
    const auto size = static_cast<index_t>(bytes.size());
    constexpr auto itemsize = static_cast<index_t>(sizeof(T));
    if (offset < 0 || offset > size)
        raise<value_error>(
            message() << "offset must be non-negative and no greater than buffer length (" << size << ")");
    if (count < 0 && (size - offset) % itemsize != 0)
        throw_value_error("buffer size must be a multiple of element size");
    if (count > (size - offset) / itemsize)
        throw_value_error("buffer is smaller than requested size");
    return detail::borrow_vector(
        reinterpret_cast<U*>(bytes.data() + offset), count < 0 ? (size - offset) / itemsize : count);
}

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class F, std::size_t... I>
[[nodiscard]] auto call_with_index(const F& f, const index_t* index, std::index_sequence<I...>)
{
    return f(index[I]...);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `f(i, j, ...)` at every index, for a shape in braces: `fromfunction([](auto i, auto j) { return i + j; }, {3, 4})`.
/// `f` is called once per element, in C order.
/// Source  numpy.fromfunction
template <class T = void, class F, std::size_t N>
[[nodiscard]] auto fromfunction(const F& f, const index_t (&shape)[N])
{
    constexpr auto arity = std::make_index_sequence<N>();
    using R = decltype(detail::call_with_index(f, shape, arity));
    constexpr int rank = int{N};
    auto a = nd::empty<detail::chosen_t<T, R>, rank>(axis_values(std::span<const index_t>(shape)));
    auto* out = a.data();
    index_t index[N] = {};
    for (index_t left = a.size(); left > 0; --left) {
        *out++ = cast_to<typename decltype(a)::value_type>(detail::call_with_index(f, index, arity));
        for (std::size_t axis = N; axis-- > 0;) {
            if (++index[axis] < shape[axis])
                break;
            index[axis] = 0;
        }
    }
    return a;
}
} // namespace nd::inline ND_ISA
