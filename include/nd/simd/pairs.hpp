// Elements that stand in pairs, such as the parts of complex numbers, from memory to one register for each part.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>

#include <utility>

namespace nd::simd
{
/// One register for each part of as many pairs as a register has lanes.
template <class B>
struct batch_pair
{
    B first, second;
};

/// Every lane exchanged with the other one of its pair: lanes 1, 0, 3, 2, ... One element has no other one.
template <detail::scalar_element T>
[[nodiscard]] ND_INLINE constexpr T swap_pairs(T a) noexcept
{
    return a;
}

// Single numbers are no pairs; functions are chosen by whether these calls are.
template <detail::scalar_element T>
T conjugate_pairs(T) = delete;
template <detail::scalar_element T>
T multiply_pairs(T, T) = delete;
template <detail::scalar_element T>
batch_pair<T> join_pairs(T, T) = delete;

#if ND_HAS_XSIMD
namespace detail
{
template <class T, class A, int... Lane>
[[nodiscard]] ND_INLINE batch_pair<xsimd::batch<T, A>> split_pairs(
    const xsimd::batch<T, A>& low, const xsimd::batch<T, A>& high, std::integer_sequence<int, Lane...>) noexcept
{
    using batch = xsimd::batch<T, A>;
    const auto x = __builtin_bit_cast(native_t<T, batch>, low), y = __builtin_bit_cast(native_t<T, batch>, high);
    return {__builtin_bit_cast(batch, __builtin_shufflevector(x, y, (2 * Lane)...)),
        __builtin_bit_cast(batch, __builtin_shufflevector(x, y, (2 * Lane + 1)...))};
}

template <class T, class A, int... Lane>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> swap_pairs(
    const xsimd::batch<T, A>& a, std::integer_sequence<int, Lane...>) noexcept
{
    const auto v = __builtin_bit_cast(native_t<T, xsimd::batch<T, A>>, a);
    return __builtin_bit_cast(decltype(a + a), __builtin_shufflevector(v, v, (Lane ^ 1)...));
}
template <class T, class A, int... Lane>
[[nodiscard]] ND_INLINE batch_pair<xsimd::batch<T, A>> join_pairs(
    const xsimd::batch<T, A>& first, const xsimd::batch<T, A>& second, std::integer_sequence<int, Lane...>) noexcept
{
    using batch = xsimd::batch<T, A>;
    constexpr int width = sizeof...(Lane);
    const auto x = __builtin_bit_cast(native_t<T, batch>, first), y = __builtin_bit_cast(native_t<T, batch>, second);
    return {__builtin_bit_cast(batch, __builtin_shufflevector(x, y, (Lane / 2 + Lane % 2 * width)...)),
        __builtin_bit_cast(batch, __builtin_shufflevector(x, y, (width / 2 + Lane / 2 + Lane % 2 * width)...))};
}

template <class B, class T, int... Lane>
[[nodiscard]] ND_INLINE B splat_pair(T first, T second, std::integer_sequence<int, Lane...>) noexcept
{
    const native_t<T, B> v = {(Lane % 2 == 0 ? first : second)...};
    return __builtin_bit_cast(B, v);
}

/// Lane `Lane - Lane % 2 + Part` of `a`, for every lane.
template <int Part, class T, class A, int... Lane>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> repeat_part(
    const xsimd::batch<T, A>& a, std::integer_sequence<int, Lane...>) noexcept
{
    const auto v = __builtin_bit_cast(native_t<T, xsimd::batch<T, A>>, a);
    return __builtin_bit_cast(decltype(a + a), __builtin_shufflevector(v, v, (Lane - Lane % 2 + Part)...));
}

template <int Part, class T, class A, int... Lane>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> negate_part(
    const xsimd::batch<T, A>& a, std::integer_sequence<int, Lane...>) noexcept
{
    constexpr native_t<T, xsimd::batch<T, A>> signs = {(Lane % 2 == Part ? -T(0) : T(0))...};
    return a ^ __builtin_bit_cast(decltype(a + a), signs);
}

template <class T, class A>
using lane_sequence = std::make_integer_sequence<int, lanes<T, A>>;
} // namespace detail

/// One pair over and over.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch<T, Arch> splat_pair(T first, T second) noexcept
{
    return detail::splat_pair<batch<T, Arch>>(first, second, detail::lane_sequence<T, Arch>());
}

/// Two registers of pairs, whose first and second elements are those of `first` and `second`.
template <class T, class A>
[[nodiscard]] ND_INLINE batch_pair<xsimd::batch<T, A>> join_pairs(
    const xsimd::batch<T, A>& first, const xsimd::batch<T, A>& second) noexcept
{
    return detail::join_pairs(first, second, detail::lane_sequence<T, A>());
}

/// The pairs of two registers, the first elements apart from the second ones.
template <class T, class A>
[[nodiscard]] ND_INLINE batch_pair<xsimd::batch<T, A>> split_pairs(
    const xsimd::batch<T, A>& low, const xsimd::batch<T, A>& high) noexcept
{
    return detail::split_pairs(low, high, detail::lane_sequence<T, A>());
}

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> swap_pairs(const xsimd::batch<T, A>& a) noexcept
{
    return detail::swap_pairs(a, detail::lane_sequence<T, A>());
}

/// Complex conjugates of pairs of real and imaginary parts.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> conjugate_pairs(const xsimd::batch<T, A>& a) noexcept
{
    return detail::negate_part<1>(a, detail::lane_sequence<T, A>());
}

/// Products of complex numbers, pairs of real and imaginary parts. The products of parts are rounded before they are
/// added.
template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> multiply_pairs(
    const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    const detail::lane_sequence<T, A> all;
    const auto of_real = simd::mul(detail::repeat_part<0>(a, all), b);
    const auto of_imag = simd::mul(detail::repeat_part<1>(a, all), swap_pairs(b));
    return simd::add(of_real, detail::negate_part<0>(of_imag, all));
}

#else
template <class T, class Arch>
batch<T, Arch> splat_pair(T, T) = delete;
#endif

/// The first and the second elements of `lanes<T, Arch>` pairs from `p` on.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch_pair<batch<T, Arch>> load_pairs(const T* p) noexcept
{
#if ND_HAS_XSIMD
    if constexpr (vectorizable<T, Arch>)
        return simd::split_pairs(simd::load<T, Arch>(p), simd::load<T, Arch>(p + lanes<T, Arch>));
    else
#endif
        return {p[0], p[1]};
}

/// N complex numbers in registers of their parts, which stand in pairs as in memory.
template <class C, int N, class Arch>
struct complex_lanes
{
    using value_type = C;
    using part = typename C::value_type;
    static constexpr int part_width = lanes<part, Arch>;
    static constexpr int count = 2 * N / part_width;
    batch<part, Arch> r[static_cast<std::size_t>(count)];
};
template <class T, int N, class Arch>
inline constexpr bool fits_complex_lanes = false;
template <class C, int N, class Arch>
    requires requires(const C& c)
    {
        c.real();
        c.imag();
        requires sizeof(C) == 2 * sizeof(typename C::value_type);
    }
inline constexpr bool fits_complex_lanes<C, N, Arch> = [] {
    using part = typename C::value_type;
    if constexpr (vectorizable<part, Arch>)
        return lanes<part, Arch> >= 2 && 2 * N % lanes<part, Arch> == 0;
    return false;
}();
} // namespace nd::simd
