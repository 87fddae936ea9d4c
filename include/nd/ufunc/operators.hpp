// The operators of C++ on arrays and expressions: + - * / % & | ^ ~ << >> comparisons, and their in-place forms.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/bitwise.hpp>
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/floor_divide.hpp>

namespace nd::inline ND_ISA
{
/// `Op` takes the element types of these operands.
template <class Op, class... X>
concept operator_takes_element_types =
    ufunc_takes_element_types<Op, detail::effective_t<X, typename detail::strong_type<X...>::type>...>;

/// The result of an in-place operation can be cast back to the array's type without changing its kind.
template <class Op, class A, class B>
concept result_casts_back_same_kind = operator_takes_element_types<Op, A, B> &&
    can_cast<typename detail::signature_of<Op, A, B>::result, value_type_of<A>>(casting::same_kind);

template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::add_op, A, B>
[[nodiscard]] ND_INLINE auto operator+(A&& a, B&& b) { return add(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::subtract_op, A, B>
[[nodiscard]] ND_INLINE auto operator-(A&& a, B&& b) { return subtract(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::multiply_op, A, B>
[[nodiscard]] ND_INLINE auto operator*(A&& a, B&& b) { return multiply(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::divide_op, A, B>
[[nodiscard]] ND_INLINE auto operator/(A&& a, B&& b) { return divide(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::remainder_op, A, B>
[[nodiscard]] ND_INLINE auto operator%(A&& a, B&& b) { return remainder(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::bitwise_and_op, A, B>
[[nodiscard]] ND_INLINE auto operator&(A&& a, B&& b) { return bitwise_and(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::bitwise_or_op, A, B>
[[nodiscard]] ND_INLINE auto operator|(A&& a, B&& b) { return bitwise_or(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::bitwise_xor_op, A, B>
[[nodiscard]] ND_INLINE auto operator^(A&& a, B&& b) { return bitwise_xor(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::left_shift_op, A, B>
[[nodiscard]] ND_INLINE auto operator<<(A&& a, B&& b) { return left_shift(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::right_shift_op, A, B>
[[nodiscard]] ND_INLINE auto operator>>(A&& a, B&& b) { return right_shift(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::equal_op, A, B>
[[nodiscard]] ND_INLINE auto operator==(A&& a, B&& b) { return equal(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::not_equal_op, A, B>
[[nodiscard]] ND_INLINE auto operator!=(A&& a, B&& b) { return not_equal(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::less_op, A, B>
[[nodiscard]] ND_INLINE auto operator<(A&& a, B&& b) { return less(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::less_equal_op, A, B>
[[nodiscard]] ND_INLINE auto operator<=(A&& a, B&& b) { return less_equal(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::greater_op, A, B>
[[nodiscard]] ND_INLINE auto operator>(A&& a, B&& b) { return greater(std::forward<A>(a), std::forward<B>(b)); }
template <class A, class B>
    requires operands_with_array<A, B> && operator_takes_element_types<detail::greater_equal_op, A, B>
[[nodiscard]] ND_INLINE auto operator>=(A&& a, B&& b) { return greater_equal(std::forward<A>(a), std::forward<B>(b)); }
template <expression A>
    requires operator_takes_element_types<detail::negative_op, A>
[[nodiscard]] ND_INLINE auto operator-(A&& a) { return negative(std::forward<A>(a)); }
template <expression A>
    requires operator_takes_element_types<detail::positive_op, A>
[[nodiscard]] ND_INLINE auto operator+(A&& a) { return positive(std::forward<A>(a)); }
template <expression A>
    requires operator_takes_element_types<detail::invert_op, A>
[[nodiscard]] ND_INLINE auto operator~(A&& a) { return invert(std::forward<A>(a)); }

// --- In place: always writes elements, whether `a` is a name or a view. Returns `a` itself.
template <array_like A, operand_like B>
    requires result_casts_back_same_kind<detail::add_op, A, B> ND_INLINE A && operator+=(A&& a, const B& b)
    {
        a.assign(add(a, b));
        return std::forward<A>(a);
    }
    template <array_like A, operand_like B>
        requires result_casts_back_same_kind<detail::subtract_op, A, B> ND_INLINE A && operator-=(A&& a, const B& b)
        {
            a.assign(subtract(a, b));
            return std::forward<A>(a);
        }
        template <array_like A, operand_like B>
            requires result_casts_back_same_kind<detail::multiply_op, A, B> ND_INLINE A && operator*=(A&& a, const B& b)
            {
                a.assign(multiply(a, b));
                return std::forward<A>(a);
            }
            template <array_like A, operand_like B>
                requires result_casts_back_same_kind<detail::divide_op, A, B> ND_INLINE A && operator/=(
                    A&& a, const B& b)
                {
                    a.assign(divide(a, b));
                    return std::forward<A>(a);
                }
                template <array_like A, operand_like B>
                    requires result_casts_back_same_kind<detail::remainder_op, A, B> ND_INLINE A && operator%=(
                        A&& a, const B& b)
                    {
                        a.assign(remainder(a, b));
                        return std::forward<A>(a);
                    }
                    template <array_like A, operand_like B>
                        requires result_casts_back_same_kind<detail::bitwise_and_op, A, B> ND_INLINE A && operator&=(
                            A&& a, const B& b)
                        {
                            a.assign(bitwise_and(a, b));
                            return std::forward<A>(a);
                        }
                        template <array_like A, operand_like B>
                            requires result_casts_back_same_kind<detail::bitwise_or_op, A, B> ND_INLINE A && operator|=(
                                A&& a, const B& b)
                            {
                                a.assign(bitwise_or(a, b));
                                return std::forward<A>(a);
                            }
                            template <array_like A, operand_like B>
                                requires result_casts_back_same_kind<detail::bitwise_xor_op, A, B> ND_INLINE A &&
                                operator^=(A&& a, const B& b)
                                {
                                    a.assign(bitwise_xor(a, b));
                                    return std::forward<A>(a);
                                }
                                template <array_like A, operand_like B>
                                    requires result_casts_back_same_kind<detail::left_shift_op, A, B> ND_INLINE A &&
                                    operator<<=(A&& a, const B& b)
                                    {
                                        a.assign(left_shift(a, b));
                                        return std::forward<A>(a);
                                    }
                                    template <array_like A, operand_like B>
                                        requires result_casts_back_same_kind<detail::right_shift_op, A, B>
                                            ND_INLINE A && operator>>=(A&& a, const B& b)
                                        {
                                            a.assign(right_shift(a, b));
                                            return std::forward<A>(a);
                                        }
} // namespace nd::inline ND_ISA
