// Tables of numbers in text files: nd::loadtxt.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>
#include <nd/io/text_list.hpp>
#include <nd/io/text_reader.hpp>

namespace nd::inline ND_ISA
{
/// NumPy's names; -1 stands for its None.
struct loadtxt_options
{
    text_list comments = "#";          ///< the rest of a line from any of them on is left out; {}: none
    std::string delimiter = {};        ///< one character between fields; empty: any white space
    index_t skiprows = 0;              ///< lines at the beginning that are left out, comments counted
    std::vector<index_t> usecols = {}; ///< columns in this order, negative ones from the end; empty: all
    int ndmin = 0;                     ///< least number of axes of the result: 0, 1 or 2
    index_t max_rows = -1;             ///< rows to read, lines without content not counted
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline bool has_line_end(std::string_view text) noexcept
{
    return text.find_first_of("\r\n") != std::string_view::npos;
}

inline void check(const loadtxt_options& o)
{
    if (o.delimiter.size() > 1)
        raise<value_error>(message() << "Text reading control character must be a single character; but got: "
                                     << shown_field(o.delimiter).c_str());
    if (has_line_end(o.delimiter))
        throw_value_error("control character 'delimiter' cannot be a newline (`\\r` or `\\n`).");
    for (const std::string& comment : o.comments) {
        if (comment.empty())
            throw_value_error("comments cannot be an empty string. Use comments={} to disable comments.");
        if (has_line_end(comment))
            throw_value_error("control character 'comment' cannot be a newline (`\\r` or `\\n`).");
        if (comment == o.delimiter || (o.delimiter.empty() && comment.size() == 1 && is_white(comment[0])))
            throw_value_error("The values for control characters 'comment' and 'delimiter' are incompatible");
    }
    if (o.skiprows < 0 || o.max_rows < -1)
        throw_value_error("argument must be nonnegative");
    if (o.ndmin < 0 || o.ndmin > 2)
        raise<value_error>(message() << "Illegal value of ndmin keyword: " << o.ndmin);
}

/// The shape of a table after NumPy's squeezing to `ndmin` axes.
[[nodiscard]] inline axis_values table_shape(index_t rows, index_t columns, int ndmin)
{
    axis_values shape;
    if (ndmin == 2 || rows != 1)
        shape.push_back(rows);
    if (ndmin == 2 || columns != 1)
        shape.push_back(columns);
    if (shape.size() < ndmin)
        shape.push_back(1);
    return shape;
}

/// An array of `Rank` axes for the table, which has that many; otherwise throws shape_error.
template <element T, int Rank>
[[nodiscard]] leaf<T, Rank> allocate_table(index_t rows, index_t columns, int ndmin, const char* name)
{
    if constexpr (Rank == 1 || Rank == 2)
        ndmin = ndmin < Rank ? Rank : ndmin;
    const axis_values shape = table_shape(rows, columns, ndmin);
    if (Rank != dynamic && Rank != shape.size())
        raise<shape_error>(message() << "the file holds an array of " << shape.size() << " dimensions, not of " << Rank
                                     << ": '" << name << "'");
    return allocate_array<T, Rank>({shape.data(), static_cast<std::size_t>(shape.size())});
}

/// Columns to read, in the order in which they stand in a line, and where each goes.
class column_choice
{
public:
    explicit column_choice(const std::vector<index_t>& usecols)
        : usecols_(&usecols)
        , order_(usecols.size())
    {}
    [[nodiscard]] bool all() const noexcept { return usecols_->empty(); }
    [[nodiscard]] index_t count() const noexcept { return static_cast<index_t>(usecols_->size()); }
    /// The choice among `fields` columns; the first that is not there, as it was given, or nullptr.
    [[nodiscard]] const index_t* resolve(index_t fields)
    {
        if (fields == fields_)
            return nullptr;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const index_t& column = (*usecols_)[i];
            order_[i] = {column < 0 ? column + fields : column, static_cast<index_t>(i)};
            if (order_[i].column < 0 || order_[i].column >= fields)
                return &column;
        }
        std::sort(order_.begin(), order_.end(), [](const place& a, const place& b) { return a.column < b.column; });
        fields_ = fields;
        return nullptr;
    }
    /// Calls `take(position, column, first, last)` for the chosen fields of a line.
    template <class Take>
    void each(const text_syntax& syntax, const char* first, const char* last, Take&& take) const
    {
        index_t column = 0;
        for (const place& p : order_) {
            for (; column < p.column; ++column)
                first = syntax.next_field(syntax.field_end(first, last), last);
            take(p.position, column, first, syntax.field_end(first, last));
        }
    }

private:
    struct place
    {
        index_t column;
        index_t position;
    };
    const std::vector<index_t>* usecols_;
    std::vector<place> order_;
    index_t fields_ = -1;
};

/// Turns lines into rows of elements.
template <numeric_element T>
class row_reader
{
public:
    row_reader(const text_syntax& syntax, const std::vector<index_t>& usecols, const char* name)
        : syntax_(&syntax)
        , chosen_(usecols)
        , name_(name)
    {}
    /// Number of columns of the result, told by its first line.
    [[nodiscard]] index_t columns(const text_lines& lines)
    {
        columns_ = chosen_.all() ? lines.fields() : chosen_.count();
        return columns_;
    }
    void read(const text_lines& lines, index_t row, T* to)
    {
        if (!chosen_.all())
            return read_chosen(lines, row, to);
        const char* at = lines.begin();
        const char* const last = lines.end();
        for (index_t i = 0; i < columns_; ++i) {
            const char* const end = at == nullptr ? nullptr : read_field(at, last, to[i]);
            if (end == nullptr) [[unlikely]]
                throw_row(lines, row, i);
            at = syntax_->next_field(end, last);
        }
        if (at != nullptr) [[unlikely]]
            throw_row(lines, row, columns_);
    }

private:
    /// The end of the field; nullptr when it is no number.
    [[nodiscard]] const char* read_field(const char* at, const char* last, T& x) const noexcept
    {
        // No number but a complex one has white space inside, so that its end needs no looking for.
        if (!complex_element<T> && syntax_->delimiter.empty()) {
            const char* const end = read_number(at, last, x);
            return end != nullptr && (end == last || is_white(*end)) ? end : nullptr;
        }
        const char* const end = syntax_->field_end(at, last);
        return parse_number({at, static_cast<std::size_t>(end - at)}, x) ? end : nullptr;
    }

