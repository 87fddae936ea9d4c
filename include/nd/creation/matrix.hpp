// Matrices known by their diagonals: identity, diagonal, triangular and Vandermonde matrices.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/filled.hpp>

namespace nd::detail::inline ND_ISA
{
/// First element and length of the diagonal `k` of an (n, m) matrix in C order.
struct diagonal_run
{
    index_t start = 0, length = 0;

    diagonal_run(index_t n, index_t m, index_t k) noexcept
    {
        if (k <= -n || k >= m)
            return;
        const index_t rows = k < 0 ? n + k : n;
        const index_t columns = k > 0 ? m - k : m;
        start = k < 0 ? -k * m : k;
        length = rows < columns ? rows : columns;
    }
};

/// The shape of a square matrix whose diagonal `k` has `n` elements.
[[nodiscard]] inline index_t extent_around_diagonal(index_t n, index_t k)
{
    return checked_add(n, k < 0 ? checked_mul(k, -1) : k);
}

/// A matrix of zeros with `v` on its diagonal `k`.
template <int ResultRank, class T, int Rank>
[[nodiscard]] auto matrix_with_diagonal(const leaf<T, Rank>& v, index_t k)
{
    using U = std::remove_const_t<T>;
    const index_t n = v.where.extent(0);
    const index_t extent = extent_around_diagonal(n, k);
    ndarray<U, ResultRank> a = nd::zeros<U, ResultRank>({extent, extent});
    if (n > 0) {
        layout<1> along;
        along.set(0, n, (extent + 1) * static_cast<index_t>(sizeof(U)));
        const ndarray<U, 1> diagonal(
            leaf<U, 1>(a.base(), a.data() + diagonal_run(extent, extent, k).start, std::move(along)));
        diagonal.assign(ndarray<T, Rank>(v));
    }
    return a;
}
/// The diagonal `k` of a matrix, as a read-only view.
template <int ResultRank, class T, int Rank>
[[nodiscard]] auto diagonal_view(const leaf<T, Rank>& a, index_t k)
{
    index_t offset = 0;
    const layout<rank_plus(Rank, -1)> along = diagonal_layout(a.where, offset, k);
    auto* data = reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(a.data) + static_cast<std::uintptr_t>(offset));
    return ndarray<T, ResultRank>(leaf<T, ResultRank>(a.owner, data, convert_rank<ResultRank>(along)));
}

/// The elements as they are in memory: an array's own, those of an expression evaluated.
template <class E>
[[nodiscard]] auto elements_of(const E& x)
{
    if constexpr (array_like<E>)
        return x.handle();
    else
        return nd::eval(x).handle();
}

