// Powers, divisors and bitwise ufuncs.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/bitwise.hpp>
#include <nd/ufunc/power.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_integer_arithmetic(ufunc_table& t)
{
    add_binary(t, "power", nd::power);
    add_binary(t, "pow", nd::pow);
    add_binary(t, "float_power", nd::float_power);
    add_unary(t, "cbrt", nd::cbrt);
    add_binary(t, "gcd", nd::gcd);
    add_binary(t, "lcm", nd::lcm);
    add_binary(t, "bitwise_and", nd::bitwise_and);
    add_binary(t, "bitwise_or", nd::bitwise_or);
    add_binary(t, "bitwise_xor", nd::bitwise_xor);
    add_unary(t, "invert", nd::invert);
    add_unary(t, "bitwise_not", nd::bitwise_not);
    add_unary(t, "bitwise_invert", nd::bitwise_invert);
    add_binary(t, "left_shift", nd::left_shift);
    add_binary(t, "bitwise_left_shift", nd::bitwise_left_shift);
    add_binary(t, "right_shift", nd::right_shift);
    add_binary(t, "bitwise_right_shift", nd::bitwise_right_shift);
    add_unary(t, "bitwise_count", nd::bitwise_count);
}
} // namespace conformance
