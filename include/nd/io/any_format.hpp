// The words of elements whose dtype is known at run time: numbers of either byte order, strings, times, records.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/element_types.hpp>
#include <nd/dtype/swap_bytes.hpp>
#include <nd/io/calendar.hpp>
#include <nd/io/format_element.hpp>
#include <nd/io/unicode.hpp>
#include <nd/layout/flags.hpp>
#include <nd/layout/strides.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Writes elements whose bytes stand in the other order with the format of those that stand in this machine's.
class swapped_format final : public element_format
{
public:
    swapped_format(std::unique_ptr<element_format> native, const dtype& type)
        : native_(std::move(native))
        , type_(type)
    {}
    void fit(const shown_elements& elements) override
    {
        std::vector<std::byte> all;
        index_t count = 0;
        elements.for_each([&](const std::byte* p) {
            const std::size_t at = all.size();
            all.insert(all.end(), p, p + type_.itemsize());
            swap_element_bytes(all.data() + at, type_.itemsize(), type_);
            ++count;
        });
        const index_t strides[] = {type_.itemsize()};
        const std::size_t axes = elements.shape.empty() ? 0 : 1;
        native_->fit({all.data(), {&count, axes}, {strides, axes}, -1});
    }
    void write(std::string& out, const std::byte* element) const override
    {
        native_->write(out, native_copy(element).data());
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        native_->write_scalar(out, native_copy(element).data());
    }

private:
    [[nodiscard]] std::vector<std::byte> native_copy(const std::byte* p) const
    {
        std::vector<std::byte> copy(p, p + type_.itemsize());
        swap_element_bytes(copy.data(), type_.itemsize(), type_);
        return copy;
    }

    std::unique_ptr<element_format> native_;
    dtype type_;
};

/// b'text', as Python's repr() of bytes; zeros at the end do not count.
class bytes_format final : public element_format
{
public:
    explicit bytes_format(index_t itemsize) noexcept
        : itemsize_(itemsize)
    {}
    void fit(const shown_elements&) override {}
    void write(std::string& out, const std::byte* element) const override
    {
        const auto* text = reinterpret_cast<const char*>(element);
        auto n = static_cast<std::size_t>(itemsize_);
        while (n > 0 && text[n - 1] == '\0')
            --n;
        append_bytes_repr(out, {text, n});
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        out += "np.bytes_(";
        write(out, element);
        out += ')';
    }

private:
    index_t itemsize_;
};

/// 'text', as Python's repr() of str; zeros at the end do not count.
class unicode_format final : public element_format
{
public:
    explicit unicode_format(index_t itemsize) noexcept
        : length_(itemsize / 4)
    {}
    void fit(const shown_elements&) override {}
    void write(std::string& out, const std::byte* element) const override
    {
        append_text_repr(out, utf8_of_ucs4(element, length_));
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        out += utf8_of_ucs4(element, length_);
    }

private:
    index_t length_;
};

/// b'\x00\xFF': bytes without a meaning.
class void_format final : public element_format
{
public:
    explicit void_format(index_t itemsize) noexcept
        : itemsize_(itemsize)
    {}
    void fit(const shown_elements&) override {}
    void write(std::string& out, const std::byte* element) const override
    {
        const char* const digits = "0123456789ABCDEF";
        out += "b'";
        for (index_t i = 0; i < itemsize_; ++i) {
            const auto byte = std::to_integer<unsigned>(element[i]);
            ((out += "\\x") += digits[byte >> 4U]) += digits[byte & 15U];
        }
        out += '\'';
    }
    void write_scalar(std::string& out, const std::byte* element) const override { write(out, element); }

private:
    index_t itemsize_;
};

/// Dates in quotes, differences as numbers, right in a common width.
class time_format final : public element_format
{
public:
    explicit time_format(const dtype& type) noexcept
        : step_(type.step())
        , is_date_(type.kind() == kind::datetime)
    {}
    void fit(const shown_elements& elements) override
    {
        std::int64_t least = INT64_MAX;
        std::int64_t most = nat_count;
        bool has_nat = false;
        elements.for_each([&](const std::byte* p) {
            const auto x = read_element<std::int64_t>(p);
            has_nat = has_nat || x == nat_count;
            most = x > most ? x : most;
            least = x != nat_count && x < least ? x : least;
        });
        width_ = has_nat ? 5 : 0;
        for (const std::int64_t x : {least, most})
            if (most != nat_count) {
                const auto n = static_cast<index_t>(word(x).size());
                width_ = n > width_ ? n : width_;
            }
    }
    void write(std::string& out, const std::byte* element) const override
    {
        const auto x = read_element<std::int64_t>(element);
        write_right(out, x == nat_count ? "'NaT'" : word(x), width_);
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        const auto x = read_element<std::int64_t>(element);
        out += is_date_ ? date_text(x, step_) : timedelta_text(x, step_);
    }

private:
    [[nodiscard]] std::string word(std::int64_t x) const
    {
        return is_date_ ? std::string("'").append(date_text(x, step_)).append("'") : std::to_string(x);
    }

