// Exponential, logarithmic and hyperbolic ufuncs.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/exponential.hpp>
#include <nd/ufunc/hyperbolic.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_exponential(ufunc_table& t)
{
    add_unary(t, "exp", nd::exp);
    add_unary(t, "exp2", nd::exp2);
    add_unary(t, "expm1", nd::expm1);
    add_unary(t, "log", nd::log);
    add_unary(t, "log2", nd::log2);
    add_unary(t, "log10", nd::log10);
    add_unary(t, "log1p", nd::log1p);
    add_binary(t, "logaddexp", nd::logaddexp);
    add_binary(t, "logaddexp2", nd::logaddexp2);
    add_unary(t, "sinh", nd::sinh);
    add_unary(t, "cosh", nd::cosh);
    add_unary(t, "tanh", nd::tanh);
    add_unary(t, "arcsinh", nd::arcsinh);
    add_unary(t, "asinh", nd::asinh);
    add_unary(t, "arccosh", nd::arccosh);
    add_unary(t, "acosh", nd::acosh);
    add_unary(t, "arctanh", nd::arctanh);
    add_unary(t, "atanh", nd::atanh);
}
} // namespace conformance
