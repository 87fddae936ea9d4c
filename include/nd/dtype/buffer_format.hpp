// The PEP 3118 format of elements, which tells users of Python's buffers what they find.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>

namespace nd::detail::inline ND_ISA
{
/// Writes the format of one element into `Text`, which takes texts and single characters by `+=`.
template <class Text>
class buffer_format_writer
{
public:
    explicit buffer_format_writer(Text& out) noexcept
        : out_(out)
    {}

    /// `aligned`: elements that are no records stand where their alignment wants them.
    void write(const dtype& type, bool aligned)
    {
        if (type.is_subarray())
            return write_subarray(type);
        if (type.is_record())
            return write_record(type);
        offset_ += type.itemsize();
        write_order(type, aligned);
        write_code(type);
    }

private:
    void append(index_t number)
    {
        message m;
        m << number;
        out_ += m.text();
    }

    void write_subarray(const dtype& type)
    {
        out_ += '(';
        index_t count = 1;
        for (std::size_t i = 0; i < type.shape().size(); ++i) {
            if (i > 0)
                out_ += ',';
            append(type.shape()[i]);
            count *= type.shape()[i];
        }
        out_ += ')';
        const index_t start = offset_;
        write(type.base(), is_aligned_here(type.base(), start));
        offset_ = start + (offset_ - start) * count;
    }

    void write_record(const dtype& type)
    {
        const index_t start = offset_;
        out_ += "T{";
        for (const field& f : type.fields()) {
            const index_t at = start + f.offset;
            if (offset_ > at)
                throw_value_error("dtypes with overlapping or out-of-order fields are not representable as buffers. "
                                  "Consider reordering the fields.");
            write_padding(at);
            write(f.type, is_aligned_here(f.type, at));
            if (std::strchr(f.name, ':') != nullptr)
                throw_value_error("':' is not an allowed character in buffer field names");
            out_ += ':';
            out_ += f.name;
            out_ += ':';
        }
        out_ += '}';
    }

    // One 'x' a byte, as NumPy does; a number where gaps of records from files would make texts of gigabytes.
    void write_padding(index_t to)
    {
        if (to - offset_ > 256) {
            append(to - offset_);
            offset_ = to - 1;
        }
        for (; offset_ < to; ++offset_)
            out_ += 'x';
    }

    [[nodiscard]] static bool is_aligned_here(const dtype& type, index_t at) noexcept
    {
        return (at + type.itemsize()) % type.alignment() == 0 && type.itemsize() % type.alignment() == 0;
    }

    // '@' before native codes of C, '=', '<' or '>' before codes of standard sizes, '^' before native sizes anywhere.
    void write_order(const dtype& type, bool aligned)
    {
        standard_sizes_ = false;
        if (type.byteorder() == '|')
            return;
        const bool only_native =
            type.itemsize() > (type.kind() == kind::complex ? 16 : 8) && type.kind() != kind::unicode;
        const bool native = type.is_native();
        const char wanted = !native ? type.byteorder() : aligned ? '@' : only_native ? '^' : '=';
        standard_sizes_ = !native || (!aligned && !only_native);
        if (order_ != wanted) {
            out_ += wanted;
            order_ = wanted;
        }
        if (only_native && standard_sizes_)
            raise<value_error>(message() << "cannot expose native-only dtype '"
                                         << (type.kind() == kind::complex ? "G" : "g")
                                         << "' in non-native byte order via the buffer interface");
    }

    void write_code(const dtype& type)
    {
        const index_t n = type.itemsize();
        const bool is_long = sizeof(long) == 8 && !standard_sizes_;
        switch (type.kind()) {
        case kind::boolean:
            out_ += '?';
            return;
        case kind::signed_integer:
            out_ += n == 1 ? 'b' : n == 2 ? 'h' : n == 4 ? 'i' : is_long ? 'l' : 'q';
            return;
        case kind::unsigned_integer:
            out_ += n == 1 ? 'B' : n == 2 ? 'H' : n == 4 ? 'I' : is_long ? 'L' : 'Q';
            return;
        case kind::floating:
            out_ += n == 2 ? 'e' : n == 4 ? 'f' : n == 8 ? 'd' : 'g';
            return;
        case kind::brain_floating: // PEP 3118 has no code for it
            append(n);
            out_ += 'x';
            return;
        case kind::complex:
            out_ += 'Z';
            out_ += n == 8 ? 'f' : n == 16 ? 'd' : 'g';
            return;
        case kind::bytes:
            append(n);
            out_ += 's';
            return;
        case kind::unicode:
            append(n / 4);
            out_ += 'w';
            return;
        case kind::opaque:
            append(n);
            out_ += 'x';
            return;
        case kind::timedelta:
        case kind::datetime:
            break;
        }
        raise<value_error>(
            message() << "cannot include dtype '" << (type.kind() == kind::datetime ? "M" : "m") << "' in a buffer");
    }

    Text& out_;
    index_t offset_ = 0;
    char order_ = '@';
    bool standard_sizes_ = false;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Appends the format that NumPy gives to buffers of such elements: "d", ">i", "T{b:x:=d:y:}". `aligned` says whether
/// the elements stand at multiples of their alignment.
/// Throws  value_error where there is none: dates, fields that overlap or are out of order
/// Source  numpy/_core/src/multiarray/buffer.c, _buffer_format_string
template <class Text>
void append_buffer_format(Text& out, const dtype& type, bool aligned = true)
{
    detail::buffer_format_writer<Text>(out).write(type, aligned);
}
} // namespace nd::inline ND_ISA
