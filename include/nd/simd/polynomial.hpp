// What the mathematical functions are made of: polynomials, powers of two, and lanes computed one by one.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/simd/floating.hpp>
#include <nd/simd/libm.hpp>

namespace nd::simd::detail
{
#if ND_HAS_XSIMD
/// A constant as a batch: `d` for double, `f` for float.
template <class V>
[[nodiscard]] ND_INLINE V constant(double d, float f) noexcept
{
    if constexpr (sizeof(element_t<V>) == 8)
        return V(d);
    else
        return V(f);
}

/// Estrin's scheme: the sum of c[i] x^i as a tree, because the wait for the result costs more than its operations.
/// `x2`, `x4`, `x8` are powers of x.
template <int N, class V, class T>
[[nodiscard]] ND_INLINE V polynomial_tree(const T* c, const V& x, const V& x2, const V& x4, const V& x8) noexcept
{
    if constexpr (N == 1)
        return V(c[0]);
    else if constexpr (N == 2)
        return simd::mul_add(V(c[1]), x, V(c[0]));
    else {
        constexpr int half = N <= 4 ? 2 : N <= 8 ? 4 : 8;
        return simd::mul_add(polynomial_tree<N - half>(c + half, x, x2, x4, x8),
            half == 2       ? x2
                : half == 4 ? x4
                            : x8,
            polynomial_tree<half>(c, x, x2, x4, x8));
    }
}

/// Polynomial in `x`, at most 16 coefficients from the lowest power up.
template <class V, class T, class... Rest>
[[nodiscard]] ND_INLINE V polynomial(const V& x, T first, Rest... rest) noexcept
{
    constexpr int n = 1 + int{sizeof...(rest)};
    const T c[] = {first, rest...};
    const V x2 = x * x, x4 = x2 * x2;
    return polynomial_tree<n>(c, x, x2, x4, n > 8 ? x4 * x4 : x4);
}

template <class V>
using bits_of = native_t<bits_t<element_t<V>>, V>;

/// Bits of the fraction of a float.
template <class V>
inline constexpr int fraction_bits = sizeof(element_t<V>) == 8 ? 52 : 23;

/// The bits of each lane as an unsigned integer, and back.
template <class V>
[[nodiscard]] ND_INLINE bits_of<V> to_integer(const V& x) noexcept
{
    return __builtin_bit_cast(bits_of<V>, x);
}
template <class V>
[[nodiscard]] ND_INLINE V from_integer(bits_of<V> x) noexcept
{
    return __builtin_bit_cast(V, x);
}

/// 1.5 * 2^52 (2^23): a sum with it is rounded to an integer, which stands in the low bits of the sum.
template <class V>
[[nodiscard]] ND_INLINE V shifter() noexcept
{
    return constant<V>(0x1.8p52, 0x1.8p23F);
}

/// `y * 2^k`, `shifted` being `shifter() + k`; y and the result are normal.
template <class V>
[[nodiscard]] ND_INLINE V scaled(const V& y, const V& shifted) noexcept
{
    return from_integer<V>(to_integer(y) + (to_integer(shifted) << fraction_bits<V>));
}

/// 2^k, `shifted` being `shifter() + k`; the result is normal.
template <class V>
[[nodiscard]] ND_INLINE V power_of_two(const V& shifted) noexcept
{
    return scaled(V(element_t<V>(1)), shifted);
}

/// `y * 2^k` for any k of at most twice the exponent range: overflows to infinity, underflows through the subnormals.
template <class V>
[[nodiscard]] ND_INLINE V scaled_twice(const V& y, const V& k) noexcept
{
    const V half = simd::mul_add(k, V(element_t<V>(0.5)), shifter<V>()) - shifter<V>();
    return y * power_of_two(half + shifter<V>()) * power_of_two((k - half) + shifter<V>());
}

/// `y` with the lanes of `m` computed by `f` from those of `x` one by one.
template <class T, class A, class F>
[[nodiscard, gnu::noinline, gnu::cold]] xsimd::batch<T, A> lane_by_lane(
    F f, xsimd::batch<T, A> y, xsimd::batch_bool<T, A> m, xsimd::batch<T, A> x) noexcept
{
    auto result = __builtin_bit_cast(native_t<T, decltype(y)>, y);
    const auto in = __builtin_bit_cast(native_t<T, decltype(y)>, x);
    const std::uint64_t which = simd::to_bits(m);
    for (int i = 0; i < lanes<T, A>; ++i)
        if (which >> i & 1)
            result[i] = f(static_cast<T>(in[i]));
    return __builtin_bit_cast(decltype(y), result);
}
template <class T, class A, class F>
[[nodiscard, gnu::noinline, gnu::cold]] xsimd::batch<T, A> lane_by_lane(
    F f, xsimd::batch<T, A> result, xsimd::batch_bool<T, A> m, xsimd::batch<T, A> x, xsimd::batch<T, A> y) noexcept
{
    auto r = __builtin_bit_cast(native_t<T, decltype(y)>, result);
    const auto a = __builtin_bit_cast(native_t<T, decltype(y)>, x);
    const auto b = __builtin_bit_cast(native_t<T, decltype(y)>, y);
    const std::uint64_t which = simd::to_bits(m);
    for (int i = 0; i < lanes<T, A>; ++i)
        if (which >> i & 1)
            r[i] = f(static_cast<T>(a[i]), static_cast<T>(b[i]));
    return __builtin_bit_cast(decltype(y), r);
}

/// One value through the batch form of a function, so that elements and batches agree to the last bit.
template <class Arch, class F, class T, class... Rest>
[[nodiscard]] ND_INLINE T through_batch(F f, T x, Rest... rest) noexcept
{
    using V = batch<T, Arch>;
    const V y = f(V(x), V(rest)...);
    return __builtin_bit_cast(native_t<T, V>, y)[0];
}
#endif

#if !ND_HAS_XSIMD
/// Named where there are no batches, and never called there.
template <class Arch, class F, class... T>
void through_batch(F, T...) = delete;
#endif
} // namespace nd::simd::detail
