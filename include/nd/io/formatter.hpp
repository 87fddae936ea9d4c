// std::format of arrays and expressions, `std::format("{:.3f}", a)`, where the standard library has <format>.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/format.hpp>

#include <version>

#ifdef __cpp_lib_format
#include <format>

/// `{}` is `str(a)`, `{:r}` is `repr(a)`, `{:.3f}` formats every element: see `nd::format`. A specification that is
/// none does not compile; what only the dtype of an any_ndarray tells is a std::format_error.
template <nd::formattable_array Array>
struct std::formatter<Array, char> : nd::detail::array_formatter<Array, std::format_error>
{};
#endif
