// Questions about floats, their signs and neighbours, and the extrema and remainder of C.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/simd/floating.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/floor_divide.hpp>

namespace nd::detail::inline ND_ISA
{
struct isnan_op
{
    static constexpr const char* name = "isnan";
    template <numeric_element A>
    using types = signature<bool, A>;
    template <class T>
    static constexpr bool call(T a)
    {
        if constexpr (complex_element<T>)
            return a.real() != a.real() || a.imag() != a.imag();
        else
            return a != a;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::isnan(a))
    {
        return nd::simd::isnan(a);
    }
};
struct isinf_op
{
    static constexpr const char* name = "isinf";
    template <numeric_element A>
    using types = signature<bool, A>;
    template <class T>
    static constexpr bool call(T a)
    {
        if constexpr (complex_element<T>)
            return call(a.real()) || call(a.imag());
        else if constexpr (floating_element<T>)
            return nd::simd::isinf(a);
        else
            return false;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::isinf(a))
    {
        return nd::simd::isinf(a);
    }
};
struct isfinite_op
{
    static constexpr const char* name = "isfinite";
    template <numeric_element A>
    using types = signature<bool, A>;
    template <class T>
    static constexpr bool call(T a)
    {
        if constexpr (complex_element<T>)
            return call(a.real()) && call(a.imag());
        else if constexpr (floating_element<T>)
            return nd::simd::isfinite(a);
        else
            return true;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::isfinite(a))
    {
        return nd::simd::isfinite(a);
    }
};
/// Infinite with the sign of `Sign`.
template <int Sign>
struct is_infinity_op
{
    template <real_element A>
    using types = signature<bool, A>;
    template <class T>
    static constexpr bool call(T a)
    {
        if constexpr (floating_element<T>)
            return a == T(Sign) * std::numeric_limits<T>::infinity();
        else
            return false;
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::isinf(a))
    {
        using T = nd::simd::element_t<V>;
        return nd::simd::eq(a, V(T(Sign) * std::numeric_limits<T>::infinity()));
    }
};
struct signbit_op
{
    static constexpr const char* name = "signbit";
    template <real_element A>
    using types = signature<bool, float_for<A>>;
    template <class T>
    static bool call(T a)
    {
        return nd::simd::signbit(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::signbit(a))
    {
        return nd::simd::signbit(a);
    }
};
struct copysign_op : promoted_real_float_types
{
    static constexpr const char* name = "copysign";
    template <class T>
    static T call(T a, T b)
    {
        return nd::simd::copysign(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::copysign(a, b))
    {
        return nd::simd::copysign(a, b);
    }
};
struct fabs_op : real_float_type
{
    static constexpr const char* name = "fabs";
    template <class T>
    static T call(T a)
    {
        return nd::simd::abs(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::abs(a))
    {
        return nd::simd::abs(a);
    }
};
/// The next number of 16 bits after `a` towards `b`. Source  numpy/_core/src/npymath/halffloat.cpp, npy_half_nextafter
template <class F>
[[nodiscard]] constexpr half_float<F> next_half(half_float<F> a, half_float<F> b)
{
    if (a != a || b != b)
        return std::numeric_limits<half_float<F>>::quiet_NaN();
    if (a == b)
        return a;
    const auto next = [](int bits) { return half_float<F>::from_bits(static_cast<std::uint16_t>(bits)); };
    if (a == 0)
        return next((b.bits() & 0x8000) + 1);
    return next(a.bits() + ((a < b) == (a > 0) ? 1 : -1)); // the bits without the sign are in the order of magnitude
}
struct nextafter_op : promoted_real_float_types
{
    static constexpr const char* name = "nextafter";
    static constexpr bool is_heavy = true;
    static constexpr bool takes_half_floats = true;
    template <class T>
    static T call(T a, T b)
    {
        if constexpr (is_half_float<T>)
            return next_half(a, b);
        else if constexpr (std::is_same_v<T, float>)
            return __builtin_nextafterf(a, b);
        else if constexpr (std::is_same_v<T, double>)
            return __builtin_nextafter(a, b);
        else
            return __builtin_nextafterl(a, b);
    }
};
/// Away from zero; between numbers of 16 bits upwards.
/// Source  numpy/_core/src/npymath/ieee754.cpp, npy_spacing; halffloat.cpp, npy_half_spacing
struct spacing_op : real_float_type
{
    static constexpr const char* name = "spacing";
    static constexpr bool is_heavy = true;
    static constexpr bool takes_half_floats = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (is_half_float<T>) {
            constexpr T infinity = std::numeric_limits<T>::infinity();
            return a == infinity || a == -infinity ? std::numeric_limits<T>::quiet_NaN() : next_half(a, infinity) - a;
        } else {
            if (nd::simd::isinf(a))
                return std::numeric_limits<T>::quiet_NaN();
            if (a == 0)
                return std::numeric_limits<T>::denorm_min();
            return nextafter_op::call(a, nd::simd::copysign(std::numeric_limits<T>::infinity(), a)) - a;
        }
    }
};
struct heaviside_op : promoted_real_float_types
{
    static constexpr const char* name = "heaviside";
    template <class T>
    static T call(T a, T at_zero)
    {
        return a != a ? a : a == 0 ? at_zero : a < 0 ? T(0) : T(1);
    }
    template <class V>
    static auto simd(const V& a, const V& at_zero) -> decltype(nd::simd::select(nd::simd::isnan(a), a, at_zero))
    {
        const V zero(0);
        const V signed_step = nd::simd::select(nd::simd::lt(a, zero), zero, V(1));
        const V step = nd::simd::select(nd::simd::eq(a, zero), at_zero, signed_step);
        return nd::simd::select(nd::simd::isnan(a), a, step);
    }
};

struct fmax_op : promoted_types
{
    static constexpr const char* name = "fmax";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (complex_element<T> || floating_element<T>)
            return isnan_op::call(b) || (!isnan_op::call(a) && maximum_op::call(a, b) == a) ? a : b;
        else
            return maximum_op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::maximum(a, b))
    {
        if constexpr (floating_element<nd::simd::element_t<V>>)
            return nd::simd::select(nd::simd::mask_or(nd::simd::ge(a, b), nd::simd::ne(b, b)), a, b);
        else
            return nd::simd::maximum(a, b);
    }
};
struct fmin_op : promoted_types
{
    static constexpr const char* name = "fmin";
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (complex_element<T> || floating_element<T>)
            return isnan_op::call(b) || (!isnan_op::call(a) && minimum_op::call(a, b) == a) ? a : b;
        else
            return minimum_op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::minimum(a, b))
    {
        if constexpr (floating_element<nd::simd::element_t<V>>)
            return nd::simd::select(nd::simd::mask_or(nd::simd::le(a, b), nd::simd::ne(b, b)), a, b);
        else
            return nd::simd::minimum(a, b);
    }
};
struct fmod_op : promoted_real_types
{
    static constexpr const char* name = "fmod";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a, T b)
    {
        if constexpr (std::is_same_v<T, float>)
            return __builtin_fmodf(a, b);
        else if constexpr (std::is_same_v<T, double>)
            return __builtin_fmod(a, b);
        else if constexpr (floating_element<T>)
            return __builtin_fmodl(a, b);
        else if constexpr (std::is_signed_v<T>)
            return b == 0 || b == T(-1) ? T(0) : static_cast<T>(a % b);
        else
            return b == 0 ? T(0) : static_cast<T>(a % b);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::isnan_op> isnan{};
inline constexpr ufunc<detail::isinf_op> isinf{};
inline constexpr ufunc<detail::isfinite_op> isfinite{};
inline constexpr ufunc<detail::is_infinity_op<1>> isposinf{};
inline constexpr ufunc<detail::is_infinity_op<-1>> isneginf{};
/// True where the sign bit is set: negative numbers, -0.0 and NaNs with that bit.
inline constexpr ufunc<detail::signbit_op> signbit{};
inline constexpr ufunc<detail::copysign_op> copysign{};
/// |x| as a float.
inline constexpr ufunc<detail::fabs_op> fabs{};
/// The next float after `x1` towards `x2`.
inline constexpr ufunc<detail::nextafter_op> nextafter{};
/// Distance to the next float away from zero.
inline constexpr ufunc<detail::spacing_op> spacing{};
/// 0 below zero, 1 above, `x2` at zero.
inline constexpr ufunc<detail::heaviside_op> heaviside{};
/// The greater; a NaN loses (see maximum).
inline constexpr ufunc<detail::fmax_op> fmax{};
inline constexpr ufunc<detail::fmin_op> fmin{};
/// Remainder with the dividend's sign; integer x%0 is 0.
inline constexpr ufunc<detail::fmod_op> fmod{};
} // namespace nd::inline ND_ISA
