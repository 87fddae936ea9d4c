// Arrays with a format for each element, `format(a, ".3f")`, in NumPy's layout: what std::format and fmt call.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/format_spec.hpp>
#include <nd/io/percent_format.hpp>
#include <nd/io/print_any.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline percent_piece piece_of(const format_spec& spec)
{
    percent_piece p;
    p.plus = spec.sign == '+';
    p.space = spec.sign == ' ';
    p.alternate = spec.alternate;
    p.precision = spec.precision;
    if (spec.zeros && spec.align == '\0') { // beside an alignment zeros would change the number
        p.zeros = true;
        p.width = spec.width;
    }
    p.conversion = spec.type != '\0' ? spec.type : 'g';
    return p;
}

/// Elements as Python's `format(x, spec)` writes them, each by itself.
template <numeric_element T>
class spec_format final : public element_format
{
public:
    explicit spec_format(const format_spec& spec)
        : spec_(spec)
        , piece_(piece_of(spec))
        , shortest_(spec.type == '\0' && spec.precision < 0)
    {}
    void fit(const shown_elements&) override {}
    void write(std::string& out, const std::byte* element) const override
    {
        std::string word;
        append(word, read_element<T>(element));
        const index_t missing = spec_.width - static_cast<index_t>(word.size());
        const index_t before = spec_.align == '<' ? 0 : spec_.align == '^' ? missing / 2 : missing;
        fill(out, before);
        out += word;
        fill(out, missing - before);
    }
    void write_scalar(std::string& out, const std::byte* element) const override { write(out, element); }

private:
    void fill(std::string& out, index_t count) const
    {
        for (; count > 0; --count)
            out += spec_.fill;
    }

    template <class U>
    void append(std::string& out, U x) const
    {
        if constexpr (boolean_element<U>) {
            if (spec_.type == '\0')
                out += x ? "True" : "False";
            else
                append(out, static_cast<int>(x));
        } else if constexpr (complex_element<U>) {
            const auto* const parts = reinterpret_cast<const decltype(x.real())*>(&x);
            const bool only_imag = spec_.type == '\0' && parts[0] == 0 && !is_negative(parts[0]);
            percent_piece imag = piece_;
            if (!shortest_ || !only_imag) {
                out += shortest_ ? "(" : "";
                append_float_part(out, piece_, parts[0], '-');
                imag.plus = true;
            }
            append_float_part(out, imag, parts[1], '-');
            out += shortest_ && !only_imag ? "j)" : "j";
        } else if constexpr (floating_element<U>)
            append_float_part(out, piece_, x, '0');
        else if (std::string_view("eEfFgG").find(spec_.type) != std::string_view::npos && spec_.type != '\0')
            append_float(out, piece_, static_cast<double>(x));
        else {
            percent_piece p = piece_;
            p.conversion = spec_.type == '\0' ? 'd' : spec_.type;
            append_whole(out, p, x);
        }
    }

    template <class F>
    void append_float_part(std::string& out, const percent_piece& p, F x, char trim) const
    {
        if (!shortest_)
            return append_float(out, p, cast_to<double>(x));
        const bool negative = x == x && is_negative(x);
        std::string text;
        write_float_scalar(text, x, {.trim = trim});
        append_padded(out, p, negative, "", std::string_view(text).substr(negative ? 1 : 0));
    }

    format_spec spec_;
    percent_piece piece_;
    bool shortest_; ///< no type and no precision: as many digits as tell the number
};

// Templates, so that only programs that format compile the words of every type.
template <std::same_as<dtype> Type>
[[nodiscard]] std::unique_ptr<element_format> make_spec_format(const Type& type, const format_spec& spec)
{
    if (!type.is_native())
        return std::make_unique<swapped_format>(make_spec_format(type.native(), spec), type);
    return visit_dtype(
        [&]<class T>(std::type_identity<T>) -> std::unique_ptr<element_format> {
            return std::make_unique<spec_format<T>>(spec);
        },
        type);
}

