// The element type that an operation on two element types computes in: NumPy 2's rules (NEP 50) at compile time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/kind.hpp>

namespace nd
{
/// The integer type of `Bytes` bytes that nd uses in results.
template <int Bytes, bool Signed>
using integer_of = std::conditional_t<Bytes == 1, std::conditional_t<Signed, std::int8_t, std::uint8_t>,
    std::conditional_t<Bytes == 2, std::conditional_t<Signed, std::int16_t, std::uint16_t>,
        std::conditional_t<Bytes == 4, std::conditional_t<Signed, std::int32_t, std::uint32_t>,
            std::conditional_t<Signed, std::int64_t, std::uint64_t>>>>;

/// The same complex template over another float: complex<float> and double give complex<double>.
template <class C, class T>
struct rebind_complex;
template <template <class> class C, class U, class T>
struct rebind_complex<C<U>, T>
{
    using type = C<T>;
};

/// The float of a complex type; any other type is its own.
template <class T>
struct real_of
{
    using type = T;
};
template <complex_element T>
struct real_of<T>
{
    using type = typename T::value_type;
};
template <class T>
using real_t = typename real_of<T>::type;

/// The smallest float that NumPy computes an integer (or bool) of `T` in, next to other floats: 8 bits fit float16, 16
/// bits fit float.
template <class T>
using float_for = std::conditional_t<floating_element<T>, T,
    std::conditional_t<sizeof(T) == 1, float16, std::conditional_t<sizeof(T) == 2, float, double>>>;

/// The type to which two element types that are no numbers can be cast safely: specialisations have `type`.
template <class A, class B>
struct common_element
{};
template <class A, class B>
concept has_common_element = requires
{
    typename common_element<A, B>::type;
};

namespace detail
{
template <class A, class B>
consteval auto promote()
{
    if constexpr (std::is_same_v<A, B>)
        return std::type_identity<A>();
    else if constexpr (has_common_element<A, B>)
        return std::type_identity<typename common_element<A, B>::type>();
    else if constexpr (boolean_element<A>)
        return std::type_identity<B>();
    else if constexpr (boolean_element<B>)
        return std::type_identity<A>();
    else if constexpr (complex_element<A> || complex_element<B>) {
        using C = std::conditional_t<complex_element<A>, A, B>;
        using R = typename decltype(promote<float_for<real_t<A>>, float_for<real_t<B>>>())::type;
        return std::type_identity<typename rebind_complex<C, R>::type>();
    } else if constexpr (std::is_same_v<A, bfloat16> || std::is_same_v<B, bfloat16>) {
        // 8 bits of precision hold the integers of 8 bits; float16 and bfloat16 do not hold each other.
        using other = std::conditional_t<std::is_same_v<A, bfloat16>, B, A>;
        if constexpr (integer_element<other> && sizeof(other) == 1)
            return std::type_identity<bfloat16>();
        else
            return promote<float, other>();
    } else if constexpr (floating_element<A> || floating_element<B>) {
        using F = float_for<A>;
        using G = float_for<B>;
        return std::type_identity<std::conditional_t<(sizeof(F) >= sizeof(G)), F, G>>();
    } else {
        constexpr bool a_signed = kind_of<A> == kind::signed_integer;
        constexpr bool b_signed = kind_of<B> == kind::signed_integer;
        constexpr int a = sizeof(A);
        constexpr int b = sizeof(B);
        if constexpr (a_signed == b_signed)
            return std::type_identity<integer_of<(a > b ? a : b), a_signed>>();
        else {
            constexpr int signed_bytes = a_signed ? a : b;
            constexpr int unsigned_bytes = a_signed ? b : a;
            if constexpr (signed_bytes > unsigned_bytes)
                return std::type_identity<integer_of<signed_bytes, true>>();
            else if constexpr (unsigned_bytes == 8)
                return std::type_identity<double>();
            else
                return std::type_identity<integer_of<2 * unsigned_bytes, true>>();
        }
    }
}
} // namespace detail

/// A and B have a common element type.
template <class A, class B>
concept has_common_dtype =
    (numeric_element<A> && numeric_element<B>) || std::is_same_v<A, B> || has_common_element<A, B>;

/// `numpy.promote_types`.
template <class A, class B>
    requires has_common_dtype<A, B>
using promote_t = typename decltype(detail::promote<std::remove_cv_t<A>, std::remove_cv_t<B>>())::type;

namespace detail
{
template <class T, class S>
consteval auto promote_weak()
{
    if constexpr (boolean_element<S> || (integer_element<S> && !boolean_element<T>))
        return std::type_identity<T>();
    else if constexpr (integer_element<S>)
        return std::type_identity<std::int64_t>();
    else if constexpr (complex_element<T>)
        return std::type_identity<T>();
    else if constexpr (floating_element<S>)
        return std::type_identity<std::conditional_t<floating_element<T>, T, double>>();
    else
        return std::type_identity<
            typename rebind_complex<S, std::conditional_t<floating_element<T>, computing_t<T>, double>>::type>();
}
} // namespace detail

/// The element type of a C++ scalar of type `S` next to array elements `T`: the scalar is weak, so the array's type
/// wins within its kind, and a scalar of a higher kind brings NumPy's default for that kind.
template <class T, class S>
    requires(numeric_element<T>&& numeric_element<S>)
using promote_weak_t = typename decltype(detail::promote_weak<T, S>())::type;
} // namespace nd
