// Reads PEP 3118 formats, which tell what stands in the buffers of Python's objects.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/descr.hpp>

#include <algorithm>

namespace nd::detail::inline ND_ISA
{
/// Reads one format. Nothing is evaluated, and nesting is bounded.
class buffer_format_reader
{
public:
    explicit buffer_format_reader(std::string_view text) noexcept
        : text_(text)
    {}

    [[nodiscard]] dtype read()
    {
        if (text_.empty())
            fail("expected a type");
        item whole = fields(0);
        if (at_ != text_.size())
            fail("expected a type");
        return whole.type;
    }

private:
    /// A type, and the alignment it has where fields are laid out as in a struct of C.
    struct item
    {
        dtype type;
        index_t alignment = 1;
    };

    struct read_field
    {
        std::string name;
        bool has_name;
        dtype type;
        index_t offset;
    };

    [[noreturn, gnu::cold]] void fail(const char* expected) const
    {
        const std::string found = at_ >= text_.size() ? "the end" : joined({"'", shown(text_.substr(at_, 20)), "'"});
        raise<format_error>(message() << "Cannot parse buffer format at character " << static_cast<index_t>(at_) << ": "
                                      << expected << ", found " << found.c_str());
    }

    [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool accept(char c) noexcept
    {
        const bool found = at_ < text_.size() && text_[at_] == c;
        at_ += found;
        return found;
    }

    /// Digits; -1 when there are none.
    [[nodiscard]] index_t number()
    {
        index_t value = -1;
        for (; peek() >= '0' && peek() <= '9'; ++at_) {
            value = 10 * (value < 0 ? 0 : value) + (peek() - '0');
            if (value > max_itemsize)
                fail("expected a number below 2^31");
        }
        return value;
    }

    /// "(2,3)"; nothing where there is no bracket.
    [[nodiscard]] axis_values shape()
    {
        axis_values extents;
        if (!accept('('))
            return extents;
        do {
            const index_t extent = number();
            if (extent < 0)
                fail("expected the length of an axis");
            if (extents.size() == static_cast<std::size_t>(max_rank))
                fail("expected at most 64 axes");
            extents.push_back(extent);
        } while (accept(','));
        if (!accept(')'))
            fail("expected ')' after the shape of a sub-array");
        return extents;
    }

    /// "@", "=", "<", ">", "^", "!" for ">": holds until the next one, past the ends of records.
    void order() noexcept
    {
        if (peek() != '\0' && std::string_view("@=<>^!").find(peek()) != std::string_view::npos)
            order_ = text_[at_++];
        order_ = order_ == '!' ? '>' : order_;
    }

    [[nodiscard]] bool has_native_sizes() const noexcept { return order_ == '@' || order_ == '^'; }

    /// The type of a code that stands for `count` bytes, code points or elements.
    [[nodiscard]] dtype coded(index_t& count)
    {
        const char code = peek();
        const index_t length = count;
        if (code != '\0' && std::string_view("u&tX").find(code) != std::string_view::npos)
            fail("expected a type other than UCS-2 strings, pointers, bit fields and functions");
        if (code == 'O')
            raise<format_error>(message() << "a buffer of Python objects: they have no dtype");
        if (code == 's' || code == 'x' || code == 'w')
            count = 1;
        const bool foreign = order_ != '=' && !has_native_sizes() && order_ != dtype_of<double>().byteorder();
        ++at_;
        switch (code) {
        case 'c':
            return bytes_dtype(1);
        case 's':
            return bytes_dtype(length);
        case 'x':
            return void_dtype(length);
        case 'w':
            if (length > max_itemsize / 4)
                break;
            return dtype(kind::unicode, 4 * length, 4, foreign);
        case 'Z': {
            const char part = peek();
            if ((part != 'f' && part != 'd' && part != 'g') || (part == 'g' && !has_native_sizes()))
                break;
            ++at_;
            const dtype pair = dtype_of_code(part == 'f' ? 'F' : part == 'd' ? 'D' : 'G');
            return foreign ? pair.swapped() : pair;
        }
        case 'l':
        case 'L':
            if (!has_native_sizes()) // four bytes, whatever C has
                return dtype(code == 'l' ? kind::signed_integer : kind::unsigned_integer, 4, 4, foreign);
            return dtype_of_code(code);
        case 'g':
            if (!has_native_sizes())
                break;
            return dtype_of_code(code);
        case '?':
        case 'b':
        case 'B':
        case 'h':
        case 'H':
        case 'i':
        case 'I':
        case 'q':
        case 'Q':
        case 'e':
        case 'f':
        case 'd':
            return foreign ? dtype_of_code(code).swapped() : dtype_of_code(code);
        default:
            break;
        }
        --at_;
        fail("expected a type");
    }

    [[nodiscard]] std::string name()
    {
        const std::size_t end = text_.find(':', at_);
        if (end == std::string_view::npos)
            fail("expected a name that ends in ':'");
        const std::string_view found = text_.substr(at_, end - at_);
        if (found.find('\0') != std::string_view::npos || !is_utf8(found))
            fail("expected a name in UTF-8");
        at_ = end + 1;
        return std::string(found);
    }

    /// The element with `padding` bytes behind it.
    [[nodiscard]] static dtype padded(const dtype& type, index_t padding)
    {
        std::vector<field_spec> specs;
        const index_t size = type.itemsize() + padding;
        if (!type.is_record())
            return record_dtype({{"f0", type, {}, 0}}, record_layout::packed, size);
        for (const nd::field& f : type.fields())
            specs.push_back({f.name, f.type, {}, f.offset, f.title});
        return record_dtype(specs, record_layout::packed, size);
    }

    [[nodiscard]] static index_t up_to(index_t alignment, index_t at) noexcept
    {
        return aligned_offset(at, alignment) - at;
    }

    void advance(index_t& offset, index_t by) const
    {
        if (offset += by; offset > max_itemsize)
            fail("expected an element of less than 2^31 bytes");
    }

    /// What stands until the end or the bracket that closes a record.
    [[nodiscard]] item fields(int depth)
    {
        std::vector<read_field> found;
        index_t offset = 0;
        index_t common = 1;
        while (at_ < text_.size() && peek() != '}') {
            axis_values extents = shape();
            order();
            index_t count = number();
            count = count < 0 ? 1 : count;
            const bool padding = peek() == 'x';
            item value;
            if (text_.substr(at_, 2) == "T{") {
                if (depth == 32)
                    fail("expected records in at most 32 others");
                at_ += 2;
                value = fields(depth + 1);
                if (!accept('}'))
                    fail("expected '}' at the end of a record");
            } else {
                value.type = coded(count);
                value.alignment = value.type.alignment();
            }
            index_t behind_it = 0;
            if (order_ == '@') {
                advance(offset, up_to(value.alignment, offset));
                behind_it = up_to(value.alignment, value.type.itemsize());
                common = value.alignment > common ? value.alignment : common;
            }
            bool several = !extents.empty();
            bool stretches = false;
            for (const index_t extent : extents) {
                several = several && extent != 0;
                stretches = stretches || extent > 1;
            }
            if (behind_it != 0 && (count > 1 || (several && stretches))) {
                value.type = padded(value.type, behind_it);
                behind_it = 0;
            }
            if (count != 1)
                extents.push_back(count);
            value.type = subarray_dtype(value.type, extents);
            const bool has_name = accept(':');
            std::string name_text = has_name ? name() : std::string();
            if (!padding || has_name)
                found.push_back({std::move(name_text), has_name, value.type, offset});
            advance(offset, value.type.itemsize());
            advance(offset, behind_it);
        }
        index_t size = offset;
        if (order_ == '@')
            advance(size, up_to(common, offset));
        const bool plain = depth == 0 && found.size() == 1 && !found[0].has_name && found[0].offset == 0 &&
            found[0].type.itemsize() == size;
        return {plain ? found[0].type : record_of(found, size), common};
    }

    /// Fields without a name get the first free one of "f0", "f1", ...
    [[nodiscard]] static dtype record_of(std::vector<read_field>& found, index_t size)
    {
        std::vector<std::string_view> names;
        for (const read_field& f : found)
            if (f.has_name)
                names.push_back(f.name);
        std::sort(names.begin(), names.end());
        index_t next = 0;
        std::vector<field_spec> specs;
        specs.reserve(found.size());
        for (read_field& f : found) {
            while (!f.has_name && f.name.empty()) {
                std::string free = joined({"f", std::to_string(next++)});
                if (!std::binary_search(names.begin(), names.end(), std::string_view(free)))
                    f.name = std::move(free);
            }
            if (f.name.empty())
                raise<format_error>(message() << "a field of a buffer format has an empty name");
            specs.push_back({f.name.c_str(), f.type, {}, f.offset});
        }
        return record_dtype(specs, record_layout::packed, size);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    char order_ = '@';
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The dtype of a PEP 3118 format, as Python's `memoryview.format` gives it: "d", ">i", "(2,3)f", "T{b:x:=d:y:}".
/// Fields stand as in a struct of C where the order is '@', which is the default, and follow each other without gaps
/// elsewhere; bytes 'x' without a name are padding. A format of more than one item is a record.
/// Throws  format_error for anything else, and for pointers, bit fields, functions and Python objects
/// Cost    linear in the length, but for names: the fields of one record are compared with each other
/// Source  PEP 3118; numpy/_core/_internal.py, _dtype_from_pep3118
[[nodiscard]] inline dtype parse_buffer_format(std::string_view text)
{
    try {
        return detail::buffer_format_reader(text).read();
    } catch (const format_error&) {
        throw;
    } catch (const value_error& e) {
        raise<format_error>(message() << e.what() << ": " << detail::shown(text).c_str());
    }
}
} // namespace nd::inline ND_ISA
