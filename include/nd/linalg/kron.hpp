// The Kronecker product: every element of one array times the whole other one.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/factor.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::detail::inline ND_ISA
{
/// The array with axes of length 1 in front until it has `ndim`, and one beside each axis: behind it, or before it.
template <class E>
[[nodiscard]] auto spread_axes(const E& a, int ndim, bool before)
{
    const axis_values own(a.shape());
    axis_values shape;
    for (int i = 0; i < ndim; ++i) {
        const int axis = i - (ndim - own.size());
        const index_t extent = axis < 0 ? 1 : own[axis];
        shape.push_back(before ? 1 : extent);
        shape.push_back(before ? extent : 1);
    }
    return a.template reshape<dynamic>(shape);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Blocks `a[i] * b`. The array with fewer axes gets axes of length 1 in front.
/// Shapes  (n0, n1, ...), (m0, m1, ...) -> (n0 * m0, n1 * m1, ...)
/// Throws  shape_error above 32 axes
/// Source  numpy.kron
template <operand_like A, operand_like B>
    requires has_common_dtype<detail::factor_type<A>, detail::factor_type<B>>
[[nodiscard]] auto kron(const A& a, const B& b)
{
    using T = promote_t<detail::factor_type<A>, detail::factor_type<B>>;
    const auto x = as_array(detail::array_of_factor(a));
    const auto y = as_array(detail::array_of_factor(b));
    const int ndim = x.ndim() < y.ndim() ? y.ndim() : x.ndim();
    const auto product = multiply(detail::spread_axes(x, ndim, false), detail::spread_axes(y, ndim, true));
    const ndarray<T> blocks(detail::allocate_array<T, dynamic>(product.shape()));
    blocks.assign(product);
    axis_values shape;
    for (int i = 0; i < ndim; ++i)
        shape.push_back(checked_mul(blocks.shape(2 * i), blocks.shape(2 * i + 1)));
    return blocks.template reshape<broadcast_rank(detail::factor_rank<A>, detail::factor_rank<B>)>(shape);
}
} // namespace nd::inline ND_ISA
