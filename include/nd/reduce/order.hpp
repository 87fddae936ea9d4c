// Medians and quantiles along any axes: the few ranks that they need are selected, nothing is sorted.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/lanes.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/reduce/order_statistic.hpp>
#include <nd/reduce/quantile_method.hpp>

namespace nd::inline ND_ISA
{
/// `percentile(a, 50, {.axis = 0, .method = quantile_method::nearest})`
/// axis      axes to reduce along, default all
/// keepdims  keep reduced axes with length 1
struct quantile_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
    quantile_method method = quantile_method::linear;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Between `a` and `b`, exact at both ends; integers' distance is exact for any pair.
template <class R, class T>
[[nodiscard]] constexpr R interpolate(T a, T b, double t)
{
    R distance;
    if constexpr (integer_element<T>)
        distance = static_cast<R>(static_cast<std::make_unsigned_t<T>>(
            static_cast<std::make_unsigned_t<T>>(b) - static_cast<std::make_unsigned_t<T>>(a)));
    else
        distance = static_cast<R>(b) - static_cast<R>(a);
    return t >= 0.5 ? static_cast<R>(b) - distance * static_cast<R>(1 - t)
                    : static_cast<R>(a) + distance * static_cast<R>(t);
}

/// Ranks without repetition, ascending.
inline index_t sort_ranks(index_t* ranks, index_t n)
{
    const index_t all = n;
    bool sorted = true;
    for (index_t i = 1; i < n && sorted; ++i)
        sorted = ranks[i - 1] <= ranks[i];
    if (!sorted) {
        // Heap sort: any number of quantiles.
        const auto sift = [ranks](index_t i, index_t end) {
            for (index_t child = 2 * i + 1; child < end; child = 2 * i + 1) {
                child += child + 1 < end && ranks[child] < ranks[child + 1];
                if (ranks[i] >= ranks[child])
                    return;
                std::swap(ranks[i], ranks[child]);
                i = child;
            }
        };
        for (index_t i = n / 2; i-- > 0;)
            sift(i, n);
        while (--n > 0) {
            std::swap(ranks[0], ranks[n]);
            sift(0, n);
        }
    }
    index_t kept = 0;
    for (index_t i = 0; i < all; ++i)
        if (kept == 0 || ranks[kept - 1] != ranks[i])
            ranks[kept++] = ranks[i];
    return kept;
}

/// The quantiles `q[0..count)` of every row of `rows`, `q` in [0, 1]. Row i's quantile k goes to out[k * rows + i].
template <bool SkipNaN, class R, class T>
void quantiles_of_rows(R* out, const lanes<T>& rows, const double* q, index_t count, quantile_method method)
{
    scratch storage(static_cast<std::size_t>(count) * (sizeof(quantile_place) + 2 * sizeof(index_t)));
    auto* places = reinterpret_cast<quantile_place*>(storage.data());
    auto* ranks = reinterpret_cast<index_t*>(places + count);
    index_t planned = -1;
    index_t rank_count = 0;
    for (index_t row = 0; row < rows.count; ++row) {
        T* p = rows.data + row * rows.length;
        const index_t numbers = move_nans_last(p, rows.length);
        if (numbers == 0 || (!SkipNaN && numbers < rows.length)) {
            for (index_t k = 0; k < count; ++k)
                out[k * rows.count + row] = static_cast<R>(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        if (planned != numbers) {
            for (index_t k = 0; k < count; ++k) {
                places[k] = place_of_quantile(method, numbers, q[k]);
                ranks[2 * k] = places[k].previous;
                ranks[2 * k + 1] = places[k].next;
            }
            rank_count = sort_ranks(ranks, 2 * count);
            planned = numbers;
        }
        select_ranks(p, numbers, ranks, rank_count);
        for (index_t k = 0; k < count; ++k) {
            const quantile_place& at = places[k];
            out[k * rows.count + row] = at.next == at.previous ? static_cast<R>(p[at.next])
                                                               : interpolate<R>(p[at.previous], p[at.next], at.weight);
        }
    }
}

/// quantile, percentile and their nan- forms. `Whole` is the position of the greatest element.
template <int Whole, bool SkipNaN>
struct quantile_function
{
    /// One quantile of all elements: a number.
    template <expression E, real_element Q>
    [[nodiscard]] auto operator()(const E& e, Q q) const
    {
        return along<0, dynamic>(e, one(q), quantile_options{}).item();
    }
    /// One quantile along an axis, several axes, or with options. Shapes  (..., n, ...) -> (..., ...)
    template <expression E, real_element Q, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Q q, Axis axis) const
    {
        return along<0, rank_without_axis<E>>(e, one(q), quantile_options{.axis = axis});
    }
    template <expression E, real_element Q>
    [[nodiscard]] auto operator()(const E& e, Q q, const axis_list& axes) const
    {
        return along<0, dynamic>(e, one(q), quantile_options{.axis = axes});
    }
    template <expression E, real_element Q>
    [[nodiscard]] auto operator()(const E& e, Q q, const quantile_options& o) const
    {
        return along<0, dynamic>(e, one(q), o);
    }
    /// Several quantiles: `percentile(a, {25, 50, 75})`. Shapes  (..., n, ...) -> (3, ..., ...)
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, std::initializer_list<double> q) const
    {
        return along<1, 1>(e, list(q), quantile_options{});
    }
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, std::initializer_list<double> q, Axis axis) const
    {
        return along<1, E::rank>(e, list(q), quantile_options{.axis = axis});
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, std::initializer_list<double> q, const axis_list& axes) const
    {
        return along<1, dynamic>(e, list(q), quantile_options{.axis = axes});
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, std::initializer_list<double> q, const quantile_options& o) const
    {
        return along<1, dynamic>(e, list(q), o);
    }
    /// Quantiles given by an array. Shapes  (..., n, ...), (q...) -> (q..., ..., ...)
    template <expression E, expression Q>
    [[nodiscard]] auto operator()(const E& e, const Q& q, const quantile_options& o = {}) const
    {
        const ndarray<double> positions = eval(q.template astype<double>());
        return along<1, dynamic>(e, given{positions.data(), axis_values(positions.shape())}, o);
    }
    template <expression E, expression Q, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, const Q& q, Axis axis) const
    {
        return (*this)(e, q, quantile_options{.axis = axis});
    }

