// sin, cos and tan of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// An unevaluated sum: `lo` is below the last bit of `hi`, or nearly so.
template <class V>
struct double_word
{
    V hi, lo;
};

/// |a| = n pi/2 + (hi + lo), |hi| <= pi/4; the low bits of `quadrant` are those of n.
template <class V>
struct reduced_angle
{
    double_word<V> r;
    bits_of<V> quadrant;
};

/// `a - b` and the rounding error of that, when |a| >= |b| or both have few bits, as in the reduction.
template <class V>
[[nodiscard]] ND_INLINE double_word<V> exact_difference(const V& a, const V& b) noexcept
{
    const V s = a - b;
    return {s, (a - s) - b};
}

/// `hi + lo` with the sum rounded into `hi`, for |hi| >= |lo|.
template <class V>
[[nodiscard]] ND_INLINE double_word<V> normalised(const V& hi, const V& lo) noexcept
{
    const V s = hi + lo;
    return {s, lo - (s - hi)};
}

/// Largest angle that `reduce_angle` takes: its products stay exact up to here.
template <class V, class A>
[[nodiscard]] ND_INLINE V angle_limit() noexcept
{
    return has_fma<A> ? constant<V>(0x1p26, 0x1p17F) : constant<V>(0x1p20, 0x1p13F);
}

/// Cody and Waite's reduction with pi/2 in parts; exact enough next to every multiple of pi/2.
template <class T, class A>
[[nodiscard]] ND_INLINE reduced_angle<xsimd::batch<T, A>> reduce_angle(const xsimd::batch<T, A>& a) noexcept
{
    using V = xsimd::batch<T, A>;
    const V shifted = simd::mul_add(a, constant<V>(0x1.45f306dc9c883p-1, 0x1.45f306p-1F), shifter<V>());
    const V n = shifted - shifter<V>();
    if constexpr (has_fma<A>) {
        const V first = simd::mul_add(n, constant<V>(-0x1.921fb54442d18p+0, -0x1.921fb6p+0F), a); // exact
        const V part = constant<V>(0x1.1a62633145c07p-54, -0x1.777a5cp-25F), product = simd::mul(n, part);
        const auto second = exact_difference(first, product);
        const V product_rest = simd::mul_add(n, part, simd::neg(product));
        const V lo = simd::mul_add(n, constant<V>(0x1.f1976b7ed8fbcp-110, 0x1.ee59dap-50F), second.lo - product_rest);
        return {{second.hi, lo}, to_integer(shifted)};
    } else {
        const V first = a - n * constant<V>(0x1.921fb544p+0, 0x1.92p+0F);
        const auto second = exact_difference(first, n * constant<V>(0x1.0b4611a6p-34, 0x1.fb4p-12F));
        const auto third = exact_difference(second.hi, n * constant<V>(0x1.3198a2ep-69, 0x1.444p-24F));
        const V lo = (second.lo + third.lo) - n * constant<V>(0x1.b839a252049c1p-104, 0x1.68c234p-39F);
        return {normalised(third.hi, lo), to_integer(shifted)};
    }
}

/// sin(hi + lo) - hi
template <class V>
[[nodiscard]] ND_INLINE V sine_tail(const double_word<V>& r, const V& square) noexcept
{
    V p;
    if constexpr (sizeof(element_t<V>) == 8)
        p = polynomial(square, -0x1.5555555555548p-3, 0x1.111111110f7b0p-7, -0x1.a01a019bf9b5bp-13,
            0x1.71de3564086eep-19, -0x1.ae5e5780fa05ep-26, 0x1.5d8ee78cfdd51p-33);
    else
        p = polynomial(square, -0x1.555546p-3F, 0x1.110736p-7F, -0x1.994222p-13F);
    return simd::mul_add(r.hi * square, p, r.lo);
}

