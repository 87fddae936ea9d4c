// cbrt and pow of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/exponential.hpp>
#include <nd/simd/logarithm.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
/// At most 1 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> cbrt(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x), one(T(1));
    // a = 2^(3 third + rest) fraction, rest 0, 1 or 2, 1 <= fraction < 2
    constexpr int shift = detail::fraction_bits<V>;
    const auto bits = detail::to_integer(a);
    const V integer = detail::constant<V>(0x1p52, 0x1p23F);
    const V exponent = detail::from_integer<V>((bits >> shift) | detail::to_integer(integer)) -
        detail::constant<V>(0x1p52 + 1023, 0x1p23F + 127);
    const V shifted = simd::mul_add(exponent - one, V(T(1) / T(3)), detail::shifter<V>());
    const V third = shifted - detail::shifter<V>();
    const V rest = exponent - (third + third + third);
    const V fraction =
        detail::from_integer<V>((bits & ((detail::bits_t<T>{1} << shift) - 1)) | detail::to_integer(one));
    V t;
    if constexpr (sizeof(T) == 8)
        t = detail::polynomial(fraction, 0x1.c9df4b363c832p-2, 0x1.e673b04b0d9bfp-1, -0x1.5515c33d14200p-1,
            0x1.8a9dc86a1036bp-2, -0x1.27e1762467bb5p-3, 0x1.fa5804ca06cbdp-6, -0x1.76d3bca3682b9p-9);
    else
        t = detail::polynomial(fraction, 0x1.1b0bacp-1F, 0x1.2c9a3ep-1F, -0x1.4dc30cp-3F, 0x1.7a8d3ep-6F);
    const auto one_or_two = simd::gt(rest, V(T(0.5))), two = simd::gt(rest, V(T(1.5)));
    t = t *
        simd::select(two, detail::constant<V>(0x1.965fea53d6e3dp+0, 0x1.965feap+0F),
            simd::select(one_or_two, detail::constant<V>(0x1.428a2f98d728bp+0, 0x1.428a3p+0F), one));
    const V m = fraction * simd::select(two, V(T(4)), simd::select(one_or_two, V(T(2)), one));
    // One step of Halley's iteration from a value whose square is exact.
    constexpr auto high_bits = sizeof(T) == 8 ? ~detail::bits_t<T>{0x3fffffff} : ~detail::bits_t<T>{0xfff};
    t = detail::from_integer<V>(detail::to_integer(t) & high_bits);
    const V quotient = m / (t * t);
    t = simd::mul_add(t, (quotient - t) / (t + t + quotient), t);
    V result = simd::copysign(detail::scaled(t, shifted), x);
    const auto zero = simd::eq(a, V(T(0)));
    result = simd::select(zero, x, result);
    const auto inside = simd::mask_or(zero, detail::normal_positive(a));
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::cbrt(v); }, result, simd::mask_not(inside), x);
    return result;
}

