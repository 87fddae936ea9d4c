// NumPy's constants, as doubles: next to an array of floats they stay floats.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>

namespace nd::inline ND_ISA
{
inline constexpr double pi = 3.141592653589793238462643383279502884;
inline constexpr double e = 2.718281828459045235360287471352662498;
inline constexpr double euler_gamma = 0.577215664901532860606512090082402431;
inline constexpr double inf = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
} // namespace nd::inline ND_ISA
