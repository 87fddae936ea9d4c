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
} // namespace detail

template <class T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> swap_pairs(const xsimd::batch<T, A>& a) noexcept
{
    return detail::swap_pairs(a, std::make_integer_sequence<int, lanes<T, A>>());
}
#endif

/// The first and the second elements of `lanes<T, Arch>` pairs from `p` on.
template <class T, class Arch>
[[nodiscard]] ND_INLINE batch_pair<batch<T, Arch>> load_pairs(const T* p) noexcept
{
#if ND_HAS_XSIMD
    if constexpr (vectorizable<T, Arch>)
        return detail::split_pairs(simd::load<T, Arch>(p), simd::load<T, Arch>(p + lanes<T, Arch>),
            std::make_integer_sequence<int, lanes<T, Arch>>());
    else
#endif
        return {p[0], p[1]};
}
} // namespace nd::simd