/// cos(hi + lo) as 1 - square / 2, rounded, and the rest.
template <class V>
[[nodiscard]] ND_INLINE double_word<V> cosine_parts(const double_word<V>& r, const V& square) noexcept
{
    const V one(element_t<V>(1)), half = square * V(element_t<V>(0.5));
    V p;
    if constexpr (sizeof(element_t<V>) == 8)
        p = polynomial(square, 0x1.555555555554bp-5, -0x1.6c16c16c14f6cp-10, 0x1.a01a019c80961p-16,
            -0x1.27e4f7e8023f1p-22, 0x1.1ee9d5c8f6c22p-29, -0x1.8fa395771438ep-37);
    else
        p = polynomial(square, 0x1.55554ap-5F, -0x1.6c0c2ep-10F, 0x1.99ea04p-16F);
    const V hi = one - half;
    return {hi, ((one - hi) - half) + simd::mul_add(square * square, p, simd::neg(simd::mul(r.hi, r.lo)))};
}

/// `b` where the lowest bit of `choice` is 1, else `a`.
template <class V>
[[nodiscard]] ND_INLINE V select_by_bit(bits_of<V> choice, const V& a, const V& b) noexcept
{
    const bits_of<V> m = -(choice & 1);
    return from_integer<V>((to_integer(a) & ~m) | (to_integer(b) & m));
}

/// sin(x + quarter_turns pi/2) for angles within the limit.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> sine_of_quadrant(
    const xsimd::batch<T, A>& a, bits_t<T> quarter_turns) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto [r, n] = reduce_angle(a);
    const V square = r.hi * r.hi;
    const V sine = r.hi + sine_tail(r, square);
    const auto c = cosine_parts(r, square);
    const bits_of<V> quadrant = n + quarter_turns;
    const V y = select_by_bit(quadrant, sine, c.hi + c.lo);
    return from_integer<V>(to_integer(y) ^ ((quadrant & 2) << (fraction_bits<V> + (sizeof(T) == 8 ? 10 : 7))));
}
} // namespace detail

/// At most 1 ULP off for every finite x: angles beyond 2^20 (float 2^13; 2^26 and 2^17 with FMA) go through the C
/// library one by one.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> sin(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x);
    const V y = detail::sine_of_quadrant(a, 0);
    const V result = detail::from_integer<V>(detail::to_integer(y) ^ (detail::to_integer(x) & detail::sign_bit<T>));
    const auto inside = simd::lt(a, detail::angle_limit<V, A>());
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::sin(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// At most 1 ULP off for every finite x, as `sin`.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> cos(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x);
    const V result = detail::sine_of_quadrant(a, 1);
    const auto inside = simd::lt(a, detail::angle_limit<V, A>());
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::cos(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// At most 1.6 ULP off for every finite x, as `sin`.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> tan(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x);
    const auto [r, n] = detail::reduce_angle(a);
    const V square = r.hi * r.hi;
    const auto sine = detail::normalised(r.hi, detail::sine_tail(r, square));
    const auto parts = detail::cosine_parts(r, square);
    const auto cosine = detail::normalised(parts.hi, parts.lo);
    // an odd quadrant has -cos / sin
    const V top = detail::select_by_bit(n, sine.hi, cosine.hi), top_rest = detail::select_by_bit(n, sine.lo, cosine.lo);
    const V bottom = detail::select_by_bit(n, cosine.hi, sine.hi),
            bottom_rest = detail::select_by_bit(n, cosine.lo, sine.lo);
    const V inverse = V(T(1)) / bottom;
    V q, rest;
    if constexpr (detail::has_fma<A>) {
        q = top * inverse;
        rest = simd::mul_add(simd::neg(q), bottom, top);
    } else {
        q = top / bottom;
        rest = V(T(0));
    }
    rest = rest + (top_rest - q * bottom_rest);
    const V y = simd::mul_add(rest, inverse, q);
    const V result = detail::from_integer<V>(
        detail::to_integer(y) ^ (detail::to_integer(x) & detail::sign_bit<T>)^((n & 1) << (sizeof(T) * 8 - 1)));
    const auto inside = simd::lt(a, detail::angle_limit<V, A>());
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::tan(v); }, result, simd::mask_not(inside), x);
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T sin(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::sin(v); }, x);
    else
        return libm::sin(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T cos(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::cos(v); }, x);
    else
        return libm::cos(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T tan(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::tan(v); }, x);
    else
        return libm::tan(x);
}
} // namespace nd::simd
