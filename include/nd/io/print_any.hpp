// Arrays whose dtype is known at run time as text: str, repr and operator<<, as NumPy prints them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/io/print.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline shown_elements elements_of(const any_ndarray& a) noexcept
{
    return {static_cast<const std::byte*>(a.data()), a.shape(), a.strides(), -1};
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// NumPy's `str(a)`. Throws dtype_error for numbers that have no C++ type.
/// Source  numpy.array_str
[[nodiscard]] inline std::string to_string(const any_ndarray& a)
{
    const auto format = detail::make_any_format(a.dtype(), detail::current_print_settings());
    return detail::str_text(*format, detail::elements_of(a));
}

/// NumPy's `repr(a)`.
/// Source  numpy.array_repr
[[nodiscard]] inline std::string repr(const any_ndarray& a)
{
    const auto format = detail::make_any_format(a.dtype(), detail::current_print_settings());
    return detail::repr_text(*format, detail::elements_of(a), a.dtype());
}

/// Writes `to_string(a)`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const any_ndarray& a)
{
    const std::string text = nd::to_string(a);
    return out << std::string_view(text);
}
} // namespace nd::inline ND_ISA
