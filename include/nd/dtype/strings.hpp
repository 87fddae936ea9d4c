// Strings of a fixed length as elements: nd::bytes<N> is NumPy's S, nd::ucs4<N> its U.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/cast.hpp>
#include <nd/dtype/record_dtype.hpp>

#include <compare>

namespace nd
{
/// `N` characters, filled up with zeros, which do not count. What is too long is cut, as in NumPy.
template <class Char, int N>
struct fixed_string
{
    static_assert(N > 0, "nd::fixed_string<Char, N>: strings have room for a character at least");
    using value_type = Char;
    Char text[static_cast<std::size_t>(N)];

    ND_INLINE constexpr fixed_string() noexcept
        : text{}
    {}
    ND_INLINE constexpr fixed_string(const Char* s) noexcept
        : fixed_string(s, length_of(s))
    {}
    ND_INLINE constexpr fixed_string(const Char* s, std::size_t n) noexcept
        : text{}
    {
        for (std::size_t i = 0; i < n && i < std::size_t{N}; ++i)
            text[i] = s[i];
    }
    /// From anything like a string: std::string, std::string_view.
    template <class S>
        requires requires(const S& s)
        {
            {
                s.data()
                } -> std::convertible_to<const Char*>;
            s.size();
            typename S::traits_type;
        }
    ND_INLINE constexpr fixed_string(const S& s) noexcept
        : fixed_string(s.data(), s.size())
    {}
    /// From UTF-8; what is no UTF-8 becomes U+FFFD.
    ND_INLINE explicit fixed_string(const char* s) noexcept requires std::same_as<Char, char32_t> : text{}
    {
        for (int i = 0; i < N && *s != '\0'; ++i)
            text[i] = next_code_point(s);
    }
    /// Bytes are code points below 256; code points that are no byte become '?'.
    template <class Other, int M>
    ND_INLINE explicit constexpr fixed_string(const fixed_string<Other, M>& s) noexcept
        : text{}
    {
        for (int i = 0; i < N && i < M; ++i)
            text[i] = converted(static_cast<std::make_unsigned_t<Other>>(s.text[i]));
    }

    [[nodiscard]] ND_INLINE constexpr const Char* data() const noexcept { return text; }
    /// Characters before the zeros at the end.
    [[nodiscard]] ND_INLINE constexpr std::size_t size() const noexcept
    {
        std::size_t n = N;
        while (n > 0 && text[n - 1] == Char(0))
            --n;
        return n;
    }
    /// `std::string(x)` and the like.
    template <class S>
        requires requires
        {
            typename S::traits_type;
            S(static_cast<const Char*>(nullptr), std::size_t{});
        }
    [[nodiscard]] ND_INLINE explicit constexpr operator S() const { return S(text, size()); }

private:
    [[nodiscard]] ND_INLINE static constexpr Char converted(std::uint32_t code) noexcept
    {
        return sizeof(Char) == 1 && code > 0xFF ? Char('?') : static_cast<Char>(code);
    }
    [[nodiscard]] ND_INLINE static constexpr std::size_t length_of(const Char* s) noexcept
    {
        std::size_t n = 0;
        while (s[n] != Char(0))
            ++n;
        return n;
    }
    [[nodiscard]] ND_INLINE static char32_t next_code_point(const char*& s) noexcept
    {
        const auto lead = static_cast<unsigned char>(*s++);
        const int more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
        if (more == 0)
            return lead;
        if (more < 0 || lead > 0xF4)
            return U'\uFFFD';
        char32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
        for (int k = 0; k < more; ++k, ++s) {
            if ((static_cast<unsigned char>(*s) & 0xC0U) != 0x80)
                return U'\uFFFD';
            code = code << 6U | (static_cast<unsigned char>(*s) & 0x3FU);
        }
        const bool valid = code >= (more == 1 ? 0x80U : more == 2 ? 0x800U : 0x10000U) && code <= 0x10FFFF;
        return valid && code >> 11U != 0x1B ? code : U'\uFFFD';
    }
};

template <int N>
using bytes = fixed_string<char, N>;
template <int N>
using ucs4 = fixed_string<char32_t, N>;

/// Character by character, bytes as numbers without a sign; zeros at the end do not count.
template <class A, int N, class B, int M>
[[nodiscard]] ND_INLINE constexpr std::strong_ordering operator<=>(
    const fixed_string<A, N>& a, const fixed_string<B, M>& b) noexcept
{
    const auto code = [](auto c) __attribute__((always_inline))
    {
        return sizeof c == 1 ? std::uint32_t{static_cast<unsigned char>(c)} : static_cast<std::uint32_t>(c);
    };
    for (int i = 0; i < N || i < M; ++i) {
        const std::uint32_t x = i < N ? code(a.text[i]) : 0;
        const std::uint32_t y = i < M ? code(b.text[i]) : 0;
        if (x != y)
            return x <=> y;
    }
    return std::strong_ordering::equal;
}
template <class A, int N, class B, int M>
[[nodiscard]] ND_INLINE constexpr bool operator==(const fixed_string<A, N>& a, const fixed_string<B, M>& b) noexcept
{
    return (a <=> b) == 0;
}

template <class Char, int N>
    requires(std::same_as<Char, char> || std::same_as<Char, char32_t>)
struct element_traits<fixed_string<Char, N>>
{
    static constexpr nd::kind kind = sizeof(Char) == 1 ? nd::kind::bytes : nd::kind::unicode;
    [[nodiscard]] ND_INLINE static constexpr nd::dtype dtype() noexcept
    {
        return nd::dtype(kind, N * int{sizeof(Char)}, sizeof(Char));
    }
};

/// The longer of two strings; of code points where one of them is.
template <class A, int N, class B, int M>
    requires(!std::same_as<fixed_string<A, N>, fixed_string<B, M>>)
struct common_element<fixed_string<A, N>, fixed_string<B, M>>
{
    using type = fixed_string<std::conditional_t<std::same_as<A, B>, A, char32_t>, (N > M ? N : M)>;
};
} // namespace nd
