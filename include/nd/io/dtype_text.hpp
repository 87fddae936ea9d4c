// Dtypes as text, as NumPy writes them: str, repr, the descr of files, formats of buffers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/buffer_format.hpp>
#include <nd/dtype/dtype.hpp>
#include <nd/io/unicode.hpp>

#include <string>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
/// "(2, 3)" as Python writes a tuple.
[[nodiscard]] inline std::string tuple_text(std::span<const index_t> shape)
{
    std::string out = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0)
            out += ", ";
        out += std::to_string(shape[i]);
    }
    return out += shape.size() == 1 ? ",)" : ")";
}

[[nodiscard]] inline std::string quoted(std::string_view text)
{
    std::string out;
    append_text_repr(out, text);
    return out;
}

/// "'name'" or "('title', 'name')".
[[nodiscard]] inline std::string names_of(const field& f)
{
    return f.title != nullptr ? joined({"(", quoted(f.title), ", ", quoted(f.name), ")"}) : quoted(f.name);
}

/// What `numpy.dtype` is called with to make it: `'float64'`, `'<f8'`, `[('x', '<i4')]`.
class dtype_writer
{
public:
    [[nodiscard]] static std::string construction(const dtype& type, bool include_align, bool is_short)
    {
        if (type.is_subarray())
            return joined({"(", construction(type.base(), false, true), ", ", tuple_text(type.shape()), ")"});
        if (type.is_record())
            return record(type, include_align);
        return joined({"'", word(type, is_short), "'"});
    }

    /// Without the quotes.
    [[nodiscard]] static std::string word(const dtype& type, bool is_short)
    {
        const char order = type.byteorder();
        const bool is_string = type.kind() == kind::bytes || type.kind() == kind::opaque;
        switch (type.kind()) {
        case kind::boolean:
            return is_short ? "?" : "bool";
        case kind::bytes:
        case kind::unicode:
        case kind::opaque:
        case kind::timedelta:
        case kind::datetime: {
            std::string text = type.typestr().text();
            if (type.itemsize() == 0)
                text.pop_back();
            return is_string ? text.substr(1) : text;
        }
        default:
            if (is_short || !type.is_native()) {
                const std::string text = type.typestr().text();
                return order == '|' ? text.substr(1) : text;
            }
            return type.name().text();
        }
    }

    /// Fields in their order, without gaps but those that alignment makes.
    [[nodiscard]] static bool is_packed(const dtype& type) noexcept
    {
        const bool align = type.is_aligned_record();
        index_t end = 0;
        index_t alignment = 1;
        const auto up = [&](index_t to) { end = (end + to - 1) / to * to; };
        for (const field& f : type.fields()) {
            if (align) {
                up(f.type.alignment());
                alignment = f.type.alignment() > alignment ? f.type.alignment() : alignment;
            }
            if (f.offset != end)
                return false;
            end += f.type.itemsize();
        }
        up(alignment);
        return end == type.itemsize();
    }

    [[nodiscard]] static std::string field_list(const dtype& type)
    {
        std::string out = "[";
        for (const field& f : type.fields()) {
            if (out.size() > 1)
                out += ", ";
            out += "(";
            out += names_of(f);
            out += ", ";
            out += construction(f.type.base(), false, true);
            if (f.type.is_subarray())
                out.append(", ").append(tuple_text(f.type.shape()));
            out += ")";
        }
        return out += "]";
    }

private:
    [[nodiscard]] static std::string record(const dtype& type, bool include_align)
    {
        if (!(include_align && type.is_aligned_record()) && is_packed(type))
            return field_list(type);
        const auto list = [&](const char* head, auto text) {
            std::string out = head;
            bool first = true;
            for (const field& f : type.fields()) {
                out += first ? "" : ", ";
                out += text(f);
                first = false;
            }
            return out;
        };
        std::string out = list("{'names': [", [](const field& f) { return quoted(f.name); });
        out += list("], 'formats': [", [](const field& f) { return construction(f.type, false, true); });
        out += list("], 'offsets': [", [](const field& f) { return std::to_string(f.offset); });
        bool titled = false;
        for (const field& f : type.fields())
            titled = titled || f.title != nullptr;
        if (titled)
            out += list("], 'titles': [",
                [](const field& f) { return f.title != nullptr ? quoted(f.title) : std::string("None"); });
        out.append("], 'itemsize': ").append(std::to_string(type.itemsize()));
        return out += include_align && type.is_aligned_record() ? ", 'aligned': True}" : "}";
    }
};

/// A record's fields as a list, with fields without a name where bytes are left out.
[[nodiscard]] inline std::string descr_of_record(const dtype& type)
{
    std::string out = "[";
    index_t end = 0;
    const auto skip = [&](index_t to) {
        if (to > end) {
            out += out.size() > 1 ? ", " : "";
            out.append("('', '|V").append(std::to_string(to - end)).append("')");
        }
        end = to;
    };
    for (const field& f : type.fields()) {
        if (f.offset < end)
            throw_value_error("dtype.descr is not defined for types with overlapping or out-of-order fields");
        skip(f.offset);
        out += out.size() > 1 ? ", (" : "(";
        out += names_of(f);
        out += ", ";
        const dtype& base = f.type.base();
        out += base.is_record() ? descr_of_record(base) : joined({"'", base.typestr().text(), "'"});
        if (f.type.is_subarray())
            out.append(", ").append(tuple_text(f.type.shape()));
        out += ")";
        end += f.type.itemsize();
    }
    skip(type.itemsize());
    return out += "]";
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// NumPy's `str(dtype)`: `float64`, `>i4`, `[('x', '<i4'), ('y', '<f8')]`.
[[nodiscard]] inline std::string to_string(const dtype& type)
{
    if (type.is_record() || type.is_subarray())
        return detail::dtype_writer::construction(type, true, false);
    const bool is_string = type.kind() == kind::bytes || type.kind() == kind::unicode || type.kind() == kind::opaque;
    return !is_string && type.is_native() ? type.name().text() : type.typestr().text();
}

/// What follows `dtype=` where an array is printed.
[[nodiscard]] inline std::string short_repr(const dtype& type)
{
    const std::string text = nd::to_string(type);
    const bool is_plain = text.find_first_of("<>|[") == std::string::npos;
    return type.is_record() || is_plain ? text : std::string("'").append(text).append("'");
}

/// NumPy's `repr(dtype)`: `dtype('float64')`, `dtype([('x', '<i4')], align=True)`.
[[nodiscard]] inline std::string repr(const dtype& type)
{
    std::string out = detail::joined({"dtype(", detail::dtype_writer::construction(type, false, false)});
    if (type.is_aligned_record())
        out += ", align=True";
    return out += ")";
}

/// The literal that describes elements in files and in the array interface: `'<f8'`, `[('x', '<i4'), ('', '|V4')]`.
/// What fields leave out becomes fields without a name. Throws  value_error when fields overlap or are out of order
/// Source  numpy.lib.format.dtype_to_descr
[[nodiscard]] inline std::string descr_text(const dtype& type)
{
    if (type.is_record())
        return detail::descr_of_record(type);
    return detail::joined({"'", type.typestr().text(), "'"});
}

/// The PEP 3118 format of elements. Throws value_error where there is none.
[[nodiscard]] inline std::string buffer_format(const dtype& type, bool aligned = true)
{
    std::string out;
    append_buffer_format(out, type, aligned);
    return out;
}
} // namespace nd::inline ND_ISA
