// How many elements fall between given edges, in one and in two dimensions.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/ranges.hpp>
#include <nd/reduce/extrema.hpp>
#include <nd/select/bincount.hpp>

namespace nd::inline ND_ISA
{
/// From where to where equal bins go; `{0, 1}`. Left out: from the least to the greatest element.
struct value_range
{
    double low = 0;
    double high = 0;
    bool given = false;

    constexpr value_range() = default;
    constexpr value_range(double from, double to)
        : low(from)
        , high(to)
        , given(true)
    {}
};

/// `histogram(a, 20, {.range = {0, 1}})`
struct histogram_options
{
    value_range range{};
};

/// `auto [hist, edges] = histogram(a, 20)`: bin `k` holds the elements from `edges[k]` up to but not including
/// `edges[k + 1]`, the last bin includes both.
template <class Count, class Edge>
struct histogram_result
{
    ndarray<Count, 1> hist;
    ndarray<const Edge, 1> edges;

    /// The counts as a probability density: its integral over the range is 1. NumPy's `density=True`.
    [[nodiscard]] ndarray<double, 1> density() const
    {
        double total = 0;
        for (index_t i = 0; i < hist.size(); ++i)
            total += static_cast<double>(hist(i));
        ndarray<double, 1> result = detail::new_vector<double>(hist.size());
        for (index_t i = 0; i < hist.size(); ++i)
            result(i) = static_cast<double>(hist(i)) / static_cast<double>(edges(i + 1) - edges(i)) / total;
        return result;
    }
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Bins between edges that do not decrease. Values are compared with the edges themselves, so that it does not matter
/// how well the first guess of a bin fits.
template <class T>
class bins_between
{
public:
    /// Throws  value_error when an edge is less than the one before
    explicit bins_between(const ndarray<const T, 1>& edges)
        : edges_(edges.data())
        , count_(edges.size() > 0 ? edges.size() - 1 : 0)
    {
        for (index_t i = 0; i < count_; ++i)
            if (edges_[i] > edges_[i + 1])
                throw_value_error("`bins` must increase monotonically, when an array");
        if (count_ == 0)
            return;
        origin_ = static_cast<double>(edges_[0]);
        scale_ = static_cast<double>(count_) / (static_cast<double>(edges_[count_]) - origin_);
        for (index_t i = 0; i < count_ && is_even_; ++i) {
            const double place = (static_cast<double>(edges_[i]) - origin_) * scale_;
            is_even_ = place > static_cast<double>(i) - 0.5 && place < static_cast<double>(i) + 0.5;
        }
    }
    [[nodiscard]] index_t count() const noexcept { return count_; }