    void read_chosen(const text_lines& lines, index_t row, T* to)
    {
        const index_t fields = lines.fields();
        if (const index_t* missing = chosen_.resolve(fields)) [[unlikely]] {
            message text;
            text << "invalid column index " << *missing << " at row " << row + 1 << " with " << fields << " columns";
            add_place(text, lines, lines.begin(), name_);
            raise<format_error>(text);
        }
        struct
        {
            index_t position = -1;
            index_t column = 0;
            const char* first = nullptr;
            const char* last = nullptr;
        } bad; // the first in the order of `usecols`
        chosen_.each(*syntax_, lines.begin(), lines.end(),
            [&](index_t position, index_t column, const char* first, const char* last) {
                if (!parse_number({first, static_cast<std::size_t>(last - first)}, to[position])) [[unlikely]]
                    if (bad.position < 0 || position < bad.position)
                        bad = {position, column, first, last};
            });
        if (bad.position >= 0) [[unlikely]]
            throw_field(lines, row, bad.column, bad.first, bad.last);
    }

    /// NumPy counts the columns of a row before it reads them.
    [[noreturn, gnu::noinline, gnu::cold]] void throw_row(const text_lines& lines, index_t row, index_t column) const
    {
        const index_t fields = lines.fields();
        if (fields != columns_) {
            message text;
            text << "the number of columns changed from " << columns_ << " to " << fields << " at row " << row + 1
                 << "; use `usecols` to select a subset and avoid this error";
            add_place(text, lines, lines.begin(), name_);
            raise<format_error>(text);
        }
        const char* first = lines.begin();
        for (index_t i = 0; i < column; ++i)
            first = syntax_->next_field(syntax_->field_end(first, lines.end()), lines.end());
        throw_field(lines, row, column, first, syntax_->field_end(first, lines.end()));
    }
    [[noreturn, gnu::noinline, gnu::cold]] void throw_field(
        const text_lines& lines, index_t row, index_t column, const char* first, const char* last) const
    {
        message text;
        text << "could not convert string "
             << shown_field(std::string_view(first, static_cast<std::size_t>(last - first))).c_str() << " to "
             << dtype_of<T>().name().text() << " at row " << row << ", column " << column + 1;
        add_place(text, lines, first, name_);
        raise<format_error>(text);
    }

    const text_syntax* syntax_;
    column_choice chosen_;
    const char* name_;
    index_t columns_ = 0;
};

template <numeric_element T, int Rank>
[[nodiscard]] ndarray<T, Rank> read_table(byte_source& in, const loadtxt_options& o)
{
    check(o);
    const whole_text text(in);
    text_syntax syntax{o.delimiter, o.comments.texts()};
    syntax.drop_absent_comments(text.view());
    text_lines lines(text.view(), syntax);
    lines.skip(o.skiprows);
    row_reader<T> reader(syntax, o.usecols, in.name());

    index_t rows = 0;
    index_t columns = o.usecols.empty() ? 1 : static_cast<index_t>(o.usecols.size());
    for (text_lines ahead = lines; rows != o.max_rows && ahead.next(); ++rows)
        if (rows == 0)
            columns = reader.columns(ahead);
    // A row takes two characters for each column. When the text has more rows than fit into it some are shorter, and
    // the first of them is refused before memory is needed for what follows.
    index_t fitting = rows;
    if (o.usecols.empty())
        fitting = std::min(rows, 1 + static_cast<index_t>(text.view().size()) / (2 * columns));
    auto table = allocate_table<T, Rank>(fitting, columns, o.ndmin, in.name());
    for (index_t row = 0; row < rows && lines.next(); ++row)
        reader.read(lines, row, table.data + (row < fitting ? row : 0) * columns);
    return ndarray<T, Rank>(std::move(table));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The numbers of a text, one row a line; axes of length 1 are dropped down to `ndmin` (`Rank`, when given) axes. A
/// text without rows gives an array without elements. Memory  the text once, beside the result (of a stream: at most
/// twice) Throws  io_error; format_error, telling line and character, when a field is no number of type T or rows
/// differ in
///         length; value_error when options contradict each other; shape_error when Rank is given and differs
/// Source  numpy.loadtxt
template <numeric_element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> loadtxt(const std::string& path, const loadtxt_options& options = {})
{
    detail::file_source in(path);
    return detail::read_table<T, Rank>(in, options);
}
/// All that a stream still holds.
template <numeric_element T = double, int Rank = dynamic, class Traits>
[[nodiscard]] ndarray<T, Rank> loadtxt(std::basic_istream<char, Traits>& stream, const loadtxt_options& options = {})
{
    detail::stream_source in(stream);
    return detail::read_table<T, Rank>(in, options);
}
/// From text in memory.
template <numeric_element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> loadtxt(std::span<const std::byte> text, const loadtxt_options& options = {})
{
    detail::memory_source in(text);
    return detail::read_table<T, Rank>(in, options);
}
} // namespace nd::inline ND_ISA
