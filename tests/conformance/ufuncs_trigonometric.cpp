// Trigonometric ufuncs.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/trigonometric.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_trigonometric(ufunc_table& t)
{
    add_unary(t, "sin", nd::sin);
    add_unary(t, "cos", nd::cos);
    add_unary(t, "tan", nd::tan);
    add_unary(t, "arcsin", nd::arcsin);
    add_unary(t, "asin", nd::asin);
    add_unary(t, "arccos", nd::arccos);
    add_unary(t, "acos", nd::acos);
    add_unary(t, "arctan", nd::arctan);
    add_unary(t, "atan", nd::atan);
    add_binary(t, "arctan2", nd::arctan2);
    add_binary(t, "atan2", nd::atan2);
    add_binary(t, "hypot", nd::hypot);
    add_unary(t, "degrees", nd::degrees);
    add_unary(t, "rad2deg", nd::rad2deg);
    add_unary(t, "radians", nd::radians);
    add_unary(t, "deg2rad", nd::deg2rad);
}
} // namespace conformance
