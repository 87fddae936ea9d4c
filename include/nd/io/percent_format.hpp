// Numbers as Python's `%` operator writes them: "%.18e", "%5d", "%-8s", and texts with several of these.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/cast.hpp>
#include <nd/io/print.hpp>
#include <nd/io/unicode.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// What stands between a '%' and its letter, and the text before it.
struct percent_piece
{
    std::string before = {};
    bool left = false;
    bool plus = false;
    bool space = false;
    bool zeros = false;
    bool alternate = false;
    index_t width = 0;
    index_t precision = -1;
    char conversion = 's';
};

struct percent_format
{
    std::vector<percent_piece> pieces = {};
    std::string after = {};
    bool takes_names = false; ///< "%(name)d" or "%*d", which take more than a number
};

/// Source  Python's unicode_format_arg_parse
class percent_parser
{
public:
    explicit percent_parser(std::string_view text) noexcept
        : text_(text)
    {}
    [[nodiscard]] percent_format parse()
    {
        percent_format format;
        std::string literal;
        while (at_ < text_.size()) {
            if (text_[at_] != '%') {
                literal += text_[at_++];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '%') {
                literal += '%';
                at_ += 2;
            } else {
                ++at_;
                format.pieces.push_back(piece(format));
                format.pieces.back().before = std::move(literal);
                literal.clear();
            }
        }
        format.after = std::move(literal);
        return format;
    }

private:
    [[nodiscard]] char peek() const
    {
        if (at_ == text_.size())
            throw_value_error("incomplete format");
        return text_[at_];
    }
    [[nodiscard]] bool take(char c)
    {
        if (peek() != c)
            return false;
        ++at_;
        return true;
    }
    [[nodiscard]] index_t number(const char* too_big, percent_format& format)
    {
        if (take('*')) {
            format.takes_names = true;
            return 0;
        }
        index_t n = 0;
        while (peek() >= '0' && peek() <= '9') {
            n = 10 * n + (text_[at_++] - '0');
            if (n > most)
                throw_value_error(too_big);
        }
        return n;
    }
    [[nodiscard]] percent_piece piece(percent_format& format)
    {
        percent_piece p;
        if (take('(')) {
            format.takes_names = true;
            while (!take(')'))
                ++at_;
        }
        for (bool flag = true; flag;) {
            flag = true;
            switch (peek()) {
            case '-':
                p.left = true;
                break;
            case '+':
                p.plus = true;
                break;
            case ' ':
                p.space = true;
                break;
            case '0':
                p.zeros = true;
                break;
            case '#':
                p.alternate = true;
                break;
            default:
                flag = false;
            }
            at_ += flag ? 1 : 0;
        }
        p.width = number("width too big", format);
        if (take('.'))
            p.precision = number("precision too big", format);
        if (peek() == 'h' || peek() == 'l' || peek() == 'L')
            ++at_;
        p.conversion = peek();
        if (std::string_view("diouxXeEfFgGcrsa").find(p.conversion) == std::string_view::npos)
            throw_unsupported(p.conversion);
        ++at_;
        if (p.conversion == 'i' || p.conversion == 'u')
            p.conversion = 'd';
        else if (p.conversion == 'a')
            p.conversion = 'r';
        return p;
    }

    [[noreturn]] void throw_unsupported(char c) const
    {
        char code[4] = {};
        std::to_chars(code, code + 3, static_cast<unsigned>(static_cast<unsigned char>(c)), 16);
        raise<value_error>(message() << "unsupported format character '" << std::string(1, c).c_str() << "' (0x" << code
                                     << ") at index " << static_cast<index_t>(at_));
    }

    static constexpr index_t most = index_t{1} << 30; ///< no row is that long
    std::string_view text_;
    std::size_t at_ = 0;
};

/// `body` with sign and prefix ("0x") before it, filled up to the width.
inline void append_padded(
    std::string& out, const percent_piece& p, bool negative, std::string_view prefix, std::string_view body)
{
    const std::string_view sign = negative ? "-" : p.plus ? "+" : p.space ? " " : "";
    const index_t fill = p.width - static_cast<index_t>(sign.size() + prefix.size() + body.size());
    const auto filling = static_cast<std::size_t>(fill > 0 ? fill : 0);
    if (!p.left && !p.zeros)
        out.append(filling, ' ');
    out.append(sign).append(prefix);
    if (!p.left && p.zeros)
        out.append(filling, '0');
    out.append(body);
    if (p.left)
        out.append(filling, ' ');
}

/// Calls `use(text)` with the digits of `x`, which is finite and not negative.
template <class Use>
void with_digits(double x, std::chars_format notation, index_t precision, Use&& use)
{
    char buffer[512];
    const auto written = [&](char* first, index_t size) {
        const auto [end, code] = std::to_chars(first, first + size, x, notation, static_cast<int>(precision));
        return code == std::errc() ? static_cast<std::size_t>(end - first) : 0;
    };
    if (const std::size_t n = written(buffer, sizeof buffer); n != 0)
        return use(std::string_view(buffer, n));
    std::string longer(static_cast<std::size_t>(precision + 400), '\0');
    longer.resize(written(longer.data(), static_cast<index_t>(longer.size())));
    use(std::string_view(longer));
}

/// The exponent of `x` when it is rounded to `digits` digits.
[[nodiscard]] inline index_t exponent_of(double x, index_t digits)
{
    index_t exponent = 0;
    with_digits(x, std::chars_format::scientific, digits - 1, [&](std::string_view text) {
        const std::size_t e = text.rfind('e');
        std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), text.data() + text.size(), exponent);
    });
    return exponent;
}

