// Arrays as text, exactly as NumPy prints them: str, repr, array2string and operator<<.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/array/ndarray.hpp>
#include <nd/dtype/dtype.hpp>
#include <nd/io/any_format.hpp>
#include <nd/io/dtype_text.hpp>
#include <nd/io/text_layout.hpp>

#include <iosfwd>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline std::string str_text(element_format& format, const shown_elements& elements)
{
    if (elements.shape.empty()) {
        std::string out;
        format.write_scalar(out, elements.data);
        return out;
    }
    return layout_text(format, elements, current_print_settings(), " ", 0, 0);
}

// int64, float64, complex128 and bool are what Python's numbers become, so NumPy does not name them.
[[nodiscard]] inline bool is_implied(const dtype& type) noexcept
{
    const index_t itemsize = type.itemsize();
    return type.is_native() &&
        (type.kind() == kind::boolean ||
            (itemsize == 8 && (type.kind() == kind::signed_integer || type.kind() == kind::floating)) ||
            (itemsize == 16 && type.kind() == kind::complex));
}

[[nodiscard]] inline std::string repr_text(element_format& format, const shown_elements& elements, const dtype& type)
{
    const print_settings& settings = current_print_settings();
    const index_t size = checked_size(elements.shape);
    std::string out = std::string("array(") + layout_text(format, elements, settings, ", ", 6, 1);
    std::string extras;
    if ((size == 0 && !(elements.shape.size() == 1)) || size > settings.threshold)
        extras = std::string("shape=") + tuple_text(elements.shape);
    if (size == 0 || !is_implied(type)) {
        extras += extras.empty() ? "dtype=" : ", dtype=";
        extras += short_repr(type);
    }
    if (extras.empty())
        return out + ")";
    out += ",";
    out += text_width(std::string_view(out).substr(out.rfind('\n') + 1)) + static_cast<index_t>(extras.size()) + 2 >
            settings.linewidth
        ? "\n      "
        : " ";
    return out + extras + ")";
}

/// Calls `f(format)` with the format of elements of type `T`.
template <element T, class F>
[[nodiscard]] std::string with_format(const print_settings& settings, F f)
{
    if constexpr (numeric_element<T>) {
        auto format = make_format<T>(settings);
        return f(format);
    } else {
        const auto format = make_any_format(dtype_of<T>(), settings);
        return f(*format);
    }
}

template <class Element, int Rank>
[[nodiscard]] shown_elements elements_of(const ndarray<Element, Rank>& a) noexcept
{
    return {reinterpret_cast<const std::byte*>(a.data()), a.shape(), a.strides(), -1};
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `a` as NumPy's `str(a)`: `[1. 2. 3.]`; a 0-d array prints like a scalar. Expressions are evaluated.
/// Cost  that of the elements shown: a summarised array is read at its edges only
/// Source  numpy.array_str
template <expression E>
[[nodiscard]] std::string to_string(const E& a)
{
    if constexpr (array_like<E>) {
        return detail::with_format<typename E::storage_type>(detail::current_print_settings(),
            [&](detail::element_format& format) { return detail::str_text(format, detail::elements_of(a)); });
    } else
        return nd::to_string(eval(a));
}

/// `a` as NumPy's `repr(a)`: `array([1., 2., 3.])`, with what the numbers do not tell: dtype, shape of a summary.
/// Source  numpy.array_repr
template <expression E>
[[nodiscard]] std::string repr(const E& a)
{
    if constexpr (array_like<E>) {
        return detail::with_format<typename E::storage_type>(
            detail::current_print_settings(), [&](detail::element_format& format) {
                return detail::repr_text(format, detail::elements_of(a), dtype_of<typename E::storage_type>());
            });
    } else
        return nd::repr(eval(a));
}

/// A number, string, time or record as NumPy's `str(x)` of a scalar: `1.5`, `(1+2j)`, `True`, `2004-08-19`.
template <scalar_like T>
[[nodiscard]] std::string to_string(T x)
{
    const std::span<const index_t> no_axes;
    return detail::with_format<T>(detail::current_print_settings(), [&](detail::element_format& format) {
        return detail::str_text(format, {reinterpret_cast<const std::byte*>(&x), no_axes, no_axes, -1});
    });
}
/// A number as NumPy's `repr(x)` of a scalar, which tells the dtype: `np.float32(1.5)`.
template <scalar_like T>
    requires numeric_element<T>
[[nodiscard]] std::string repr(T x)
{
    std::string text = nd::to_string(x);
    if constexpr (boolean_element<T>)
        return "np." + text + "_";
    if (text.front() == '(') // of a complex number
        text = text.substr(1, text.size() - 2);
    return std::string("np.") + dtype_of<T>().name().text() + "(" + text + ")";
}

/// `a` with its own options and separator; `prefix` and `suffix` are not written, room is left for them.
/// Source  numpy.array2string
template <expression E>
[[nodiscard]] std::string array2string(const E& a, const print_options& options = {}, std::string_view separator = " ",
    std::string_view prefix = "", std::string_view suffix = "")
{
    if constexpr (array_like<E>) {
        const detail::print_settings settings = detail::merge(detail::current_print_settings(), options);
        return detail::with_format<typename E::storage_type>(settings, [&](detail::element_format& format) {
            return detail::layout_text(format, detail::elements_of(a), settings, separator, detail::text_width(prefix),
                detail::text_width(suffix));
        });
    } else
        return nd::array2string(eval(a), options, separator, prefix, suffix);
}

/// Writes `to_string(a)`.
template <class Traits, expression E>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const E& a)
{
    const std::string text = nd::to_string(a);
    return out << std::string_view(text);
}
} // namespace nd::inline ND_ISA
