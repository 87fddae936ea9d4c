// The outer product of two vectors.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/factor.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::inline ND_ISA
{
/// `a[i] * b[j]` for all elements of `a` and `b`, in C order.
/// Shapes  any, any -> (a.size(), b.size())
/// Source  numpy.outer
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto outer(const A& a, const B& b)
{
    const auto column = as_array(detail::array_of_factor(a)).ravel();
    const auto row = as_array(detail::array_of_factor(b)).ravel();
    return eval(multiply(column.template reshape<2>({column.size(), 1}), row.template reshape<2>({1, row.size()})));
}
} // namespace nd::inline ND_ISA