    /// The bin of `x`, or -1.
    [[nodiscard]] ND_INLINE index_t find(T x) const noexcept
    {
        if (count_ == 0 || !(x >= edges_[0] && x <= edges_[count_]))
            return -1;
        index_t bin = 0;
        if (is_even_) {
            const double place = (static_cast<double>(x) - origin_) * scale_;
            bin = place < static_cast<double>(count_) ? static_cast<index_t>(place) : count_ - 1;
            while (x < edges_[bin])
                --bin;
            while (bin + 1 < count_ && x >= edges_[bin + 1])
                ++bin;
            return bin;
        }
        for (index_t n = count_; n > 1;) {
            const index_t half = n / 2;
            bin += x >= edges_[bin + half] ? half : 0;
            n -= half;
        }
        return bin;
    }

private:
    const T* edges_;
    index_t count_;
    double origin_ = 0;
    double scale_ = 0;
    bool is_even_ = true; // every edge is nearer to its place on an even scale than half a bin
};

template <class Arch, class T>
void count_in_bins(const bins_between<T>& bins, const T* x, index_t n, index_t* counts)
{
    interleaved_counts tables(bins.count());
    for (index_t i = 0; i < n; ++i)
        if (const index_t bin = bins.find(x[i]); bin >= 0)
            tables.add(i, bin);
    tables.write_to(counts);
}

/// What weights of `W` are added up in: floats in double, integers in their own type, wrapping.
template <class W>
using weight_sum =
    std::conditional_t<integer_element<W> || boolean_element<W>, W, typename decltype(promote<W, double>())::type>;

template <class Arch, class T, class S>
void sum_in_bins(const bins_between<T>& bins, const T* x, const S* weights, index_t n, S* sums)
{
    for (index_t i = 0; i < n; ++i)
        if (const index_t bin = bins.find(x[i]); bin >= 0)
            sums[bin] = add_op::call(sums[bin], weights[i]);
}

/// What edges are computed as for values of `T`: floats stay.
template <class T>
using edge_type = std::conditional_t<floating_element<T>, T, double>;

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_range_not_finite(bool is_given, double low, double high)
{
    char text[64];
    __builtin_snprintf(text, sizeof text, "[%g, %g]", low, high);
    raise<value_error>(
        message() << (is_given ? "supplied range of " : "autodetected range of ") << text << " is not finite");
}

/// `bins` equal bins over a range, by default from the least to the greatest of the values.
/// Source  numpy/lib/_histograms_impl.py, _get_bin_edges
template <class Bound, class Edge>
[[nodiscard]] ndarray<const Edge, 1> equal_edges(Bound low, Bound high, index_t bins, bool is_given)
{
    if (low > high)
        throw_value_error("max must be larger than min in range parameter.");
    if (!__builtin_isfinite(static_cast<computing_t<Bound>>(low)) ||
        !__builtin_isfinite(static_cast<computing_t<Bound>>(high)))
        throw_range_not_finite(is_given, static_cast<double>(low), static_cast<double>(high));
    if (low == high) {
        low -= Bound(0.5);
        high += Bound(0.5);
    }
    const ndarray<const Edge, 1> edges = linspace<Edge>(low, high, checked_add(bins, 1));
    for (index_t i = 0; i < bins; ++i)
        if (!(edges(i) < edges(i + 1)))
            raise<value_error>(
                message() << "Too many bins for data range. Cannot create " << bins << " finite-sized bins.");
    return edges;
}
template <class T>
[[nodiscard]] ndarray<const edge_type<T>, 1> equal_edges_over(
    const ndarray<const T, 1>& values, index_t bins, const value_range& range)
{
    using Edge = edge_type<T>;
    if (bins < 1)
        throw_value_error("`bins` must be positive, when an integer");
    if (range.given)
        return equal_edges<double, Edge>(range.low, range.high, bins, true);
    if (values.size() == 0)
        return equal_edges<double, Edge>(0, 1, bins, true);
    return equal_edges<Edge, Edge>(static_cast<Edge>(nd::min(values)), static_cast<Edge>(nd::max(values)), bins, false);
}

template <class T, class Edge>
[[nodiscard]] histogram_result<index_t, Edge> histogram_between(
    const ndarray<const T, 1>& values, const ndarray<const Edge, 1>& edges)
{
    using Common = promote_t<T, Edge>;
    const auto compared = dense_as<Common>(edges);
    const bins_between<Common> bins(compared);
    const auto x = dense_as<Common>(values);
    const ndarray<index_t, 1> hist = new_vector<index_t>(bins.count());
    count_in_bins<simd::default_arch>(bins, x.data(), x.size(), hist.handle().data);
    return {hist, edges};
}
template <class T, class Edge, class W>
[[nodiscard]] auto weighted_histogram_between(
    const ndarray<const T, 1>& values, const ndarray<const Edge, 1>& edges, const W& weights)
{
    using Common = promote_t<T, Edge>;
    using Weight = value_type_of<W>;
    using Sum = weight_sum<Weight>;
    const auto w = dense_as<Sum>(weights);
    const auto compared = dense_as<Common>(edges);
    const bins_between<Common> bins(compared);
    const auto x = dense_as<Common>(values);
    const ndarray<Sum, 1> sums = new_vector<Sum>(bins.count());
    sums.fill(Sum());
    sum_in_bins<simd::default_arch>(bins, x.data(), w.data(), x.size(), sums.handle().data);
    if constexpr (std::is_same_v<Sum, Weight>)
        return histogram_result<Weight, Edge>{sums, edges};
    else
        return histogram_result<Weight, Edge>{eval(sums.template astype<Weight>()), edges};
}

template <class A, class W>
void require_same_shape(const A& a, const W& weights)
{
    if (shape_of(operand_of(a)) != shape_of(operand_of(weights)))
        throw_value_error("weights should have the same shape as a.");
}

template <expression E>
[[nodiscard]] ndarray<const value_type_of<E>, 1> flat_values(const E& a)
{
    return dense(a).template reshape<1>(axis_values(-1));
}
/// Edges given by the user.
template <expression E>
[[nodiscard]] ndarray<const value_type_of<E>, 1> checked_edges(const E& edges)
{
    if (shape_of(operand_of(edges)).size() != 1)
        throw_value_error("`bins` must be 1d, when an array");
    return dense(edges);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Elements that are compared with edges.
template <class E>
concept real_expression = expression<E> && real_element<value_type_of<E>>;

/// The edges of `bins` equal bins. Float32 for float32 elements, else double.
/// Throws  value_error for no bins, a range that decreases or is not finite, or more bins than numbers in the range
template <real_expression E>
[[nodiscard]] auto histogram_bin_edges(const E& a, index_t bins = 10, const histogram_options& options = {})
{
    return detail::equal_edges_over(detail::flat_values(a), bins, options.range).copy();
}

/// Counts of all elements of `a` in `bins` equal bins; NaN and what is out of range does not count.
/// Throws  as histogram_bin_edges
template <real_expression E>
[[nodiscard]] auto histogram(const E& a, index_t bins = 10, const histogram_options& options = {})
{
    const auto values = detail::flat_values(a);
    return detail::histogram_between(values, detail::equal_edges_over(values, bins, options.range));
}
/// The same between given edges, which may be spaced in any way.
/// Throws  value_error when `edges` is no vector or decreases
template <real_expression E, real_expression Edges>
[[nodiscard]] auto histogram(const E& a, const Edges& edges)
{
    return detail::histogram_between(detail::flat_values(a), detail::checked_edges(edges));
}
/// Sums of weights instead of counts, as elements of the weights' type.
/// Throws  also when `a` and `weights` differ in shape
template <real_expression E, expression W>
[[nodiscard]] auto histogram(const E& a, index_t bins, const W& weights, const histogram_options& options = {})
{
    detail::require_same_shape(a, weights);
    const auto values = detail::flat_values(a);
    return detail::weighted_histogram_between(values, detail::equal_edges_over(values, bins, options.range), weights);
}
template <real_expression E, real_expression Edges, expression W>
[[nodiscard]] auto histogram(const E& a, const Edges& edges, const W& weights)
{
    detail::require_same_shape(a, weights);
    return detail::weighted_histogram_between(detail::flat_values(a), detail::checked_edges(edges), weights);
}
} // namespace nd::inline ND_ISA
