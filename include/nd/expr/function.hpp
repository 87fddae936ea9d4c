// The composed function of an expression: what a kernel evaluates, free of layouts, ranks and buffers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/cast.hpp>
#include <nd/simd/lanes.hpp>

#include <cstddef>

namespace nd::detail::inline ND_ISA
{
template <class... T>
struct type_list
{
    static constexpr int size = sizeof...(T);
};
template <class A, class B>
struct concatenated;
template <class... A, class... B>
struct concatenated<type_list<A...>, type_list<B...>>
{
    using type = type_list<A..., B...>;
};

/// Values of several types in a row: std::tuple without its compile time.
template <class... T>
struct pack
{};
template <class Head, class... Tail>
struct pack<Head, Tail...>
{
    [[no_unique_address]] Head head;
    [[no_unique_address]] pack<Tail...> tail;

    // Constructors instead of aggregates: clang 16 crashes on braces around empty members without an address.
    ND_INLINE constexpr explicit pack(Head h, Tail... t)
        : head(h)
        , tail(t...)
    {}
};

/// The next operand, read as `T`.
template <class T, int Tag = 0>
struct argument
{
    using value_type = T;
    using operands = type_list<T>;
    static constexpr bool is_light = true;

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers& p) const
    {
        return simd::load_lanes<T, M, N, Arch>(p[First]);
    }
};

/// A scalar that was written into the expression.
template <class T>
struct constant
{
    using value_type = T;
    using operands = type_list<>;
    static constexpr bool is_light = true;
    T value;

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers&) const
    {
        return simd::splat_lanes<T, N, Arch>(value);
    }
};

template <class Op>
concept heavy_function = requires
{
    Op::is_heavy;
};

/// `Op` of the values of `F...`, an element of type `R`.
template <class Op, class R, class... F>
struct application;

template <class Op, class R, class A>
struct application<Op, R, A>
{
    using value_type = R;
    using operands = typename A::operands;
    static constexpr bool is_light = A::is_light && !heavy_function<Op>;
    [[no_unique_address]] A a;

    ND_INLINE constexpr explicit application(A x)
        : a(x)
    {}

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers& p) const
    {
        return simd::call_lanes<Op, R, M, N, Arch>(a.template evaluate<First, M, N, Arch>(p));
    }
};

template <class Op, class R, class A, class B>
struct application<Op, R, A, B>
{
    using value_type = R;
    using operands = typename concatenated<typename A::operands, typename B::operands>::type;
    static constexpr bool is_light = A::is_light && B::is_light && !heavy_function<Op>;
    [[no_unique_address]] pack<A, B> args;

    ND_INLINE constexpr application(A a, B b)
        : args(a, b)
    {}

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers& p) const
    {
        return simd::call_lanes<Op, R, M, N, Arch>(args.head.template evaluate<First, M, N, Arch>(p),
            args.tail.head.template evaluate<First + A::operands::size, M, N, Arch>(p));
    }
};

template <class Op, class R, class A, class B, class C>
struct application<Op, R, A, B, C>
{
    using value_type = R;
    using operands = typename concatenated<typename concatenated<typename A::operands, typename B::operands>::type,
        typename C::operands>::type;
    static constexpr bool is_light = A::is_light && B::is_light && C::is_light && !heavy_function<Op>;
    [[no_unique_address]] pack<A, B, C> args;

    ND_INLINE constexpr application(A a, B b, C c)
        : args(a, b, c)
    {}

    template <int First, class M, int N, class Arch, class Pointers>
    ND_INLINE auto evaluate(const Pointers& p) const
    {
        constexpr int second = First + A::operands::size;
        return simd::call_lanes<Op, R, M, N, Arch>(args.head.template evaluate<First, M, N, Arch>(p),
            args.tail.head.template evaluate<second, M, N, Arch>(p),
            args.tail.tail.head.template evaluate<second + B::operands::size, M, N, Arch>(p));
    }
};

/// A function of the user takes part, which may be called for elements of the operands only: not for padding.
template <class F>
inline constexpr bool calls_user_code = false;
template <class Op, class R, class... F>
inline constexpr bool calls_user_code<application<Op, R, F...>> = (calls_user_code<F> || ...);

/// Conversion inside an expression.
template <class To>
struct conversion
{
    template <class From>
    static constexpr To call(From x) noexcept
    {
        return cast_to<To>(x);
    }
    /// Real parts with imaginary parts of zero.
    template <class V>
    static auto simd_joined(const V& x) requires std::same_as<typename V::value_type, real_t<To>>
    {
        return nd::simd::join_pairs(x, V(real_t<To>(0)));
    }
};
} // namespace nd::detail::inline ND_ISA