private:
    struct given
    {
        const double* q;
        axis_values shape;
        double value = 0;
    };
    template <class Q>
    [[nodiscard]] static given one(Q q)
    {
        return {nullptr, axis_values(), static_cast<double>(q)};
    }
    [[nodiscard]] static given list(std::initializer_list<double> q)
    {
        return {q.begin(), axis_values(static_cast<index_t>(q.size()))};
    }

    template <bool FromArray, int Rank, class E>
    [[nodiscard]] auto along(const E& e, const given& positions, const quantile_options& o) const
    {
        using T = value_type_of<E>;
        static_assert(real_element<T>, "quantiles need real elements");
        using R = std::conditional_t<FromArray, promote_t<mean_type<T>, double>, mean_type<T>>;
        const index_t count = checked_size(positions.shape);
        scratch storage(static_cast<std::size_t>(count) * sizeof(double));
        auto* q = reinterpret_cast<double*>(storage.data());
        for (index_t k = 0; k < count; ++k) {
            q[k] = (positions.q == nullptr ? positions.value : positions.q[k]) / Whole;
            if (!(q[k] >= 0 && q[k] <= 1))
                throw_value_error(
                    Whole == 1 ? "Quantiles must be in the range [0, 1]" : "Percentiles must be in the range [0, 100]");
        }
        const axis_values shape = shape_of(operand_of(e));
        const axis_set axes = o.axis.resolve(shape.size());
        axis_values result_shape = positions.shape;
        for (index_t extent : reduced_shape(shape, axes, o.keepdims))
            result_shape.push_back(extent);
        ndarray<R, Rank> result(allocate_array<R, Rank>(result_shape));
        if (result.size() == 0)
            return result;
        if (!SkipNaN && is_empty(shape))
            throw_index_error(-1, 0, 0);
        const lanes<T> rows(e, axes);
        quantiles_of_rows<SkipNaN>(result.data(), rows, q, count, o.method);
        return result;
    }
};

/// median and nanmedian.
template <bool SkipNaN>
struct median_function
{
    /// Of all elements: a number.
    template <expression E>
    [[nodiscard]] auto operator()(const E& e) const
    {
        return along<dynamic>(e, axis_options{}).item();
    }
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return along<rank_without_axis<E>>(e, axis_options{.axis = axis});
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const axis_list& axes) const
    {
        return along<dynamic>(e, axis_options{.axis = axes});
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const axis_options& o) const
    {
        return along<dynamic>(e, o);
    }

private:
    template <int Rank, class E>
    [[nodiscard]] auto along(const E& e, const axis_options& o) const
    {
        using T = value_type_of<E>;
        using R = mean_type<T>;
        const axis_values shape = shape_of(operand_of(e));
        const axis_set axes = o.axis.resolve(shape.size());
        ndarray<R, Rank> result(allocate_array<R, Rank>(reduced_shape(shape, axes, o.keepdims)));
        const lanes<T> rows(e, axes);
        R* out = result.data();
        for (index_t row = 0; row < rows.count; ++row) {
            T* p = rows.data + row * rows.length;
            const index_t numbers = move_nans_last(p, rows.length);
            if (numbers == 0)
                out[row] = rows.length == 0 ? cast_to<R>(std::numeric_limits<double>::quiet_NaN()) : cast_to<R>(p[0]);
            else if (!SkipNaN && numbers < rows.length)
                out[row] = cast_to<R>(p[rows.length - 1]);
            else
                out[row] = middle<R>(p, numbers);
        }
        return result;
    }
    template <class R, class T>
    [[nodiscard]] static R middle(T* p, index_t n)
    {
        const index_t ranks[2] = {(n - 1) / 2, n / 2};
        const bool odd = ranks[0] == ranks[1];
        select_ranks(p, n, ranks, odd ? 1 : 2);
        using C = computing_t<R>;
        const C high = add_fold::call(C(0), cast_to<C>(p[ranks[1]]));
        return static_cast<R>(odd ? high : divided_by(add_fold::call(cast_to<C>(p[ranks[0]]), high), 2));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Middle element, or the mean of the two middle ones; integers in double, of nothing or with a NaN NaN.
/// Cost  O(n), works on a copy. Source  numpy.median
inline constexpr detail::median_function<false> median{};

/// The value below which the fraction `q` of the elements lies: `quantile(a, 0.9)`, `quantile(a, {0.1, 0.9}, axis)`.
/// Shapes  those of `q`, then the axes of `a` that stay
/// Throws  value_error for q outside [0, 1], index_error for no elements
/// Cost    O(n log(number of quantiles)), works on a copy; a NaN gives NaN
/// Source  numpy.quantile; a list of positions gives double, a single one keeps float
inline constexpr detail::quantile_function<1, false> quantile{};
/// The same with `q` in percent. Source  numpy.percentile
inline constexpr detail::quantile_function<100, false> percentile{};
} // namespace nd::inline ND_ISA
