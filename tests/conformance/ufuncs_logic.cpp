// Comparisons and logical ufuncs.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/logical.hpp>

#include "ufuncs.hpp"

namespace conformance
{
void add_logic(ufunc_table& t)
{
    add_binary(t, "equal", nd::equal);
    add_binary(t, "not_equal", nd::not_equal);
    add_binary(t, "less", nd::less);
    add_binary(t, "less_equal", nd::less_equal);
    add_binary(t, "greater", nd::greater);
    add_binary(t, "greater_equal", nd::greater_equal);
    add_binary(t, "logical_and", nd::logical_and);
    add_binary(t, "logical_or", nd::logical_or);
    add_binary(t, "logical_xor", nd::logical_xor);
    for (auto& [name, entry] : t)
        entry.takes_every_integer = entry.takes_every_integer || name.ends_with("equal") || name == "less" ||
            name == "greater" || name.starts_with("logical_");
    add_unary(t, "logical_not", nd::logical_not);
}
} // namespace conformance
