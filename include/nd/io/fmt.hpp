// fmt::format and fmt::print of arrays and expressions, `fmt::print("{:.3f}", a)`; no part of <nd/nd.hpp>.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/format.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

/// Arrays of one axis are ranges too, but print as arrays.
template <nd::formattable_array Array>
struct fmt::is_range<Array, char> : std::false_type
{};

/// `{}` is `str(a)`, `{:r}` is `repr(a)`, `{:.3f}` formats every element: see `nd::format`. A specification that is
/// none does not compile; what only the dtype of an any_ndarray tells is a fmt::format_error.
template <nd::formattable_array Array>
struct fmt::formatter<Array, char> : nd::detail::array_formatter<Array, fmt::format_error>
{};
