// exp, exp2 and expm1 of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// y * 2^k in parts, `shifted` being k + shifter().
template <class V>
struct exponential_parts
{
    V y, shifted;
};

/// e^x = 2^k e^r, |r| <= ln(2) / 2; the polynomials are minimax for the relative error of e^r.
template <class V>
[[nodiscard]] ND_INLINE exponential_parts<V> exp_parts(const V& x) noexcept
{
    const V shifted = simd::mul_add(x, constant<V>(0x1.71547652b82fep+0, 0x1.715476p+0F), shifter<V>());
    const V k = shifted - shifter<V>();
    // ln(2) in two parts, the first short enough that its product with k is exact.
    V r = simd::mul_add(k, constant<V>(-0x1.62e42fefa3800p-1, -0x1.62e400p-1F), x);
    r = simd::mul_add(k, constant<V>(-0x1.ef35793c76730p-45, -0x1.7f7d1cp-20F), r);
    V p;
    if constexpr (sizeof(element_t<V>) == 8)
        p = polynomial(r, 0x1.ad7f6bdcc35f0p-26, 0x1.28ad72d297e36p-22, 0x1.71df2554273eep-19, 0x1.a0199a0c60762p-16,
            0x1.a01a012a56e16p-13, 0x1.6c16c1842a145p-10, 0x1.1111111127be8p-7, 0x1.555555555087cp-5,
            0x1.55555555554fap-3, 0x1.000000000000ap-1);
    else
        p = polynomial(r, 0x1.6a2432p-10F, 0x1.1239e2p-7F, 0x1.5558f2p-5F, 0x1.555492p-3F, 0x1.fffffcp-2F);
    return {simd::mul_add(r * r, p, r), shifted};
}

/// 2^x = 2^k 2^r, |r| <= 1/2.
template <class V>
[[nodiscard]] ND_INLINE exponential_parts<V> exp2_parts(const V& x) noexcept
{
    const V shifted = x + shifter<V>();
    const V r = x - (shifted - shifter<V>());
    V p;
    if constexpr (sizeof(element_t<V>) == 8)
        p = polynomial(r, 0x1.c06375fbb3848p-32, 0x1.e606196f82a3ep-28, 0x1.b5416a98ca248p-24, 0x1.62bfd48ed8c5fp-20,
            0x1.ffcbee381a6a3p-17, 0x1.430913096651fp-13, 0x1.5d87fe7bbcd5cp-10, 0x1.3b2ab6fba1e08p-7,
            0x1.c6b08d7048f2ap-5, 0x1.ebfbdff82c598p-3, 0x1.62e42fefa39f3p-1);
    else
        p = polynomial(
            r, 0x1.470bb8p-13F, 0x1.5f72acp-10F, 0x1.3b270ep-7F, 0x1.c6ae72p-5F, 0x1.ebfbe2p-3F, 0x1.62e432p-1F);
    return {r * p, shifted};
}

// The parts hold y - 1: expm1 needs it, and the others add 1 last.

/// The exponential where its result is not surely normal, or x is NaN: beyond `low` and `high` it is 0 and infinity.
template <class V, class Parts>
[[nodiscard, gnu::noinline]] V exponential_extreme(V x, V low, V high, Parts parts) noexcept
{
    const auto [y, shifted] = parts(simd::min(simd::max(x, low), high));
    return scaled_twice(y + V(element_t<V>(1)), shifted - shifter<V>());
}
} // namespace detail

/// At most 1 ULP off (double 0.9, float 1.0), subnormal results included.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> exp(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    if (!simd::all(simd::lt(simd::abs(x), detail::constant<V>(708, 87)))) [[unlikely]]
        return detail::exponential_extreme(x, detail::constant<V>(-746, -105), detail::constant<V>(710, 89),
            [](const V& v) { return detail::exp_parts(v); });
    const auto [y, shifted] = detail::exp_parts(x);
    return detail::scaled(y + V(T(1)), shifted);
}

/// At most 1 ULP off, subnormal results included; exact for integers.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> exp2(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    if (!simd::all(simd::lt(simd::abs(x), detail::constant<V>(1021, 125)))) [[unlikely]]
        return detail::exponential_extreme(x, detail::constant<V>(-1076, -151), detail::constant<V>(1025, 129),
            [](const V& v) { return detail::exp2_parts(v); });
    const auto [y, shifted] = detail::exp2_parts(x);
    return detail::scaled(y + V(T(1)), shifted);
}

/// `exp(x) - 1` without cancellation.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> expm1(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto [y, shifted] = detail::exp_parts(x);
    const V power = detail::power_of_two(shifted);
    const V result = simd::copysign(simd::mul_add(power, y, power - V(T(1))), x);
    const auto inside = simd::lt(simd::abs(x), detail::constant<V>(708, 87));
    if (!simd::all(inside)) [[unlikely]]
        return simd::select(inside, result, simd::exp(x) - V(T(1)));
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T exp(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::exp(v); }, x);
    else
        return libm::exp(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T exp2(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::exp2(v); }, x);
    else
        return libm::exp2(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T expm1(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::expm1(v); }, x);
    else
        return libm::expm1(x);
}
} // namespace nd::simd
