// asin, acos, atan and atan2 of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// (atan(t) - t) / t^3 as a polynomial in t^2, |t| <= tan(pi/8).
template <class V>
[[nodiscard]] ND_INLINE V arctangent_polynomial(const V& square) noexcept
{
    if constexpr (sizeof(element_t<V>) == 8)
        return polynomial(square, -0x1.555555555553cp-2, 0x1.9999999995733p-3, -0x1.24924922a6529p-3,
            0x1.c71c70e36f3d2p-4, -0x1.745cf89328489p-4, 0x1.3b11141f25216p-4, -0x1.10eb805a393b8p-4,
            0x1.df0c253324ea2p-5, -0x1.9cc4a4f77f793p-5, 0x1.37b1fce0d1204p-5, -0x1.251c73e30cb6fp-6);
    else
        return polynomial(square, -0x1.55554ap-2F, 0x1.99918ep-3F, -0x1.23b48ep-3F, 0x1.b1e318p-4F, -0x1.f1bd36p-5F);
}

/// The angle of (x, y), x and y not negative, or pi minus that where `sign_of_x` is set. With (x, y) turned back by 0,
/// 45 or 90 degrees, one division leaves a tangent of at most tan(pi/8).
template <class V>
[[nodiscard]] ND_INLINE V arctangent(const V& y, const V& x, bits_of<V> sign_of_x) noexcept
{
    using T = element_t<V>;
    const auto steep = simd::gt(y, x * constant<V>(0x1.3504f333f9de6p+1, 0x1.3504f4p+1F));
    const auto medium = simd::gt(y, x * constant<V>(0x1.a827999fcef32p-2, 0x1.a8279ap-2F));
    const V top = simd::select(steep, simd::neg(x), simd::select(medium, y - x, y));
    // 0 / 0 is the angle 0
    const V positive_x = simd::max(x, V(std::numeric_limits<T>::denorm_min()));
    const V bottom = simd::select(steep, y, simd::select(medium, x + y, positive_x));
    // eighths of a turn; 4 less these, and the angle the other way round, for negative x
    const V turned_back = simd::select(steep, V(T(2)), simd::select(medium, V(T(1)), V(T(0))));
    const V all_ones = from_integer<V>(bits_of<V>{} - (sign_of_x >> (sizeof(T) * 8 - 1)));
    const V turns = from_integer<V>(to_integer(V(T(4))) & to_integer(all_ones)) +
        from_integer<V>(to_integer(turned_back) ^ sign_of_x);
    const V t = from_integer<V>(to_integer(top / bottom) ^ sign_of_x);
    const V square = t * t;
    const V tail = simd::mul_add(square * t, arctangent_polynomial(square),
        simd::mul(turns, constant<V>(0x1.1a62633145c07p-55, -0x1.777a5cp-26F)));
    return simd::mul_add(turns, constant<V>(0x1.921fb54442d18p-1, 0x1.921fb6p-1F), t + tail);
}
} // namespace detail

/// At most 2 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> atan(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    // beyond 2^60 (2^30) the angle is pi/2: no infinity enters the division
    const V a = simd::min(simd::abs(x), detail::constant<V>(0x1p60, 0x1p30F));
    return simd::copysign(detail::arctangent(a, V(T(1)), detail::bits_of<V>{}), x);
}

/// Angle of the point (x, y), in C99's cases for zeros, infinities and NaN; at most 2 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> atan2(const xsimd::batch<T, A>& y, const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(y), b = simd::abs(x);
    const V result = simd::copysign(detail::arctangent(a, b, detail::to_integer(x) & detail::sign_bit<T>), y);
    const V limit = detail::constant<V>(0x1p1020, 0x1p124F);
    const auto inside = simd::mask_and(simd::lt(a, limit), simd::lt(b, limit));
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v, T u) { return libm::atan2(v, u); }, result, simd::mask_not(inside), y, x);
    return result;
}