    time_step step_;
    bool is_date_;
    index_t width_ = 0;
};

[[nodiscard]] inline std::unique_ptr<element_format> make_any_format(const dtype& type, const print_settings& settings);

/// (1, 2.5): every field in the width that it has in all elements.
class record_format final : public element_format
{
public:
    record_format(const dtype& type, const print_settings& settings)
        : type_(type)
        , settings_(settings)
    {
        for (const field& f : type_.fields())
            formats_.push_back(make_any_format(f.type.base(), settings));
    }
    void fit(const shown_elements& elements) override
    {
        for (std::size_t i = 0; i < formats_.size(); ++i) {
            const field& f = type_.fields()[i];
            axis_values shape(elements.shape);
            axis_values strides(elements.strides);
            const axis_values inner = packed_strides(f.type.shape(), f.type.base().itemsize());
            for (int k = 0; k < inner.size(); ++k) {
                shape.push_back(f.type.shape()[static_cast<std::size_t>(k)]);
                strides.push_back(inner[k]);
            }
            const auto axes = static_cast<std::size_t>(shape.size());
            if (!is_empty(shape))
                formats_[i]->fit({elements.data + f.offset, {shape.data(), axes}, {strides.data(), axes}, elements.edge,
                    elements.whole_axes + f.type.shape().size()});
        }
    }
    void write(std::string& out, const std::byte* element) const override { write_fields(out, element, false); }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        record_format alone(type_, settings_);
        alone.fit({element, {}, {}, -1});
        alone.write_fields(out, element, true);
    }

private:
    // `plain_floats`: floats as they are printed alone.
    void write_fields(std::string& out, const std::byte* element, bool plain_floats) const
    {
        out += '(';
        for (std::size_t i = 0; i < formats_.size(); ++i) {
            const field& f = type_.fields()[i];
            out += i == 0 ? "" : ", ";
            const bool plain = plain_floats && f.type.base().kind() == kind::floating;
            const std::span<const index_t> shape = f.type.shape();
            index_t size = 1;
            for (const index_t extent : shape)
                size *= extent;
            write_array(out, *formats_[i], element + f.offset, f.type.base().itemsize(), shape, size, plain);
        }
        out += formats_.size() == 1 ? ",)" : ")";
    }

    void write_array(std::string& out, const element_format& format, const std::byte* p, index_t itemsize,
        std::span<const index_t> shape, index_t size, bool plain) const
    {
        if (shape.empty()) {
            if (plain)
                format.write_scalar(out, p);
            else
                format.write(out, p);
            return;
        }
        index_t step = itemsize;
        for (const index_t extent : shape.subspan(1))
            step *= extent;
        const index_t edge = settings_.edgeitems;
        const bool skips = size > settings_.threshold && shape[0] > 2 * edge;
        out += '[';
        for (index_t i = 0; i < shape[0]; ++i) {
            out += i == 0 ? "" : ", ";
            if (skips && i == edge) {
                out += "..., ";
                i = shape[0] - edge;
            }
            write_array(out, format, p + i * step, itemsize, shape.subspan(1), size, plain);
        }
        out += ']';
    }

    dtype type_;
    print_settings settings_;
    std::vector<std::unique_ptr<element_format>> formats_;
};

/// The format of elements of a dtype that is no sub-array. Throws dtype_error where numbers of that size have no C++
/// type.
[[nodiscard]] inline std::unique_ptr<element_format> make_any_format(const dtype& type, const print_settings& settings)
{
    if (type.is_record())
        return std::make_unique<record_format>(type, settings);
    if (!type.is_native())
        return std::make_unique<swapped_format>(make_any_format(type.native(), settings), type);
    switch (type.kind()) {
    case kind::bytes:
        return std::make_unique<bytes_format>(type.itemsize());
    case kind::unicode:
        return std::make_unique<unicode_format>(type.itemsize());
    case kind::opaque:
        return std::make_unique<void_format>(type.itemsize());
    case kind::timedelta:
    case kind::datetime:
        return std::make_unique<time_format>(type);
    default:
        return visit_dtype(
            [&]<class T>(std::type_identity<T>) -> std::unique_ptr<element_format> {
                using format = decltype(make_format<T>(settings));
                return std::unique_ptr<element_format>(new format(make_format<T>(settings)));
            },
            type);
    }
}
} // namespace nd::detail::inline ND_ISA
