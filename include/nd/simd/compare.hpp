// Comparisons of batches, logic on their masks, and choosing between batches by a mask.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <concepts>
#include <cstdint>

namespace nd::simd
{
// Comparisons are the language's: false when a NaN is involved, except `ne`, which is true.

template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool eq(T a, T b) noexcept
{
    return a == b;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool ne(T a, T b) noexcept
{
    return a != b;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool lt(T a, T b) noexcept
{
    return a < b;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool le(T a, T b) noexcept
{
    return a <= b;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool gt(T a, T b) noexcept
{
    return a > b;
}
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr bool ge(T a, T b) noexcept
{
    return a >= b;
}

/// A single truth value, and no mask register: those of AVX-512 convert to integers, and so to bool.
template <class B>
concept truth_value = std::same_as<B, bool>;

/// `a` where `m` is true, else `b`.
template <truth_value B, class T>
[[nodiscard]] ND_INLINE constexpr T select(B m, T a, std::type_identity_t<T> b) noexcept
{
    return m ? a : b;
}

template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool mask_and(B a, B b) noexcept
{
    return a && b;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool mask_or(B a, B b) noexcept
{
    return a || b;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool mask_xor(B a, B b) noexcept
{
    return a != b;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool mask_not(B a) noexcept
{
    return !a;
}
/// `a` and not `b`.
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool mask_andnot(B a, B b) noexcept
{
    return a && !b;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool any(B a) noexcept
{
    return a;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool all(B a) noexcept
{
    return a;
}
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr bool none(B a) noexcept
{
    return !a;
}
/// Lane `i` as bit `i`; the bits above the last lane are 0.
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr std::uint64_t to_bits(B a) noexcept
{
    return a;
}
/// Number of true lanes.
template <truth_value B>
[[nodiscard]] ND_INLINE constexpr int count(B a) noexcept
{
    return a;
}

#if ND_HAS_XSIMD
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> eq(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a == b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> ne(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a != b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> lt(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a < b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> le(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a <= b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> gt(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a > b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> ge(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a >= b;
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> select(
    const xsimd::batch_bool<T, A>& m, const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return xsimd::select(m, a, b);
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_and(
    const xsimd::batch_bool<T, A>& a, const xsimd::batch_bool<T, A>& b) noexcept
{
    return a & b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_or(
    const xsimd::batch_bool<T, A>& a, const xsimd::batch_bool<T, A>& b) noexcept
{
    return a | b;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_xor(
    const xsimd::batch_bool<T, A>& a, const xsimd::batch_bool<T, A>& b) noexcept
{
    return a != b; // xsimd 13's operator ^ is wrong on AVX-512
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_not(const xsimd::batch_bool<T, A>& a) noexcept
{
    return !a;
}
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch_bool<T, A> mask_andnot(
    const xsimd::batch_bool<T, A>& a, const xsimd::batch_bool<T, A>& b) noexcept
{
    return a & !b;
}

template <class T, class A>
[[nodiscard]] ND_INLINE bool any(const xsimd::batch_bool<T, A>& a) noexcept
{
    return xsimd::any(a);
}
template <class T, class A>
[[nodiscard]] ND_INLINE bool all(const xsimd::batch_bool<T, A>& a) noexcept
{
    return xsimd::all(a);
}
template <class T, class A>
[[nodiscard]] ND_INLINE bool none(const xsimd::batch_bool<T, A>& a) noexcept
{
    return !xsimd::any(a);
}

template <class T, class A>
[[nodiscard]] ND_INLINE std::uint64_t to_bits(const xsimd::batch_bool<T, A>& a) noexcept
{
    constexpr int n = lanes<T, A>;
    return static_cast<std::uint64_t>(a.mask()) & (~std::uint64_t{0} >> (64 - n));
}

template <class T, class A>
[[nodiscard]] ND_INLINE int count(const xsimd::batch_bool<T, A>& a) noexcept
{
    return __builtin_popcountll(simd::to_bits(a));
}
#endif
} // namespace nd::simd
