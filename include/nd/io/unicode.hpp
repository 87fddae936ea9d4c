// Strings in the forms that files and NumPy have: Latin-1, UTF-8, code points of four bytes, Python's repr.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
/// Texts one after the other.
[[nodiscard]] inline std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (const std::string_view part : parts)
        out.append(part);
    return out;
}

/// A code point in UTF-8; what is none becomes U+FFFD.
inline void append_utf8(std::string& out, std::uint32_t code)
{
    if (code > 0x10FFFF || code >> 11U == 0x1B)
        code = 0xFFFD;
    const auto more = [&](std::uint32_t shift) { out += static_cast<char>(0x80U | (code >> shift & 0x3FU)); };
    if (code < 0x80)
        out += static_cast<char>(code);
    else if (code < 0x800) {
        out += static_cast<char>(0xC0U | code >> 6U);
        more(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | code >> 12U);
        more(6);
        more(0);
    } else {
        out += static_cast<char>(0xF0U | code >> 18U);
        more(12);
        more(6);
        more(0);
    }
}

[[nodiscard]] inline std::string latin1_to_utf8(std::string_view text)
{
    std::string out;
    for (const char c : text)
        append_utf8(out, static_cast<unsigned char>(c));
    return out;
}

/// True when `text` is UTF-8 without overlong forms, surrogates or more than 0x10FFFF.
[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        if (lead < 0x80)
            continue;
        const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        std::uint32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
        if (lead < 0xC2 || lead > 0xF4)
            return false;
        for (int k = 0; k < more; ++k, ++i) {
            if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80)
                return false;
            code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
        }
        if (code < (more == 1 ? 0x80U : more == 2 ? 0x800U : 0x10000U) || code > 0x10FFFF || code >> 11U == 0x1B)
            return false;
    }
    return true;
}

/// `length` code points of four bytes in this machine's order, without the zeros at their end.
[[nodiscard]] inline std::string utf8_of_ucs4(const std::byte* p, index_t length)
{
    const auto code_at = [&](index_t i) {
        std::uint32_t code = 0;
        std::memcpy(&code, p + 4 * i, sizeof code);
        return code;
    };
    while (length > 0 && code_at(length - 1) == 0)
        --length;
    std::string out;
    for (index_t i = 0; i < length; ++i)
        append_utf8(out, code_at(i));
    return out;
}

/// What both reprs have in common; false when `c` stands for itself.
inline bool append_escaped(std::string& out, char c, char quote)
{
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\')
        (out += '\\') += c;
    else if (c == '\n' || c == '\t' || c == '\r')
        (out += '\\') += c == '\n' ? 'n' : c == '\t' ? 't' : 'r';
    else if (byte < 0x20 || byte == 0x7F) {
        const char* const digits = "0123456789abcdef";
        ((out += "\\x") += digits[byte >> 4U]) += digits[byte & 15U];
    } else
        return false;
    return true;
}
[[nodiscard]] inline char quote_for(std::string_view text) noexcept
{
    return text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos ? '"' : '\'';
}

/// Text in UTF-8 as Python's repr() of a str. Code points that cannot be printed are escaped below U+0100 only.
inline void append_text_repr(std::string& out, std::string_view text)
{
    const char quote = quote_for(text);
    out += quote;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
            text[i] == '\xC2' && next >= 0x80 && (next <= 0xA0 || next == 0xAD)) {
            const char* const digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(text[++i]);
            ((out += "\\x") += digits[byte >> 4U]) += digits[byte & 15U];
        } else if (!append_escaped(out, text[i], quote))
            out += text[i];
    out += quote;
}

/// Python's repr() of bytes.
inline void append_bytes_repr(std::string& out, std::string_view text)
{
    const char quote = quote_for(text);
    (out += 'b') += quote;
    for (const char c : text)
        if (const auto byte = static_cast<unsigned char>(c); byte >= 0x80) {
            const char* const digits = "0123456789abcdef";
            ((out += "\\x") += digits[byte >> 4U]) += digits[byte & 15U];
        } else if (!append_escaped(out, c, quote))
            out += c;
    out += quote;
}
} // namespace nd::detail::inline ND_ISA
