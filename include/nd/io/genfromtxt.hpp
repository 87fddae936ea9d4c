// Tables of numbers with gaps in text files: nd::genfromtxt.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/loadtxt.hpp>

#include <optional>

namespace nd::inline ND_ISA
{
/// What stands where a number is missing: one value everywhere, or one for each of the first columns.
template <class T>
class filling_list
{
public:
    filling_list() = default;
    filling_list(const T& value)
        : everywhere_(value)
    {}
    filling_list(std::initializer_list<T> values)
    {
        for (const T& value : values)
            columns_.emplace_back(value);
    }
    /// Nothing: what the element type has.
    [[nodiscard]] std::optional<T> of_column(index_t column) const
    {
        const auto i = static_cast<std::size_t>(column);
        return i < columns_.size() ? std::optional<T>(columns_[i].value) : everywhere_;
    }

private:
    struct filling // a vector of bool would be none
    {
        T value;
    };
    std::optional<T> everywhere_;
    std::vector<filling> columns_;
};

/// NumPy's names; -1 stands for its None.
template <class T>
struct genfromtxt_options
{
    std::string comments = "#";          ///< the rest of a line from it on is left out; empty: no comments
    std::string delimiter = {};          ///< text between fields; empty: any white space
    index_t skip_header = 0;             ///< lines at the beginning that are left out
    index_t skip_footer = 0;             ///< rows at the end that are left out
    text_list missing_values = {};       ///< with `loose = false`: for all columns, between commas; or one a column
    filling_list<T> filling_values = {}; ///< instead of false, -1 or NaN
    std::vector<index_t> usecols = {};   ///< columns in this order; negative ones from the end of the first row
    bool autostrip = false;              ///< white space around fields is left out, of bools too
    bool loose = true;                   ///< what is no number counts as missing; false: is refused
    bool invalid_raise = true;           ///< rows of other lengths are refused; false: left out
    index_t max_rows = -1;               ///< rows to read
    int ndmin = 0;                       ///< least number of axes of the result: 0, 1 or 2
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What Python's complex() takes: also `j` and `1+j`, but not `1+-2j`.
[[nodiscard]] inline bool parse_python_complex(std::string_view text, double& real, double& imag) noexcept
{
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '(' && text.back() == ')')
        text = trimmed(text.substr(1, text.size() - 2));
    const char* const last = text.data() + text.size();
    const auto is_unit = [&](const char* at) { return at != nullptr && last - at == 1 && (*at | ' ') == 'j'; };
    const auto unit_alone = [&](const char* at) { // `+j`
        const bool sign = at != last && (*at == '+' || *at == '-');
        imag = sign && *at == '-' ? -1 : 1;
        return is_unit(at + (sign ? 1 : 0));
    };
    real = imag = 0;
    double value = 0;
    const char* const end = read_float(text.data(), last, value);
    if (end == nullptr)
        return unit_alone(text.data());
    (is_unit(end) ? imag : real) = value;
    if (end == last || is_unit(end))
        return true;
    return (*end == '+' || *end == '-') && (is_unit(read_float(end, last, imag)) || unit_alone(end));
}

enum class field_result { done, no_number, out_of_range };

/// Integers of less than 64 bits are also taken from floats, of which they are the whole part.
template <integer_element T>
[[nodiscard]] field_result convert_integer(std::string_view text, T& x) noexcept
{
    if (parse_number(text, x))
        return field_result::done;
    if constexpr (sizeof(T) == 8) {
        text = trimmed(text);
        if (!text.empty() && (text.front() == '-' || text.front() == '+'))
            text.remove_prefix(1);
        const bool whole = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
        return whole ? field_result::out_of_range : field_result::no_number;
    } else {
        double value = 0;
        if (!parse_number(text, value) || value != value)
            return field_result::no_number;
        if (value <= static_cast<double>(std::numeric_limits<T>::min()) - 1 ||
            value >= static_cast<double>(std::numeric_limits<T>::max()) + 1)
            return field_result::out_of_range;
        x = static_cast<T>(value);
        return field_result::done;
    }
}

/// What NumPy's converter for the element type takes; bools are `True` and `False`.
template <numeric_element T>
[[nodiscard]] field_result convert_field(std::string_view text, T& x) noexcept
{
    bool found = false;
    if constexpr (integer_element<T>)
        return convert_integer(text, x);
    else if constexpr (boolean_element<T>) {
        const char* const last = text.data() + text.size();
        x = text.size() == 4 && begins_with(text.data(), last, "true");
        found = x || (text.size() == 5 && begins_with(text.data(), last, "false"));
    } else if constexpr (complex_element<T>) {
        using part = typename T::value_type;
        double real = 0;
        double imag = 0;
        found = parse_python_complex(text, real, imag);
        x = T(static_cast<part>(real), static_cast<part>(imag));
    } else
        found = parse_number(text, x);
    return found ? field_result::done : field_result::no_number;
}

/// What stands for a missing number when nothing else is given.
template <numeric_element T>
[[nodiscard]] T default_filling()
{
    if constexpr (boolean_element<T>)
        return false;
    else if constexpr (integer_element<T>) {
        if (std::is_unsigned_v<T>)
            raise<value_error>(message() << "Python integer -1 out of bounds for " << dtype_of<T>().name().text()
                                         << ": give filling_values");
        return static_cast<T>(-1);
    } else if constexpr (complex_element<T>)
        return T(std::numeric_limits<typename T::value_type>::quiet_NaN(), 0);
    else
        return cast_to<T>(std::numeric_limits<double>::quiet_NaN());
}

template <class T>
void check(const genfromtxt_options<T>& o)
{
    if (o.ndmin < 0 || o.ndmin > 2)
        raise<value_error>(message() << "Illegal value of ndmin keyword: " << o.ndmin);
    if (o.max_rows != -1 && o.skip_footer != 0)
        throw_value_error("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.");
    if (o.max_rows != -1 && o.max_rows < 1)
        throw_value_error("'max_rows' must be at least 1.");
    if (o.skip_header < 0 || o.skip_footer < 0)
        throw_value_error("argument must be nonnegative");
}

/// The lines of a text as rows of fields.
template <numeric_element T>
class gap_reader
{
public:
    gap_reader(std::string_view text, const genfromtxt_options<T>& o, const char* name)
        : options_(&o)
        , name_(name)
        , syntax_{o.delimiter, o.comments.empty() ? std::vector<std::string>() : std::vector<std::string>{o.comments}}
        , start_(text, prepared(text))
    {
        start_.skip(o.skip_header);
        count_rows();
    }
    [[nodiscard]] index_t rows() const noexcept { return rows_; }
    [[nodiscard]] index_t columns() const noexcept { return rows_ == 0 ? 1 : columns_; }
    void read(T* to) const
    {
        text_lines lines = start_;
        for (index_t row = 0; row < rows_ && next(lines);)
            if (const index_t fields = count_fields(lines); is_valid(fields)) {
                read_row(lines, fields, to + row * columns_);
                ++row;
            }
    }

private:
    [[nodiscard]] const text_syntax& prepared(std::string_view text)
    {
        syntax_.drop_absent_comments(text);
        return syntax_;
    }
    /// The content of a line without blanks around it, as NumPy splits it.
    [[nodiscard]] static std::string_view content(const text_lines& lines) noexcept
    {
        std::string_view text(lines.begin(), static_cast<std::size_t>(lines.end() - lines.begin()));
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
        while (!text.empty() && text.back() == ' ')
            text.remove_suffix(1);
        return text;
    }
    [[nodiscard]] static bool next(text_lines& lines) noexcept
    {
        while (lines.next())
            if (!content(lines).empty())
                return true;
        return false;
    }
    [[nodiscard]] index_t count_fields(const text_lines& lines) const noexcept
    {
        const std::string_view text = content(lines);
        return syntax_.count_fields(text.data(), text.data() + text.size());
    }

