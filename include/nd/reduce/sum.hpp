// Sums, products and means along any axes: pairwise accurate on every axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/fold_axes.hpp>
#include <nd/reduce/time_counts.hpp>
#include <nd/simd/true_bytes.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::detail::inline ND_ISA
{
struct add_fold
{
    static constexpr bool is_selection = false;
    static constexpr bool is_total = true;
    template <class T>
    static constexpr T identity()
    {
        return T(0);
    }
    template <class T>
    static constexpr T call(T a, T b)
    {
        if constexpr (element_of_kind<T, kind::timedelta>)
            return sum_of_times(a, b);
        else
            return add_op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::add(a, b))
    {
        return nd::simd::add(a, b);
    }
};
struct multiply_fold
{
    static constexpr bool is_selection = false;
    static constexpr bool is_total = true;
    template <class T>
    static constexpr T identity()
    {
        return T(1);
    }
    template <class T>
    static constexpr T call(T a, T b)
    {
        return multiply_op::call(a, b);
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::mul(a, b))
    {
        return nd::simd::mul(a, b);
    }
};

/// What sums and products of `T` are computed in: bool and small integers widen to 64 bits.
template <class T>
using sum_type = std::conditional_t<boolean_element<T> || (integer_element<T> && std::is_signed_v<T>), std::int64_t,
    std::conditional_t<integer_element<T>, std::uint64_t, T>>;
template <class Op, class T>
inline constexpr fold fold_of = simple_fold<simd::default_arch, Op, T>::table();

/// Sums of truth values: how many are true.
template <class Arch>
struct count_fold
{
    static void start(void* states, index_t n) { std::memset(states, 0, static_cast<std::size_t>(n) * 8); }
    static void run(void* state, const void* values, index_t n)
    {
        const auto* p = static_cast<const unsigned char*>(values);
        index_t count = 0;
        for (; n >= 64; n -= 64, p += 64)
            count += __builtin_popcountll(nd::simd::true_bits<Arch>(p));
        if (n > 0)
            count += __builtin_popcountll(nd::simd::true_bits<Arch>(p, static_cast<int>(n)));
        *static_cast<std::int64_t*>(state) += count;
    }
    static void rows(void* states, const char* values, index_t count, index_t row_step, index_t n)
    {
        auto* s = static_cast<std::int64_t*>(states);
        for (; count > 0; --count, values += row_step)
            for (index_t i = 0; i < n; ++i)
                s[i] += values[i] != 0;
    }
    static void join(void* states, const void* others, index_t n)
    {
        auto* s = static_cast<std::int64_t*>(states);
        for (index_t i = 0; i < n; ++i)
            s[i] += static_cast<const std::int64_t*>(others)[i];
    }
    static constexpr fold table{1, 8, true, false, &start, &run, &rows, &join, nullptr};
};

/// What a reduction reads elements of `T` as to fold them into states of type `S`, and the fold.
template <class Op, class T, class S>
struct folded_values
{
    using type = S;
    static constexpr const fold& table = fold_of<Op, S>;
};
template <boolean_element T>
struct folded_values<add_fold, T, std::int64_t>
{
    using type = bool;
    static constexpr const fold& table = count_fold<simd::default_arch>::table;
};

/// What the elements of `E` are in memory where `E` is an array, else their values.
template <class E>
struct element_in_memory
{
    using type = value_type_of<E>;
};
template <class T, int Rank>
struct element_in_memory<ndarray<T, Rank>>
{
    using type = std::remove_const_t<T>;
};
/// The same of an expression: stored numbers of an array are read by the fold itself.
template <class Op, class E, class S>
struct folded_values_of : folded_values<Op, value_type_of<E>, S>
{};
template <class Op, class E, class S>
requires stored_number<typename element_in_memory<E>::type> && std::is_same_v<value_type_of<E>, S> &&
    simple_fold<simd::default_arch, Op, S>::has_simd struct folded_values_of<Op, E, S>
{
    using type = typename element_in_memory<E>::type;
    static constexpr fold table = simple_fold<simd::default_arch, Op, S, type>::table();
};

/// And floats of 16 bits, which are computed with as floats.
template <class Op, class E>
requires is_half_float<typename element_in_memory<E>::type> &&
    simple_fold<simd::default_arch, Op, float>::has_simd struct folded_values_of<Op, E, float>
{
    using type = typename element_in_memory<E>::type;
    static constexpr fold table = simple_fold<simd::default_arch, Op, float, type>::table();
};

/// A rule that gives `T` for every element type.
template <class T>
struct always
{
    template <class>
    using type = T;
};

/// Any reduction by a fold whose states are its results: all axes, one, several, or with options.
/// `Rule` gives the state's type for an element type and says what it asks of the values' count.
template <class Op, template <class> class State>
struct fold_function
{
    const char* name;

    /// Of all elements: a number.
    template <expression E>
    [[nodiscard]] auto operator()(const E& e) const
    {
        using S = State<value_type_of<E>>;
        if constexpr (!Op::is_total)
            require_elements(shape_of(operand_of(e)), axis_spec());
        using C = computing_t<S>;
        using values = folded_values_of<Op, E, C>;
        return static_cast<S>(fold_all<typename values::type, C>(e, values::table));
    }
    /// Along one axis. Shapes  (..., n, ...) -> (..., ...). Throws axis_error.
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return along<rank_without_axis<E>>(e, reduce_options<State<value_type_of<E>>>{.axis = axis});
    }
    /// Along several axes: `sum(a, {0, 2})`.
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const axis_list& axes) const
    {
        return along<dynamic>(e, reduce_options<State<value_type_of<E>>>{.axis = axes});
    }
    /// `sum(a, {.axis = -1, .keepdims = true, .initial = 0})`
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const reduce_options<State<value_type_of<E>>>& options) const
    {
        return along<dynamic>(e, options);
    }
    /// The same with values and results of type `T`, NumPy's `dtype`: `sum.as<float>(a, 1)`.
    template <element T, expression E, class... Axis>
    [[nodiscard]] auto as(const E& e, const Axis&... axis) const
    {
        return fold_function<Op, always<T>::template type>{name}(e, axis...);
    }
    template <element T, expression E>
    [[nodiscard]] auto as(const E& e, const reduce_options<T>& options) const
    {
        return fold_function<Op, always<T>::template type>{name}(e, options);
    }

