// Run-time description of an element type: kind, byte order, item size, alignment, fields.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/inline_vector.hpp>
#include <nd/dtype/kind.hpp>
#include <nd/dtype/time_unit.hpp>

#include <bit>

namespace nd
{
class dtype;
struct field;
} // namespace nd

namespace nd::detail
{
/// What a record or a sub-array is made of: shared by all dtypes that describe it, never changed.
struct dtype_parts;

inline namespace ND_ISA
{
inline void take_parts(const dtype_parts* parts) noexcept;
inline void drop_parts(const dtype_parts* parts) noexcept;
[[nodiscard]] inline bool same_parts(const dtype_parts* a, const dtype_parts* b) noexcept;
[[nodiscard]] inline bool are_native(const dtype_parts* parts) noexcept;
[[nodiscard]] inline message typestr_of(const dtype& type) noexcept;
[[nodiscard]] inline message name_of(const dtype& type) noexcept;
[[nodiscard]] inline const field* find_field_of(const dtype& type, const char* name) noexcept;
[[nodiscard]] inline const field& field_of(const dtype& type, const char* name);
} // namespace ND_ISA
} // namespace nd::detail

namespace nd
{
/// What an element is, at run time. `dtype_of<T>()` makes it from a C++ type, `parse_dtype("<f8")` from NumPy's text,
/// `record_dtype` and `subarray_dtype` from others.
class dtype
{
public:
    constexpr dtype() noexcept = default;
    /// A number, or bytes: kinds without a unit.
    constexpr dtype(nd::kind kind, index_t itemsize, index_t alignment, bool swapped = false) noexcept
        : kind_(kind)
        , swapped_(swapped && itemsize > 1 && kind != nd::kind::opaque && kind != nd::kind::bytes)
        , itemsize_(itemsize)
        , alignment_(alignment)
    {}
    /// A date (`kind::datetime`) or a difference of dates (`kind::timedelta`), counted in `step`.
    constexpr dtype(nd::kind kind, time_step step, bool swapped = false) noexcept
        : kind_(kind)
        , swapped_(swapped)
        , step_(step)
        , itemsize_(8)
        , alignment_(8)
    {}
    /// A record or sub-array; takes over one use of `parts`.
    constexpr dtype(const detail::dtype_parts* parts, index_t itemsize, index_t alignment) noexcept
        : itemsize_(itemsize)
        , alignment_(alignment)
        , parts_(parts)
    {}

    ND_INLINE constexpr dtype(const dtype& other) noexcept
        : kind_(other.kind_)
        , swapped_(other.swapped_)
        , step_(other.step_)
        , itemsize_(other.itemsize_)
        , alignment_(other.alignment_)
        , parts_(other.parts_)
    {
        if (parts_ != nullptr)
            detail::take_parts(parts_);
    }
    ND_INLINE constexpr dtype(dtype&& other) noexcept
        : kind_(other.kind_)
        , swapped_(other.swapped_)
        , step_(other.step_)
        , itemsize_(other.itemsize_)
        , alignment_(other.alignment_)
        , parts_(other.parts_)
    {
        other.parts_ = nullptr;
    }
    ND_INLINE constexpr dtype& operator=(dtype other) noexcept
    {
        kind_ = other.kind_;
        swapped_ = other.swapped_;
        step_ = other.step_;
        itemsize_ = other.itemsize_;
        alignment_ = other.alignment_;
        const detail::dtype_parts* const old = parts_;
        parts_ = other.parts_;
        other.parts_ = old;
        return *this;
    }
    ND_INLINE constexpr ~dtype()
    {
        if (parts_ != nullptr)
            detail::drop_parts(parts_);
    }

    [[nodiscard]] constexpr nd::kind kind() const noexcept { return kind_; }
    /// Bytes per element.
    [[nodiscard]] constexpr index_t itemsize() const noexcept { return itemsize_; }
    [[nodiscard]] constexpr index_t alignment() const noexcept { return alignment_; }
    /// True when the bytes of all that it has stand in this machine's order.
    [[nodiscard]] ND_INLINE constexpr bool is_native() const noexcept
    {
        return !swapped_ && (parts_ == nullptr || detail::are_native(parts_));
    }
    /// '<', '>' or '|' where order has no meaning.
    [[nodiscard]] constexpr char byteorder() const noexcept
    {
        if (kind_ == nd::kind::boolean || kind_ == nd::kind::opaque || kind_ == nd::kind::bytes || itemsize_ == 1)
            return '|';
        return (std::endian::native == std::endian::little) != swapped_ ? '<' : '>';
    }
    /// The same in the other byte order, or in this machine's. Records keep theirs.
    [[nodiscard]] ND_INLINE constexpr dtype swapped() const noexcept { return with_order(!swapped_); }
    [[nodiscard]] ND_INLINE constexpr dtype native() const noexcept { return with_order(false); }
    /// What dates and times are counted in.
    [[nodiscard]] constexpr time_step step() const noexcept { return step_; }

