// Reductions and running results that leave NaNs out.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/cumulative.hpp>
#include <nd/reduce/order.hpp>

namespace nd::detail::inline ND_ISA
{
/// The element, or in the place of NaN the identity of a fold, which does not change its result.
template <class Fold>
struct number_or_identity_op
{
    template <class A>
    using types = signature<A, A>;
    template <class T>
    static constexpr T call(T x)
    {
        return is_nan(x) ? Fold::template identity<T>() : x;
    }
    template <class V>
    static auto simd(const V& x) -> decltype(nd::simd::select(nd::simd::isnan(x), x, x))
    {
        return nd::simd::select(nd::simd::isnan(x), V(Fold::template identity<nd::simd::element_t<V>>()), x);
    }
};

/// `e` with its NaNs replaced; what cannot hold NaN is given as it is.
template <class Fold, class E>
[[nodiscard]] auto numbers_of(const E& e)
{
    using T = value_type_of<E>;
    if constexpr (floating_element<T> || complex_element<T>)
        return ufunc<number_or_identity_op<Fold>>()(e);
    else
        return node_of(e);
}

/// nansum, nanprod, nancumsum and nancumprod: another function after NaNs became the identity.
template <class Function, class Fold>
struct function_of_numbers
{
    Function function;

    template <expression E, class... Axis>
    [[nodiscard]] auto operator()(const E& e, const Axis&... axis) const
    {
        return function(numbers_of<Fold>(e), axis...);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const axis_list& axes) const
    {
        return function(numbers_of<Fold>(e), axes);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const reduce_options<sum_type<value_type_of<E>>>& o) const
    {
        return function(numbers_of<Fold>(e), o);
    }
    /// With values and results of type `T`.
    template <element T, expression E, class... Axis>
    [[nodiscard]] auto as(const E& e, const Axis&... axis) const
    {
        return function.template as<T>(numbers_of<Fold>(e), axis...);
    }
    template <element T, expression E>
    [[nodiscard]] auto as(const E& e, const reduce_options<T>& o) const
    {
        return function.template as<T>(numbers_of<Fold>(e), o);
    }
};

/// nanargmax and nanargmin.
template <class Fold>
struct arg_of_numbers
{
    arg_function<Fold> function;

    template <expression E>
    [[nodiscard]] index_t operator()(const E& e) const
    {
        const auto a = as_array(e);
        const index_t position = function(numbers_of<Fold>(a));
        require_numbers(all(ufunc<isnan_op>()(a)));
        return position;
    }
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        const auto a = as_array(e);
        auto positions = function(numbers_of<Fold>(a), axis);
        require_numbers(any(all(ufunc<isnan_op>()(a), axis)));
        return positions;
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const reduce_options<index_t>& o) const
    {
        const auto a = as_array(e);
        auto positions = function(numbers_of<Fold>(a), o);
        require_numbers(any(all(ufunc<isnan_op>()(a), truth_options{.axis = o.axis})));
        return positions;
    }

private:
    static void require_numbers(bool has_lane_of_nans)
    {
        if (has_lane_of_nans)
            throw_value_error("All-NaN slice encountered");
    }
};

/// The elements that count: no NaNs, and only those that a mask selects.
template <class T, int Rank>
[[nodiscard]] optional_mask numbers_mask(const ndarray<const T, Rank>& a, const optional_mask& where)
{
    if constexpr (floating_element<T> || complex_element<T>) {
        const auto is_number = ufunc<logical_not_op>()(ufunc<isnan_op>()(a));
        if (!where.given)
            return optional_mask(is_number);
        return optional_mask(ufunc<logical_and_op>()(is_number, where.over(axis_values(a.shape()))));
    } else
        return where;
}
template <class E>
[[nodiscard]] ndarray<const value_type_of<E>, E::rank> const_array(const E& e)
{
    return as_array(e);
}

