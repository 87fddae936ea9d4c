// The product of several matrices in the cheapest order.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/matmul.hpp>

#include <limits>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Where to split each part of a chain of matrices so that the whole costs the fewest products of elements.
/// Source  Cormen et al., Introduction to Algorithms, matrix-chain order
class chain_order
{
public:
    /// Matrix i is (extents[i], extents[i + 1]).
    explicit chain_order(const std::vector<index_t>& extents)
        : n_(extents.size() - 1)
        , split_(n_ * n_)
    {
        std::vector<double> cost(n_ * n_);
        for (std::size_t length = 1; length < n_; ++length)
            for (std::size_t first = 0; first + length < n_; ++first) {
                const std::size_t last = first + length;
                double& least = cost[first * n_ + last];
                least = std::numeric_limits<double>::infinity();
                for (std::size_t k = first; k < last; ++k) {
                    const double here = cost[first * n_ + k] + cost[(k + 1) * n_ + last] +
                        static_cast<double>(extents[first]) * static_cast<double>(extents[k + 1]) *
                            static_cast<double>(extents[last + 1]);
                    if (here < least) {
                        least = here;
                        split_[first * n_ + last] = k;
                    }
                }
            }
    }
    /// The last matrix of the left factor of the product of `first` to `last`.
    [[nodiscard]] std::size_t split(std::size_t first, std::size_t last) const { return split_[first * n_ + last]; }

private:
    std::size_t n_;
    std::vector<std::size_t> split_;
};

template <class T>
using chain = std::vector<ndarray<const T, 2>>;

template <class T>
[[nodiscard]] ndarray<const T, 2> multiply_chain(
    const chain<T>& matrices, const chain_order& order, std::size_t first, std::size_t last)
{
    if (first == last)
        return matrices[first];
    const std::size_t k = order.split(first, last);
    return ndarray<T, 2>(
        matmul(multiply_chain(matrices, order, first, k), multiply_chain(matrices, order, k + 1, last)));
}

/// An operand as a matrix: a vector is a row in the first place and a column in the last.
template <class T, class E>
[[nodiscard]] ndarray<const T, 2> chain_matrix(const E& e, bool first, bool last)
{
    const ndarray<const T, E::rank> a(factor_of<T>(e));
    if (a.ndim() == 1 && first)
        return a.template reshape<2>({1, a.size()});
    if (a.ndim() == 1 && last)
        return a.template reshape<2>({a.size(), 1});
    if (a.ndim() != 2)
        raise<shape_error>(message() << a.ndim() << "-dimensional array given. Array must be two-dimensional");
    return ndarray<const T, 2>(ndarray<const T>(a));
}

[[nodiscard]] constexpr int chain_rank(int first, int last) noexcept
{
    return first == dynamic || last == dynamic ? dynamic : (first == 2 ? 1 : 0) + (last == 2 ? 1 : 0);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `a b c ...` for matrices, in the order that costs least. The first and the last may be vectors; between two vectors
/// of static rank the product is a number.
/// Throws  shape_error for another number of axes, or extents that do not follow each other
/// Source  numpy.linalg.multi_dot
template <expression A, expression B, expression... More>
[[nodiscard]] auto multi_dot(const A& a, const B& b, const More&... more)
{
    using T = detail::common_type_t<value_type_of<A>, value_type_of<B>, value_type_of<More>...>;
    constexpr int ranks[] = {A::rank, B::rank, More::rank...};
    constexpr int count = 2 + sizeof...(More);
    constexpr int rank = detail::chain_rank(ranks[0], ranks[count - 1]);
    detail::chain<T> matrices;
    int place = 0;
    const bool starts_with_vector = shape_of(detail::operand_of(a)).size() == 1;
    bool ends_with_vector = false;
    const auto take = [&](const auto& x) {
        ends_with_vector = shape_of(detail::operand_of(x)).size() == 1;
        matrices.push_back(detail::chain_matrix<T>(x, place == 0, place == count - 1));
        ++place;
    };
    take(a);
    take(b);
    (take(more), ...);
    std::vector<index_t> extents{matrices[0].shape(0)};
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        if (matrices[i].shape(0) != extents.back())
            raise<shape_error>(message() << "shapes " << matrices[i - 1].shape() << " and " << matrices[i].shape()
                                         << " not aligned: " << extents.back() << " (dim 1) != " << matrices[i].shape(0)
                                         << " (dim 0)");
        extents.push_back(matrices[i].shape(1));
    }
    const auto product = detail::multiply_chain(matrices, detail::chain_order(extents), 0, matrices.size() - 1);
    axis_values shape;
    if (!starts_with_vector)
        shape.push_back(product.shape(0));
    if (!ends_with_vector)
        shape.push_back(product.shape(1));
    const auto& whole = product.handle(); // fresh, whatever its elements' constness
    return detail::number_or_array(detail::reshaped<simd::default_arch, rank>(
        leaf<T, 2>(whole.owner, const_cast<T*>(whole.data), whole.where), shape, order::c));
}
} // namespace nd::inline ND_ISA
