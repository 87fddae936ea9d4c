// A C++ number in an expression: a value every element of the result sees.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/concepts.hpp>
#include <nd/expr/function.hpp>

namespace nd::inline ND_ISA
{
/// Becomes part of the composed function's state, so a kernel keeps it in a register.
template <class T>
struct scalar : expression_base
{
    using value_type = T;
    static constexpr int rank = 0;
    static constexpr bool makes_memory = false;

    T value{};

    scalar() = default;
    explicit scalar(T v)
        : value(v)
    {}

    template <class P>
    using function = detail::constant<P>;
    template <class P>
    ND_INLINE detail::constant<P> function_for() const
    {
        return {cast_to<P>(value)};
    }
    template <class P>
    ND_INLINE void describe(detail::operand*&) const
    {}
    template <class, class Operands>
    ND_INLINE bool collect(Operands&) const noexcept
    {
        return true;
    }
    void broadcast(axis_values&) const {}
    [[nodiscard]] int uses(const buffer&) const noexcept { return 0; }
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class To, class From>
[[noreturn, gnu::noinline, gnu::cold]] void throw_scalar_range(From value)
{
    message m;
    if (value < 0)
        m << "integer " << static_cast<index_t>(value);
    else
        m << "integer " << static_cast<index_t>(value);
    raise<value_error>(m << " is out of bounds for an array whose elements are " << static_cast<index_t>(sizeof(To))
                         << "-byte integers");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `value` as an operand of element type `To`. Throws value_error when an integer does not fit (NumPy's OverflowError).
template <class To, class From>
[[nodiscard]] ND_INLINE scalar<To> weak_scalar(From value)
{
    if constexpr (integer_element<To> && integer_element<From>)
        if (!fits<To>(value))
            detail::throw_scalar_range<To>(value);
    return scalar<To>(cast_to<To>(value));
}
} // namespace nd::inline ND_ISA
