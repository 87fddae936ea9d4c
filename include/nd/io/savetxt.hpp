// Arrays as text files: nd::savetxt.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/array/ndarray.hpp>
#include <nd/io/file.hpp>
#include <nd/io/percent_format.hpp>
#include <nd/io/text_list.hpp>

#include <algorithm>

namespace nd::inline ND_ISA
{
/// NumPy's names.
struct savetxt_options
{
    text_list fmt = "%.18e";     ///< for every number; for a row, with as many '%' as columns; one for each column
    std::string delimiter = " "; ///< between columns
    std::string newline = "\n";  ///< after rows
    std::string header = {};     ///< first lines
    std::string footer = {};     ///< last lines
    std::string comments = "# "; ///< before the lines of header and footer
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline std::string repeated(std::string_view text, index_t count, std::string_view separator)
{
    std::string out;
    for (index_t i = 0; i < count; ++i)
        out.append(i == 0 ? "" : separator).append(text);
    return out;
}

/// The format of a row, as Python reads it.
[[nodiscard]] inline std::string row_format(const savetxt_options& o, index_t columns, bool complex)
{
    const std::vector<std::string>& fmt = o.fmt.texts();
    if (fmt.size() != 1) {
        if (static_cast<index_t>(fmt.size()) != columns)
            raise<value_error>(message() << "fmt has wrong shape.  " << list_repr(o.fmt).c_str());
        std::string out;
        for (const std::string& text : fmt)
            out.append(&text == &fmt.front() ? "" : o.delimiter).append(text);
        return out;
    }
    const std::string& text = fmt.front();
    const index_t signs = std::count(text.begin(), text.end(), '%');
    if (signs == 1)
        return repeated(complex ? joined({" (", text, "+", text, "j)"}) : text, columns, o.delimiter);
    if (signs != (complex ? 2 * columns : columns))
        raise<value_error>(message() << "fmt has wrong number of % formats:  " << text.c_str());
    return text;
}

/// Lines of the header or footer.
[[nodiscard]] inline std::string comment_lines(std::string_view text, const savetxt_options& o)
{
    std::string out = o.comments;
    for (const char c : text) {
        out += c;
        if (c == '\n')
            out += o.comments;
    }
    return out += o.newline;
}

/// Python's `text.replace("+-", "-")`, from `begin` on.
inline void drop_plus_before_minus(std::string& text, std::size_t begin)
{
    for (std::size_t at = begin; (at = text.find("+-", at)) != std::string::npos; ++at)
        text.erase(at, 1);
}

/// Rows of numbers as text.
template <numeric_element T>
class row_writer
{
public:
    /// Formats are looked at only when there are rows, as by NumPy.
    row_writer(const savetxt_options& o, index_t rows, index_t columns)
        : columns_(columns)
        , newline_(o.newline)
    {
        const std::string text = row_format(o, columns, complex_element<T>);
        if (rows == 0)
            return;
        format_ = percent_parser(text).parse();
        bool fits = !format_.takes_names && static_cast<index_t>(format_.pieces.size()) == columns * numbers;
        for (const percent_piece& p : format_.pieces)
            fits = fits && takes<part>(p);
        if (!fits)
            raise<dtype_error>(message() << "Mismatch between array dtype ('" << dtype_of<T>().name().text()
                                         << "') and format specifier ('" << text.c_str() << "')");
    }
    void append(std::string& out, const std::byte* row, index_t stride) const
    {
        const std::size_t begin = out.size();
        const percent_piece* piece = format_.pieces.data();
        for (index_t i = 0; i < columns_; ++i, row += stride) {
            T x;
            std::memcpy(static_cast<void*>(&x), row, sizeof x);
            if constexpr (complex_element<T>) {
                append_formatted(out, *piece++, static_cast<part>(x.real()));
                append_formatted(out, *piece++, static_cast<part>(x.imag()));
            } else
                append_formatted(out, *piece++, x);
        }
        out.append(format_.after).append(newline_);
        if constexpr (complex_element<T>)
            drop_plus_before_minus(out, begin);
    }

private:
    template <class U>
    struct part_of
    {
        using type = U;
    };
    template <complex_element U>
    struct part_of<U>
    {
        using type = typename U::value_type;
    };
    using part = typename part_of<T>::type;
    static constexpr index_t numbers = complex_element<T> ? 2 : 1;

    index_t columns_;
    std::string newline_;
    percent_format format_;
};

/// An array itself; other expressions, and arrays of numbers that are stored otherwise, evaluated.
template <expression E>
[[nodiscard]] auto numbers_to_write(const E& e)
{
    constexpr bool as_it_is = [] {
        if constexpr (array_like<E>)
            return numeric_element<typename E::storage_type>;
        else
            return false;
    }();
    if constexpr (as_it_is)
        return e;
    else
        return eval(e);
}

/// The writer of the rows of `a`. Throws before anything is written when `a` cannot be.
template <class Array>
[[nodiscard]] auto writer_for(const Array& a, const savetxt_options& o)
{
    static_assert(numeric_element<typename Array::value_type>, "savetxt writes arrays of numbers");
    if (a.ndim() != 1 && a.ndim() != 2)
        raise<value_error>(message() << "Expected 1D or 2D array, got " << a.ndim() << "D array instead");
    const std::span<const index_t> shape = a.shape();
    return row_writer<std::remove_cv_t<typename Array::value_type>>(o, shape[0], shape.size() == 2 ? shape[1] : 1);
}

template <class Array, numeric_element T>
void write_text(byte_sink& out, const Array& a, const row_writer<T>& writer, const savetxt_options& o)
{
    const std::span<const index_t> strides = a.strides();
    constexpr std::size_t block = 65536;
    std::string text;
    const auto flush = [&] {
        out.write(reinterpret_cast<const std::byte*>(text.data()), static_cast<index_t>(text.size()));
        text.clear();
    };
    if (!o.header.empty())
        text = comment_lines(o.header, o);
    const auto* row = reinterpret_cast<const std::byte*>(a.data());
    for (index_t left = a.shape()[0]; left > 0; --left, row += strides[0]) {
        writer.append(text, row, strides.size() == 2 ? strides[1] : 0);
        if (text.size() >= block)
            flush();
    }
    if (!o.footer.empty())
        text += comment_lines(o.footer, o);
    flush();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Writes an array of one or two axes as text, a line for each row (each element of a vector), byte for byte what NumPy
/// writes. Expressions are evaluated. The file is replaced as a whole: when anything fails the old one stays.
/// Throws  io_error; value_error for other numbers of axes and broken formats; dtype_error when a format does not take
///         elements of this type
/// Source  numpy.savetxt
template <expression E>
void savetxt(const std::string& path, const E& e, const savetxt_options& options = {})
{
    const auto array = detail::numbers_to_write(e);
    const auto writer = detail::writer_for(array, options);
    detail::atomic_file out(path);
    detail::write_text(out, array, writer, options);
    out.commit();
}
/// To a stream.
template <class Traits, expression E>
void savetxt(std::basic_ostream<char, Traits>& stream, const E& e, const savetxt_options& options = {})
{
    const auto array = detail::numbers_to_write(e);
    const auto writer = detail::writer_for(array, options);
    detail::stream_sink out(stream);
    detail::write_text(out, array, writer, options);
}
} // namespace nd::inline ND_ISA