template <class E>
[[nodiscard]] ndarray<mean_type<value_type_of<E>>> mean_of_numbers(const E& e, const moment_options& o)
{
    const auto a = const_array(e);
    return mean_of_rounded_sum(a, o.axis, o.keepdims, numbers_mask(a, o.where));
}
template <class E>
[[nodiscard]] auto variance_of_numbers(const E& e, moment_options o)
{
    const auto a = const_array(e);
    o.where = numbers_mask(a, o.where);
    return variance(a, o, true);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `sum` of what is not NaN; of nothing 0. Source  numpy.nansum
inline constexpr detail::function_of_numbers<decltype(sum), detail::add_fold> nansum{sum};
/// `prod` of what is not NaN; of nothing 1. Source  numpy.nanprod
inline constexpr detail::function_of_numbers<decltype(prod), detail::multiply_fold> nanprod{prod};
/// Running sums in which NaN counts as 0. Source  numpy.nancumsum
inline constexpr detail::function_of_numbers<decltype(cumsum), detail::add_fold> nancumsum{cumsum};
/// Running products in which NaN counts as 1. Source  numpy.nancumprod
inline constexpr detail::function_of_numbers<decltype(cumprod), detail::multiply_fold> nancumprod{cumprod};

/// Greatest element that is not NaN; NaN if there is no other. Source  numpy.nanmax
inline constexpr detail::fold_function<detail::fmax_fold, detail::own_type> nanmax{"fmax"};
/// Least element that is not NaN; NaN if there is no other. Source  numpy.nanmin
inline constexpr detail::fold_function<detail::fmin_fold, detail::own_type> nanmin{"fmin"};
/// Position of the first greatest element that is not NaN. Throws value_error where all are. Source  numpy.nanargmax
inline constexpr detail::arg_of_numbers<detail::max_fold> nanargmax{argmax};
/// Position of the first least element that is not NaN. Throws value_error where all are. Source  numpy.nanargmin
inline constexpr detail::arg_of_numbers<detail::min_fold> nanargmin{argmin};

/// `median` of what is not NaN. Source  numpy.nanmedian
inline constexpr detail::median_function<true> nanmedian{};
/// `quantile` of what is not NaN. Source  numpy.nanquantile
inline constexpr detail::quantile_function<1, true> nanquantile{};
/// `percentile` of what is not NaN. Source  numpy.nanpercentile
inline constexpr detail::quantile_function<100, true> nanpercentile{};

/// Mean of what is not NaN; of nothing NaN. Source  numpy.nanmean
template <expression E>
[[nodiscard]] auto nanmean(const E& x, const moment_options& o)
{
    return detail::mean_of_numbers(x, o);
}
template <expression E>
[[nodiscard]] auto nanmean(const E& x)
{
    return detail::mean_of_numbers(x, {}).item();
}
template <expression E, integer_index Axis>
[[nodiscard]] auto nanmean(const E& x, Axis axis)
{
    using M = detail::mean_type<value_type_of<E>>;
    return ndarray<M, detail::rank_without_axis<E>>(detail::mean_of_numbers(x, {.axis = axis}));
}
template <expression E>
[[nodiscard]] auto nanmean(const E& x, const axis_list& axes)
{
    return detail::mean_of_numbers(x, {.axis = axes});
}

/// Variance of what is not NaN; of `ddof` elements or fewer NaN. Source  numpy.nanvar
template <expression E>
[[nodiscard]] auto nanvar(const E& x, const moment_options& o)
{
    return detail::variance_of_numbers(x, o);
}
template <expression E>
[[nodiscard]] auto nanvar(const E& x)
{
    return detail::variance_of_numbers(x, {}).item();
}
template <expression E, integer_index Axis>
[[nodiscard]] auto nanvar(const E& x, Axis axis)
{
    using R = real_t<detail::mean_type<value_type_of<E>>>;
    return ndarray<R, detail::rank_without_axis<E>>(detail::variance_of_numbers(x, {.axis = axis}));
}
template <expression E>
[[nodiscard]] auto nanvar(const E& x, const axis_list& axes)
{
    return detail::variance_of_numbers(x, {.axis = axes});
}

/// Square root of `nanvar`. Source  numpy.nanstd
template <expression E>
[[nodiscard]] auto nanstd(const E& x, const moment_options& o)
{
    auto v = nanvar(x, o);
    v() = ufunc<detail::sqrt_op>()(v);
    return v;
}
template <expression E>
[[nodiscard]] auto nanstd(const E& x)
{
    return ufunc<detail::sqrt_op>()(nanvar(x));
}
template <expression E, integer_index Axis>
[[nodiscard]] auto nanstd(const E& x, Axis axis)
{
    auto v = nanvar(x, axis);
    v() = ufunc<detail::sqrt_op>()(v);
    return v;
}
template <expression E>
[[nodiscard]] auto nanstd(const E& x, const axis_list& axes)
{
    return nanstd(x, moment_options{.axis = axes});
}
} // namespace nd::inline ND_ISA