    /// A place in a row of `fields` fields; -1 when there is none.
    [[nodiscard]] index_t place_of(index_t chosen, index_t fields) const noexcept
    {
        index_t place = chosen < 0 ? chosen + first_fields_ : chosen;
        place += place < 0 ? fields : 0;
        return place < fields ? place : -1;
    }
    [[nodiscard]] bool is_valid(index_t fields) const noexcept
    {
        if (options_->usecols.empty())
            return fields == columns_;
        return std::all_of(options_->usecols.begin(), options_->usecols.end(),
            [&](index_t chosen) { return place_of(chosen, fields) >= 0; });
    }

    void count_rows()
    {
        index_t lines_left = -1;
        if (options_->skip_footer > 0) {
            index_t all = 0;
            for (text_lines lines = start_; next(lines);)
                ++all;
            lines_left = all > options_->skip_footer ? all - options_->skip_footer : 0;
        }
        message errors;
        index_t invalid = 0;
        for (text_lines lines = start_; lines_left != 0 && rows_ != options_->max_rows && next(lines); --lines_left) {
            const index_t fields = count_fields(lines);
            if (first_fields_ == 0) {
                first_fields_ = fields;
                columns_ = options_->usecols.empty() ? fields : static_cast<index_t>(options_->usecols.size());
            }
            if (is_valid(fields)) {
                ++rows_;
                continue;
            }
            if (invalid++ == 0)
                errors << "Some errors were detected !";
            if (invalid <= 3)
                errors << "\n    Line #" << lines.number() << " (got " << fields << " columns instead of " << columns_
                       << ")";
        }
        if (invalid == 0 || !options_->invalid_raise)
            return;
        if (invalid > 3)
            errors << "\n    and " << invalid - 3 << " more";
        raise<format_error>(errors << "\nin '" << name_ << "'");
    }

