// Options that cases of reductions share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/options.hpp>

#include "case.hpp"

namespace conformance
{
/// "axis": one, several, or null for all.
[[nodiscard]] nd::axis_spec axis_of(const arguments& args);
[[nodiscard]] nd::detail::optional_mask mask_of(const arguments& args);
/// mean, var, std and their nan-forms.
[[nodiscard]] any moment(const arguments& args);
} // namespace conformance
