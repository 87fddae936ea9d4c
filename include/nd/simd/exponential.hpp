// exp, exp2 and expm1 of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// (1 + y) * 2^k in parts, `shifted` being k + shifter().
template <class V>
struct exponential_parts
{
    V y, shifted;
};

/// x = k ln(2) + r, |r| <= ln(2) / 2.
template <class V>
struct exponential_reduction
{
    V r, shifted;
};

template <class V>
[[nodiscard]] ND_INLINE exponential_reduction<V> reduce_exponent(const V& x) noexcept
{
    const V shifted = simd::mul_add(x, constant<V>(0x1.71547652b82fep+0, 0x1.715476p+0F), shifter<V>());
    const V k = shifted - shifter<V>();
    // ln(2) in two parts, the first short enough that its product with k is exact
    const V first = simd::mul_add(k, constant<V>(-0x1.62e42fefa3800p-1, -0x1.62e400p-1F), x);
    return {simd::mul_add(k, constant<V>(-0x1.ef35793c76730p-45, -0x1.7f7d1cp-20F), first), shifted};
}

/// (e^r - 1 - r) / r^2, minimax for the relative error of e^r.
template <class V>
[[nodiscard]] ND_INLINE V exponential_polynomial(const V& r) noexcept
{
    if constexpr (sizeof(element_t<V>) == 8)
        return polynomial(r, 0x1.000000000000ap-1, 0x1.55555555554fap-3, 0x1.555555555087cp-5, 0x1.1111111127be8p-7,
            0x1.6c16c1842a145p-10, 0x1.a01a012a56e16p-13, 0x1.a0199a0c60762p-16, 0x1.71df2554273eep-19,
            0x1.28ad72d297e36p-22, 0x1.ad7f6bdcc35f0p-26);
    else
        return polynomial(r, 0x1.fffffcp-2F, 0x1.555492p-3F, 0x1.5558f2p-5F, 0x1.1239e2p-7F, 0x1.6a2432p-10F);
}

template <class V>
[[nodiscard]] ND_INLINE exponential_parts<V> exp_parts(const V& x) noexcept
{
    const auto [r, shifted] = reduce_exponent(x);
    return {simd::mul_add(r * r, exponential_polynomial(r), r), shifted};
}

/// e^x - 1 for |x| inside the range of normal powers.
template <class V>
[[nodiscard]] ND_INLINE V expm1_inside(const V& x) noexcept
{
    const auto [r, shifted] = reduce_exponent(x);
    const V power = power_of_two(shifted), whole = power - V(element_t<V>(1));
    // 2^k - 1 + 2^k (r + r^2 p): the first sum keeps what it loses
    const V part = simd::mul(power, r), sum = whole + part, lost = (whole - sum) + part;
    return sum + simd::mul_add(power, r * r * exponential_polynomial(r), lost);
}

/// 2^x = 2^k 2^r, |r| <= 1/2.
template <class V>
[[nodiscard]] ND_INLINE exponential_parts<V> exp2_parts(const V& x) noexcept
{
    const V shifted = x + shifter<V>();
    const V r = x - (shifted - shifter<V>());
    V p;
    if constexpr (sizeof(element_t<V>) == 8)
        p = polynomial(r, 0x1.62e42fefa39f3p-1, 0x1.ebfbdff82c598p-3, 0x1.c6b08d7048f2ap-5, 0x1.3b2ab6fba1e08p-7,
            0x1.5d87fe7bbcd5cp-10, 0x1.430913096651fp-13, 0x1.ffcbee381a6a3p-17, 0x1.62bfd48ed8c5fp-20,
            0x1.b5416a98ca248p-24, 0x1.e606196f82a3ep-28, 0x1.c06375fbb3848p-32);
    else
        p = polynomial(
            r, 0x1.62e432p-1F, 0x1.ebfbe2p-3F, 0x1.c6ae72p-5F, 0x1.3b270ep-7F, 0x1.5f72acp-10F, 0x1.470bb8p-13F);
    return {r * p, shifted};
}

/// The exponential where its result is not surely normal, or x is NaN: beyond `low` and `high` it is 0 and infinity.
template <class V, class Parts>
[[nodiscard, gnu::noinline]] V exponential_extreme(V x, V low, V high, Parts parts) noexcept
{
    const auto [y, shifted] = parts(simd::min(simd::max(x, low), high));
    return scaled_twice(y + V(element_t<V>(1)), shifted - shifter<V>());
}
} // namespace detail

/// At most 1.1 ULP off, subnormal results included.
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

/// At most 1.9 ULP off, subnormal results included; exact for integers.
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

/// `exp(x) - 1` without cancellation; at most 1.9 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> expm1(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V result = simd::copysign(detail::expm1_inside(x), x);
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