[[nodiscard]] inline std::string formatted_text(
    element_format& format, const shown_elements& elements, const dtype& type, const format_spec& spec)
{
    return spec.repr ? repr_text(format, elements, type) : str_text(format, elements);
}

/// `a` as a specification without problems says.
template <expression E>
[[nodiscard]] std::string formatted(const E& a, const format_spec& spec)
{
    if constexpr (!array_like<E>)
        return formatted(eval(a), spec);
    else {
        using T = typename E::storage_type;
        if (!spec.formats_elements)
            return spec.repr ? nd::repr(a) : nd::to_string(a);
        if constexpr (numeric_element<T>) {
            spec_format<T> format(spec);
            return formatted_text(format, elements_of(a), dtype_of<T>(), spec);
        } else {
            const auto format = make_spec_format(dtype_of<T>(), spec);
            return formatted_text(*format, elements_of(a), dtype_of<T>(), spec);
        }
    }
}
template <std::same_as<any_ndarray> Array>
[[nodiscard]] std::string formatted(const Array& a, const format_spec& spec)
{
    if (!spec.formats_elements)
        return spec.repr ? nd::repr(a) : nd::to_string(a);
    const auto format = make_spec_format(a.dtype(), spec);
    return formatted_text(*format, elements_of(a), a.dtype(), spec);
}

/// What an array is made of, for `format_problem`.
template <expression E>
[[nodiscard]] constexpr kind format_kind(const E&) noexcept
{
    return kind_of<value_type_of<E>>;
}
[[nodiscard]] inline kind format_kind(const any_ndarray& a) noexcept { return a.dtype().kind(); }

/// What std::formatter and fmt::formatter ask for; `Error` is what the library throws.
template <class Array, class Error>
class array_formatter
{
public:
    template <class Context>
    constexpr auto parse(Context& context)
    {
        auto at = context.begin();
        const std::string_view rest(at, context.end());
        const std::size_t length = rest.find('}') < rest.size() ? rest.find('}') : rest.size();
        spec_ = format_spec_parser(rest.substr(0, length)).parse();
        if constexpr (expression<Array>)
            check(kind_of<value_type_of<Array>>);
        else if (spec_.problem != nullptr)
            refuse_specification(spec_.problem);
        return at + static_cast<std::ptrdiff_t>(length);
    }

    template <class Context>
    auto format(const Array& a, Context& context) const
    {
        check(format_kind(a));
        auto out = context.out();
        for (const char c : formatted(a, spec_))
            *out++ = c;
        return out;
    }

private:
    constexpr void check(kind elements) const
    {
        if (const char* const problem = format_problem(spec_, elements))
            refuse_specification(problem);
    }
    [[noreturn]] void refuse_specification(const char* problem) const
    {
        throw Error(format_error_text(spec_, problem));
    }

    format_spec spec_ = {};
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// An array or an expression with a text form.
template <class X>
concept formattable_array = expression<X> || std::same_as<std::remove_cvref_t<X>, any_ndarray>;

/// `a` with every element as Python's `format(x, spec)` writes it, in the lines and brackets of `str(a)`, which it is
/// for an empty `spec`; with an 'r' in front in those of `repr(a)`. The grammar is that of std::format without nested
/// fields; elements have no common width unless `spec` gives one. Types of floats also write integers; without a type a
/// precision counts digits, as `g` does, and without both the digits are the fewest that tell the number.
/// Shapes  any; an array of more than `threshold` elements is summarised
/// Throws  value_error when `spec` is none or is not for elements of this kind
/// Cost    that of the elements shown; expressions are evaluated
/// Source  numpy.array2string with a formatter
template <formattable_array X>
[[nodiscard]] std::string format(const X& a, std::string_view spec)
{
    const detail::format_spec parsed = detail::format_spec_parser(spec).parse();
    if (const char* const problem = detail::format_problem(parsed, detail::format_kind(a)))
        throw_value_error(detail::format_error_text(parsed, problem).c_str());
    return detail::formatted(a, parsed);
}
} // namespace nd::inline ND_ISA
