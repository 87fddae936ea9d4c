// Bitwise operations and shifts of integers, with NumPy's rule for shifts past the width.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>

namespace nd::simd
{
namespace detail
{
template <class T>
concept integer_element = scalar_element<T> && std::is_integral_v<T>;

/// Bits of a `T`.
template <class T>
inline constexpr int width = static_cast<int>(sizeof(T)) * 8;

/// `n` as a shift of a `T` when it is below the width, else 0: the caller overrides that result.
template <class T>
[[nodiscard]] ND_INLINE constexpr int safe_count(T n) noexcept
{
    return static_cast<int>(static_cast<std::make_unsigned_t<T>>(n) & static_cast<unsigned>(width<T> - 1));
}

/// True for 0 <= n < width.
template <class T>
[[nodiscard]] ND_INLINE constexpr bool shifts_within(T n) noexcept
{
    return static_cast<std::make_unsigned_t<T>>(n) < static_cast<unsigned>(width<T>);
}
} // namespace detail

template <detail::integer_element T>
[[nodiscard]] ND_INLINE constexpr T bit_and(T a, T b) noexcept
{
    return static_cast<T>(a & b);
}
template <detail::integer_element T>
[[nodiscard]] ND_INLINE constexpr T bit_or(T a, T b) noexcept
{
    return static_cast<T>(a | b);
}
template <detail::integer_element T>
[[nodiscard]] ND_INLINE constexpr T bit_xor(T a, T b) noexcept
{
    return static_cast<T>(a ^ b);
}
template <detail::integer_element T>
[[nodiscard]] ND_INLINE constexpr T bit_not(T a) noexcept
{
    return static_cast<T>(~a);
}

/// `a << n`; 0 when `n` is negative or not below the width. `numpy.left_shift`.
template <detail::integer_element T>
    requires(!std::is_same_v<T, bool>)
[[nodiscard]] ND_INLINE constexpr T shift_left(T a, T n) noexcept
{
    const auto shifted = static_cast<detail::wrapping_t<T>>(a) << detail::safe_count(n);
    return detail::shifts_within(n) ? static_cast<T>(shifted) : T{0};
}

/// `a >> n`, arithmetic for signed types; all sign bits when `n` is negative or not below the width.
/// `numpy.right_shift`.
template <detail::integer_element T>
    requires(!std::is_same_v<T, bool>)
[[nodiscard]] ND_INLINE constexpr T shift_right(T a, T n) noexcept
{
    const T beyond = a < 0 ? static_cast<T>(-1) : T{0};
    return detail::shifts_within(n) ? static_cast<T>(a >> detail::safe_count(n)) : beyond;
}

#if ND_HAS_XSIMD
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> bit_and(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a & b;
}
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> bit_or(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a | b;
}
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> bit_xor(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    return a ^ b;
}
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> bit_not(const xsimd::batch<T, A>& a) noexcept
{
    return ~a;
}

/// Every lane by the same `n`.
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> shift_left(const xsimd::batch<T, A>& a, std::type_identity_t<T> n) noexcept
{
    using batch = xsimd::batch<T, A>;
    using native = detail::native_t<std::make_unsigned_t<T>, batch>;
    if (!detail::shifts_within(n))
        return batch(T{0});
    return __builtin_bit_cast(batch, __builtin_bit_cast(native, a) << detail::safe_count(n));
}

template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> shift_right(const xsimd::batch<T, A>& a, std::type_identity_t<T> n) noexcept
{
    using batch = xsimd::batch<T, A>;
    using native = detail::native_t<T, batch>;
    const bool within = detail::shifts_within(n);
    if (!within && std::is_unsigned_v<T>)
        return batch(T{0});
    return __builtin_bit_cast(
        batch, __builtin_bit_cast(native, a) >> (within ? detail::safe_count(n) : detail::width<T> - 1));
}

/// Each lane of `a` by its lane of `n`.
template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> shift_left(const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& n) noexcept
{
    using batch = xsimd::batch<T, A>;
    using unsigned_batch = xsimd::batch<std::make_unsigned_t<T>, A>;
    using native = detail::native_t<std::make_unsigned_t<T>, batch>;
    const batch most(static_cast<T>(detail::width<T> - 1));
    const auto count = __builtin_bit_cast(native, n & most);
    const auto shifted = __builtin_bit_cast(unsigned_batch, __builtin_bit_cast(native, a) << count);
    const auto within = __builtin_bit_cast(unsigned_batch, n) <= __builtin_bit_cast(unsigned_batch, most);
    return __builtin_bit_cast(batch, xsimd::select(within, shifted, unsigned_batch(std::make_unsigned_t<T>{0})));
}

template <detail::integer_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> shift_right(
    const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& n) noexcept
{
    using batch = xsimd::batch<T, A>;
    using unsigned_batch = xsimd::batch<std::make_unsigned_t<T>, A>;
    using native = detail::native_t<T, batch>;
    const unsigned_batch most(static_cast<std::make_unsigned_t<T>>(detail::width<T> - 1));
    const auto unsigned_n = __builtin_bit_cast(unsigned_batch, n);
    if constexpr (std::is_signed_v<T>) {
        // The widest shift leaves the sign in every bit, which is what lies beyond.
        const auto count = __builtin_bit_cast(native, xsimd::min(unsigned_n, most));
        return __builtin_bit_cast(batch, __builtin_bit_cast(native, a) >> count);
    } else {
        const auto count = __builtin_bit_cast(native, unsigned_n & most);
        const auto shifted = __builtin_bit_cast(batch, __builtin_bit_cast(native, a) >> count);
        return xsimd::select(unsigned_n <= most, shifted, batch(T{0}));
    }
}
#endif
} // namespace nd::simd
