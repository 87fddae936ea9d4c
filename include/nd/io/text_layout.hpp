// Words in nested brackets, wrapped and summarised as NumPy prints an array.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/format_element.hpp>

namespace nd::detail::inline ND_ISA
{
/// One array as text. Elements that a summary leaves out are never read.
class text_layout
{
public:
    text_layout(std::string& out, const element_format& format, const shown_elements& elements,
        std::string_view separator, bool summarise)
        : out_(out)
        , format_(format)
        , elements_(elements)
        , separator_(separator)
        , line_separator_(separator.substr(0, separator.find_last_not_of(" \t\n\r\f\v") + 1))
        , summarise_(summarise)
    {}

    void write(index_t indent, index_t width) { write_axis(elements_.data, 0, indent, width); }

private:
    [[nodiscard]] bool skips(index_t extent) const noexcept
    {
        return summarise_ && elements_.edge < extent - elements_.edge;
    }

    // Calls `item(pointer)` for what is shown of an axis and `gap()` between the two ends.
    template <class Item, class Gap>
    void for_shown(const std::byte* p, std::size_t axis, Item&& item, Gap&& gap) const
    {
        const index_t extent = elements_.shape[axis];
        const index_t stride = elements_.strides[axis];
        const index_t leading = skips(extent) ? elements_.edge : 0;
        const index_t trailing = skips(extent) ? (elements_.edge > 0 ? elements_.edge : 1) : extent;
        for (index_t i = 0; i < leading; ++i)
            item(p + i * stride, false);
        if (skips(extent))
            gap();
        for (index_t i = extent - trailing; i < extent; ++i)
            item(p + i * stride, i == extent - 1);
    }

    void write_axis(const std::byte* p, std::size_t axis, index_t indent, index_t width)
    {
        const std::size_t left = elements_.shape.size() - axis;
        if (left == 0) {
            format_.write(out_, p);
            return;
        }
        out_ += '[';
        if (left == 1)
            write_row(p, axis, indent, width);
        else
            write_rows(p, axis, indent, width);
        out_ += ']';
    }

    void write_rows(const std::byte* p, std::size_t axis, index_t indent, index_t width)
    {
        const std::size_t newlines = elements_.shape.size() - axis - 1;
        bool first = true;
        const auto start_line = [&] {
            if (!first) {
                out_ += line_separator_;
                out_.append(newlines, '\n');
                pad(out_, indent);
            }
            first = false;
        };
        for_shown(
            p, axis,
            [&](const std::byte* item, bool) {
                start_line();
                write_axis(item, axis + 1, indent + 1, width - 1);
            },
            [&] {
                start_line();
                out_ += "...";
            });
    }

    // The last axis. A line holds the indent, which the bracket before it belongs to.
    void write_row(const std::byte* p, std::size_t axis, index_t indent, index_t width)
    {
        const auto ending = text_width(line_separator_);
        const index_t room = width - (ending > 1 ? ending : 1);
        index_t length = indent;
        const auto put = [&](const std::string& word) {
            const index_t added = text_width(word);
            if (length + added > room && length > indent) {
                out_.resize(out_.find_last_not_of(' ') + 1);
                out_ += '\n';
                pad(out_, indent);
                length = indent;
            }
            out_ += word;
            length += added;
        };
        const auto separate = [&] {
            out_ += separator_;
            length += text_width(separator_);
        };
        for_shown(
            p, axis,
            [&](const std::byte* item, bool last) {
                word_.clear();
                format_.write(word_, item);
                put(word_);
                if (!last)
                    separate();
            },
            [&] {
                put("...");
                separate();
            });
    }

    std::string& out_;
    const element_format& format_;
    const shown_elements& elements_;
    std::string_view separator_;
    std::string_view line_separator_;
    bool summarise_;
    std::string word_;
};

/// Text of a whole array.
/// Source  numpy._core.arrayprint._array2string
[[nodiscard]] inline std::string layout_text(element_format& format, const shown_elements& all,
    const print_settings& settings, std::string_view separator, index_t prefix, index_t suffix)
{
    const index_t size = checked_size(all.shape);
    if (size == 0)
        return "[]";
    const bool summarise = size > settings.threshold;
    shown_elements shown = all;
    shown.edge = summarise ? settings.edgeitems : -1;
    format.fit(shown);
    std::string out;
    text_layout(out, format, shown, separator, summarise).write(prefix + 1, settings.linewidth - suffix);
    return out;
}
} // namespace nd::detail::inline ND_ISA
