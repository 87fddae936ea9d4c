// The element type in a .npy header: NumPy's type strings and lists of fields, read with bounds on everything.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/inline_vector.hpp>
#include <nd/dtype/dtype.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Text from a file as it may stand in an error: short, printable.
[[nodiscard]] inline std::string shown(std::string_view text)
{
    std::string out;
    for (const char c : text.substr(0, 80))
        out += c >= ' ' && c <= '~' ? c : '?';
    return text.size() > 80 ? out + "..." : out;
}

[[noreturn, gnu::cold]] inline void throw_descr_error(std::string_view descr)
{
    raise<format_error>(message() << "descr is not a valid dtype descriptor: " << shown(descr).c_str());
}

/// Most bytes of one element, as in NumPy.
inline constexpr index_t max_itemsize = 0x7FFF'FFFF;

/// The dtype of a type string: "<f8", "|b1". Strings, dates and raw bytes have kind opaque.
/// Throws  format_error
[[nodiscard]] inline dtype parse_typestr(std::string_view text)
{
    const std::string_view whole = text;
    char order = '=';
    if (!text.empty() && (text[0] == '<' || text[0] == '>' || text[0] == '|' || text[0] == '=')) {
        order = text[0];
        text.remove_prefix(1);
    }
    const char code = text.empty() ? '\0' : text[0];
    if (code == 'O')
        raise<format_error>(message() << "Object arrays cannot be loaded: they hold pickled Python objects");
    text.remove_prefix(text.empty() ? 0 : 1);
    index_t n = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        if (n = 10 * n + (text[digits] - '0'); n > max_itemsize)
            throw_descr_error(whole);
    text.remove_prefix(digits);
    const bool date = code == 'M' || code == 'm';
    if (date && text.size() > 2 && text.front() == '[' && text.find(']') == text.size() - 1)
        text = {};
    if (digits == 0 || !text.empty())
        throw_descr_error(whole);

    const bool swapped = order != '|' && order != '=' && order != dtype(kind::floating, 8, 8).byteorder();
    const auto plain = [&](kind k, std::initializer_list<index_t> sizes) {
        for (const index_t size : sizes)
            if (size == n)
                return dtype(k, n, k == kind::complex ? n / 2 : n, swapped);
        throw_descr_error(whole);
    };
    switch (code) {
    case 'b':
        return plain(kind::boolean, {1});
    case 'i':
        return plain(kind::signed_integer, {1, 2, 4, 8});
    case 'u':
        return plain(kind::unsigned_integer, {1, 2, 4, 8});
    case 'f':
        return plain(kind::floating, {2, 4, 8, 16});
    case 'c':
        return plain(kind::complex, {8, 16, 32});
    case 'M':
    case 'm':
        n = n == 8 ? 8 : 0;
        break;
    case 'U':
        n = n <= max_itemsize / 4 ? 4 * n : 0;
        break;
    case 'S':
    case 'V':
        break;
    default:
        n = 0;
    }
    if (n == 0) // an item without bytes: any number of them would fit into no data at all
        throw_descr_error(whole);
    return dtype(kind::opaque, n, 1, swapped);
}

/// Reads the few Python literals that headers are made of. Nothing is evaluated, and nesting is bounded.
class literal_reader
{
public:
    /// `python2`: integers may end in L.
    literal_reader(std::string_view text, bool python2) noexcept
        : text_(text)
        , python2_(python2)
    {}

    [[nodiscard]] std::size_t position() const noexcept { return at_; }
    [[nodiscard]] std::string_view since(std::size_t begin) const noexcept { return text_.substr(begin, at_ - begin); }

    [[nodiscard]] char peek() noexcept
    {
        while (at_ < text_.size() && std::string_view(" \t\n\r\f").find(text_[at_]) != std::string_view::npos)
            ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    [[nodiscard]] bool accept(char c) noexcept
    {
        if (peek() != c || at_ == text_.size())
            return false;
        ++at_;
        return true;
    }
    void expect(char c, const char* where)
    {
        if (!accept(c)) {
            const char wanted[2] = {c, '\0'};
            fail(message() << "expected '" << wanted << "' " << where);
        }
    }
    void expect_end()
    {
        if (static_cast<void>(peek()); at_ != text_.size())
            fail(message() << "expected nothing after the dictionary");
    }
    [[noreturn, gnu::cold]] void fail(const message& expected)
    {
        static_cast<void>(peek());
        const std::string found = at_ == text_.size() ? "the end" : "'" + shown(text_.substr(at_, 20)) + "'";
        raise<format_error>(message() << "Cannot parse header at character " << static_cast<index_t>(at_) << ": "
                                      << expected.text() << ", found " << found.c_str());
    }

    /// 'text' or "text".
    [[nodiscard]] std::string string(const char* what)
    {
        const char quote = peek();
        if (quote != '\'' && quote != '"')
            fail(message() << "expected " << what);
        std::string value;
        for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
            if (text_[at_] == '\n')
                break;
            value += text_[at_] == '\\' ? escaped() : text_[at_];
        }
        if (at_ == text_.size() || text_[at_] != quote)
            fail(message() << "expected the end of " << what);
        ++at_;
        return value;
    }

