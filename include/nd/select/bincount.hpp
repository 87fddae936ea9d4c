// How often each small integer occurs, or the sum of weights that come with it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/dense.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::inline ND_ISA
{
/// `bincount(x, {.minlength = 8})`
struct bincount_options
{
    index_t minlength = 0; ///< least length of the result
};

/// What can be counted: integers, and bool.
template <class E>
concept countable_integers = expression<E> &&(integer_element<value_type_of<E>> || boolean_element<value_type_of<E>>);
/// Weights that can be added up as doubles.
template <class E>
concept real_weights = expression<E> && can_cast < value_type_of<E>,
double > (casting::safe);

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Counts into four tables in turn: neighbours that are equal need not wait for each other's result.
class interleaved_counts
{
public:
    explicit interleaved_counts(index_t bins)
        : bins_(bins)
        , tables_(bins <= most_bins ? 4 : 1)
        , memory_(static_cast<std::size_t>(bins * tables_) * sizeof(index_t))
        , counts_(reinterpret_cast<index_t*>(memory_.data()))
    {
        std::memset(static_cast<void*>(counts_), 0, static_cast<std::size_t>(bins * tables_) * sizeof(index_t));
    }
    /// Counts occurrence `i` of a value in its bin.
    ND_INLINE void add(index_t i, index_t bin) noexcept { ++counts_[(i & (tables_ - 1)) * bins_ + bin]; }
    void write_to(index_t* out) const noexcept
    {
        for (index_t bin = 0; bin < bins_; ++bin) {
            out[bin] = 0;
            for (index_t table = 0; table < tables_; ++table)
                out[bin] += counts_[table * bins_ + bin];
        }
    }

private:
    static constexpr index_t most_bins = 1024; // four tables of them stay in the fastest cache
    index_t bins_;
    index_t tables_;
    scratch memory_;
    index_t* counts_;
};

template <class Arch, class T>
void count_values(const T* x, index_t n, index_t* counts, index_t bins)
{
    interleaved_counts tables(bins);
    for (index_t i = 0; i < n; ++i)
        tables.add(i, static_cast<index_t>(x[i]));
    tables.write_to(counts);
}

template <class Arch, class T>
void sum_weights(const T* x, const double* weights, index_t n, double* sums)
{
    for (index_t i = 0; i < n; ++i)
        sums[static_cast<index_t>(x[i])] += weights[i];
}

/// Length of the result: one more than the greatest value.
template <class Arch, class T>
[[nodiscard]] index_t bins_of(const T* x, index_t n, index_t minlength)
{
    if (minlength < 0)
        throw_value_error("'minlength' must not be negative");
    T least{};
    T greatest{};
    for (index_t i = 0; i < n; ++i) {
        least = x[i] < least ? x[i] : least;
        greatest = x[i] > greatest ? x[i] : greatest;
    }
    if (least < T{})
        throw_value_error("'list' argument must have no negative elements");
    if (static_cast<index_t>(greatest) < 0)
        throw_value_error("'list' argument must have no elements beyond the largest index");
    const index_t length = n == 0 ? 0 : checked_add(static_cast<index_t>(greatest), 1);
    return length > minlength ? length : minlength;
}

inline void require_vector(const axis_values& shape)
{
    if (shape.size() != 1)
        throw_value_error("object of too small or too great depth for desired array: a vector is needed");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Element `k` is the number of elements of `x` that are `k`.
/// Throws  value_error for a negative element, a negative minlength, or when `x` is no vector
template <countable_integers X>
[[nodiscard]] auto bincount(const X& x, const bincount_options& options = {})
{
    detail::require_vector(shape_of(detail::operand_of(x)));
    const auto values = detail::dense(x);
    const index_t bins = detail::bins_of<simd::default_arch>(values.data(), values.size(), options.minlength);
    const ndarray<index_t, 1> counts = detail::new_vector<index_t>(bins);
    detail::count_values<simd::default_arch>(values.data(), values.size(), counts.handle().data, bins);
    return counts;
}
/// Element `k` is the sum of the weights of the elements of `x` that are `k`, added up in their order.
/// Throws  also when `x` and `weights` differ in length
template <countable_integers X, real_weights W>
[[nodiscard]] auto bincount(const X& x, const W& weights, index_t minlength = 0)
{
    detail::require_vector(shape_of(detail::operand_of(x)));
    const auto values = detail::dense(x);
    const auto w = detail::dense_as<double>(weights);
    if (!same_shape(w.shape(), values.shape()))
        throw_value_error("The weights and list don't have the same length.");
    const index_t bins = detail::bins_of<simd::default_arch>(values.data(), values.size(), minlength);
    const ndarray<double, 1> sums = detail::new_vector<double>(bins);
    sums.fill(0.0);
    detail::sum_weights<simd::default_arch>(values.data(), w.data(), values.size(), sums.handle().data);
    return sums;
}
} // namespace nd::inline ND_ISA
