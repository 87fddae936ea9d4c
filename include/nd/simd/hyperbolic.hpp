// sinh, cosh, tanh, asinh, acosh and atanh of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/exponential.hpp>
#include <nd/simd/logarithm.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
namespace detail
{
/// e^a / 2 for a >= 0, which overflows only where sinh and cosh do.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> half_exponential(const xsimd::batch<T, A>& a) noexcept
{
    using V = xsimd::batch<T, A>;
    const auto halved = [](const V& v) {
        const auto [y, shifted] = exp_parts(v);
        return exponential_parts<V>{y, shifted - V(T(1))};
    };
    if (!simd::all(simd::lt(a, constant<V>(709, 88)))) [[unlikely]]
        return exponential_extreme(a, V(T(0)), constant<V>(712, 90), halved);
    const auto [y, shifted] = halved(a);
    return scaled(y + V(T(1)), shifted);
}

/// log((1 + s + rest) 2^more_exponent), where s may be tiny.
template <class V>
[[nodiscard]] ND_INLINE V logarithm_of_sum(const V& s, const V& rest, const V& more_exponent) noexcept
{
    using T = element_t<V>;
    const V one(T(1)), u = s + one, part = u - one;
    const V lost = ((one - (u - part)) + (s - part)) + rest;
    const auto [own_exponent, f] = split_exponent(u);
    const V exponent = own_exponent + more_exponent, half_square = V(T(0.5)) * f * f;
    const V low = simd::mul_add(exponent, constant<V>(0x1.ef35793c76730p-45, 0x1.7f7d1cp-20F), lost / u) +
        logarithm_tail(f, half_square);
    return simd::mul_add(exponent, constant<V>(0x1.62e42fefa3800p-1, 0x1.62e400p-1F), f - (half_square - low));
}
} // namespace detail

/// At most 1.6 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> sinh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x), square = a * a;
    V p;
    if constexpr (sizeof(T) == 8)
        p = detail::polynomial(square, 0x1.5555555555556p-3, 0x1.11111111110a5p-7, 0x1.a01a01a028ac7p-13,
            0x1.71de3a464bb86p-19, 0x1.ae646727d631ap-26, 0x1.611a50f94ce9fp-33, 0x1.b4c8f7398b7d5p-41);
    else
        p = detail::polynomial(square, 0x1.555556p-3F, 0x1.111136p-7F, 0x1.9ffe84p-13F, 0x1.7a17dp-19F);
    const V near_zero = simd::mul_add(square * a, p, a);
    const V half = detail::half_exponential(a);
    return simd::copysign(simd::select(simd::lt(a, V(T(1))), near_zero, half - V(T(0.25)) / half), x);
}

/// At most 1.5 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> cosh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    const V half = detail::half_exponential(simd::abs(x));
    return half + V(T(0.25)) / half;
}

/// At most 1.5 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> tanh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    // 1 - 2 / (e^2a + 1), which is 1 from 22 (10) on; an odd polynomial near 0
    const V a = simd::min(simd::abs(x), detail::constant<V>(22, 10)), square = a * a, one(T(1));
    V p;
    if constexpr (sizeof(T) == 8)
        p = detail::polynomial(square, -0x1.555555555554fp-2, 0x1.1111111110788p-3, -0x1.ba1ba1b97c36dp-5,
            0x1.664f485922d94p-6, -0x1.226e2f0a3d9e3p-7, 0x1.d6d299edc5949p-9, -0x1.7d8fbdb7bbd31p-10,
            0x1.3482f5273eb11p-11, -0x1.e968370fe8cadp-13, 0x1.5d5e278b24701p-14, -0x1.46d8eb82142e5p-16);
    else
        p = detail::polynomial(
            square, -0x1.55554ap-2F, 0x1.110d22p-3F, -0x1.b927d4p-5F, 0x1.59373ep-6F, -0x1.9b0d7ep-8F);
    const V near_zero = simd::mul_add(square * a, p, a);
    const auto [y, shifted] = detail::exp_parts(a + a);
    const V far = one - V(T(2)) / (detail::scaled(y + one, shifted) + one);
    return simd::copysign(simd::select(simd::lt(a, V(T(0.55))), near_zero, far), x);
}

/// At most 1.3 ULP off.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> asinh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    // log(1 + a + a^2 / (1 + sqrt(1 + a^2))); from 2^30 (2^13) on log(2 a)
    const V a = simd::abs(x), limit = detail::constant<V>(0x1p30, 0x1p13F), one(T(1));
    const auto large = simd::gt(a, limit);
    const V b = simd::min(a, limit), square = b * b;
    const V q = square / (one + simd::sqrt(square + one)), sum = b + q;
    const V s = simd::select(large, a - one, sum), rest = simd::select(large, V(T(0)), q - (sum - b));
    const V result = simd::copysign(detail::logarithm_of_sum(s, rest, simd::select(large, one, V(T(0)))), x);
    const auto inside = simd::isfinite(x);
    if (!simd::all(inside)) [[unlikely]]
        return simd::select(inside, result, x);
    return result;
}

/// At most 1.7 ULP off; NaN below 1.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> acosh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    // log(1 + t + sqrt(2 t + t^2)), t = x - 1; from 2^30 (2^13) on log(2 x)
    const V limit = detail::constant<V>(0x1p30, 0x1p13F), one(T(1));
    const auto large = simd::gt(x, limit);
    const V t = simd::min(x, limit) - one;
    const V root = simd::sqrt(simd::mul_add(t, t, t + t)), sum = root + t;
    const V s = simd::select(large, x - one, sum), rest = simd::select(large, V(T(0)), t - (sum - root));
    const V result = detail::logarithm_of_sum(s, rest, simd::select(large, one, V(T(0))));
    const auto inside = simd::mask_and(simd::ge(x, one), simd::isfinite(x));
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::acosh(v); }, result, simd::mask_not(inside), x);
    return result;
}

/// At most 1.4 ULP off; infinite at -1 and 1, NaN beyond.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> atanh(const xsimd::batch<T, A>& x) noexcept
{
    using V = xsimd::batch<T, A>;
    // log(1 + 2 a + 2 a^2 / (1 - a)) / 2
    const V a = simd::abs(x), one(T(1)), twice = a + a;
    const V q = twice * a / (one - a), sum = twice + q, part = sum - twice;
    const V rest = (twice - (sum - part)) + (q - part);
    const V result = simd::copysign(V(T(0.5)) * detail::logarithm_of_sum(sum, rest, V(T(0))), x);
    const auto inside = simd::lt(a, one);
    if (!simd::all(inside)) [[unlikely]]
        return detail::lane_by_lane([](T v) { return libm::atanh(v); }, result, simd::mask_not(inside), x);
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T sinh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::sinh(v); }, x);
    else
        return libm::sinh(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T cosh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::cosh(v); }, x);
    else
        return libm::cosh(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T tanh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::tanh(v); }, x);
    else
        return libm::tanh(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T asinh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::asinh(v); }, x);
    else
        return libm::asinh(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T acosh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::acosh(v); }, x);
    else
        return libm::acosh(x);
}
template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T atanh(T x) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v) { return simd::atanh(v); }, x);
    else
        return libm::atanh(x);
}

} // namespace nd::simd