    void read_row(const text_lines& lines, index_t fields, T* to) const
    {
        const std::string_view text = content(lines);
        const char* const last = text.data() + text.size();
        const char* at = text.data();
        for (index_t place = 0; place < fields; ++place) {
            const char* const end = syntax_.field_end(at, last);
            const std::string_view field(at, static_cast<std::size_t>(end - at));
            if (options_->usecols.empty())
                to[place] = value_of(lines, field, place);
            else
                for (index_t i = 0; i < columns_; ++i)
                    if (place_of(options_->usecols[static_cast<std::size_t>(i)], fields) == place)
                        to[i] = value_of(lines, field, i);
            at = syntax_.next_field(end, last);
        }
    }
    [[nodiscard]] T value_of(const text_lines& lines, std::string_view field, index_t column) const
    {
        T x{};
        const field_result result = convert_field(options_->autostrip ? trimmed(field) : field, x);
        if (result == field_result::done)
            return x;
        if (result == field_result::out_of_range || (!options_->loose && !is_missing(trimmed(field), column)))
            throw_field(lines, field, result);
        const std::optional<T> filling = options_->filling_values.of_column(column);
        return filling ? *filling : default_filling<T>();
    }
    [[noreturn, gnu::noinline, gnu::cold]] void throw_field(
        const text_lines& lines, std::string_view field, field_result result) const
    {
        message text;
        if (result == field_result::out_of_range)
            text << "Python integer " << shown_field(field).c_str() << " out of bounds for ";
        else
            text << "Cannot convert string " << shown_field(field).c_str() << " to ";
        add_place(text << dtype_of<T>().name().text(), lines, field.data(), name_);
        raise<format_error>(text);
    }
    [[nodiscard]] bool is_missing(std::string_view text, index_t column) const noexcept
    {
        if (text.empty())
            return true;
        const std::vector<std::string>& words = options_->missing_values.texts();
        if (words.size() != 1)
            return column < static_cast<index_t>(words.size()) && words[static_cast<std::size_t>(column)] == text;
        std::string_view rest = words.front(); // words for all columns, between commas
        for (;;) {
            const std::size_t comma = rest.find(',');
            if (rest.substr(0, comma) == text)
                return true;
            if (comma == std::string_view::npos)
                return false;
            rest.remove_prefix(comma + 1);
        }
    }

    const genfromtxt_options<T>* options_;
    const char* name_;
    text_syntax syntax_;
    text_lines start_;
    index_t first_fields_ = 0;
    index_t columns_ = 0;
    index_t rows_ = 0;
};

template <numeric_element T, int Rank>
[[nodiscard]] ndarray<T, Rank> read_gappy_table(byte_source& in, const genfromtxt_options<T>& o)
{
    check(o);
    const whole_text text(in);
    const gap_reader<T> reader(text.view(), o, in.name());
    auto table = allocate_table<T, Rank>(reader.rows(), reader.columns(), o.ndmin, in.name());
    reader.read(table.data);
    return ndarray<T, Rank>(std::move(table));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The numbers of a text, one row a line, where numbers may be missing.
/// Memory  the text once, beside the result (of a stream: at most twice)
/// Throws  io_error; format_error, telling lines, when rows differ in length, or with `loose = false` when a field is
/// no
///         number; value_error when options contradict each other; shape_error when Rank is given and differs
/// Source  numpy.genfromtxt
template <numeric_element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> genfromtxt(const std::string& path, const genfromtxt_options<T>& options = {})
{
    detail::file_source in(path);
    return detail::read_gappy_table<T, Rank>(in, options);
}
/// All that a stream still holds.
template <numeric_element T = double, int Rank = dynamic, class Traits>
[[nodiscard]] ndarray<T, Rank> genfromtxt(
    std::basic_istream<char, Traits>& stream, const genfromtxt_options<T>& options = {})
{
    detail::stream_source in(stream);
    return detail::read_gappy_table<T, Rank>(in, options);
}
/// From text in memory.
template <numeric_element T = double, int Rank = dynamic>
[[nodiscard]] ndarray<T, Rank> genfromtxt(std::span<const std::byte> text, const genfromtxt_options<T>& options = {})
{
    detail::memory_source in(text);
    return detail::read_gappy_table<T, Rank>(in, options);
}
} // namespace nd::inline ND_ISA
