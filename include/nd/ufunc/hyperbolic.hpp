// Hyperbolic functions and their inverses.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/hyperbolic.hpp>
#include <nd/simd/libm.hpp>
#include <nd/ufunc/complex_libm.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
struct sinh_op : float_type
{
    static constexpr const char* name = "sinh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::sinh(a);
        else
            return nd::simd::sinh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::sinh(a))
    {
        return nd::simd::sinh(a);
    }
};
struct cosh_op : float_type
{
    static constexpr const char* name = "cosh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::cosh(a);
        else
            return nd::simd::cosh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::cosh(a))
    {
        return nd::simd::cosh(a);
    }
};
struct tanh_op : float_type
{
    static constexpr const char* name = "tanh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::tanh(a);
        else
            return nd::simd::tanh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::tanh(a))
    {
        return nd::simd::tanh(a);
    }
};
struct arcsinh_op : float_type
{
    static constexpr const char* name = "arcsinh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::asinh(a);
        else
            return nd::simd::asinh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::asinh(a))
    {
        return nd::simd::asinh(a);
    }
};
struct arccosh_op : float_type
{
    static constexpr const char* name = "arccosh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::acosh(a);
        else
            return nd::simd::acosh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::acosh(a))
    {
        return nd::simd::acosh(a);
    }
};
struct arctanh_op : float_type
{
    static constexpr const char* name = "arctanh";
    static constexpr bool is_heavy = true;
    template <class T>
    static T call(T a)
    {
        if constexpr (complex_element<T>)
            return complex_libm::atanh(a);
        else
            return nd::simd::atanh(a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(nd::simd::atanh(a))
    {
        return nd::simd::atanh(a);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::sinh_op> sinh{};
inline constexpr ufunc<detail::cosh_op> cosh{};
inline constexpr ufunc<detail::tanh_op> tanh{};
inline constexpr ufunc<detail::arcsinh_op> arcsinh{};
inline constexpr ufunc<detail::arcsinh_op> asinh{};
inline constexpr ufunc<detail::arccosh_op> arccosh{};
inline constexpr ufunc<detail::arccosh_op> acosh{};
inline constexpr ufunc<detail::arctanh_op> arctanh{};
inline constexpr ufunc<detail::arctanh_op> atanh{};
} // namespace nd::inline ND_ISA