    // --- Records and sub-arrays. What they are made of lives as long as a dtype that has it: ask a named one for it.
    [[nodiscard]] ND_INLINE bool is_record() const noexcept;
    /// True for a record that was laid out as a struct of C.
    [[nodiscard]] ND_INLINE bool is_aligned_record() const noexcept;
    /// The fields in their order; none for anything but a record.
    [[nodiscard]] ND_INLINE std::span<const nd::field> fields() const& noexcept;
    void fields() const&& = delete;
    /// The field of that name or title, null when there is none.
    [[nodiscard]] ND_INLINE const nd::field* find_field(const char* name) const& noexcept
    {
        return detail::find_field_of(*this, name);
    }
    void find_field(const char* name) const&& = delete;
    /// Throws value_error when there is none.
    [[nodiscard]] ND_INLINE const nd::field& field(const char* name) const& { return detail::field_of(*this, name); }
    void field(const char* name) const&& = delete;
    [[nodiscard]] ND_INLINE bool is_subarray() const noexcept;
    /// Elements of a sub-array; anything else is its own.
    [[nodiscard]] ND_INLINE const dtype& base() const& noexcept;
    [[nodiscard]] ND_INLINE dtype base() const&& noexcept { return base(); }
    /// Shape of a sub-array; of anything else ().
    [[nodiscard]] ND_INLINE std::span<const index_t> shape() const& noexcept;
    void shape() const&& = delete;

    /// NumPy's type string: "<f8", "|b1", "<U3", "<M8[ns]"; "|V16" for any record of 16 bytes. NumPy has none for
    /// bfloat16; its name stands in.
    [[nodiscard]] ND_INLINE message typestr() const noexcept { return detail::typestr_of(*this); }
    /// NumPy's name: "float64", "bool", "str96", "datetime64[ns]".
    [[nodiscard]] ND_INLINE message name() const noexcept { return detail::name_of(*this); }
    /// NumPy's equality: the same bytes mean the same. Alignment does not matter, names and titles of fields do.
    [[nodiscard, gnu::always_inline]] friend inline constexpr bool operator==(const dtype& a, const dtype& b) noexcept
    {
        return a.kind_ == b.kind_ && a.swapped_ == b.swapped_ && a.itemsize_ == b.itemsize_ && a.step_ == b.step_ &&
            (a.parts_ == b.parts_ || detail::same_parts(a.parts_, b.parts_));
    }

private:
    [[nodiscard]] ND_INLINE constexpr dtype with_order(bool swapped) const noexcept
    {
        dtype result = *this;
        result.swapped_ = swapped && byteorder() != '|';
        return result;
    }

    nd::kind kind_ = nd::kind::opaque;
    bool swapped_ = false;
    time_step step_;
    index_t itemsize_ = 0;
    index_t alignment_ = 1;
    const detail::dtype_parts* parts_ = nullptr;
};

/// A field of a record.
struct field
{
    const char* name;
    const char* title; ///< another name for it; null for none
    dtype type;
    index_t offset; ///< in bytes from the start of the record
};
} // namespace nd

