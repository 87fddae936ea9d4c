// nd::map: a lambda or function object of the user, element by element, fused with the expression around it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/user_map.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
/// What a function of the user sees of an operand: the element type of an array, the type of a number.
template <class X>
struct mapped_type
{
    using type = std::remove_cvref_t<X>;
};
template <expression X>
struct mapped_type<X>
{
    using type = value_type_of<X>;
};
template <class X>
using mapped_t = typename mapped_type<X>::type;

template <class F, class... P>
using map_result = std::remove_cvref_t<decltype(std::declval<const F&>()(std::declval<P>()...))>;
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `F`, as const, can be called with one element of each operand and gives an element.
template <class F, class... X>
concept callable_with_elements_of = requires(const F& f, detail::mapped_t<X>... elements)
{
    f(elements...);
    requires element<std::remove_cvref_t<decltype(f(elements...))>>;
};

/// `f(a, b, ...)` for each element of the operands, which broadcast; numbers are passed as they are. Lazy; `f` is
/// copied into the expression and called once per element of a result, in no particular order. Source  numpy.vectorize,
/// numpy.frompyfunc
template <class F, class... X>
    requires operands_with_array<X...> && callable_with_elements_of<std::remove_cvref_t<F>, X...>
[[nodiscard]] auto map(F&& f, X&&... x)
{
    using G = std::remove_cvref_t<F>;
    using S = signature<detail::map_result<G, detail::mapped_t<X>...>, detail::mapped_t<X>...>;
    return user_node<G, S, decltype(detail::child_of<detail::mapped_t<X>>(std::forward<X>(x)))...>(std::forward<F>(f),
        detail::in_place(), [&x] { return detail::child_of<detail::mapped_t<X>>(std::forward<X>(x)); }...);
}
} // namespace nd::inline ND_ISA