    /// True or False.
    [[nodiscard]] bool boolean(const char* what)
    {
        static_cast<void>(peek());
        const std::size_t begin = at_;
        while (at_ < text_.size() && std::string_view(",} \t\r\n").find(text_[at_]) == std::string_view::npos)
            ++at_;
        if (since(begin) != "True" && since(begin) != "False")
            raise<format_error>(message() << what << " is not a valid bool: " << shown(since(begin)).c_str());
        return since(begin) == "True";
    }

    /// A tuple of integers that are not negative: "()", "(3,)", "(2, 3)".
    [[nodiscard]] axis_values shape()
    {
        const auto check = [&](bool valid) {
            if (!valid)
                raise<format_error>(message()
                    << "shape is not valid: expected a tuple of integers at character " << static_cast<index_t>(at_)
                    << ", found '" << shown(text_.substr(at_, 20)).c_str() << "'");
        };
        axis_values extents;
        index_t count = 0;
        check(accept('('));
        while (!accept(')')) {
            check(peek() >= '0' && peek() <= '9');
            const index_t extent = integer();
            check(accept(',') || (count > 0 && peek() == ')'));
            if (++count <= max_rank)
                extents.push_back(extent);
        }
        if (count > max_rank)
            raise<format_error>(message() << "maximum supported dimension for an ndarray is 64, found " << count);
        return extents;
    }

    /// An element type; what it was is in `since`.
    [[nodiscard]] dtype descr(int depth = 0)
    {
        static_cast<void>(peek());
        const std::size_t begin = at_;
        if (peek() == '\'' || peek() == '"')
            return parse_typestr(string("a type string"));
        if (!accept('[') || depth > 32) {
            const std::size_t end = text_.find_first_of(",}", at_);
            throw_descr_error(text_.substr(begin, end == std::string_view::npos ? 20 : end - begin));
        }
        std::vector<std::string> names;
        index_t itemsize = 0;
        while (!accept(']')) {
            itemsize += field(names, depth);
            if (itemsize > max_itemsize || !(accept(',') || peek() == ']'))
                throw_descr_error(since(begin));
        }
        if (itemsize == 0)
            throw_descr_error(since(begin));
        return dtype(kind::opaque, itemsize, 1);
    }

private:
    [[nodiscard]] index_t integer()
    {
        const std::size_t begin = at_;
        index_t value = 0;
        for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_)
            if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, text_[at_] - '0', &value))
                raise<format_error>(message() << "shape is not valid: a dimension beyond 2^63 - 1");
        if (at_ - begin > 1 && text_[begin] == '0' && value != 0)
            fail(message() << "expected a decimal integer without leading zeros");
        if (python2_ && at_ < text_.size() && text_[at_] == 'L')
            ++at_;
        return value;
    }

    [[nodiscard]] char escaped()
    {
        const char c = ++at_ < text_.size() ? text_[at_] : '\0';
        switch (c) {
        case '\\':
        case '\'':
        case '"':
            return c;
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        case 'x': {
            const auto digit = [&](std::size_t i) {
                return i < text_.size() ? std::string_view("0123456789abcdef").find(text_[i]) : std::string_view::npos;
            };
            const std::size_t high = digit(at_ + 1);
            const std::size_t low = digit(at_ + 2);
            if (high < 16 && low < 16) {
                at_ += 2;
                return static_cast<char>(16 * high + low);
            }
            [[fallthrough]];
        }
        default:
            fail(message() << "expected an escape sequence that names can have");
        }
    }

    void add_name(std::vector<std::string>& names, std::string name)
    {
        for (const std::string& other : names)
            if (!name.empty() && name == other)
                raise<format_error>(
                    message() << "name already used as a name or title: '" << shown(name).c_str() << "'");
        names.push_back(std::move(name));
    }

    // ('name', descr), ('name', descr, shape), (('title', 'name'), descr); returns its size.
    [[nodiscard]] index_t field(std::vector<std::string>& names, int depth)
    {
        expect('(', "before a field");
        if (accept('(')) {
            add_name(names, string("a title"));
            expect(',', "after a title");
            add_name(names, string("a name"));
            static_cast<void>(accept(','));
            expect(')', "after a name");
        } else
            add_name(names, string("a name"));
        expect(',', "after a name");
        index_t size = descr(depth + 1).itemsize();
        if (accept(',') && peek() != ')') {
            const axis_values extents = peek() == '(' ? shape() : axis_values(integer_here());
            for (const index_t extent : extents)
                if (__builtin_mul_overflow(size, extent, &size) || size > max_itemsize)
                    throw_descr_error("a field of more than 2^31 - 1 bytes");
            static_cast<void>(accept(','));
        }
        expect(')', "after a field");
        return size;
    }
    [[nodiscard]] index_t integer_here()
    {
        if (peek() < '0' || peek() > '9')
            fail(message() << "expected the shape of a field");
        return integer();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool python2_;
};
} // namespace nd::detail::inline ND_ISA
