// log, log2, log10 and log1p of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// x = 2^exponent * (1 + f), sqrt(1/2) <= 1 + f < sqrt(2), for normal x > 0.
template <class V>
struct logarithm_parts
{
    V exponent, f;
};

template <class V>
[[nodiscard]] ND_INLINE logarithm_parts<V> split_exponent(const V& x) noexcept
{
    using T = element_t<V>;
    constexpr int shift = fraction_bits<V>;
    constexpr auto root_half =
        __builtin_bit_cast(bits_t<T>, static_cast<T>(sizeof(T) == 8 ? 0x1.6a09e667f3bcdp-1 : 0x1.6a09e6p-1F));
    constexpr auto one = __builtin_bit_cast(bits_t<T>, T(1));
    // 2^52 (2^23), whose fraction holds the biased exponent, and minus that with the bias
    const V integer = constant<V>(0x1p52, 0x1p23F), bias = constant<V>(0x1p52 + 1023, 0x1p23F + 127);
    const auto i = to_integer(x) + (one - root_half);
    const auto fraction = (i & ((bits_t<T>{1} << shift) - 1)) + root_half;
    return {from_integer<V>((i >> shift) | to_integer(integer)) - bias, from_integer<V>(fraction) - V(T(1))};
}

/// log(1 + f) = f - (f^2/2 - tail), tail = s (f^2/2 + R(s^2)), s = f / (2 + f): the series of Tang and of fdlibm.
template <class V>
[[nodiscard]] ND_INLINE V logarithm_tail(const V& f, const V& half_square) noexcept
{
    const V s = f / (f + V(element_t<V>(2)));
    const V z = s * s;
    V r;
    if constexpr (sizeof(element_t<V>) == 8)
        r = polynomial(z, 0x1.5555555555592p-1, 0x1.999999997fd77p-2, 0x1.24924941f4fb1p-2, 0x1.c71c5206082dbp-3,
            0x1.74663fa21eebep-3, 0x1.39a1a6f7a0658p-3, 0x1.2f06348454f4bp-3);
    else
        r = polynomial(z, 0x1.555554p-1F, 0x1.999a7ap-2F, 0x1.2438d2p-2F, 0x1.e2f722p-3F);
    return s * simd::mul_add(z, r, half_square);
}

/// True where the formulas hold: normal and positive.
template <class V>
[[nodiscard]] ND_INLINE auto normal_positive(const V& x) noexcept
{
    using limits = std::numeric_limits<element_t<V>>;
    return simd::mask_and(simd::ge(x, V(limits::min())), simd::lt(x, V(limits::infinity())));
}

/// Logarithm to another base, 1 / ln(base) = (scale_hi + scale_lo), log_base(2) = (two_hi + two_lo): the high parts
/// have few enough bits for exact products, so that powers of the base have exact logarithms.
template <class V>
[[nodiscard]] ND_INLINE V logarithm_to_base(const V& x, V scale_hi, V scale_lo, V two_hi, V two_lo) noexcept
{
    using T = element_t<V>;
    const auto [exponent, f] = split_exponent(x);
    const V half_square = V(T(0.5)) * f * f;
    const V tail = logarithm_tail(f, half_square);
    constexpr bits_t<T> high_bits =
        sizeof(T) == 8 ? static_cast<bits_t<T>>(~0xffffffffULL) : static_cast<bits_t<T>>(~0xfffU);
    const V hi = from_integer<V>(to_integer(f - half_square) & high_bits);
    const V lo = ((f - hi) - half_square) + tail;
    const V product = hi * scale_hi, whole = exponent * two_hi;
    V rest = simd::mul_add(lo, scale_hi, simd::mul_add(lo + hi, scale_lo, exponent * two_lo));
    const V sum = whole + product;
    rest = rest + ((whole - sum) + product);
    return sum + rest;
}
} // namespace detail

/// At most 1 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> log(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto [exponent, f] = detail::split_exponent(x);
    const V half_square = V(T(0.5)) * f * f;
    // ln(2) in two parts, the first short enough that its product with the exponent is exact
    const V low = simd::mul_add(
        exponent, detail::constant<V>(0x1.ef35793c76730p-45, 0x1.7f7d1cp-20F), detail::logarithm_tail(f, half_square));
    const V result =
        simd::mul_add(exponent, detail::constant<V>(0x1.62e42fefa3800p-1, 0x1.62e400p-1F), f - (half_square - low));
    const auto inside = detail::normal_positive(x);
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::log(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// At most 1 ULP off; exact for powers of two.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> log2(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V result = detail::logarithm_to_base(x, detail::constant<V>(0x1.71547p+0, 0x1.714p+0F),
        detail::constant<V>(0x1.94ae0bf85ddf4p-22, 0x1.47652cp-12F), V(T(1)), V(T(0)));
    const auto inside = detail::normal_positive(x);
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::log2(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// At most 1 ULP off; exact for powers of ten.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> log10(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V result = detail::logarithm_to_base(x, detail::constant<V>(0x1.bcb7bp-2, 0x1.bcap-2F),
        detail::constant<V>(0x1.526e50e32a6abp-26, 0x1.7b1526p-14F),
        detail::constant<V>(0x1.34413509f7000p-2, 0x1.344p-2F),
        detail::constant<V>(0x1.3fde623e2566bp-43, 0x1.3509f8p-18F));
    const auto inside = detail::normal_positive(x);
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::log10(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// `log(1 + x)` without the error of the sum; at most 1 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> log1p(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V one(T(1));
    const V u = x + one;
    // what the sum lost
    const V part = u - one;
    const V lost = (one - (u - part)) + (x - part);
    const auto [exponent, f] = detail::split_exponent(u);
    const V half_square = V(T(0.5)) * f * f;
    const V low = simd::mul_add(exponent, detail::constant<V>(0x1.ef35793c76730p-45, 0x1.7f7d1cp-20F), lost / u) +
        detail::logarithm_tail(f, half_square);
    const V result = simd::copysign(
        simd::mul_add(exponent, detail::constant<V>(0x1.62e42fefa3800p-1, 0x1.62e400p-1F), f - (half_square - low)), x);
    const auto inside = detail::normal_positive(u);
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::log1p(v); }, result, simd::mask_not(inside), x);
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T log(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::log(v); }, x);
    else
        return libm::log(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T log2(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::log2(v); }, x);
    else
        return libm::log2(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T log10(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::log10(v); }, x);
    else
        return libm::log10(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T log1p(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::log1p(v); }, x);
    else
        return libm::log1p(x);
}
} // namespace nd::simd
