// What results of advanced indexing have in common: values are written through them, also by += and its like.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/operators.hpp>

namespace nd::inline ND_ISA
{
/// `a(index)` and `a(mask)`: lazy expressions that write elements when they are assigned to.
template <class A>
concept element_proxy = expression<A> && requires
{
    requires std::remove_cvref_t<A>::is_element_proxy;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_value_shape_error(
    std::span<const index_t> value, std::span<const index_t> result)
{
    raise<broadcast_error>(message() << "shape mismatch: value array of shape " << value
                                     << " could not be broadcast to indexing result of shape " << result);
}

/// True when a value of shape `value` stretches to `result`; its leading axes of length 1 may be too many.
[[nodiscard]] inline bool value_fits(std::span<const index_t> value, std::span<const index_t> result) noexcept
{
    for (std::size_t i = 1; i <= value.size(); ++i) {
        const index_t extent = value[value.size() - i];
        if (extent != 1 && (i > result.size() || extent != result[result.size() - i]))
            return false;
    }
    return true;
}
inline void check_value_shape(std::span<const index_t> value, std::span<const index_t> result)
{
    if (!value_fits(value, result)) [[unlikely]]
        throw_value_shape_error(value, result);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

// --- In place: each element once, also where an index repeats. Returns what was assigned to.
template <element_proxy A, operand_like B>
    requires result_casts_back_same_kind<detail::add_op, A, B> A && operator+=(A&& a, const B& b)
    {
        a.template update<detail::add_op>(b);
        return std::forward<A>(a);
    }
    template <element_proxy A, operand_like B>
        requires result_casts_back_same_kind<detail::subtract_op, A, B> A && operator-=(A&& a, const B& b)
        {
            a.template update<detail::subtract_op>(b);
            return std::forward<A>(a);
        }
        template <element_proxy A, operand_like B>
            requires result_casts_back_same_kind<detail::multiply_op, A, B> A && operator*=(A&& a, const B& b)
            {
                a.template update<detail::multiply_op>(b);
                return std::forward<A>(a);
            }
            template <element_proxy A, operand_like B>
                requires result_casts_back_same_kind<detail::divide_op, A, B> A && operator/=(A&& a, const B& b)
                {
                    a.template update<detail::divide_op>(b);
                    return std::forward<A>(a);
                }
                template <element_proxy A, operand_like B>
                    requires result_casts_back_same_kind<detail::remainder_op, A, B> A && operator%=(A&& a, const B& b)
                    {
                        a.template update<detail::remainder_op>(b);
                        return std::forward<A>(a);
                    }
                    template <element_proxy A, operand_like B>
                        requires result_casts_back_same_kind<detail::bitwise_and_op, A, B> A && operator&=(
                            A&& a, const B& b)
                        {
                            a.template update<detail::bitwise_and_op>(b);
                            return std::forward<A>(a);
                        }
                        template <element_proxy A, operand_like B>
                            requires result_casts_back_same_kind<detail::bitwise_or_op, A, B> A && operator|=(
                                A&& a, const B& b)
                            {
                                a.template update<detail::bitwise_or_op>(b);
                                return std::forward<A>(a);
                            }
                            template <element_proxy A, operand_like B>
                                requires result_casts_back_same_kind<detail::bitwise_xor_op, A, B> A && operator^=(
                                    A&& a, const B& b)
                                {
                                    a.template update<detail::bitwise_xor_op>(b);
                                    return std::forward<A>(a);
                                }
                                template <element_proxy A, operand_like B>
                                    requires result_casts_back_same_kind<detail::left_shift_op, A, B> A && operator<<=(
                                        A&& a, const B& b)
                                    {
                                        a.template update<detail::left_shift_op>(b);
                                        return std::forward<A>(a);
                                    }
                                    template <element_proxy A, operand_like B>
                                        requires result_casts_back_same_kind<detail::right_shift_op, A, B> A &&
                                        operator>>=(A&& a, const B& b)
                                        {
                                            a.template update<detail::right_shift_op>(b);
                                            return std::forward<A>(a);
                                        }
} // namespace nd::inline ND_ISA
