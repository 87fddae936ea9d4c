// The element type in a .npy header: NumPy's type strings and lists of fields, read with bounds on everything.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/inline_vector.hpp>
#include <nd/dtype/format.hpp>
#include <nd/io/unicode.hpp>

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

/// The dtype of a type string in a file: "<f8", "|b1", "<U3". Native order may be left out.
/// Throws  format_error
[[nodiscard]] inline dtype parse_typestr(std::string_view text)
{
    if (text.find('O') <= 1)
        raise<format_error>(message() << "Object arrays cannot be loaded: they hold pickled Python objects");
    dtype type;
    const bool has_size = text.find_first_of("0123456789") != std::string_view::npos;
    if (!has_size || !read_typestr(type, text.data(), text.data() + text.size()) ||
        type.itemsize() == 0) // an item without bytes: any number of them would fit into no data at all
        throw_descr_error(text);
    return type;
}

/// Reads the few Python literals that headers are made of. Nothing is evaluated, and nesting is bounded.
class literal_reader
{
public:
    /// `python2`: integers may end in L. `latin1`: the text is in Latin-1, else in UTF-8, as what is read is in any
    /// case.
    literal_reader(std::string_view text, bool python2, bool latin1 = false) noexcept
        : text_(text)
        , python2_(python2)
        , latin1_(latin1)
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
            fail(message() << "expected nothing more");
    }
    [[noreturn, gnu::cold]] void fail(const message& expected)
    {
        static_cast<void>(peek());
        const std::string found = at_ == text_.size() ? "the end" : joined({"'", shown(text_.substr(at_, 20)), "'"});
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
            if (text_[at_] == '\\')
                append_utf8(value, escaped());
            else if (latin1_)
                append_utf8(value, static_cast<unsigned char>(text_[at_]));
            else
                value += text_[at_];
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
        std::vector<read_field> found;
        while (!accept(']')) {
            found.push_back(field(found, depth));
            if (!(accept(',') || peek() == ']'))
                throw_descr_error(since(begin));
        }
        return record_of(found, since(begin));
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

    [[nodiscard]] std::uint32_t escaped()
    {
        const char c = ++at_ < text_.size() ? text_[at_] : '\0';
        switch (c) {
        case '\\':
        case '\'':
        case '"':
            return static_cast<unsigned char>(c);
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
                return static_cast<std::uint32_t>(16 * high + low);
            }
            [[fallthrough]];
        }
        default:
            fail(message() << "expected an escape sequence that names can have");
        }
    }

    // A field as it was read; one without a name is padding.
    struct read_field
    {
        std::string name, title;
        dtype type;
        axis_values shape;
    };

    void check_new(const std::vector<read_field>& before, const std::string& name)
    {
        if (name.find('\0') != std::string::npos)
            raise<format_error>(message() << "a NUL byte in the name of a field");
        for (const read_field& other : before)
            if (!name.empty() && (name == other.name || name == other.title))
                raise<format_error>(
                    message() << "name already used as a name or title: '" << shown(name).c_str() << "'");
    }

    // ('name', descr), ('name', descr, shape), (('title', 'name'), descr)
    [[nodiscard]] read_field field(const std::vector<read_field>& before, int depth)
    {
        read_field f;
        expect('(', "before a field");
        if (accept('(')) {
            check_new(before, f.title = string("a title"));
            expect(',', "after a title");
            check_new(before, f.name = string("a name"));
            if (f.name == f.title)
                check_new({f}, f.name);
            static_cast<void>(accept(','));
            expect(')', "after a name");
        } else
            check_new(before, f.name = string("a name"));
        expect(',', "after a name");
        f.type = descr(depth + 1);
        if (accept(',') && peek() != ')') {
            f.shape = peek() == '(' ? shape() : axis_values(integer_here());
            static_cast<void>(accept(','));
        }
        expect(')', "after a field");
        return f;
    }

    // Padding becomes offsets. NumPy takes bytes without a name for padding wherever it finds them.
    [[nodiscard]] static dtype record_of(const std::vector<read_field>& found, std::string_view text)
    {
        std::vector<field_spec> specs;
        index_t offset = 0;
        try {
            for (const read_field& f : found) {
                const index_t size = subarray_dtype(f.type, f.shape).itemsize();
                const bool is_void = (f.type.kind() == kind::opaque && !f.type.is_record()) || !f.shape.empty();
                const bool padding = f.name.empty() && f.title.empty() && is_void;
                if (!padding)
                    specs.push_back(
                        {f.name.c_str(), f.type, f.shape, offset, f.title.empty() ? nullptr : f.title.c_str()});
                if (offset += size; offset > max_itemsize)
                    throw_descr_error(text);
            }
            if (offset == 0)
                throw_descr_error(text);
            return record_dtype(specs, record_layout::packed, offset);
        } catch (const format_error&) {
            throw;
        } catch (const value_error& e) {
            raise<format_error>(message() << e.what() << ": " << shown(text).c_str());
        }
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
    bool latin1_;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The dtype of a literal as NumPy writes it: "'<f8'", "[('x', '<i4'), ('y', '<f8', (2,))]". Fields of bytes without a
/// name are left out as padding.
/// Throws  format_error
/// Source  numpy.lib.format.descr_to_dtype
[[nodiscard]] inline dtype parse_descr(std::string_view text)
{
    if (!detail::is_utf8(text))
        raise<format_error>(message() << "a dtype descriptor is not UTF-8");
    detail::literal_reader in(text, false);
    const dtype type = in.descr();
    in.expect_end();
    return type;
}
} // namespace nd::inline ND_ISA
