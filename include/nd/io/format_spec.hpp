// The specification of a replacement field, `{:>8.3f}` or `{:r}`, read for arrays: how each element is written.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/dtype.hpp>

#include <string>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
/// `[r] [[fill] align] [sign] [#] [0] [width] [.precision] [type]`: that of the standard library, and 'r' for repr.
struct format_spec
{
    std::string_view text = {};
    const char* problem = nullptr; ///< why it is none
    bool repr = false;
    bool formats_elements = false; ///< says anything but 'r'
    std::string_view fill = " ";   ///< one character in UTF-8
    char align = '\0';             ///< '<', '>', '^'
    char sign = '-';
    bool alternate = false;
    bool zeros = false;
    index_t width = 0;
    index_t precision = -1;
    char type = '\0';
};

class format_spec_parser
{
public:
    constexpr explicit format_spec_parser(std::string_view text) noexcept
        : text_(text)
    {}

    [[nodiscard]] constexpr format_spec parse() noexcept
    {
        spec_.text = text_;
        if (text_.find('{') != std::string_view::npos)
            spec_.problem = "width and precision of elements must be numbers that stand in it";
        else if (text_.find('}') != std::string_view::npos)
            spec_.problem = "'}' cannot stand in it";
        else
            read();
        return spec_;
    }

private:
    [[nodiscard]] static constexpr bool is_align(char c) noexcept { return c == '<' || c == '>' || c == '^'; }
    [[nodiscard]] static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    [[nodiscard]] constexpr char peek(std::size_t ahead = 0) const noexcept
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    constexpr bool take(char c) noexcept
    {
        const bool found = at_ < text_.size() && text_[at_] == c;
        at_ += found ? 1 : 0;
        return found;
    }
    // The bytes of the character in UTF-8 at `at_`; 0 at the end of the text.
    [[nodiscard]] constexpr std::size_t character() const noexcept
    {
        std::size_t n = at_ < text_.size() ? 1 : 0;
        while (n > 0 && (static_cast<unsigned char>(peek(n)) & 0xC0U) == 0x80U)
            ++n;
        return n;
    }
    [[nodiscard]] constexpr index_t number() noexcept
    {
        index_t n = 0;
        for (; is_digit(peek()); ++at_) {
            n = 10 * n + (peek() - '0');
            if (n > most) {
                spec_.problem = "width and precision must be below 1000000";
                n = most;
            }
        }
        return n;
    }

    constexpr void read() noexcept
    {
        if (peek() == 'r' && !is_align(peek(1))) {
            spec_.repr = true;
            ++at_;
        }
        spec_.formats_elements = at_ < text_.size();
        if (const std::size_t n = character(); n > 0 && is_align(peek(n))) {
            spec_.fill = text_.substr(at_, n);
            spec_.align = peek(n);
            at_ += n + 1;
        } else if (is_align(peek()))
            spec_.align = text_[at_++];
        if (peek() == '-' || peek() == '+' || peek() == ' ')
            spec_.sign = text_[at_++];
        spec_.alternate = take('#');
        spec_.zeros = take('0');
        spec_.width = number();
        if (take('.')) {
            if (!is_digit(peek()))
                spec_.problem = "a number must follow the '.'";
            spec_.precision = number();
        }
        if (std::string_view("bBdoxXeEfFgG").find(peek()) != std::string_view::npos && at_ < text_.size())
            spec_.type = text_[at_++];
        if (at_ != text_.size() && spec_.problem == nullptr)
            spec_.problem =
                "expected [r][[fill]align][sign][#][0][width][.precision][type], the type one of bBdoxXeEfFgG";
    }

    static constexpr index_t most = 999'999; ///< no element is that long
    std::string_view text_;
    std::size_t at_ = 0;
    format_spec spec_ = {};
};

/// Why elements of this kind cannot be written so; nullptr when they can.
[[nodiscard]] constexpr const char* format_problem(const format_spec& spec, kind elements) noexcept
{
    if (spec.problem != nullptr || !spec.formats_elements)
        return spec.problem;
    const bool is_whole =
        elements == kind::boolean || elements == kind::signed_integer || elements == kind::unsigned_integer;
    const bool is_float = elements == kind::floating || elements == kind::brain_floating;
    if (!is_whole && !is_float && elements != kind::complex)
        return "strings, times, records and bytes take nothing but 'r'";
    const bool whole_type = std::string_view("bBdoxX").find(spec.type) != std::string_view::npos;
    if (whole_type && !is_whole)
        return "this type is for integers, the elements are not";
    if (spec.precision >= 0 && is_whole && (whole_type || spec.type == '\0'))
        return "integers have no precision; types of eEfFgG write them as floats";
    if (elements == kind::boolean && spec.type == '\0' && (spec.sign != '-' || spec.alternate || spec.zeros))
        return "bool is written as a word; a type writes 0 and 1";
    if (elements == kind::complex && spec.zeros)
        return "'0' is not for complex numbers";
    return nullptr;
}

[[nodiscard]] inline std::string format_error_text(const format_spec& spec, const char* problem)
{
    return std::string("invalid format specification '").append(spec.text).append("': ").append(problem);
}
} // namespace nd::detail::inline ND_ISA
