// What the operators refuse: deleted functions that name the concept which does not hold, in one error.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/element_proxy.hpp>

/// Results of deleted operators.
namespace nd::unsatisfied
{
struct operands_with_array
{};
struct operator_takes_element_types
{};
struct result_casts_back_same_kind
{};
} // namespace nd::unsatisfied

namespace nd::inline ND_ISA
{
template <class Op, class A, class B>
concept accepted_operands = operands_with_array<A, B> && operator_takes_element_types<Op, A, B>;
template <class Op, class A, class B>
concept accepted_in_place = operands_with_array<A, B> && result_casts_back_same_kind<Op, A, B>;

/// Times, whose arithmetic is that of <chrono>: see interop/chrono.hpp.
template <class X>
inline constexpr bool holds_times = time_element<X>;
template <expression X>
inline constexpr bool holds_times<X> = time_element<value_type_of<X>>;

/// The right side of an operator with an array on one side that `Op` does not take. A left side of class type is left
/// alone: streams and other libraries have operators of their own.
template <class B, class Op, class A>
concept refused_beside = (expression<A> || (expression<B> && !std::is_class_v<A>)) && !accepted_operands<Op, A, B>;
/// The same for operators that other libraries give a meaning of their own, such as the pipes of ranges: their classes
/// on the right are left alone too.
template <class B, class Op, class A>
concept refused_beside_plainly = refused_beside<B, Op, A> &&(!std::is_class_v<B> || operand_like<B>);
template <class A, class B>
using refusal = std::conditional_t<operands_with_array<A, B>, unsatisfied::operator_takes_element_types,
    unsatisfied::operands_with_array>;

/// The right side of an in-place operator on elements of an array whose result they do not take.
template <class B, class Op, class A>
concept refused_in_place = (array_like<A> || element_proxy<A>)&&!holds_times<std::remove_cvref_t<A>> &&
    !accepted_in_place<Op, A, B>;
template <class A, class B>
using refusal_in_place = std::conditional_t<operands_with_array<A, B>, unsatisfied::result_casts_back_same_kind,
    unsatisfied::operands_with_array>;

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" // ND_DELETED is an extension of clang
#endif
template <class A, refused_beside<detail::add_op, A> B>
refusal<A, B> operator+(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside<detail::subtract_op, A> B>
refusal<A, B> operator-(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside<detail::multiply_op, A> B>
refusal<A, B> operator*(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside<detail::divide_op, A> B>
refusal<A, B> operator/(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside<detail::remainder_op, A> B>
refusal<A, B> operator%(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::bitwise_and_op, A> B>
refusal<A, B> operator&(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::bitwise_or_op, A> B>
refusal<A, B> operator|(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::bitwise_xor_op, A> B>
refusal<A, B> operator^(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::left_shift_op, A> B>
refusal<A, B> operator<<(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::right_shift_op, A> B>
refusal<A, B> operator>>(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::equal_op, A> B>
refusal<A, B> operator==(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::not_equal_op, A> B>
refusal<A, B> operator!=(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::less_op, A> B>
refusal<A, B> operator<(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::less_equal_op, A> B>
refusal<A, B> operator<=(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::greater_op, A> B>
refusal<A, B> operator>(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");
template <class A, refused_beside_plainly<detail::greater_equal_op, A> B>
refusal<A, B> operator>=(const A&, const B&)
    ND_DELETED("operands_with_array or operator_takes_element_types does not hold");

template <class A, refused_in_place<detail::add_op, A> B>
refusal_in_place<A, B> operator+=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::subtract_op, A> B>
refusal_in_place<A, B> operator-=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::multiply_op, A> B>
refusal_in_place<A, B> operator*=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::divide_op, A> B>
refusal_in_place<A, B> operator/=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::remainder_op, A> B>
refusal_in_place<A, B> operator%=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::bitwise_and_op, A> B>
refusal_in_place<A, B> operator&=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::bitwise_or_op, A> B>
refusal_in_place<A, B> operator|=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::bitwise_xor_op, A> B>
refusal_in_place<A, B> operator^=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::left_shift_op, A> B>
refusal_in_place<A, B> operator<<=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
template <class A, refused_in_place<detail::right_shift_op, A> B>
refusal_in_place<A, B> operator>>=(A&&, const B&)
    ND_DELETED("operands_with_array or result_casts_back_same_kind does not hold");
#ifdef __clang__
#pragma clang diagnostic pop
#endif
} // namespace nd::inline ND_ISA
