// nd::outer with an operation: every element of one array with every element of another, NumPy's ufunc.outer.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
/// A view of `a` with `count` axes of length 1 behind its own.
template <int ResultRank, class T, int Rank>
[[nodiscard]] leaf<T, ResultRank> with_axes_behind(const leaf<T, Rank>& a, int count)
{
    const int ndim = a.where.ndim() + count;
    if (ndim > max_rank)
        raise<value_error>(
            message() << "maximum supported dimension for an ndarray is currently " << max_rank << ", found " << ndim);
    return leaf<T, ResultRank>(a, 0, [&](index_t&) {
        layout<ResultRank> where;
        where.set_ndim(ndim);
        for (int i = 0; i < ndim; ++i)
            if (i < a.where.ndim())
                where.set(i, a.where.extent(i), a.where.stride(i));
            else
                where.set(i, 1, 0);
        where.set_writeable(a.where.writeable());
        return where;
    });
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A function object of nd for elements, such as `nd::add`.
template <class U>
concept ufunc_object = requires
{
    typename std::remove_cvref_t<U>::operation;
};

/// `u(x[i], y[j])` for all positions i of `x` and j of `y`: `outer(nd::subtract, x, y)`. Lazy; one of them may be a
/// number. Shapes  (x...), (y...) -> (x..., y...). Cost  a lazy `x` is evaluated first. Source  numpy.ufunc.outer
template <ufunc_object U, operand_like X, operand_like Y>
    requires operands_with_array<X, Y>
[[nodiscard]] auto outer(const U& u, const X& x, const Y& y)
{
    if constexpr (expression<X> && expression<Y>) {
        constexpr int rank = X::rank == dynamic || Y::rank == dynamic ? dynamic : X::rank + Y::rank;
        return u(detail::with_axes_behind<rank>(as_array(x).handle(), shape_of(detail::operand_of(y)).size()), y);
    } else
        return u(x, y);
}
} // namespace nd::inline ND_ISA
