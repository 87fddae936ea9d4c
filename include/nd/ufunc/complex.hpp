// Parts of complex elements: real and imaginary part as views, conjugate, angle.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/filled.hpp>
#include <nd/simd/libm.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::detail::inline ND_ISA
{
struct real_op
{
    template <numeric_element A>
    using types = signature<real_t<A>, A>;
    template <class T>
    static constexpr real_t<T> call(T a)
    {
        if constexpr (complex_element<T>)
            return a.real();
        else
            return a;
    }
    template <class V>
    static V simd_parts(const V& re, const V&)
    {
        return re;
    }
};
struct imag_op
{
    template <numeric_element A>
    using types = signature<real_t<A>, A>;
    template <class T>
    static constexpr real_t<T> call(T a)
    {
        if constexpr (complex_element<T>)
            return a.imag();
        else
            return T(0);
    }
    template <class V>
    static V simd_parts(const V&, const V& im)
    {
        return im;
    }
};
struct conjugate_op
{
    static constexpr const char* name = "conjugate";
    // As in NumPy bool counts as int8 here.
    template <numeric_element A>
    using types = signature<std::conditional_t<boolean_element<A>, std::int8_t, A>,
        std::conditional_t<boolean_element<A>, std::int8_t, A>>;
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (complex_element<T>)
            return T(a.real(), -a.imag());
        else
            return a;
    }
    template <class V>
    static V simd(const V& a)
    {
        return a;
    }
    template <class V>
    static auto simd_pairs(const V& a) -> decltype(nd::simd::conjugate_pairs(a))
    {
        return nd::simd::conjugate_pairs(a);
    }
};
struct angle_op
{
    template <numeric_element A>
    using types = signature<float_for<real_t<A>>, std::conditional_t<complex_element<A>, A, float_for<real_t<A>>>>;
    static constexpr bool is_heavy = true;
    template <class T>
    static real_t<T> call(T a)
    {
        if constexpr (complex_element<T>)
            return nd::simd::libm::atan2(a.imag(), a.real());
        else
            return nd::simd::libm::atan2(T(0), a);
    }
};
struct iscomplex_op
{
    static constexpr const char* name = "iscomplex";
    template <numeric_element A>
    using types = signature<bool, A>;
    template <class T>
    static constexpr bool call(T a)
    {
        return imag_op::call(a) != 0;
    }
};
struct isreal_op : iscomplex_op
{
    static constexpr const char* name = "isreal";
    template <class T>
    static constexpr bool call(T a)
    {
        return imag_op::call(a) == 0;
    }
};

/// The real (0) or imaginary (1) parts of a complex array as a view of its memory.
template <int Part, class T, int Rank>
[[nodiscard]] auto part_view(const leaf<T, Rank>& a)
{
    using R = real_t<std::remove_const_t<T>>;
    using U = std::conditional_t<std::is_const_v<T>, const R, R>;
    return ndarray<U, Rank>(leaf<U, Rank>(a.owner, reinterpret_cast<U*>(a.data) + Part, a.where));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Real parts: of an array a view through which the array can be written, of anything else lazy.
/// Source  numpy.real
template <class X>
    requires operand_like<X>
[[nodiscard]] auto real(X&& x)
{
    if constexpr (array_like<X>) {
        if constexpr (complex_element<value_type_of<X>>)
            return detail::part_view<0>(x.handle());
        else
            return std::remove_cvref_t<X>(x);
    } else
        return ufunc<detail::real_op>()(std::forward<X>(x));
}

/// Imaginary parts: of a complex array a view through which it can be written, of a real array read-only zeros, of
/// anything else lazy.
/// Source  numpy.imag
template <class X>
    requires operand_like<X>
[[nodiscard]] auto imag(X&& x)
{
    if constexpr (array_like<X>) {
        if constexpr (complex_element<value_type_of<X>>)
            return detail::part_view<1>(x.handle());
        else {
            auto nothing = nd::zeros_like(x);
            nothing.set_writeable(false);
            return nothing;
        }
    } else
        return ufunc<detail::imag_op>()(std::forward<X>(x));
}

inline constexpr ufunc<detail::conjugate_op> conjugate{};
inline constexpr ufunc<detail::conjugate_op> conj{};
/// True where the imaginary part is not zero; NaN counts as not zero.
inline constexpr ufunc<detail::iscomplex_op> iscomplex{};
inline constexpr ufunc<detail::isreal_op> isreal{};

struct angle_options
{
    bool deg = false; ///< degrees instead of radians
};

/// Direction of complex numbers, -pi to pi; of negative numbers pi. Lazy.
/// Source  numpy.angle
template <class X>
    requires operand_like<X>
[[nodiscard]] ND_INLINE auto angle(X&& x, angle_options options = {})
{
    return multiply(ufunc<detail::angle_op>()(std::forward<X>(x)), options.deg ? 57.295779513082320877 : 1.0);
}
} // namespace nd::inline ND_ISA

namespace nd
{
template <class Element, int Rank>
auto ndarray<Element, Rank>::real() const
{
    return nd::real(*this);
}
template <class Element, int Rank>
auto ndarray<Element, Rank>::imag() const
{
    return nd::imag(*this);
}
} // namespace nd
