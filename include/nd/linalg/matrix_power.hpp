// Integer powers of square matrices.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/matrix.hpp>
#include <nd/linalg/matmul.hpp>

namespace nd::inline ND_ISA
{
/// `a` multiplied with itself `n` times; 0 gives identities.
/// Shapes  (..., m, m) -> (..., m, m)
/// Cost    about 2 log2(n) products
/// Throws  shape_error unless the last two axes are square, value_error for a negative power
/// Source  numpy.linalg.matrix_power, without inverses
template <expression E>
    requires at_least_two_axes<E::rank>
[[nodiscard]] auto matrix_power(const E& matrices, index_t n)
{
    using T = value_type_of<E>;
    using Result = ndarray<T, E::rank>;
    const auto a = as_array(matrices);
    if (a.ndim() < 2)
        raise<shape_error>(message() << a.ndim() << "-dimensional array given. Array must be at least two-dimensional");
    if (a.shape(-1) != a.shape(-2))
        throw_shape_error("Last 2 dimensions of the array must be square, found shape", a.shape());
    if (n < 0)
        throw_value_error("a negative power of a matrix needs its inverse, which nd does not compute");
    if (n == 0) {
        const Result identities(detail::allocate_array<T, E::rank>(a.shape()));
        identities.assign(nd::eye<T>(a.shape(-1)));
        return identities;
    }
    // Squares of squares, multiplied together where the bit of n is set; 3 by the shorter way, as NumPy.
    Result power = a.copy();
    if (n == 3)
        return Result(matmul(matmul(a, a), a));
    Result result = power;
    bool begun = false;
    for (;;) {
        if (n % 2 == 1) {
            result = begun ? Result(matmul(result, power)) : power;
            begun = true;
        }
        if ((n /= 2) == 0)
            return result;
        power = matmul(power, power);
    }
}
} // namespace nd::inline ND_ISA