namespace detail
{
/// (asin(s) - s) / s^3 as a polynomial in s^2 <= 1/4.
template <class V>
[[nodiscard]] ND_INLINE V arcsine_polynomial(const V& square) noexcept
{
    if constexpr (sizeof(element_t<V>) == 8)
        return polynomial(square, 0x1.555555555538ep-3, 0x1.333333336ecb0p-4, 0x1.6db6db4247f24p-5,
            0x1.f1c72c49e9563p-6, 0x1.6e89f29b61511p-6, 0x1.1c6bfb368fd98p-6, 0x1.c6fbbaa66be22p-7,
            0x1.8ed0a1984d9b9p-7, 0x1.ab56a5d7394d9p-8, 0x1.4048fdf6a4b2bp-6, -0x1.0a5a16340d7f2p-6,
            0x1.059c850b681dbp-5);
    else
        return polynomial(
            square, 0x1.55554cp-3F, 0x1.333880p-4F, 0x1.6cae4ep-5F, 0x1.049638p-5F, 0x1.d8d63ep-7F, 0x1.3370d4p-5F);
}

/// asin(s) of s = |x|, or of s = sqrt((1 - |x|) / 2) when |x| > 1/2: then asin|x| = pi/2 - 2 asin(s).
template <class V>
struct arcsine_parts
{
    V s, tail;
    decltype(simd::gt(V(), V())) far;
};

template <class V>
[[nodiscard]] ND_INLINE arcsine_parts<V> arcsine(const V& a) noexcept
{
    using T = element_t<V>;
    const V half(T(0.5)), rest = simd::mul_add(a, V(T(-0.5)), half);
    const auto far = simd::gt(a, half);
    const V square = simd::select(far, rest, a * a), root = simd::sqrt(rest);
    const V s = simd::select(far, root, a);
    V tail = s * square * arcsine_polynomial(square);
    // what the rounding of the root lost
    V lost;
    if constexpr (has_fma<typename V::arch_type>)
        lost = simd::mul_add(simd::neg(root), root, rest);
    else {
        constexpr bits_t<T> high_bits = sizeof(T) == 8 ? ~bits_t<T>{0x7ffffff} : ~bits_t<T>{0xfff};
        const V hi = from_integer<V>(to_integer(root) & high_bits), lo = root - hi;
        lost = ((rest - hi * hi) - (hi + hi) * lo) - lo * lo;
    }
    const V correction = lost / simd::max(root + root, V(std::numeric_limits<T>::min()));
    tail = tail + simd::select(far, correction, V(T(0)));
    return {s, tail, far};
}
} // namespace detail

/// At most 1 ULP off; NaN outside [-1, 1].
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> asin(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x);
    const auto [s, tail, far] = detail::arcsine(a);
    const V half_pi = detail::constant<V>(0x1.921fb54442d18p+0, 0x1.921fb6p+0F);
    const V half_pi_rest = detail::constant<V>(0x1.1a62633145c07p-54, -0x1.777a5cp-25F);
    // pi/2 - 2 (s + tail)
    const V twice = s + s, hi = half_pi - twice;
    const V beyond = hi + (((half_pi - hi) - twice) + (half_pi_rest - (tail + tail)));
    return simd::copysign(simd::select(far, beyond, s + tail), x);
}

/// At most 1 ULP off; NaN outside [-1, 1].
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> acos(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto [s, tail, far] = detail::arcsine(simd::abs(x));
    // near 1: 2 asin(s); near -1: pi - 2 asin(s); else pi/2 - asin(x)
    const auto negative = simd::signbit(x);
    const V pi = detail::constant<V>(0x1.921fb54442d18p+1, 0x1.921fb6p+1F), half(T(0.5));
    const V pi_rest = detail::constant<V>(0x1.1a62633145c07p-53, -0x1.777a5cp-24F);
    const V base = simd::select(far, simd::select(negative, pi, V(T(0))), half * pi);
    const V base_rest = simd::select(far, simd::select(negative, pi_rest, V(T(0))), half * pi_rest);
    const V scale = simd::select(far, V(T(2)), V(T(-1)));
    const V signed_scale =
        detail::from_integer<V>(detail::to_integer(scale) ^ (detail::to_integer(x) & detail::sign_bit<T>));
    const V move = simd::mul(s, signed_scale), hi = base + move;
    return hi + (((base - hi) + move) + simd::mul_add(tail, signed_scale, base_rest));
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T asin(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::asin(v); }, x);
    else
        return libm::asin(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T acos(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::acos(v); }, x);
    else
        return libm::acos(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T atan(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::atan(v); }, x);
    else
        return libm::atan(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T atan2(T y, T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v, const auto& u) { return simd::atan2(v, u); }, y, x);
    else
        return libm::atan2(y, x);
}
} // namespace nd::simd
