// The ufuncs of nd by name, for operands whose dtypes are known at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/any_ufunc.hpp>

#include "case.hpp"

namespace conformance
{
/// Finds the loop for operand dtypes; null where the ufunc takes another number of operands.
struct ufunc_entry
{
    nd::ufunc_loop<1> (*unary)(const nd::dtype&) = nullptr;
    nd::ufunc_loop<2> (*binary)(const nd::dtype&, const nd::dtype&) = nullptr;
    /// A comparison or function of truth values: not only the integers that the other operand's dtype holds.
    bool takes_every_integer = false;
};
using ufunc_table = std::map<std::string, ufunc_entry, std::less<>>;

template <class Op>
void add_unary(ufunc_table& table, const char* name, const nd::ufunc<Op>&)
{
    table[name].unary = [](const nd::dtype& a) { return nd::resolve_loop(nd::ufunc<Op>(), a); };
}
template <class Op>
void add_binary(ufunc_table& table, const char* name, const nd::ufunc<Op>&)
{
    table[name].binary = [](const nd::dtype& a, const nd::dtype& b) { return nd::resolve_loop(nd::ufunc<Op>(), a, b); };
}

void add_arithmetic(ufunc_table&);
void add_integer_arithmetic(ufunc_table&);
void add_floating(ufunc_table&);
void add_exponential(ufunc_table&);
void add_trigonometric(ufunc_table&);
void add_logic(ufunc_table&);

/// Throws what says that it is missing.
[[nodiscard]] const ufunc_entry& find_ufunc(std::string_view name);

/// Operands as arrays: a number takes the dtype that promotion gives it next to the other one.
[[nodiscard]] std::array<any, 2> as_arrays(const operand& x, const operand& y);
/// The ufunc called with one or two operands, into `out` where there is one.
any call_ufunc(std::string_view name, const std::vector<operand>& operands, const any* out = nullptr,
    nd::order order = nd::order::k);
} // namespace conformance
