// One number from its text, as NumPy's readers of text files take it: no locale, no underscores, no hexadecimal digits.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/cast.hpp>

#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

namespace nd::detail::inline ND_ISA
{
/// Python's white space, as far as it is ASCII.
[[nodiscard]] constexpr bool is_white(char c) noexcept
{
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1C' && c <= '\x1F');
}
[[nodiscard]] constexpr const char* skip_white(const char* first, const char* last) noexcept
{
    while (first != last && is_white(*first))
        ++first;
    return first;
}
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept
{
    const char* const first = skip_white(text.data(), text.data() + text.size());
    const char* last = text.data() + text.size();
    while (last != first && is_white(last[-1]))
        --last;
    return {first, static_cast<std::size_t>(last - first)};
}

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// True when [first, last) begins with `word`, in letters of either case.
[[nodiscard]] constexpr bool begins_with(const char* first, const char* last, std::string_view word) noexcept
{
    if (last - first < static_cast<index_t>(word.size()))
        return false;
    for (const char c : word)
        if ((*first++ | ' ') != c)
            return false;
    return true;
}

/// Whether a number that std::from_chars calls out of range is too great, rather than too small.
[[nodiscard]] constexpr bool is_huge(const char* first, const char* last) noexcept
{
    constexpr index_t most = index_t{1} << 40;
    index_t magnitude = 0; // power of ten of the first digit that is not 0, plus 1
    bool fraction = false;
    bool found = false;
    for (; first != last && (*first | ' ') != 'e'; ++first) {
        fraction = fraction || *first == '.';
        found = found || (is_digit(*first) && *first != '0');
        if (is_digit(*first))
            magnitude += found && !fraction ? 1 : !found && fraction ? -1 : 0;
    }
    if (first == last)
        return magnitude > 0;
    ++first;
    const bool negative = first != last && *first == '-';
    index_t exponent = 0;
    for (; first != last; ++first)
        if (is_digit(*first) && exponent < most)
            exponent = 10 * exponent + (*first - '0');
    return magnitude + (negative ? -exponent : exponent) > 0;
}

/// The longest number that [first, last) begins with: where it ends, nullptr when there is none. What is too great for
/// `Float` becomes infinite, what is too small 0.
/// Source  PyOS_string_to_double, which NumPy calls
template <class Float>
[[nodiscard]] inline const char* read_float(const char* first, const char* last, Float& x) noexcept
{
    const bool signed_number = first != last && (*first == '-' || *first == '+');
    const bool negative = signed_number && *first == '-';
    first += signed_number ? 1 : 0;
    if (first == last)
        return nullptr;
    if (is_digit(*first) || *first == '.') [[likely]] {
        const auto [end, code] = std::from_chars(first, last, x);
        if (code == std::errc::invalid_argument)
            return nullptr;
        if (code != std::errc()) [[unlikely]]
            x = is_huge(first, end) ? std::numeric_limits<Float>::infinity() : Float(0);
        x = negative ? -x : x;
        return end;
    }
    const bool infinite = begins_with(first, last, "inf");
    if (!infinite && !begins_with(first, last, "nan"))
        return nullptr;
    x = infinite ? std::numeric_limits<Float>::infinity() : std::numeric_limits<Float>::quiet_NaN();
    x = negative ? -x : x;
    return first + (begins_with(first, last, "infinity") ? 8 : 3);
}

template <class Integer>
[[nodiscard]] inline const char* read_integer(const char* first, const char* last, Integer& x) noexcept
{
    if (first != last && *first == '+' && (++first == last || !is_digit(*first)))
        return nullptr;
    const auto [end, code] = std::from_chars(first, last, x);
    return code == std::errc() ? end : nullptr;
}

/// `1+2j`, `(1+2j)`, `2j`, `1+-2j`; white space may stand inside the parentheses next to them.
template <class Float>
[[nodiscard]] inline const char* read_complex(const char* first, const char* last, Float& real, Float& imag) noexcept
{
    const bool open = first != last && *first == '(';
    if (open)
        first = skip_white(first + 1, last);
    const char* at = read_float(first, last, real);
    if (at == nullptr)
        return nullptr;
    imag = 0;
    if (at != last && *at == 'j') {
        imag = real;
        real = 0;
        ++at;
    } else if (at != last && (*at == '+' || *at == '-')) {
        at = read_float(at + (*at == '+' ? 1 : 0), last, imag);
        if (at == nullptr || at == last || *at != 'j')
            return nullptr;
        ++at;
    }
    if (!open)
        return at;
    at = skip_white(at, last);
    return at != last && *at == ')' ? at + 1 : nullptr;
}

/// Floats are read as double (long double as itself) and then converted, as NumPy does.
template <numeric_element T>
[[nodiscard]] inline const char* read_number(const char* first, const char* last, T& x) noexcept
{
    if constexpr (boolean_element<T>) {
        std::int64_t value = 0;
        const char* const end = read_integer(first, last, value);
        x = value != 0;
        return end;
    } else if constexpr (integer_element<T>)
        return read_integer(first, last, x);
    else if constexpr (complex_element<T>) {
        using part = typename T::value_type;
        std::conditional_t<(sizeof(part) > sizeof(double)), part, double> real = 0;
        decltype(real) imag = 0;
        const char* const end = read_complex(first, last, real, imag);
        x = T(static_cast<part>(real), static_cast<part>(imag));
        return end;
    } else {
        std::conditional_t<(sizeof(T) > sizeof(double)), T, double> value = 0;
        const char* const end = read_float(first, last, value);
        x = cast_to<T>(value);
        return end;
    }
}

/// False when `text`, without white space around it, is not one number of type T.
template <numeric_element T>
[[nodiscard]] inline bool parse_number(std::string_view text, T& x) noexcept
{
    text = trimmed(text);
    const char* const last = text.data() + text.size();
    return read_number(text.data(), last, x) == last && !text.empty();
}
} // namespace nd::detail::inline ND_ISA
