// One value from all lanes of a batch.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>

#include <utility>

namespace nd::simd
{
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T reduce_add(T a) noexcept
{
    return a;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T reduce_mul(T a) noexcept
{
    return a;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T reduce_min(T a) noexcept
{
    return a;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T reduce_max(T a) noexcept
{
    return a;
}

/// One lane from all of them by `f` of two batches (or of two values), which is associative.
template <detail::scalar_element T, class F>
[[nodiscard]] ND_INLINE constexpr T reduce(T a, F) noexcept
{
    return a;
}

#if ND_HAS_XSIMD
namespace detail
{
/// Lane `i` of the result is lane `i + Step` of `a`, round the end.
template <int Step, class T, class A, int... Lane>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> rotate_lanes(
    const xsimd::batch<T, A>& a, std::integer_sequence<int, Lane...>) noexcept
{
    constexpr int n = sizeof...(Lane);
    const auto v = __builtin_bit_cast(native_t<T, xsimd::batch<T, A>>, a);
    return __builtin_bit_cast(decltype(a + a), __builtin_shufflevector(v, v, ((Lane + Step) % n)...));
}

/// Folds the upper half of the lanes onto the lower one until one lane is left.
template <int Step, class T, class A, class F>
[[nodiscard]] ND_INLINE T fold_lanes(const xsimd::batch<T, A>& a, F f) noexcept
{
    if constexpr (Step == 0)
        return __builtin_bit_cast(native_t<T, xsimd::batch<T, A>>, a)[0];
    else
        return fold_lanes<Step / 2>(f(a, rotate_lanes<Step>(a, std::make_integer_sequence<int, lanes<T, A>>{})), f);
}
} // namespace detail

template <class T, class A, class F>
[[nodiscard]] ND_INLINE T reduce(const xsimd::batch<T, A>& a, F f) noexcept
{
    return detail::fold_lanes<lanes<T, A> / 2>(a, f);
}

/// Sum of the lanes; integers wrap. Floats are added pairwise.
template <class T, class A>
[[nodiscard]] ND_INLINE T reduce_add(const xsimd::batch<T, A>& a) noexcept
{
    return detail::fold_lanes<lanes<T, A> / 2>(a, [](const auto& x, const auto& y) { return simd::add(x, y); });
}

/// Product of the lanes; integers wrap.
template <class T, class A>
[[nodiscard]] ND_INLINE T reduce_mul(const xsimd::batch<T, A>& a) noexcept
{
    return detail::fold_lanes<lanes<T, A> / 2>(a, [](const auto& x, const auto& y) { return simd::mul(x, y); });
}

/// Least lane; NaN when there is one, as `numpy.min`.
template <class T, class A>
[[nodiscard]] ND_INLINE T reduce_min(const xsimd::batch<T, A>& a) noexcept
{
    return detail::fold_lanes<lanes<T, A> / 2>(a, [](const auto& x, const auto& y) { return simd::minimum(x, y); });
}

/// Greatest lane; NaN when there is one, as `numpy.max`.
template <class T, class A>
[[nodiscard]] ND_INLINE T reduce_max(const xsimd::batch<T, A>& a) noexcept
{
    return detail::fold_lanes<lanes<T, A> / 2>(a, [](const auto& x, const auto& y) { return simd::maximum(x, y); });
}
#endif
} // namespace nd::simd