namespace nd::detail
{
struct dtype_parts
{
    mutable std::int64_t references = 1;
    void (*destroy)(const dtype_parts*) noexcept = nullptr;
    const field* fields = nullptr; ///< null for a sub-array
    index_t count = 0;             ///< of the fields
    bool aligned = false;
    dtype base;
    axis_values shape;
};

inline namespace ND_ISA
{
inline void take_parts(const dtype_parts* parts) noexcept
{
    __atomic_fetch_add(&parts->references, 1, __ATOMIC_RELAXED);
}
inline void drop_parts(const dtype_parts* parts) noexcept
{
    if (__atomic_sub_fetch(&parts->references, 1, __ATOMIC_ACQ_REL) == 0)
        parts->destroy(parts);
}

[[nodiscard]] inline bool same_text(const char* a, const char* b) noexcept
{
    return a == nullptr || b == nullptr ? a == b : std::strcmp(a, b) == 0;
}
[[nodiscard]] inline bool same_parts(const dtype_parts* a, const dtype_parts* b) noexcept
{
    if (a == nullptr || b == nullptr)
        return a == b;
    if ((a->fields == nullptr) != (b->fields == nullptr) || a->count != b->count)
        return false;
    if (a->fields == nullptr)
        return a->base == b->base && a->shape == b->shape;
    for (index_t i = 0; i < a->count; ++i) {
        const field& x = a->fields[i];
        const field& y = b->fields[i];
        if (x.offset != y.offset || !same_text(x.name, y.name) || !same_text(x.title, y.title) || x.type != y.type)
            return false;
    }
    return true;
}
[[nodiscard]] inline bool are_native(const dtype_parts* parts) noexcept
{
    if (parts->fields == nullptr)
        return parts->base.is_native();
    for (index_t i = 0; i < parts->count; ++i)
        if (!parts->fields[i].type.is_native())
            return false;
    return true;
}
} // namespace ND_ISA
} // namespace nd::detail

namespace nd
{
ND_INLINE bool dtype::is_record() const noexcept { return parts_ != nullptr && parts_->fields != nullptr; }
ND_INLINE bool dtype::is_aligned_record() const noexcept { return is_record() && parts_->aligned; }
ND_INLINE std::span<const field> dtype::fields() const& noexcept
{
    return is_record() ? std::span<const nd::field>(parts_->fields, static_cast<std::size_t>(parts_->count))
                       : std::span<const nd::field>();
}
ND_INLINE bool dtype::is_subarray() const noexcept { return parts_ != nullptr && parts_->fields == nullptr; }
ND_INLINE const dtype& dtype::base() const& noexcept { return is_subarray() ? parts_->base : *this; }
ND_INLINE std::span<const index_t> dtype::shape() const& noexcept
{
    return is_subarray()
        ? std::span<const index_t>(parts_->shape.data(), static_cast<std::size_t>(parts_->shape.size()))
        : std::span<const index_t>();
}
} // namespace nd

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline const field* find_field_of(const dtype& type, const char* name) noexcept
{
    for (const field& f : type.fields())
        if (same_text(f.name, name) || same_text(f.title, name))
            return &f;
    return nullptr;
}
[[nodiscard]] inline const field& field_of(const dtype& type, const char* name)
{
    const field* const found = find_field_of(type, name);
    if (found == nullptr)
        raise<value_error>(message() << "no field of name " << name);
    return *found;
}

[[nodiscard]] inline message typestr_of(const dtype& type) noexcept
{
    if (type.kind() == kind::brain_floating)
        return message() << "bfloat16";
    const char head[3] = {type.byteorder(), static_cast<char>(type.kind()), '\0'};
    message m;
    m << head << (type.kind() == kind::unicode ? type.itemsize() / 4 : type.itemsize());
    append_time_step(m, type.step());
    return m;
}

[[nodiscard]] inline message name_of(const dtype& type) noexcept
{
    message m;
    switch (type.kind()) {
    case kind::boolean:
        return m << "bool", m;
    case kind::signed_integer:
        m << "int";
        break;
    case kind::unsigned_integer:
        m << "uint";
        break;
    case kind::floating:
        m << "float";
        break;
    case kind::brain_floating:
        m << "bfloat";
        break;
    case kind::complex:
        m << "complex";
        break;
    case kind::timedelta:
    case kind::datetime:
        m << (type.kind() == kind::datetime ? "datetime64" : "timedelta64");
        append_time_step(m, type.step());
        return m;
    case kind::bytes:
        m << "bytes";
        break;
    case kind::unicode:
        m << "str";
        break;
    case kind::opaque:
        m << "void";
        break;
    }
    if (type.itemsize() != 0)
        m << 8 * type.itemsize();
    return m;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
concept describes_its_dtype = requires
{
    element_traits<std::remove_cv_t<T>>::dtype();
};
} // namespace nd::detail::inline ND_ISA

namespace nd
{
/// The dtype of elements of type `T`.
template <element T>
[[nodiscard]] ND_INLINE constexpr dtype dtype_of()
{
    if constexpr (detail::describes_its_dtype<T>)
        return element_traits<std::remove_cv_t<T>>::dtype();
    else
        return dtype(kind_of<T>, sizeof(T), alignof(T));
}
} // namespace nd
