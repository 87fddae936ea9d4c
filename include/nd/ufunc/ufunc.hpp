// The ufunc object: a function of elements that works on arrays, expressions and numbers, lazily and with broadcasting.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

namespace nd::inline ND_ISA
{
/// `Op` takes elements of these types (a scalar's type stands for what it is next to the arrays).
template <class Op, class... T>
concept ufunc_takes_element_types = requires
{
    typename Op::template types<T...>;
};

/// What may follow the operands of a ufunc: `out(c)`, `where_mask(m)`. See ufunc/keywords.hpp.
template <class K>
concept ufunc_keyword = requires
{
    requires std::remove_cvref_t<K>::is_ufunc_keyword;
};

// As values, so that a message names the concept and not all it is made of.
template <class X>
inline constexpr bool is_operand = operand_like<X>;

/// Arrays, expressions and numbers.
template <class... X>
concept operands = (is_operand<X> && ...);

/// Operands followed by `out(c)` or `where_mask(m)`.
template <class... X>
concept with_keywords = (ufunc_keyword<X> || ...);

/// At least one operand is an array or an expression, the others may be numbers.
template <class... X>
concept operands_with_array = (operand_like<X> && ...) && (expression<X> || ...);

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The operand of a node that an argument becomes: an array gives its leaf, a node is copied or moved.
template <class X>
[[nodiscard]] ND_INLINE auto node_of(X&& x)
{
    if constexpr (array_like<X>)
        return held(x.handle());
    else
        return std::remove_cvref_t<X>(std::forward<X>(x));
}
template <class X>
using node_t = decltype(node_of(std::declval<X>()));

// The common type of the arrays among the arguments, for numbers to be weak against; void where there is none.
template <class A, class B>
struct joined_type
{};
template <class A, class B>
    requires has_common_dtype<A, B>
struct joined_type<A, B>
{
    using type = promote_t<A, B>;
};
template <class A>
struct joined_type<A, void>
{
    using type = A;
};
template <class B>
struct joined_type<void, B>
{
    using type = B;
};
template <>
struct joined_type<void, void>
{
    using type = void;
};
template <class... X>
struct strong_type
{
    using type = void;
};
template <class X, class... Rest>
struct strong_type<X, Rest...> : strong_type<Rest...>
{};
template <expression X, class... Rest>
struct strong_type<X, Rest...> : joined_type<value_type_of<X>, typename strong_type<Rest...>::type>
{};

/// The element type of an argument: of a number, what promotion makes of it next to `Strong`.
template <class X, class Strong>
struct effective_type
{
    using type = promote_weak_t<Strong, std::remove_cvref_t<X>>;
};
template <class X, class Strong>
    requires(!expression<X> &&
        !(numeric_element<Strong> && numeric_element<std::remove_cvref_t<X>>)&&!std::is_void_v<Strong>)
struct effective_type<X, Strong> // neither is a number
{
    using type = native_element_t<std::remove_cvref_t<X>>;
};
template <class X>
struct effective_type<X, void> // numbers alone are what they are
{
    using type = std::remove_cvref_t<X>;
};
template <expression X, class Strong>
struct effective_type<X, Strong>
{
    using type = value_type_of<X>;
};
template <class X, class Strong>
using effective_t = typename effective_type<X, Strong>::type;

/// An argument as a child of a node that reads it as `P`.
template <class P, class X>
[[nodiscard]] ND_INLINE auto child_of(X&& x)
{
    if constexpr (expression<X>)
        return node_of(std::forward<X>(x));
    else
        return weak_scalar<P>(x);
}

template <class Op, class R, class... P, class... X>
[[nodiscard]] ND_INLINE auto make_node(signature<R, P...>, X&&... x)
{
    return map_node<Op, signature<R, P...>, decltype(child_of<P>(std::forward<X>(x)))...>(
        in_place(), [&x] { return child_of<P>(std::forward<X>(x)); }...);
}

template <class Op, class... X>
using signature_of = typename Op::template types<effective_t<X, typename strong_type<X...>::type>...>;

template <class Op, class R, class... P, class... S>
[[nodiscard]] constexpr R call_scalars(signature<R, P...>, S... s)
{
    return call_widened<R, Op>(cast_to<P>(s)...);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A function of elements. Calling it with numbers alone gives a number; with an array or expression a lazy expression.
/// Adding one: a struct with `call` (one element), optionally `simd` (a register), and `types` (the dtype rule).
template <class Op>
struct ufunc
{
    using operation = Op;

    template <class... X>
        requires operands<X...> &&
            ufunc_takes_element_types<Op, detail::effective_t<X, typename detail::strong_type<X...>::type>...>
    [[nodiscard]] ND_INLINE constexpr auto operator()(X&&... x) const
    {
        if constexpr (operands_with_array<X...>)
            return detail::make_node<Op>(detail::signature_of<Op, X...>(), std::forward<X>(x)...);
        else
            return detail::call_scalars<Op>(typename Op::template types<std::remove_cvref_t<X>...>(), x...);
    }
    /// With keywords behind the operands: `add(a, b, out(c))`.
    template <class... X>
    requires with_keywords<X...> ND_INLINE auto operator()(const X&... x) const
    {
        return call_with_keywords(*this, x...);
    }
};

// --- dtype rules that families of functions share

/// Result and parameters of the promoted type.
struct promoted_types
{
    template <class A, class B>
        requires(has_common_dtype<A, B> && !time_element<A> && !string_element<A>)
    using types = signature<promote_t<A, B>, promote_t<A, B>, promote_t<A, B>>;
};
/// The same without bool.
struct promoted_number_types
{
    template <class A, class B>
        requires(has_common_dtype<A, B> && !boolean_element<promote_t<A, B>> && !time_element<A> && !string_element<A>)
    using types = signature<promote_t<A, B>, promote_t<A, B>, promote_t<A, B>>;
};
/// Result of the parameter's own type.
struct same_type
{
    template <numeric_element A>
    using types = signature<A, A>;
};
struct same_number_type
{
    template <numeric_element A>
        requires(!boolean_element<A>)
    using types = signature<A, A>;
};
/// Floats and complex stay; integers become the float that holds them.
struct float_type
{
    template <numeric_element A>
    using types = signature<std::conditional_t<complex_element<A>, A, float_for<A>>,
        std::conditional_t<complex_element<A>, A, float_for<A>>>;
};
/// The same for real elements only.
struct real_float_type
{
    template <real_element A>
    using types = signature<float_for<A>, float_for<A>>;
};
/// Floats stay; integers become double, whatever their size.
struct float_or_double_type
{
    template <real_element A>
    using parameter = std::conditional_t<floating_element<A>, A, double>;
    template <real_element A>
    using types = signature<parameter<A>, parameter<A>>;
};
struct promoted_real_float_types
{
    template <real_element A, real_element B>
    using common = promote_t<float_for<A>, float_for<B>>;
    template <real_element A, real_element B>
    using types = signature<common<A, B>, common<A, B>, common<A, B>>;
};
} // namespace nd::inline ND_ISA
