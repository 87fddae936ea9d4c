// How each operation of two elements is folded over many: its identity, or only in order.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/extrema.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/ufunc/bitwise.hpp>
#include <nd/ufunc/exponential.hpp>
#include <nd/ufunc/floating.hpp>
#include <nd/ufunc/logical.hpp>
#include <nd/ufunc/outer.hpp>
#include <nd/ufunc/power.hpp>
#include <nd/ufunc/trigonometric.hpp>

namespace nd::detail::inline ND_ISA
{
/// A fold that starts with `T(Start)`.
template <class Op, int Start>
struct identity_fold
{
    static constexpr bool is_selection = false;
    static constexpr bool is_total = true;
    template <class T>
    static constexpr T identity()
    {
        return static_cast<T>(Start);
    }
    template <class T>
    static T call(T a, T b)
    {
        return Op::call(a, b);
    }
    template <class V, class O = Op> // not all have one
    static auto simd(const V& a, const V& b) -> decltype(O::simd(a, b))
    {
        return O::simd(a, b);
    }
};
template <class Op>
struct log_sum_fold : identity_fold<Op, 0>
{
    template <class T>
    static constexpr T identity()
    {
        return -std::numeric_limits<T>::infinity();
    }
};
/// fmax and fmin: of NaN and a number the number wins, so NaN is their identity.
template <class Op, class Extreme>
struct number_fold : extreme_fold<Op, std::is_same_v<Extreme, max_fold>>
{
    template <class T>
    static constexpr T identity()
    {
        if constexpr (complex_element<T>)
            return T(std::numeric_limits<real_t<T>>::quiet_NaN(), std::numeric_limits<real_t<T>>::quiet_NaN());
        else if constexpr (floating_element<T>)
            return std::numeric_limits<T>::quiet_NaN();
        else
            return Extreme::template identity<T>();
    }
};
using fmax_fold = number_fold<fmax_op, max_fold>;
using fmin_fold = number_fold<fmin_op, min_fold>;

/// The fold of an operation whose operands may be reordered; void for every other one.
/// Source  the identities in numpy/_core/code_generators/generate_umath.py
template <class Op>
struct fold_of_operation
{
    using type = void;
};
// clang-format off
template <> struct fold_of_operation<add_op> { using type = add_fold; };
template <> struct fold_of_operation<multiply_op> { using type = multiply_fold; };
template <> struct fold_of_operation<maximum_op> { using type = max_fold; };
template <> struct fold_of_operation<minimum_op> { using type = min_fold; };
template <> struct fold_of_operation<fmax_op> { using type = fmax_fold; };
template <> struct fold_of_operation<fmin_op> { using type = fmin_fold; };
template <> struct fold_of_operation<bitwise_and_op> { using type = identity_fold<bitwise_and_op, -1>; };
template <> struct fold_of_operation<bitwise_or_op> { using type = identity_fold<bitwise_or_op, 0>; };
template <> struct fold_of_operation<bitwise_xor_op> { using type = identity_fold<bitwise_xor_op, 0>; };
template <> struct fold_of_operation<logical_and_op> { using type = identity_fold<logical_and_op, 1>; };
template <> struct fold_of_operation<logical_or_op> { using type = identity_fold<logical_or_op, 0>; };
template <> struct fold_of_operation<logical_xor_op> { using type = identity_fold<logical_xor_op, 0>; };
template <> struct fold_of_operation<gcd_op> { using type = identity_fold<gcd_op, 0>; };
template <> struct fold_of_operation<hypot_op> { using type = identity_fold<hypot_op, 0>; };
template <> struct fold_of_operation<logaddexp_op> { using type = log_sum_fold<logaddexp_op>; };
template <> struct fold_of_operation<logaddexp2_op> { using type = log_sum_fold<logaddexp2_op>; };
// clang-format on
template <class Op>
using operation_fold = typename fold_of_operation<Op>::type;
template <class Op>
inline constexpr bool is_reorderable = !std::is_void_v<operation_fold<Op>>;

/// What results of type `S` are accumulated in: those of 16 bits as float and rounded at the end, as NumPy's loops do,
/// but step by step for functions that have no such loop.
template <class Op, class S>
using accumulator_t =
    std::conditional_t<is_reorderable<Op> || std::is_same_v<Op, subtract_op> || std::is_same_v<Op, divide_op>,
        computing_t<S>, S>;

/// What the engine runs for an operation on states of type `S`. Truth values settle early.
template <class Op, class S>
[[nodiscard]] constexpr const fold& operation_table() noexcept
{
    if constexpr (std::is_same_v<Op, logical_or_op>)
        return truth_function<true>::table;
    else if constexpr (std::is_same_v<Op, logical_and_op>)
        return truth_function<false>::table;
    else
        return fold_of<operation_fold<Op>, S>;
}

/// The type that an operation is folded in: that of its operands and its result next to two elements of `T`.
template <class Op, class T>
struct folded_type
{
    using type = void;
};
template <class S>
struct uniform_type
{
    using type = void;
};
template <class S>
struct uniform_type<signature<S, S, S>>
{
    using type = S;
};
template <class Op>
inline constexpr bool is_logical =
    std::is_same_v<Op, logical_and_op> || std::is_same_v<Op, logical_or_op> || std::is_same_v<Op, logical_xor_op>;
template <class Op>
inline constexpr bool is_widening = std::is_same_v<Op, add_op> || std::is_same_v<Op, multiply_op>;
template <class Op, class T>
    requires(ufunc_takes_element_types<Op, T, T> && !is_logical<Op> && !is_widening<Op>)
struct folded_type<Op, T> : uniform_type<typename Op::template types<T, T>>
{};
template <class Op, class T>
    requires is_widening<Op>
struct folded_type<Op, T>
{
    using type = sum_type<T>;
};
template <class Op, class T>
    requires is_logical<Op>
struct folded_type<Op, T>
{
    using type = bool;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `U` takes two elements of `E`'s type and gives one of the type that it takes, so that it can run along an axis.
template <class U, class E>
concept ufunc_folds_elements_of =
    ufunc_object<U> && !std::is_void_v<typename detail::folded_type<typename U::operation, value_type_of<E>>::type>;

/// The element type of `reduce(U, E)`: `add` and `multiply` widen bool and small integers as `sum` does.
template <class U, class E>
using folded_t = typename detail::folded_type<typename U::operation, value_type_of<E>>::type;
} // namespace nd::inline ND_ISA