/// A copy of matrices (..., n, m) with zeros where column - row is in `[first, last]`. A vector is repeated as rows.
template <class E>
[[nodiscard]] auto without_diagonals(const E& x, bool below, index_t k)
{
    using T = value_type_of<E>;
    constexpr int rank = E::rank == 1 ? 2 : E::rank;
    axis_values shape(x.shape());
    if (shape.empty())
        throw_shape_error("a triangle needs an array of at least one dimension, found shape", shape);
    if (shape.size() == 1)
        shape.push_back(shape[0]);
    ndarray<T, rank> a = nd::empty<T, rank>(shape);
    a.assign(x);
    const index_t columns = shape.back();
    const index_t rows = shape[shape.size() - 2];
    T* row = a.data();
    const index_t total = columns == 0 ? 0 : a.size() / columns;
    for (index_t r = 0; r < total; ++r, row += columns) {
        // Column where the other triangle begins (lower) or ends (upper); k may be any number.
        const index_t i = r % rows;
        index_t edge = below ? i + 1 : i;
        edge = k >= columns - edge ? columns : k <= -edge ? 0 : edge + k;
        if (below)
            std::memset(static_cast<void*>(row + edge), 0, static_cast<std::size_t>(columns - edge) * sizeof(T));
        else
            std::memset(static_cast<void*>(row), 0, static_cast<std::size_t>(edge) * sizeof(T));
    }
    return a;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Ones on the diagonal `k` of an (n, m) matrix of zeros. Source  numpy.eye
template <numeric_element T = double>
[[nodiscard]] ndarray<T, 2> eye(index_t n, index_t m, index_t k = 0)
{
    ndarray<T, 2> a = nd::zeros<T, 2>({n, m});
    const detail::diagonal_run run(n, m, k);
    for (index_t i = 0; i < run.length; ++i)
        a.data()[run.start + i * (m + 1)] = T(1);
    return a;
}
template <numeric_element T = double>
[[nodiscard]] ndarray<T, 2> eye(index_t n)
{
    return nd::eye<T>(n, n);
}
template <numeric_element T = double>
[[nodiscard]] ndarray<T, 2> identity(index_t n)
{
    return nd::eye<T>(n, n);
}

/// A matrix with the vector `v` on its diagonal `k`; of a matrix its diagonal `k`, as a read-only view.
/// Throws  value_error for other numbers of axes
/// Source  numpy.diag
template <expression E>
[[nodiscard]] auto diag(const E& v, index_t k = 0)
{
    const auto elements = detail::elements_of(v);
    if constexpr (E::rank == 1)
        return detail::matrix_with_diagonal<2>(elements, k);
    else if constexpr (E::rank == 2)
        return detail::diagonal_view<1>(elements, k);
    else {
        using Result = ndarray<typename std::remove_cvref_t<decltype(*elements.data)>, E::rank>;
        using View = ndarray<std::remove_reference_t<decltype(*elements.data)>, dynamic>;
        static_assert(E::rank == dynamic, "nd::diag: input must be 1- or 2-d");
        if (elements.where.ndim() == 1)
            return View(Result(detail::matrix_with_diagonal<dynamic>(elements, k)));
        if (elements.where.ndim() != 2)
            throw_value_error("Input must be 1- or 2-d.");
        return View(detail::diagonal_view<dynamic>(elements, k));
    }
}

/// A matrix with all elements of `v` on its diagonal `k`. Source  numpy.diagflat
template <expression E>
[[nodiscard]] auto diagflat(const E& v, index_t k = 0)
{
    if constexpr (array_like<E>)
        return detail::matrix_with_diagonal<2>(v.ravel().handle(), k);
    else
        return detail::matrix_with_diagonal<2>(nd::eval(v).ravel().handle(), k);
}

/// Ones on and below the diagonal `k` of an (n, m) matrix of zeros; negative extents count as 0. Source  numpy.tri
template <numeric_element T = double>
[[nodiscard]] ndarray<T, 2> tri(index_t n, index_t m, index_t k = 0)
{
    return detail::without_diagonals(nd::ones<T, 2>({n < 0 ? 0 : n, m < 0 ? 0 : m}), true, k);
}
template <numeric_element T = double>
[[nodiscard]] ndarray<T, 2> tri(index_t n)
{
    return nd::tri<T>(n, n);
}

/// A copy with zeros above the diagonal `k` of the last two axes. Source  numpy.tril
template <expression E>
[[nodiscard]] auto tril(const E& a, index_t k = 0)
{
    return detail::without_diagonals(a, true, k);
}
/// A copy with zeros below the diagonal `k` of the last two axes. Source  numpy.triu
template <expression E>
[[nodiscard]] auto triu(const E& a, index_t k = 0)
{
    return detail::without_diagonals(a, false, k);
}

struct vander_options
{
    bool increasing = false; ///< powers from left to right
};

/// Powers of the vector `x`, 0 to n - 1, as columns. Integers become int64.
/// Throws  shape_error unless `x` has one axis
/// Source  numpy.vander
template <expression E>
[[nodiscard]] auto vander(const E& x, index_t n, vander_options options = {})
{
    using U = promote_t<value_type_of<E>, std::int64_t>;
    const auto values = nd::eval(cast_node<U, std::remove_cvref_t<decltype(detail::operand_of(x))>>(
        detail::in_place(), [&]() -> const auto& { return detail::operand_of(x); }));
    if (values.ndim() != 1)
        throw_shape_error("x must be a one-dimensional array or sequence, found shape", values.shape());
    const index_t rows = values.size();
    ndarray<U, 2> a = nd::empty<U, 2>({rows, n});
    for (index_t i = 0; i < rows; ++i) {
        const U factor = values.data()[i];
        U power = U(1);
        for (index_t j = 0; j < n; ++j) {
            a.data()[i * n + (options.increasing ? j : n - 1 - j)] = power;
            if constexpr (integer_element<U>)
                power = static_cast<U>(static_cast<std::uint64_t>(power) * static_cast<std::uint64_t>(factor));
            else
                power = power * factor;
        }
    }
    return a;
}
template <expression E>
[[nodiscard]] auto vander(const E& x)
{
    const axis_values shape(x.shape());
    return nd::vander(x, shape.size() == 1 ? shape[0] : 0);
}
} // namespace nd::inline ND_ISA
