// Ufuncs about floats: rounding, signs, neighbours, classes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/floating.hpp>
#include <nd/ufunc/parts.hpp>
#include <nd/ufunc/rounding.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_floating(ufunc_table& t)
{
    add_unary(t, "isnan", nd::isnan);
    add_unary(t, "isinf", nd::isinf);
    add_unary(t, "isfinite", nd::isfinite);
    add_unary(t, "signbit", nd::signbit);
    add_binary(t, "copysign", nd::copysign);
    add_unary(t, "fabs", nd::fabs);
    add_binary(t, "nextafter", nd::nextafter);
    add_unary(t, "spacing", nd::spacing);
    add_binary(t, "heaviside", nd::heaviside);
    add_binary(t, "fmax", nd::fmax);
    add_binary(t, "fmin", nd::fmin);
    add_binary(t, "fmod", nd::fmod);
    add_binary(t, "ldexp", nd::ldexp);
    add_unary(t, "floor", nd::floor);
    add_unary(t, "ceil", nd::ceil);
    add_unary(t, "trunc", nd::trunc);
    add_unary(t, "rint", nd::rint);
}
} // namespace conformance
