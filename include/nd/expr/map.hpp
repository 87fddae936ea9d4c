// A function applied to operands element by element: the one kind of inner node.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/concepts.hpp>
#include <nd/expr/function.hpp>

namespace nd::inline ND_ISA
{
/// The element types a function takes and gives: `R(P...)`.
template <class R, class... P>
struct signature
{
    using result = R;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] constexpr int broadcast_rank_of(std::initializer_list<int> ranks) noexcept
{
    int r = 0;
    for (int rank : ranks)
        r = rank == dynamic || r == dynamic ? dynamic : rank > r ? rank : r;
    return r;
}

/// Marks constructors whose arguments make the members in place: a copy of a layout is not free.
struct in_place
{};

// A function's value seen as a `P` by its consumer.
template <class P, class F>
struct converted
{
    using type = application<conversion<P>, P, F>;
    ND_INLINE static type make(F f) { return type(f); }
};
template <class P, class F>
    requires std::is_same_v<P, typename F::value_type>
struct converted<P, F>
{
    using type = F;
    ND_INLINE static F make(F f) { return f; }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

template <class U, class A>
struct cast_node;

/// What every lazy expression offers besides operators.
template <class Derived>
struct node_interface : expression_base
{
    /// The elements as another type, lazily.
    template <element U>
    [[nodiscard]] ND_INLINE auto astype() const
    {
        return cast_node<U, Derived>(detail::in_place(), [this]() -> const Derived& { return self(); });
    }
    /// A fresh array with the elements as they are now.
    template <class Self = Derived>
    [[nodiscard]] auto eval() const
    {
        return evaluate_node(static_cast<const Self&>(self()));
    }
    /// Shape that the operands broadcast to. Throws broadcast_error.
    [[nodiscard]] axis_values shape() const
    {
        axis_values s;
        self().broadcast(s);
        return s;
    }
    [[nodiscard]] int ndim() const { return shape().size(); }
    [[nodiscard]] index_t size() const { return checked_size(shape()); }

private:
    [[nodiscard]] const Derived& self() const noexcept { return static_cast<const Derived&>(*this); }
};

/// `Op(args...)` for each element, lazily. Holds its operands by value.
template <class Op, class Signature, class... Args>
struct map_node;

template <class Op, class R, class P, class A>
struct map_node<Op, signature<R, P>, A> : node_interface<map_node<Op, signature<R, P>, A>>
{
    using value_type = R;
    static constexpr int rank = A::rank;
    static constexpr bool makes_memory = A::makes_memory;
    A a;

    /// Each argument makes its child in place.
    template <class X>
    ND_INLINE explicit map_node(detail::in_place, X x)
        : a(x())
    {}

    using own_function = detail::application<Op, R, typename A::template function<P>>;
    template <class Q>
    using function = typename detail::converted<Q, own_function>::type;
    template <class Q>
    ND_INLINE auto function_for() const
    {
        return detail::converted<Q, own_function>::make(own_function(a.template function_for<P>()));
    }
    template <class>
    ND_INLINE void describe(detail::operand*& next) const
    {
        a.template describe<P>(next);
    }
    template <class, class Operands>
    ND_INLINE bool collect(Operands& dense) const noexcept
    {
        return a.template collect<P>(dense);
    }
    void broadcast(axis_values& shape) const { a.broadcast(shape); }
    [[nodiscard]] int uses(const buffer& m) const noexcept { return a.uses(m); }
};

template <class Op, class R, class P, class Q, class A, class B>
struct map_node<Op, signature<R, P, Q>, A, B> : node_interface<map_node<Op, signature<R, P, Q>, A, B>>
{
    using value_type = R;
    static constexpr int rank = detail::broadcast_rank_of({A::rank, B::rank});
    static constexpr bool makes_memory = A::makes_memory || B::makes_memory;
    A a;
    B b;

    template <class X, class Y>
    ND_INLINE map_node(detail::in_place, X x, Y y)
        : a(x())
        , b(y())
    {}

