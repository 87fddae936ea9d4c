// Dtypes made of others: records with named fields, and arrays as elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>

#include <initializer_list>

namespace nd
{
/// The offset of a field that stands behind the one before it.
inline constexpr index_t behind = PTRDIFF_MIN;

/// A field of a record to be: a name, a dtype, the shape of a sub-array, an offset in bytes, a second name.
struct field_spec
{
    const char* name = "";
    nd::dtype dtype;
    axis_values shape = {};
    index_t offset = behind;
    const char* title = nullptr;
};

/// How the fields of a record follow each other: without gaps, or as in a struct of C.
enum class record_layout : char { packed, aligned };
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// Most bytes of one element, as in NumPy.
inline constexpr index_t max_itemsize = 0x7FFF'FFFF;

[[nodiscard]] constexpr index_t aligned_offset(index_t offset, index_t alignment) noexcept
{
    return (offset + alignment - 1) / alignment * alignment;
}

/// The fields of a record together with their names, in one piece.
struct record_parts : dtype_parts
{
    field* own_fields = nullptr;
    char* names = nullptr;

    record_parts() noexcept
    {
        destroy = [](const dtype_parts* p) noexcept { delete static_cast<const record_parts*>(p); };
    }
    record_parts(const record_parts&) = delete;
    record_parts& operator=(const record_parts&) = delete;
    /// Apart from the constructor, so that what it throws leaves nothing behind.
    void allocate(std::size_t field_count, std::size_t name_bytes)
    {
        // one more, so that a record without fields is still told from a sub-array
        own_fields = new field[field_count + 1]();
        fields = own_fields;
        count = static_cast<index_t>(field_count);
        names = new char[name_bytes + 1];
    }
    ~record_parts()
    {
        delete[] own_fields;
        delete[] names;
    }
};

/// "f3": what NumPy calls a field without a name.
inline void default_name(char* to, index_t position) noexcept
{
    message m;
    m << "f" << position;
    std::memcpy(to, m.text(), std::strlen(m.text()) + 1);
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_repeated_field(const char* name)
{
    raise<value_error>(message() << "field '" << name << "' occurs more than once");
}

/// The name at the front of a buffer becomes a field's: it must not be there yet.
inline void check_new_name(std::span<const field> before, const char* name)
{
    for (const field& f : before)
        if (same_text(f.name, name) || same_text(f.title, name))
            throw_repeated_field(name);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Arrays of `shape` as elements. No shape, or that of no axes, is the dtype itself.
/// Throws  value_error when a length is negative or an element would have more than 2^31 - 1 bytes
/// Source  numpy.dtype((base, shape))
[[nodiscard]] inline dtype subarray_dtype(const dtype& base, const axis_values& shape)
{
    if (shape.empty())
        return base;
    axis_values whole = shape;
    for (const index_t extent : base.shape()) // arrays of arrays are arrays of more axes
        whole.push_back(extent);
    index_t bytes = base.itemsize();
    for (const index_t extent : shape) {
        if (extent < 0)
            throw_value_error("invalid shape in fixed-type tuple: dimension smaller than zero.");
        if (__builtin_mul_overflow(bytes, extent, &bytes) || bytes > detail::max_itemsize)
            throw_value_error("invalid shape in fixed-type tuple: dtype size in bytes must fit into a C int.");
    }
    auto* parts = new detail::dtype_parts;
    parts->destroy = [](const detail::dtype_parts* p) noexcept { delete p; };
    parts->base = base.base();
    parts->shape = whole;
    return dtype(parts, bytes, base.alignment());
}

/// A record of fields. Fields follow each other, aligned or not, where they have no offset of their own; `itemsize` may
/// leave room at the end. Empty names become "f0", "f1", ...
/// Throws  value_error when a name comes twice, an offset is negative or not aligned in an aligned record, or
///         `itemsize` is too small
/// Source  numpy.dtype([(name, dtype), ...], align), numpy.dtype({'names': ...})
[[nodiscard]] inline dtype record_dtype(
    std::span<const field_spec> specs, record_layout layout = record_layout::packed, index_t itemsize = -1)
{
    const bool aligned = layout == record_layout::aligned;
    std::size_t name_bytes = 0;
    for (const field_spec& s : specs)
        name_bytes += std::strlen(s.name) + (s.title == nullptr ? 0 : std::strlen(s.title)) + 24;
    auto* parts = new detail::record_parts;
    const dtype owner(parts, 0, 1); // whatever is thrown below
    parts->allocate(specs.size(), name_bytes);
    char* text = parts->names;
    const auto keep = [&](const char* name) {
        const std::size_t n = std::strlen(name) + 1;
        std::memcpy(text, name, n);
        text += n;
        return text - n;
    };
    index_t end = 0;
    index_t total = 0;
    index_t alignment = 1;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const field_spec& s = specs[i];
        field& f = parts->own_fields[i];
        f.type = subarray_dtype(s.dtype, s.shape);
        const index_t field_alignment = aligned ? f.type.alignment() : 1;
        if (s.offset < 0 && s.offset != behind)
            raise<value_error>(message() << "offset " << s.offset << " cannot be negative");
        f.offset = s.offset >= 0 ? s.offset : detail::aligned_offset(end, field_alignment);
        if (f.offset % field_alignment != 0)
            raise<value_error>(message() << "offset " << f.offset
                                         << " for NumPy dtype with fields is not divisible by the field alignment "
                                         << field_alignment << " with align=True");
        if (f.offset > detail::max_itemsize - f.type.itemsize())
            throw_value_error("dtype size in bytes must fit into a C int.");
        const std::span<const field> before(parts->own_fields, i);
        if (s.title != nullptr) {
            detail::check_new_name(before, s.title);
            f.title = keep(s.title);
        }
        char default_name[24];
        detail::default_name(default_name, static_cast<index_t>(i));
        const char* const name = s.name[0] == '\0' ? default_name : s.name;
        detail::check_new_name(before, name);
        if (s.title != nullptr && std::strcmp(s.title, name) == 0)
            detail::throw_repeated_field(name);
        f.name = keep(name);
        end = f.offset + f.type.itemsize();
        total = end > total ? end : total;
        alignment = field_alignment > alignment ? field_alignment : alignment;
    }
    total = detail::aligned_offset(total, alignment);
    if (itemsize >= 0) {
        if (itemsize < total)
            raise<value_error>(message() << "NumPy dtype descriptor requires " << total
                                         << " bytes, cannot override to smaller itemsize of " << itemsize);
        if (itemsize % alignment != 0)
            raise<value_error>(message() << "NumPy dtype descriptor requires alignment of " << alignment
                                         << " bytes, which is not divisible into the specified itemsize " << itemsize);
        total = itemsize;
    }
    if (total > detail::max_itemsize)
        throw_value_error("dtype size in bytes must fit into a C int.");
    parts->aligned = aligned;
    detail::take_parts(parts);
    return dtype(parts, total, alignment);
}
[[nodiscard]] inline dtype record_dtype(
    std::initializer_list<field_spec> specs, record_layout layout = record_layout::packed, index_t itemsize = -1)
{
    return record_dtype(std::span<const field_spec>(specs.begin(), specs.size()), layout, itemsize);
}

/// Strings of `length` bytes, of `length` code points, and `length` bytes without a meaning.
[[nodiscard]] constexpr dtype bytes_dtype(index_t length) noexcept { return dtype(kind::bytes, length, 1); }
[[nodiscard]] constexpr dtype unicode_dtype(index_t length) noexcept { return dtype(kind::unicode, 4 * length, 4); }
[[nodiscard]] constexpr dtype void_dtype(index_t length) noexcept { return dtype(kind::opaque, length, 1); }
} // namespace nd::inline ND_ISA