inline void append_float(std::string& out, const percent_piece& p, double x)
{
    const char letter = static_cast<char>(p.conversion | ' ');
    const bool upper = p.conversion < 'a';
    if (x - x != 0) {
        const bool nan = x != x;
        return append_padded(out, p, !nan && x < 0, "", nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"));
    }
    const bool negative = __builtin_signbit(x) != 0;
    x = negative ? -x : x;
    index_t precision = p.precision < 0 ? 6 : p.precision;
    auto notation = letter == 'e' ? std::chars_format::scientific
        : letter == 'f'           ? std::chars_format::fixed
                                  : std::chars_format::general;
    if (letter == 'g' && p.alternate) { // keeps its zeros: one of the other notations
        precision = precision == 0 ? 1 : precision;
        const index_t exponent = exponent_of(x, precision);
        const bool scientific = exponent < -4 || exponent >= precision;
        notation = scientific ? std::chars_format::scientific : std::chars_format::fixed;
        precision -= scientific ? 1 : exponent + 1;
    }
    with_digits(x, notation, precision, [&](std::string_view digits) {
        if (!upper && !p.alternate) [[likely]]
            return append_padded(out, p, negative, "", digits);
        std::string text(digits);
        if (p.alternate && text.find('.') == std::string::npos)
            text.insert(std::min(text.find('e'), text.size()), ".");
        if (const std::size_t e = text.find('e'); upper && e != std::string::npos)
            text[e] = 'E';
        append_padded(out, p, negative, "", text);
    });
}

/// `digits` with zeros before them up to the precision.
inline void append_integer(
    std::string& out, const percent_piece& p, bool negative, std::string_view prefix, std::string_view digits)
{
    const index_t missing = p.precision - static_cast<index_t>(digits.size());
    if (missing <= 0)
        return append_padded(out, p, negative, prefix, digits);
    append_padded(out, p, negative, prefix, std::string(static_cast<std::size_t>(missing), '0').append(digits));
}

template <class Integer>
void append_whole(std::string& out, const percent_piece& p, Integer x)
{
    const bool negative = x < 0;
    const auto bits = static_cast<std::uint64_t>(x);
    const std::uint64_t magnitude = negative ? 0 - bits : bits;
    char digits[64];
    const char letter = static_cast<char>(p.conversion | ' ');
    const int base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    char* const end = std::to_chars(digits, digits + sizeof digits, magnitude, base).ptr;
    if (p.conversion == 'X')
        for (char* c = digits; c != end; ++c)
            *c = *c >= 'a' ? static_cast<char>(*c - 'a' + 'A') : *c;
    const std::string_view prefix = !p.alternate || base == 10 ? ""
        : base == 8                                            ? "0o"
        : p.conversion == 'b'                                  ? "0b"
        : p.conversion == 'B'                                  ? "0B"
        : p.conversion == 'X'                                  ? "0X"
                                                               : "0x";
    append_integer(out, p, negative, prefix, {digits, static_cast<std::size_t>(end - digits)});
}

/// Width and precision of a text count characters; those of numbers are ASCII.
inline void append_text(std::string& out, const percent_piece& p, std::string_view text)
{
    percent_piece blanks;
    blanks.left = p.left;
    blanks.width = p.width;
    append_padded(
        out, blanks, false, "", p.precision < 0 ? text : text.substr(0, static_cast<std::size_t>(p.precision)));
}

/// Python's `%d` of a float: what stands before the point.
inline void append_truncated(std::string& out, const percent_piece& p, double x)
{
    if (x != x)
        throw_value_error("cannot convert float NaN to integer");
    if (x - x != 0)
        throw_value_error("cannot convert float infinity to integer");
    x = __builtin_trunc(x);
    with_digits(x < 0 ? -x : __builtin_fabs(x), std::chars_format::fixed, 0,
        [&](std::string_view digits) { append_integer(out, p, x < 0, "", digits); });
}

/// Whether Python can write numbers of type T in this way.
template <real_element T>
[[nodiscard]] bool takes(const percent_piece& p) noexcept
{
    return integer_element<T> || std::string_view("xXoc").find(p.conversion) == std::string_view::npos;
}

/// `x` as `p`, which takes it, says.
template <real_element T>
void append_formatted(std::string& out, const percent_piece& p, T x)
{
    out.append(p.before);
    switch (p.conversion) {
    case 's':
        return append_text(out, p, nd::to_string(x));
    case 'r':
        return append_text(out, p, nd::repr(x));
    case 'd':
        if constexpr (floating_element<T>)
            return append_truncated(out, p, cast_to<double>(x));
        else
            return append_whole(out, p, static_cast<std::conditional_t<std::is_same_v<T, bool>, int, T>>(x));
    case 'x':
    case 'X':
    case 'o':
        if constexpr (integer_element<T>)
            append_whole(out, p, x);
        return;
    case 'c':
        if constexpr (integer_element<T>) {
            if (static_cast<std::uint64_t>(x) > 0x10FFFF)
                throw_value_error("%c arg not in range(0x110000)");
            std::string character;
            append_utf8(character, static_cast<std::uint32_t>(x));
            append_text(out, p, character);
        }
        return;
    default:
        append_float(out, p, cast_to<double>(x));
    }
}
} // namespace nd::detail::inline ND_ISA
