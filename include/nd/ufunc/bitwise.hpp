// Bitwise operations on integers, logical ones on bool; shifts are defined for every count.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/bits.hpp>
#include <nd/simd/compare.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
struct bitwise_types
{
    template <class A, class B>
        requires(has_common_dtype<A, B> && (integer_element<promote_t<A, B>> || boolean_element<promote_t<A, B>>))
    using types = signature<promote_t<A, B>, promote_t<A, B>, promote_t<A, B>>;
};
/// Integers; bool counts as int8.
struct shift_types
{
    template <class A, class B>
        requires(has_common_dtype<A, B> && (integer_element<promote_t<A, B>> || boolean_element<promote_t<A, B>>))
    using common = std::conditional_t<boolean_element<promote_t<A, B>>, std::int8_t, promote_t<A, B>>;
    template <class A, class B>
    using types = signature<common<A, B>, common<A, B>, common<A, B>>;
};

struct bitwise_and_op : bitwise_types
{
    static constexpr const char* name = "bitwise_and";
    template <class T>
    static constexpr T call(T a, T b)
    {
        return static_cast<T>(a & b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(V(a & b))
    {
        return a & b;
    }
};
struct bitwise_or_op : bitwise_types
{
    static constexpr const char* name = "bitwise_or";
    template <class T>
    static constexpr T call(T a, T b)
    {
        return static_cast<T>(a | b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(V(a | b))
    {
        return a | b;
    }
};
struct bitwise_xor_op : bitwise_types
{
    static constexpr const char* name = "bitwise_xor";
    template <class T>
    static constexpr T call(T a, T b)
    {
        return static_cast<T>(a ^ b);
    }
    template <class M>
    static auto simd(const M& a, const M& b) -> decltype(nd::simd::mask_xor(a, b))
    {
        return nd::simd::mask_xor(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::add(a, V(a ^ b)))
    {
        return a ^ b;
    }
};
struct invert_op
{
    static constexpr const char* name = "invert";
    template <class A>
        requires(integer_element<A> || boolean_element<A>)
    using types = signature<A, A>;
    template <class T>
    static constexpr T call(T a)
    {
        if constexpr (boolean_element<T>)
            return !a;
        else
            return static_cast<T>(~a);
    }
    template <class V>
    static auto simd(const V& a) -> decltype(V(~a))
    {
        return ~a;
    }
};

/// Counts of the width and more, and negative ones, shift everything out.
struct left_shift_op : shift_types
{
    static constexpr const char* name = "left_shift";
    template <class T>
    static constexpr T call(T a, T count)
    {
        using U = std::make_unsigned_t<T>;
        return static_cast<U>(count) < sizeof(T) * 8
            ? static_cast<T>(static_cast<std::uint64_t>(a) << static_cast<U>(count))
            : T(0);
    }
    template <class V>
    static auto simd(const V& a, const V& count) -> decltype(nd::simd::shift_left(a, count))
    {
        return nd::simd::shift_left(a, count);
    }
};
struct right_shift_op : shift_types
{
    static constexpr const char* name = "right_shift";
    template <class T>
    static constexpr T call(T a, T count)
    {
        using U = std::make_unsigned_t<T>;
        return static_cast<U>(count) < sizeof(T) * 8 ? static_cast<T>(a >> static_cast<U>(count))
            : a < 0                                  ? static_cast<T>(-1)
                                                     : T(0);
    }
    template <class V>
    static auto simd(const V& a, const V& count) -> decltype(nd::simd::shift_right(a, count))
    {
        return nd::simd::shift_right(a, count);
    }
};
struct bitwise_count_op
{
    static constexpr const char* name = "bitwise_count";
    template <class A>
        requires(integer_element<A> || boolean_element<A>)
    using types = signature<std::uint8_t, std::conditional_t<boolean_element<A>, std::int8_t, A>>;
    template <class T>
    static constexpr std::uint8_t call(T a)
    {
        const auto magnitude = static_cast<std::make_unsigned_t<T>>(a < 0 ? nd::simd::neg(a) : a);
        return static_cast<std::uint8_t>(__builtin_popcountll(magnitude));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

inline constexpr ufunc<detail::bitwise_and_op> bitwise_and{};
inline constexpr ufunc<detail::bitwise_or_op> bitwise_or{};
inline constexpr ufunc<detail::bitwise_xor_op> bitwise_xor{};
inline constexpr ufunc<detail::invert_op> invert{};
inline constexpr ufunc<detail::invert_op> bitwise_not{};
inline constexpr ufunc<detail::invert_op> bitwise_invert{};
inline constexpr ufunc<detail::left_shift_op> left_shift{};
inline constexpr ufunc<detail::left_shift_op> bitwise_left_shift{};
/// Arithmetic for signed integers.
inline constexpr ufunc<detail::right_shift_op> right_shift{};
inline constexpr ufunc<detail::right_shift_op> bitwise_right_shift{};
/// Number of ones in the binary form of |x|.
inline constexpr ufunc<detail::bitwise_count_op> bitwise_count{};
} // namespace nd::inline ND_ISA
