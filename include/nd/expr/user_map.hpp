// A function object of the user, with its state, as an inner node of an expression.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/map.hpp>

#include <utility>

namespace nd::detail::inline ND_ISA
{
/// The function object in a composed function: a copy where copying is free, else a pointer to the node's own.
template <class F>
struct kept_function
{
    [[no_unique_address]] F f;
    ND_INLINE constexpr explicit kept_function(const F& function)
        : f(function)
    {}
    [[nodiscard]] ND_INLINE constexpr const F& get() const noexcept { return f; }
};
template <class F>
    requires(!std::is_trivially_copyable_v<F>)
struct kept_function<F>
{
    const F* f;
    ND_INLINE constexpr explicit kept_function(const F& function)
        : f(&function)
    {}
    [[nodiscard]] ND_INLINE constexpr const F& get() const noexcept { return *f; }
};

template <class Lists, class... More>
struct all_concatenated
{
    using type = Lists;
};
template <class A, class B, class... More>
struct all_concatenated<A, B, More...> : all_concatenated<typename concatenated<A, B>::type, More...>
{};

/// Element `I` of a pack.
template <std::size_t I, class P>
[[nodiscard]] ND_INLINE constexpr const auto& pack_element(const P& p) noexcept
{
    if constexpr (I == 0)
        return p.head;
    else
        return pack_element<I - 1>(p.tail);
}

/// `F` called with the values of `A...`, once for each element and never for anything else.
template <class F, class R, class... A>
struct user_application
{
    using value_type = R;
    using operands = typename all_concatenated<type_list<>, typename A::operands...>::type;
    static constexpr bool is_light = false;
    [[no_unique_address]] kept_function<F> f;
    [[no_unique_address]] pack<A...> args;

    ND_INLINE constexpr explicit user_application(const F& function, A... a)
        : f(function)
        , args(a...)
    {}

    /// Operands of the arguments before argument `I`.
    [[nodiscard]] static consteval int operands_before(std::size_t index)
    {
        const int counts[] = {A::operands::size..., 0};
        int n = 0;
        for (std::size_t i = 0; i < index; ++i)
            n += counts[i];
        return n;
    }

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers& p) const
    {
        return [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            return call<N, Arch>(simd::to_array<N>(
                pack_element<I>(args).template evaluate<First + operands_before(I), M, N, Arch>(p))...);
        }
        (std::make_index_sequence<sizeof...(A)>());
    }

private:
    template <int N, class Arch, class... X>
    ND_INLINE auto call(const X&... x) const
    {
        simd::array_lanes<R, N> result;
        for (int i = 0; i < N; ++i)
            result.v[i] = static_cast<R>(f.get()(x.v[i]...));
        if constexpr (simd::vectorizable<R, Arch>)
            return simd::load_lanes<R, R, N, Arch>(result.v);
        else
            return result;
    }
};
template <class F, class R, class... A>
inline constexpr bool calls_user_code<user_application<F, R, A...>> = true;

template <class F>
struct types_within;
template <class F, class R, class... A>
struct types_within<user_application<F, R, A...>>
{
    using type = typename all_concatenated<type_list<R>, typename types_within<A>::type...>::type;
};

/// An argument of a node, made in place.
template <std::size_t I, class A>
struct held_argument
{
    A value;
    template <class X>
    ND_INLINE explicit held_argument(in_place, X x)
        : value(x())
    {}
};
template <class Index, class... A>
struct held_arguments;
template <std::size_t... I, class... A>
struct held_arguments<std::index_sequence<I...>, A...> : held_argument<I, A>...
{
    template <class... X>
    ND_INLINE explicit held_arguments(in_place p, X... x)
        : held_argument<I, A>(p, x)...
    {}
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `f(args...)` for each element, lazily; `Signature` gives the element types. Holds function and operands by value.
template <class F, class Signature, class... Args>
struct user_node;

template <class F, class R, class... P, class... Args>
struct user_node<F, signature<R, P...>, Args...> : node_interface<user_node<F, signature<R, P...>, Args...>>
{
    using value_type = R;
    static constexpr int rank = detail::broadcast_rank_of({Args::rank...});
    static constexpr bool makes_memory = (Args::makes_memory || ...);
    F f;
    detail::held_arguments<std::index_sequence_for<Args...>, Args...> args;

    template <class... X>
    ND_INLINE explicit user_node(F callable, detail::in_place p, X... x)
        : f(std::move(callable))
        , args(p, x...)
    {}

    using own_function = detail::user_application<F, R, typename Args::template function<P>...>;
    template <class Q>
    using function = typename detail::converted<Q, own_function>::type;
    template <class Q>
    ND_INLINE auto function_for() const
    {
        return [this]<std::size_t... I>(std::index_sequence<I...>)
        {
            return detail::converted<Q, own_function>::make(
                own_function(f, argument<I>().template function_for<P>()...));
        }
        (std::index_sequence_for<Args...>());
    }
    template <class>
    ND_INLINE void describe(detail::operand*& next) const
    {
        each([&]<class T>(const auto& a, std::type_identity<T>) { a.template describe<T>(next); });
    }
    template <class, class Operands>
    ND_INLINE bool collect(Operands& dense) const noexcept
    {
        bool holds = true;
        each([&]<class T>(const auto& a, std::type_identity<T>) { holds = holds && a.template collect<T>(dense); });
        return holds;
    }
    void broadcast(axis_values& shape) const
    {
        each([&](const auto& a, auto) { a.broadcast(shape); });
    }
    [[nodiscard]] int uses(const buffer& m) const noexcept
    {
        int n = 0;
        each([&](const auto& a, auto) { n += a.uses(m); });
        return n;
    }

private:
    template <std::size_t I>
    [[nodiscard]] ND_INLINE const auto& argument() const noexcept
    {
        return held<I>(args);
    }
    template <std::size_t I, class A>
    [[nodiscard]] ND_INLINE static const A& held(const detail::held_argument<I, A>& a) noexcept
    {
        return a.value;
    }
    template <class G>
    ND_INLINE void each(G g) const
    {
        [&]<std::size_t... I>(std::index_sequence<I...>) { (g(argument<I>(), std::type_identity<P>()), ...); }
        (std::index_sequence_for<Args...>());
    }
};
} // namespace nd::inline ND_ISA
