// Mean, variance and standard deviation along any axes.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/moment_fold.hpp>

namespace nd::detail::inline ND_ISA
{
/// A number of elements less, which need not be whole.
struct count_correction
{
    double value = 0;

    constexpr count_correction() = default;
    template <real_element S>
    constexpr count_correction(S v)
        : value(static_cast<double>(v))
    {}
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `var(a, {.axis = 0, .ddof = 1})`
/// ddof   subtracted from the number of elements that the sum of squares is divided by
/// where  which elements count
struct moment_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
    detail::count_correction ddof{};
    detail::optional_mask where{};
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What means of `T` are computed in: integers in double.
template <class T>
using mean_type = std::conditional_t<floating_element<T> || complex_element<T>, T, double>;

/// A quotient as NumPy takes it: in doubles, or complex numbers of two.
template <class T, class N>
[[nodiscard]] constexpr T divided_by(T x, N n)
{
    using V = promote_t<T, double>;
    return cast_to<T>(divide_op::call(cast_to<V>(x), cast_to<V>(n)));
}

/// |x - m|^2
struct squared_distance_op
{
    template <class A, class B>
    using types = signature<real_t<A>, A, B>;
    template <class T>
    static constexpr real_t<T> call(T x, T m)
    {
        if constexpr (complex_element<T>) {
            const auto re = x.real() - m.real();
            const auto im = x.imag() - m.imag();
            return re * re + im * im;
        } else
            return (x - m) * (x - m);
    }
    template <class V>
    static auto simd(const V& x, const V& m) -> decltype(nd::simd::sub(x, m))
    {
        const V d = nd::simd::sub(x, m);
        return nd::simd::mul(d, d);
    }
};

/// Divides sums along `axes` by the number of elements that they are made of, less `ddof`. Too few elements are none,
/// or give NaN where `few_give_nan`.
template <class M, int Rank>
void divide_by_counts(const ndarray<M, Rank>& sums, const axis_values& shape, const axis_set& axes, bool keepdims,
    const optional_mask& where, count_correction ddof, bool few_give_nan = false)
{
    M* data = sums.handle().data;
    const index_t size = sums.size();
    if (where.given) {
        using C = std::int64_t;
        const auto counts = fold_axes<C, C, Rank>(where.over(shape), fold_of<add_fold, C>, axes, keepdims);
        for (index_t i = 0; i < size; ++i) {
            const double n = static_cast<double>(counts.data()[i]) - ddof.value;
            data[i] = few_give_nan && n <= 0 ? cast_to<M>(std::numeric_limits<double>::quiet_NaN())
                                             : divided_by(data[i], n < 0 ? 0 : n);
        }
    } else {
        const double n = static_cast<double>(reduced_count(shape, axes)) - ddof.value;
        for (index_t i = 0; i < size; ++i)
            data[i] = divided_by(data[i], n < 0 ? 0 : n);
    }
}

template <int Rank, class E>
[[nodiscard]] auto mean_along(const E& e, const axis_spec& axis, bool keepdims)
{
    using M = mean_type<value_type_of<E>>;
    const axis_values shape = shape_of(operand_of(e));
    const axis_set axes = axis.resolve(shape.size());
    using C = computing_t<M>;
    auto result = fold_axes<C, C, Rank>(e, fold_of<add_fold, C>, axes, keepdims);
    divide_by_counts(result, shape, axes, keepdims, {}, 0);
    return rounded_to<M>(std::move(result));
}
template <class E>
[[nodiscard]] auto mean_along(const E& e, const axis_spec& axis, bool keepdims, const optional_mask& where)
{
    using M = mean_type<value_type_of<E>>;
    if (!where.given)
        return mean_along<dynamic>(e, axis, keepdims);
    const axis_values shape = shape_of(operand_of(e));
    const axis_set axes = axis.resolve(shape.size());
    using C = computing_t<M>;
    auto result = fold_axes<C, C, dynamic>(masked<C>(e, where, C(0)), fold_of<add_fold, C>, axes, keepdims);
    divide_by_counts(result, shape, axes, keepdims, where, 0);
    return rounded_to<M>(std::move(result));
}
/// The same with the sum in the type of the mean, which is less than that only where elements have 16 bits.
/// Source  numpy/_core/_methods.py, _var; numpy/lib/_nanfunctions_impl.py, nanmean
template <class E>
[[nodiscard]] auto mean_of_rounded_sum(const E& e, const axis_spec& axis, bool keepdims, const optional_mask& where)
{
    using M = mean_type<value_type_of<E>>;
    if constexpr (is_half_float<M>) {
        const axis_values shape = shape_of(operand_of(e));
        const axis_set axes = axis.resolve(shape.size());
        const ndarray<M> result = sum(e, reduce_options<M>{.axis = axis, .keepdims = keepdims, .where = where});
        divide_by_counts(result, shape, axes, keepdims, where, 0);
        return result;
    } else
        return mean_along(e, axis, keepdims, where);
}
/// |x - m|^2 of each element, rounded after each operation.
template <class M, class E, class C>
[[nodiscard]] auto squared_distances(const E& e, const C& centre)
{
    if constexpr (is_half_float<M>)
        return ufunc<square_op>()(ufunc<subtract_op>()(e, centre));
    else
        return ufunc<squared_distance_op>()(e.template astype<M>(), centre);
}

/// Runs shorter than this are not worth a fold of their own.
inline constexpr index_t shortest_moment_run = 32;

/// True when the values of each result are long dense runs along the last axis, or all elements of a dense array.
template <class T, int Rank>
[[nodiscard]] bool has_dense_runs(const ndarray<const T, Rank>& a, const axis_set& axes) noexcept
{
    const auto& where = a.handle().where;
    const int last = where.ndim() - 1;
    if (last < 0 || !axes.contains(last))
        return false;
    bool reduces_all = true;
    for (int i = 0; i < last; ++i)
        reduces_all = reduces_all && axes.contains(i);
    return (where.extent(last) >= shortest_moment_run && where.stride(last) == index_t{sizeof(T)}) ||
        (reduces_all && is_c_contiguous(where, sizeof(T)));
}

/// Sums of squared distances from the mean of dense runs.
template <class T, int Rank>
[[nodiscard]] ndarray<T> squared_distances_of_runs(const ndarray<const T, Rank>& a, const axis_set& axes, bool keepdims)
{
    const auto states = fold_axes<T, moments, dynamic>(a, moment_fold<simd::default_arch, T>::table, axes, keepdims);
    ndarray<T> squares(axis_values(states.shape()));
    for (index_t i = 0, n = squares.size(); i < n; ++i)
        squares.data()[i] = static_cast<T>(states.data()[i].squares);
    return squares;
}

template <class T, int Rank>
[[nodiscard]] auto variance(const ndarray<const T, Rank>& a, const moment_options& o, bool few_give_nan)
{
    using M = mean_type<T>;
    using R = real_t<M>;
    const axis_values shape(a.shape());
    const axis_set axes = o.axis.resolve(shape.size());
    if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>)
        if (!o.where.given && has_dense_runs(a, axes)) {
            ndarray<R> result = squared_distances_of_runs(a, axes, o.keepdims);
            divide_by_counts(result, shape, axes, o.keepdims, o.where, o.ddof, few_give_nan);
            return result;
        }
    const auto centre = mean_of_rounded_sum(a, o.axis, true, o.where);
    const auto squares = squared_distances<M>(a, centre);
    ndarray<R> result = sum(squares, reduce_options<R>{.axis = o.axis, .keepdims = o.keepdims, .where = o.where});
    divide_by_counts(result, shape, axes, o.keepdims, o.where, o.ddof, few_give_nan);
    return result;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Arithmetic mean: integers in double; of nothing NaN. Source  numpy.mean
template <expression E>
[[nodiscard]] auto mean(const E& x)
{
    using M = detail::mean_type<value_type_of<E>>;
    if constexpr (detail::is_evaluated_to_fold<E>)
        return mean(x.eval());
    const auto& source = detail::operand_of(x);
    index_t n = 1;
    for (index_t extent : shape_of(source))
        n *= extent;
    using C = computing_t<M>;
    return static_cast<M>(detail::divided_by(detail::fold_all<C, C>(x, detail::fold_of<detail::add_fold, C>), n));
}
template <expression E, integer_index Axis>
[[nodiscard]] auto mean(const E& x, Axis axis)
{
    return detail::mean_along<detail::rank_without_axis<E>>(x, axis_spec(axis), false);
}
template <expression E>
[[nodiscard]] auto mean(const E& x, const axis_list& axes)
{
    return detail::mean_along<dynamic>(x, axis_spec(axes), false);
}
template <expression E>
[[nodiscard]] auto mean(const E& x, const moment_options& o)
{
    return detail::mean_along(x, o.axis, o.keepdims, o.where);
}

/// Mean squared distance from the mean, along the axes of the options. Shapes  as mean. A lazy input is evaluated once.
/// Cost  one pass over memory where the axes are dense runs of floats or doubles, two elsewhere. Source  numpy.var
template <expression E>
[[nodiscard]] auto var(const E& x, const moment_options& o)
{
    return detail::variance(ndarray<const value_type_of<E>, E::rank>(as_array(x)), o, false);
}
/// Of all elements: a number.
template <expression E>
[[nodiscard]] auto var(const E& x)
{
    return var(x, moment_options{}).item();
}
template <expression E, integer_index Axis>
[[nodiscard]] auto var(const E& x, Axis axis)
{
    return ndarray<real_t<detail::mean_type<value_type_of<E>>>, detail::rank_without_axis<E>>(
        var(x, moment_options{.axis = axis}));
}

template <expression E>
[[nodiscard]] auto var(const E& x, const axis_list& axes)
{
    return var(x, moment_options{.axis = axes});
}

/// Square root of the variance. Source  numpy.std
template <expression E>
[[nodiscard]] auto std(const E& x, const moment_options& o)
{
    auto v = var(x, o);
    v() = ufunc<detail::sqrt_op>()(v);
    return v;
}
template <expression E>
[[nodiscard]] auto std(const E& x)
{
    return ufunc<detail::sqrt_op>()(var(x));
}
template <expression E>
[[nodiscard]] auto std(const E& x, const axis_list& axes)
{
    return std(x, moment_options{.axis = axes});
}
template <expression E, integer_index Axis>
[[nodiscard]] auto std(const E& x, Axis axis)
{
    auto v = var(x, axis);
    v() = ufunc<detail::sqrt_op>()(v);
    return v;
}
} // namespace nd::inline ND_ISA
