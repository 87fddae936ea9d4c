// What kind of thing an element is, and which C++ types are elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/half_float.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nd
{
/// NumPy's kind characters; bfloat16, which NumPy does not have, is of a kind of its own.
enum class kind : char {
    boolean = 'b',
    signed_integer = 'i',
    unsigned_integer = 'u',
    floating = 'f',
    brain_floating = 'E',
    complex = 'c',
    timedelta = 'm', ///< a difference of times
    datetime = 'M',  ///< a point in time
    bytes = 'S',     ///< a string of bytes, filled up with zeros
    unicode = 'U',   ///< a string of code points of 4 bytes, filled up with zeros
    opaque = 'V'     ///< records, sub-arrays, bytes without a meaning
};

/// Describes `T` as an element: a specialisation with `kind`. This is the customisation point for element types.
template <class T>
struct element_traits;

template <>
struct element_traits<bool>
{
    static constexpr nd::kind kind = nd::kind::boolean;
};
template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
struct element_traits<T>
{
    static constexpr nd::kind kind = std::is_signed_v<T> ? nd::kind::signed_integer : nd::kind::unsigned_integer;
};
template <class T>
    requires std::is_floating_point_v<T>
struct element_traits<T>
{
    static constexpr nd::kind kind = nd::kind::floating;
};
template <>
struct element_traits<float16>
{
    static constexpr nd::kind kind = nd::kind::floating;
};
template <>
struct element_traits<bfloat16>
{
    static constexpr nd::kind kind = nd::kind::brain_floating;
};
/// Any class template laid out as two floats {real, imaginary}, std::complex first of all: <complex> itself is too
/// expensive to include here.
template <template <class> class C, class T>
    requires(std::is_floating_point_v<T> && sizeof(C<T>) == 2 * sizeof(T) && requires(C<T> z) {
        z.real();
        z.imag();
        C<T>(T(), T());
    })
struct element_traits<C<T>>
{
    static constexpr nd::kind kind = nd::kind::complex;
};

/// A type that arrays may hold.
template <class T>
concept element = std::is_trivially_copyable_v<T> && requires
{
    element_traits<std::remove_cv_t<T>>::kind;
};

template <element T>
inline constexpr kind kind_of = element_traits<std::remove_cv_t<T>>::kind;

/// A number in memory that is another type where it is computed with: see dtype/stored.hpp.
template <class T>
concept stored_element = element<T> && requires
{
    typename element_traits<std::remove_cv_t<T>>::native_type;
};

/// The type that elements `T` are computed with.
template <class T>
struct native_element
{
    using type = T;
};
template <stored_element T>
struct native_element<T>
{
    using type = typename element_traits<T>::native_type;
};
template <class T>
using native_element_t = typename native_element<std::remove_cv_t<T>>::type;

/// True when `T` is an element of kind `K`.
template <class T, kind K>
concept element_of_kind = element<T> && !stored_element<T> && kind_of<T> == K;

template <class T>
concept boolean_element = element_of_kind<T, kind::boolean>;
template <class T>
concept integer_element = element_of_kind<T, kind::signed_integer> || element_of_kind<T, kind::unsigned_integer>;
template <class T>
concept floating_element = element_of_kind<T, kind::floating> || element_of_kind<T, kind::brain_floating>;
template <class T>
concept complex_element = element_of_kind<T, kind::complex>;
/// bool, integers and floats: ordered one by one.
template <class T>
concept real_element = boolean_element<T> || integer_element<T> || floating_element<T>;
/// Everything that can be added and multiplied.
template <class T>
concept numeric_element = real_element<T> || complex_element<T>;
/// Points in time and differences of them: `element_traits<T>::count(x)` is the number of steps.
template <class T>
concept time_element = element_of_kind<T, kind::datetime> || element_of_kind<T, kind::timedelta>;
/// Strings of a fixed length.
template <class T>
concept string_element = element_of_kind<T, kind::bytes> || element_of_kind<T, kind::unicode>;

/// True for "not a time", which compares as NaN does.
template <class T>
[[nodiscard]] constexpr bool is_nat([[maybe_unused]] const T& x) noexcept
{
    if constexpr (time_element<T>)
        return element_traits<T>::count(x) == INT64_MIN;
    else
        return false;
}
} // namespace nd