    using own_function = detail::application<Op, R, typename A::template function<P>, typename B::template function<Q>>;
    template <class T>
    using function = typename detail::converted<T, own_function>::type;
    template <class T>
    ND_INLINE auto function_for() const
    {
        return detail::converted<T, own_function>::make(
            own_function(a.template function_for<P>(), b.template function_for<Q>()));
    }
    template <class>
    ND_INLINE void describe(detail::operand*& next) const
    {
        a.template describe<P>(next);
        b.template describe<Q>(next);
    }
    template <class, class Operands>
    ND_INLINE bool collect(Operands& dense) const noexcept
    {
        return a.template collect<P>(dense) && b.template collect<Q>(dense);
    }
    void broadcast(axis_values& shape) const
    {
        a.broadcast(shape);
        b.broadcast(shape);
    }
    [[nodiscard]] int uses(const buffer& m) const noexcept { return a.uses(m) + b.uses(m); }
};

template <class Op, class R, class P, class Q, class S, class A, class B, class C>
struct map_node<Op, signature<R, P, Q, S>, A, B, C> : node_interface<map_node<Op, signature<R, P, Q, S>, A, B, C>>
{
    using value_type = R;
    static constexpr int rank = detail::broadcast_rank_of({A::rank, B::rank, C::rank});
    static constexpr bool makes_memory = A::makes_memory || B::makes_memory || C::makes_memory;
    A a;
    B b;
    C c;

    template <class X, class Y, class Z>
    ND_INLINE map_node(detail::in_place, X x, Y y, Z z)
        : a(x())
        , b(y())
        , c(z())
    {}

    using own_function = detail::application<Op, R, typename A::template function<P>, typename B::template function<Q>,
        typename C::template function<S>>;
    template <class T>
    using function = typename detail::converted<T, own_function>::type;
    template <class T>
    ND_INLINE auto function_for() const
    {
        return detail::converted<T, own_function>::make(
            own_function(a.template function_for<P>(), b.template function_for<Q>(), c.template function_for<S>()));
    }
    template <class>
    ND_INLINE void describe(detail::operand*& next) const
    {
        a.template describe<P>(next);
        b.template describe<Q>(next);
        c.template describe<S>(next);
    }
    template <class, class Operands>
    ND_INLINE bool collect(Operands& dense) const noexcept
    {
        return a.template collect<P>(dense) && b.template collect<Q>(dense) && c.template collect<S>(dense);
    }
    void broadcast(axis_values& shape) const
    {
        a.broadcast(shape);
        b.broadcast(shape);
        c.broadcast(shape);
    }
    [[nodiscard]] int uses(const buffer& m) const noexcept { return a.uses(m) + b.uses(m) + c.uses(m); }
};

/// An expression seen as another element type. Over an array the conversion happens while elements are loaded.
template <class U, class A>
struct cast_node : node_interface<cast_node<U, A>>
{
    using value_type = U;
    static constexpr int rank = A::rank;
    static constexpr bool makes_memory = A::makes_memory;
    A a;

    template <class X>
    ND_INLINE cast_node(detail::in_place, X x)
        : a(x())
    {}

    using own_function = typename A::template function<U>;
    template <class Q>
    using function = typename detail::converted<Q, own_function>::type;
    template <class Q>
    ND_INLINE auto function_for() const
    {
        return detail::converted<Q, own_function>::make(a.template function_for<U>());
    }
    template <class>
    ND_INLINE void describe(detail::operand*& next) const
    {
        a.template describe<U>(next);
    }
    template <class, class Operands>
    ND_INLINE bool collect(Operands& dense) const noexcept
    {
        return a.template collect<U>(dense);
    }
    void broadcast(axis_values& shape) const { a.broadcast(shape); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return a.uses(b); }
};

/// Shape that the operands of `e` broadcast to. Throws broadcast_error.
template <class E>
[[nodiscard]] axis_values shape_of(const E& e)
{
    axis_values shape;
    e.broadcast(shape);
    return shape;
}
} // namespace nd::inline ND_ISA
