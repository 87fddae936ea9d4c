// Whether arrays are equal, exactly or within a tolerance.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

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
/// |a - b| <= bound, with infinities equal to themselves only.
struct is_close_op
{
    template <real_element A, real_element B, class C>
    using types = signature<bool, double, double, double>;
    static bool call(double a, double b, double bound)
    {
        const double distance = a < b ? b - a : a - b;
        return a == b || (distance <= bound && b - b == 0);
    }
};
inline constexpr ufunc<both_nan_op> both_nan{};
inline constexpr ufunc<is_close_op> is_close{};
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
    const auto bound = abs(multiply(b, 1.0)) * t.rtol + t.atol;
    return detail::is_close(a, b, bound) | (detail::both_nan(a, b) & t.equal_nan);
}

/// True when all elements are close. Source  numpy.allclose
template <operand_like A, operand_like B>
    requires operands_with_array<A, B>
[[nodiscard]] bool allclose(const A& a, const B& b, const tolerance& t = {}) { return all(isclose(a, b, t)); }
} // namespace nd::inline ND_ISA
