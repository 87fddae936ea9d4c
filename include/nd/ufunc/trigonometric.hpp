// Trigonometric functions, their inverses, and angles in degrees.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/hypot.hpp>
#include <nd/simd/inverse_trigonometric.hpp>
#include <nd/simd/libm.hpp>
#include <nd/simd/trigonometric.hpp>
#include <nd/ufunc/complex_libm.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
struct sin_op : float_type
{
    static constexpr const char* name = "sin";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::sin(a);
        else
            return nd::simd::sin(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::sin(a))
    {
        return nd::simd::sin(a);
    }
};
struct cos_op : float_type
{
    static constexpr const char* name = "cos";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::cos(a);
        else
            return nd::simd::cos(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::cos(a))
    {
        return nd::simd::cos(a);
    }
};
struct tan_op : float_type
{
    static constexpr const char* name = "tan";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::tan(a);
        else
            return nd::simd::tan(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::tan(a))
    {
        return nd::simd::tan(a);
    }
};
struct arcsin_op : float_type
{
    static constexpr const char* name = "arcsin";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::asin(a);
        else
            return nd::simd::asin(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::asin(a))
    {
        return nd::simd::asin(a);
    }
};
struct arccos_op : float_type
{
    static constexpr const char* name = "arccos";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::acos(a);
        else
            return nd::simd::acos(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::acos(a))
    {
        return nd::simd::acos(a);
    }
};
struct arctan_op : float_type
{
    static constexpr const char* name = "arctan";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::atan(a);
        else
            return nd::simd::atan(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::atan(a))
    {
        return nd::simd::atan(a);
    }
};
struct arctan2_op : promoted_real_float_types
{
    static constexpr const char* name = "arctan2";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T y, T x)
    {
        return nd::simd::atan2(y, x);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::atan2(a, b))
    {
        return nd::simd::atan2(a, b);
    }
};
struct hypot_op : promoted_real_float_types
{
    static constexpr const char* name = "hypot";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a, T b)
    {
        return nd::simd::hypot(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::hypot(a, b))
    {
        return nd::simd::hypot(a, b);
    }
};

/// `a * factor`, the factor being a constant of `Unit`.
template <class Unit>
struct scaled_angle_op : real_float_type
{
    template <class T>
    static T call(T a)
    {
        return nd::simd::mul(a, static_cast<T>(Unit::factor));
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::mul(a, a))
    {
        return nd::simd::mul(a, V(static_cast<nd::simd::element_t<V>>(Unit::factor)));
    }
};
struct degrees_per_radian
{
    static constexpr long double factor = 57.295779513082320876798154814105170332L;
};
struct radians_per_degree
{
    static constexpr long double factor = 0.017453292519943295769236907684886127L;
};

/// sin(pi x) / (pi x). At 0 NumPy divides by 1e-20, which gives 1.
struct sinc_op : float_or_double_type
{
    static constexpr const char* name = "sinc";
    static constexpr bool is_heavy = true;
    static constexpr bool takes_half_floats = true; // rounds after each step
    template <class T>
    static T call(T a)
    {
        if constexpr (is_half_float<T>) {
            const T y = T(3.141592653589793) * (a == 0 ? std::numeric_limits<T>::epsilon() : a);
            return T(nd::simd::sin(static_cast<float>(y))) / y;
        } else {
            const T y = static_cast<T>(3.141592653589793238462643383279502884L) * (a == 0 ? static_cast<T>(1e-20L) : a);
            return nd::simd::sin(y) / y;
        }
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::sin_op> sin{};
inline constexpr ufunc<detail::cos_op> cos{};
inline constexpr ufunc<detail::tan_op> tan{};
inline constexpr ufunc<detail::arcsin_op> arcsin{};
inline constexpr ufunc<detail::arcsin_op> asin{};
inline constexpr ufunc<detail::arccos_op> arccos{};
inline constexpr ufunc<detail::arccos_op> acos{};
inline constexpr ufunc<detail::arctan_op> arctan{};
inline constexpr ufunc<detail::arctan_op> atan{};
/// Angle of the point (x2, x1), -pi to pi.
inline constexpr ufunc<detail::arctan2_op> arctan2{};
inline constexpr ufunc<detail::arctan2_op> atan2{};
/// sqrt(x1 ** 2 + x2 ** 2) without overflow in between.
inline constexpr ufunc<detail::hypot_op> hypot{};
/// Radians to degrees.
inline constexpr ufunc<detail::scaled_angle_op<detail::degrees_per_radian>> degrees{};
inline constexpr ufunc<detail::scaled_angle_op<detail::degrees_per_radian>> rad2deg{};
/// Degrees to radians.
inline constexpr ufunc<detail::scaled_angle_op<detail::radians_per_degree>> radians{};
inline constexpr ufunc<detail::scaled_angle_op<detail::radians_per_degree>> deg2rad{};
/// sin(pi x) / (pi x), 1 at 0.
inline constexpr ufunc<detail::sinc_op> sinc{};
} // namespace nd::inline ND_ISA
