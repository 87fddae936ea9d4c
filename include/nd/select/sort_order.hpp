// The order of elements in sorted arrays: NaN last, complex numbers by real part and then by imaginary part.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/kind.hpp>

#include <bit>
#include <limits>

namespace nd::detail::inline ND_ISA
{
/// True when `a` stands before `b` in a sorted array.
/// Source  numpy/_core/src/common/numpy_tag.h and npysort_common.h
template <class T>
[[nodiscard]] constexpr bool sorts_before(T a, T b) noexcept
{
    if constexpr (complex_element<T>) {
        const auto re = a.real(), other_re = b.real();
        const auto im = a.imag(), other_im = b.imag();
        if (re < other_re)
            return im == im || other_im != other_im;
        if (re > other_re)
            return im == im && other_im != other_im;
        if (re == other_re || (re != re && other_re != other_re))
            return sorts_before(im, other_im);
        return other_re != other_re;
    } else if constexpr (floating_element<T>)
        return a < b || (b != b && a == a);
    else if constexpr (time_element<T>)
        return !is_nat(a) && (is_nat(b) || a < b);
    else
        return a < b;
}

/// The same as a function object whose type, and so that of an algorithm that uses it, carries the instruction set.
template <class Arch>
struct sort_order
{
    template <class T>
    [[nodiscard]] constexpr bool operator()(T a, T b) const noexcept
    {
        return sorts_before(a, b);
    }
};

template <int Bytes>
using unsigned_of = std::conditional_t<Bytes == 1, std::uint8_t,
    std::conditional_t<Bytes == 2, std::uint16_t, std::conditional_t<Bytes == 4, std::uint32_t, std::uint64_t>>>;

/// Elements whose order is that of an unsigned integer of their size.
template <class T>
concept has_sort_key = boolean_element<T> || integer_element<T> ||
    (floating_element<T>&& std::numeric_limits<T>::is_iec559 && (sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8));

template <has_sort_key T>
using sort_key_t = unsigned_of<int{sizeof(T)}>;

/// An integer that orders elements as `sorts_before` does, and -0 before +0; all NaN have one.
template <has_sort_key T>
[[nodiscard]] constexpr sort_key_t<T> sort_key(T x) noexcept
{
    using K = sort_key_t<T>;
    constexpr K sign = static_cast<K>(K{1} << (8 * sizeof(K) - 1));
    if constexpr (floating_element<T>) {
        const K bits = std::bit_cast<K>(x);
        const K ordered = static_cast<K>((bits & sign) != 0 ? ~bits : bits | sign);
        return x != x ? static_cast<K>(-1) : ordered;
    } else if constexpr (integer_element<T> && std::is_signed_v<T>)
        return static_cast<K>(static_cast<K>(x) ^ sign);
    else
        return static_cast<K>(x);
}
/// The same with one key for -0 and +0, for stable sorting.
template <has_sort_key T>
[[nodiscard]] constexpr sort_key_t<T> stable_sort_key(T x) noexcept
{
    if constexpr (floating_element<T>)
        return sort_key(x == 0 ? T(0) : x);
    else
        return sort_key(x);
}
/// The element of a `sort_key`.
template <has_sort_key T>
[[nodiscard]] constexpr T element_of_key(sort_key_t<T> key) noexcept
{
    using K = sort_key_t<T>;
    constexpr K sign = static_cast<K>(K{1} << (8 * sizeof(K) - 1));
    if constexpr (floating_element<T>)
        return std::bit_cast<T>(static_cast<K>((key & sign) != 0 ? key ^ sign : ~key));
    else if constexpr (integer_element<T> && std::is_signed_v<T>)
        return static_cast<T>(key ^ sign);
    else
        return static_cast<T>(key);
}
} // namespace nd::detail::inline ND_ISA
