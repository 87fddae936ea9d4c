// Arithmetic ufuncs.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/complex.hpp>
#include <nd/ufunc/floor_divide.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_arithmetic(ufunc_table& t)
{
    add_binary(t, "add", nd::add);
    add_binary(t, "subtract", nd::subtract);
    add_binary(t, "multiply", nd::multiply);
    add_binary(t, "divide", nd::divide);
    add_binary(t, "true_divide", nd::true_divide);
    add_binary(t, "floor_divide", nd::floor_divide);
    add_binary(t, "remainder", nd::remainder);
    add_binary(t, "mod", nd::mod);
    add_binary(t, "maximum", nd::maximum);
    add_binary(t, "minimum", nd::minimum);
    add_unary(t, "negative", nd::negative);
    add_unary(t, "positive", nd::positive);
    add_unary(t, "absolute", nd::absolute);
    add_unary(t, "abs", nd::abs);
    add_unary(t, "square", nd::square);
    add_unary(t, "reciprocal", nd::reciprocal);
    add_unary(t, "sign", nd::sign);
    add_unary(t, "sqrt", nd::sqrt);
    add_unary(t, "conjugate", nd::conjugate);
    add_unary(t, "conj", nd::conj);
}
} // namespace conformance
