// Whether arrays are equal, exactly or within a tolerance.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/user_map.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/ufunc/operators.hpp>

namespace nd::inline ND_ISA
{
/// `allclose(a, b, {.rtol = 1e-9})`: |a - b| <= atol + rtol |b|.
struct tolerance
{
    detail::only_by_name by_name{};
    double rtol = 1e-5;
    double atol = 1e-8;
    bool equal_nan = false;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// True where both are NaN: the only case in which neither equals itself.
struct both_nan_op
{
    template <class A, class B>
        requires has_common_dtype<A, B>
    using types = signature<bool, promote_t<A, B>, promote_t<A, B>>;
    template <class T>
    static constexpr bool call(T a, T b)
    {
        return !equal_op::call(a, a) && !equal_op::call(b, b);
    }
};
/// |a - b| <= atol + rtol |b|, with infinities equal to themselves only, NaN to NaN where wanted.
struct is_close
{
    tolerance t;
    /// Numbers are compared as doubles, or as complex numbers of two.
    template <class T>
    [[nodiscard]] bool operator()(T a, T b) const
    {
        const double size = absolute_op::call(b);
        const double bound = t.atol + simd::mul(t.rtol, size);
        return a == b || (absolute_op::call(subtract_op::call(a, b)) <= bound && size - size == 0) ||
            (t.equal_nan && !(a == a) && !(b == b));
    }
};
inline constexpr ufunc<both_nan_op> both_nan{};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// True when both have the same shape and equal elements; `equal_nan` makes NaN equal to NaN.
/// Cost  stops at the first block that differs. Source  numpy.array_equal
template <expression A, expression B>
[[nodiscard]] bool array_equal(const A& a, const B& b, bool equal_nan = false)
{
    if (shape_of(detail::operand_of(a)) != shape_of(detail::operand_of(b)))
        return false;
    return equal_nan ? all((a == b) | detail::both_nan(a, b)) : all(a == b);
}

/// True when the elements are equal after broadcasting. Source  numpy.array_equiv
template <expression A, expression B>
[[nodiscard]] bool array_equiv(const A& a, const B& b)
{
    return all(a == b);
}

/// |a - b| <= atol + rtol |b|, element by element, lazily. Source  numpy.isclose
template <operand_like A, operand_like B>
    requires operands_with_array<A, B>
[[nodiscard]] auto isclose(const A& a, const B& b, const tolerance& t = {})
{
    using strong = typename detail::strong_type<A, B>::type;
    using T = promote_t<promote_t<detail::effective_t<A, strong>, detail::effective_t<B, strong>>, double>;
    const auto x = [&a] { return detail::child_of<T>(a); };
    const auto y = [&b] { return detail::child_of<T>(b); };
    return user_node<detail::is_close, signature<bool, T, T>, decltype(x()), decltype(y())>(
        detail::is_close{t}, detail::in_place(), x, y);
}

/// True when all elements are close. Source  numpy.allclose
template <operand_like A, operand_like B>
    requires operands_with_array<A, B>
[[nodiscard]] bool allclose(const A& a, const B& b, const tolerance& t = {}) { return all(isclose(a, b, t)); }
} // namespace nd::inline ND_ISA
