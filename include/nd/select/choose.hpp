// Elements chosen among several arrays: by number, by conditions, or by functions for parts of the input.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/join.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/index_mode.hpp>
#include <nd/ufunc/logical.hpp>
#include <nd/ufunc/map.hpp>

#include <vector>

namespace nd::detail::inline ND_ISA
{
template <class X>
struct choice_element
{
    using type = std::remove_cvref_t<X>;
};
template <expression X>
struct choice_element<X>
{
    using type = value_type_of<X>;
};
/// The common element type of choices; numbers are weak beside arrays.
template <class... X>
struct chosen_element
{
    using strong = typename strong_type<X...>::type;
    using base = std::conditional_t<std::is_void_v<strong>, bool, strong>;
    template <class A, class... Rest>
    static consteval auto promoted()
    {
        if constexpr (sizeof...(Rest) == 0)
            return std::type_identity<A>();
        else
            return std::type_identity<promote_t<A, typename decltype(promoted<Rest...>())::type>>();
    }
    using type = typename decltype(promoted<effective_t<X, base>...>())::type;
};

/// Choices as arrays of `R`.
template <class R, class X>
[[nodiscard]] ndarray<const R> choice_array(const X& x)
{
    if constexpr (!expression<X>) {
        ndarray<R> one{axis_values()};
        one.fill(x);
        return one;
    } else if constexpr (std::is_same_v<value_type_of<X>, R>)
        return as_array(x);
    else
        return ndarray<R>(evaluate_fresh<simd::default_arch, R, dynamic>(operand_of(x)));
}
template <class R, class... X>
[[nodiscard]] std::vector<ndarray<const R>> choice_arrays(const std::tuple<X...>& choices)
{
    return std::apply([](const auto&... x) { return std::vector<ndarray<const R>>{choice_array<R>(x)...}; }, choices);
}
template <class R, class Range>
[[nodiscard]] std::vector<ndarray<const R>> choice_arrays(const Range& choices)
{
    std::vector<ndarray<const R>> arrays;
    for (const auto& x : choices)
        arrays.push_back(choice_array<R>(x));
    return arrays;
}

template <class R, class A>
[[nodiscard]] ndarray<R> choose_among(const A& numbers, const std::vector<ndarray<const R>>& choices, index_mode mode)
{
    const auto n = static_cast<index_t>(choices.size());
    if (n == 0)
        throw_value_error("need at least one array to choose from");
    const ndarray<const index_t> which = dense_as<index_t>(numbers);
    axis_values shape(which.shape());
    for (const auto& choice : choices)
        broadcast_into(shape, choice.shape());
    for (index_t i = 0; i < which.size(); ++i)
        if (mode == index_mode::raise && (which.data()[i] < 0 || which.data()[i] >= n))
            throw_value_error("invalid entry in choice array");
    ndarray<R> result(allocate_array<R, dynamic>(shape));
    loop_nest nest(shape, static_cast<int>(n) + 2);
    const auto set = [&nest](int stream, const auto& x) {
        (void)nest.set_stream(stream,
            reinterpret_cast<char*>(
                const_cast<std::remove_const_t<std::remove_reference_t<decltype(*x.handle().data)>>*>(x.handle().data)),
            x.shape().data(), x.strides().data(), x.ndim());
    };
    set(0, result);
    set(1, which);
    for (index_t k = 0; k < n; ++k)
        set(static_cast<int>(k) + 2, choices[static_cast<std::size_t>(k)]);
    if (nest.empty())
        return result;
    nest.drop_unit_axes();
    nest.coalesce();
    loop_position at(nest, 1);
    do
        for (index_t i = 0; i < nest.extent(0); ++i) {
            const auto k = load_element<index_t>(at.data(1) + i * nest.stride(1, 0));
            const int stream = static_cast<int>(position_within(k, n, mode)) + 2;
            store_element(
                at.data(0) + i * nest.stride(0, 0), load_element<R>(at.data(stream) + i * nest.stride(stream, 0)));
        }
    while (at.advance());
    return result;
}

/// The first true condition wins: choices are written from the last to the first.
template <class R>
[[nodiscard]] ndarray<R> select_by(const std::vector<ndarray<const bool>>& conditions,
    const std::vector<ndarray<const R>>& choices, const ndarray<const R>& fallback)
{
    if (conditions.size() != choices.size())
        throw_value_error("list of cases must be same length as list of conditions");
    if (conditions.empty())
        throw_value_error("select with an empty condition list is not possible");
    axis_values shape(fallback.shape());
    for (std::size_t i = 0; i < choices.size(); ++i) {
        broadcast_into(shape, conditions[i].shape());
        broadcast_into(shape, choices[i].shape());
    }
    ndarray<R> result(allocate_array<R, dynamic>(shape));
    for (std::size_t i = choices.size(); i-- > 0;) {
        const ndarray<const R> otherwise = i + 1 == choices.size() ? fallback : ndarray<const R>(result);
        result.assign(where(conditions[i], choices[i], otherwise));
    }
    return result;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

// Lists of arrays are `{a, b}` for arrays of one type, a container of arrays, or a std::tuple, which may hold numbers.

/// Element i of choice `numbers[i]`.
/// Shapes  all broadcast together
/// Throws  value_error for a number that is no choice and `raise`; broadcast_error
/// Source  numpy.choose
template <expression A, class... X>
    requires integer_element<value_type_of<A>> || boolean_element<value_type_of<A>>
[[nodiscard]] auto choose(const A& numbers, const std::tuple<X...>& choices, index_mode mode = index_mode::raise)
{
    using R = typename detail::chosen_element<X...>::type;
    return detail::choose_among<R>(numbers, detail::choice_arrays<R>(choices), mode);
}
template <expression A, detail::range_of_arrays Choices>
[[nodiscard]] auto choose(const A& numbers, const Choices& choices, index_mode mode = index_mode::raise)
{
    using R = value_type_of<std::remove_cvref_t<decltype(*choices.begin())>>;
    return detail::choose_among<R>(numbers, detail::choice_arrays<R>(choices), mode);
}
template <expression A, operand_like X>
[[nodiscard]] auto choose(const A& numbers, std::initializer_list<X> choices, index_mode mode = index_mode::raise)
{
    using R = typename detail::chosen_element<X>::type;
    return detail::choose_among<R>(numbers, detail::choice_arrays<R>(choices), mode);
}

/// Elements of the choice whose condition is the first to be true, else of `fallback`.
/// Shapes  all broadcast together
/// Throws  value_error when the lists differ in length or are empty; broadcast_error
/// Source  numpy.select
template <class... C, class... X, operand_like D = int>
[[nodiscard]] auto select(const std::tuple<C...>& conditions, const std::tuple<X...>& choices, const D& fallback = {})
{
    static_assert((boolean_element<typename detail::choice_element<C>::type> && ...), "conditions are truth values");
    using R = typename detail::chosen_element<X..., D>::type;
    return detail::select_by<R>(
        detail::choice_arrays<bool>(conditions), detail::choice_arrays<R>(choices), detail::choice_array<R>(fallback));
}
template <detail::range_of_arrays Conditions, detail::range_of_arrays Choices, operand_like D = int>
[[nodiscard]] auto select(const Conditions& conditions, const Choices& choices, const D& fallback = {})
{
    using X = std::remove_cvref_t<decltype(*choices.begin())>;
    using R = typename detail::chosen_element<X, D>::type;
    return detail::select_by<R>(
        detail::choice_arrays<bool>(conditions), detail::choice_arrays<R>(choices), detail::choice_array<R>(fallback));
}
template <expression C, operand_like X, operand_like D = int>
[[nodiscard]] auto select(std::initializer_list<C> conditions, std::initializer_list<X> choices, const D& fallback = {})
{
    static_assert(boolean_element<value_type_of<C>>, "conditions are truth values");
    using R = typename detail::chosen_element<X, D>::type;
    return detail::select_by<R>(
        detail::choice_arrays<bool>(conditions), detail::choice_arrays<R>(choices), detail::choice_array<R>(fallback));
}
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Writes what `f` makes of the elements of `x` where a condition holds: `f` takes a vector or one element, or is a
/// number.
template <class T, class F>
void write_piece(ndarray<T> result, const ndarray<const T>& x, const ndarray<const bool>& condition, const F& f)
{
    if constexpr (scalar_like<F>)
        result(condition).assign(f);
    else {
        const ndarray<const T, 1> part = eval(x(condition)).ravel();
        if (part.size() == 0)
            return;
        if constexpr (std::is_invocable_v<const F&, T>)
            result(condition).assign(map(f, part));
        else
            result(condition).assign(f(part));
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A function given piece by piece: where condition k is true, function k of `x`; of several the last. One more
/// function than conditions is for where none is true, else that is 0. Functions take one element or a vector of them;
/// numbers are constants.
/// `piecewise(x, {x < 0, x >= 0}, [](double v) { return -v; }, [](double v) { return v; })`
/// Throws  value_error when the numbers of conditions and functions do not fit
/// Source  numpy.piecewise
template <expression X, expression C, class... F>
[[nodiscard]] auto piecewise(const X& x, std::initializer_list<C> conditions, const F&... functions)
{
    using T = value_type_of<X>;
    const ndarray<const T> in = as_array(x);
    const std::vector<ndarray<const bool>> where = detail::choice_arrays<bool>(conditions);
    constexpr std::size_t n = sizeof...(F);
    if (n != where.size() && n != where.size() + 1)
        raise<value_error>(message() << "with " << static_cast<index_t>(where.size()) << " condition(s), either "
                                     << static_cast<index_t>(where.size()) << " or "
                                     << static_cast<index_t>(where.size() + 1) << " functions are expected");
    ndarray<T> result{axis_values(in.shape())};
    std::size_t k = 0;
    const auto piece = [&](const auto& f) {
        if (k < where.size())
            detail::write_piece(result, in, where[k], f);
        else {
            ndarray<bool> none{axis_values(in.shape())};
            for (const auto& condition : where)
                none() = logical_or(none, condition);
            none() = logical_not(none);
            detail::write_piece(result, in, ndarray<const bool>(none), f);
        }
        ++k;
    };
    (piece(functions), ...);
    return result;
}
} // namespace nd::inline ND_ISA