private:
    template <int Rank, class E>
    [[nodiscard]] auto along(const E& e, const reduce_options<State<value_type_of<E>>>& o) const
    {
        using S = State<value_type_of<E>>;
        using C = computing_t<S>;
        using values = folded_values<Op, value_type_of<E>, C>;
        using V = typename values::type;
        using stored_values = folded_values_of<Op, E, C>;
        const axis_values shape = shape_of(operand_of(e));
        const axis_set axes = o.axis.resolve_leniently(shape.size());
        if constexpr (!Op::is_total)
            if (!o.initial.given) {
                if (o.where.given)
                    throw_mask_needs_initial(name);
                require_elements(shape, o.axis);
            }
        auto result = o.where.given
            ? fold_axes<V, C, Rank>(
                  masked<V>(e, o.where, static_cast<V>(Op::template identity<C>())), values::table, axes, o.keepdims)
            : fold_axes<typename stored_values::type, C, Rank>(e, stored_values::table, axes, o.keepdims);
        join_initial(result, fold_of<Op, C>, o.initial);
        return rounded_to<S>(std::move(result));
    }
    void require_elements(const axis_values& shape, const axis_spec& axes) const
    {
        if (reduced_count(shape, axes.resolve_leniently(shape.size())) == 0)
            throw_no_elements(name);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Sum of elements. Bool and integers add up in 64 bits, floats pairwise in their own type; of nothing 0.
/// Source  numpy.sum
inline constexpr detail::fold_function<detail::add_fold, detail::sum_type> sum{"add"};
/// Product of elements, in the types of `sum`; of nothing 1. Source  numpy.prod
inline constexpr detail::fold_function<detail::multiply_fold, detail::sum_type> prod{"multiply"};
} // namespace nd::inline ND_ISA