namespace detail
{
/// x^y for normal x > 0, and log2 of it: |log2| must stay inside the exponent range.
template <class V>
struct power_parts
{
    V value, log2;
};

/// log2(x) as a sum of two, y times that, and 2 to that. Needs fused multiply-add.
template <class V>
[[nodiscard]] ND_INLINE power_parts<V> positive_power(const V& x, const V& y) noexcept
{
    using T = element_t<V>;
    const auto [exponent, f] = split_exponent(x);
    // s = f / (2 + f), ln(1 + f) = 2 atanh(s) = 2 s (1 + s^2 (1/3 + s^2 / 5 + ...))
    const V two(T(2)), d = f + two, d_rest = f - (d - two), inverse = V(T(1)) / d;
    const V s = f * inverse;
    const V s_rest = inverse * (simd::mul_add(simd::neg(s), d, f) - s * d_rest);
    const V z = s * s;
    V v, v_rest;
    if constexpr (sizeof(T) == 8) {
        const V z_rest = simd::mul_add(s, s, simd::neg(z)) + (s + s) * s_rest;
        const V p = polynomial(z, 0x1.9999999999b30p-3, 0x1.2492492457d22p-3, 0x1.c71c722d6b72dp-4,
            0x1.745ce9e1935d4p-4, 0x1.3b1eec6069991p-4, 0x1.0f7fe17bce04ap-4, 0x1.0e42fb1e9fb96p-4);
        const V first(T(0x1.5555555555555p-2)), second = simd::mul_add(z, p, V(T(0x1.5555555555555p-56)));
        const V c = first + second, c_rest = (first - c) + second;
        v = simd::mul(z, c);
        v_rest = simd::mul_add(z, c, simd::neg(v)) + simd::mul_add(z, c_rest, z_rest * c);
    } else {
        v = z * polynomial(z, 0x1.555554p-2F, 0x1.999a7ap-3F, 0x1.2438d2p-3F, 0x1.e2f722p-4F);
        v_rest = V(T(0));
    }
    const V w = simd::mul(s, v);
    const V w_rest = simd::mul_add(s, v, simd::neg(w)) + simd::mul_add(s, v_rest, s_rest * v);
    const V l = s + w, l_rest = ((s - l) + w) + (s_rest + w_rest);
    const V k = constant<V>(0x1.71547652b82fep+1, 0x1.715476p+1F); // 2 / ln(2)
    const V g = simd::mul(l, k);
    const V g_rest = simd::mul_add(l, k, simd::neg(g)) +
        simd::mul_add(l, constant<V>(0x1.777d0ffda0d24p-55, 0x1.4ae0cp-25F), l_rest * k);
    const V h = exponent + g, h_rest = ((exponent - h) + g) + g_rest;
    const V p = simd::mul(y, h);
    const V p_rest = simd::mul_add(y, h, simd::neg(p)) + y * h_rest;
    // 2^p = 2^n e^t, t = (p - n + p_rest) ln(2)
    const V shifted = p + shifter<V>(), r = p - (shifted - shifter<V>());
    const V ln2 = constant<V>(0x1.62e42fefa39efp-1, 0x1.62e43p-1F);
    const V product = simd::mul(r, ln2);
    const V product_rest = simd::mul_add(r, ln2, simd::neg(product)) +
        simd::mul_add(r, constant<V>(0x1.abc9e3b39803fp-56, -0x1.05c61p-29F), p_rest * ln2);
    const V t = product + product_rest, t_rest = (product - t) + product_rest;
    // 1 + t + (t_rest + t^2 e), keeping what each sum loses: exact powers stay exact
    const V q = simd::mul_add(t * t, exponential_polynomial(t), t_rest), sum = t + q, sum_rest = (t - sum) + q;
    const V one(T(1)), all = one + sum, all_rest = ((one - all) + sum) + sum_rest;
    return {scaled(all + all_rest, shifted), p};
}
} // namespace detail

/// x to the power y, in all of C99's cases; at most 1 ULP off. Squares and square roots are rounded as `x * x` and
/// `sqrt(x)`. Negative bases, and results that are not normal, go through the C library one by one.
template <detail::floating_element T, class A>
[[nodiscard, gnu::noinline]] xsimd::batch<T, A> pow(xsimd::batch<T, A> x, xsimd::batch<T, A> y) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto by_library = [](T base, T exponent) {
        return exponent == T(2) ? base * base : libm::pow(base, exponent);
    };
    const auto square = simd::eq(y, V(T(2))), root = simd::mask_and(simd::eq(y, V(T(0.5))), simd::ge(x, V(T(0))));
    const auto easy = simd::mask_or(square, root);
    const auto easy_result = [&] { return simd::select(square, x * x, simd::abs(simd::sqrt(x))); };
    if (simd::all(easy))
        return easy_result();
    V result;
    auto inside = easy;
    if constexpr (detail::has_fma<A>) {
        const auto [value, log2] = detail::positive_power(x, y);
        const V limit = detail::constant<V>(1020, 124);
        inside = simd::mask_or(easy, simd::mask_and(detail::normal_positive(x), simd::lt(simd::abs(log2), limit)));
        result = value;
        if (simd::any(easy)) [[unlikely]] // a square root costs some 20 cycles
            result = simd::select(easy, easy_result(), value);
    } else
        result = easy_result();
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane(by_library, result, simd::mask_not(inside), x, y);
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T cbrt(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::cbrt(v); }, x);
    else
        return libm::cbrt(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T pow(T x, T y) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v, const auto& w) { return simd::pow(v, w); }, x, y);
    else
        return libm::pow(x, y);
}

} // namespace nd::simd
