// The keywords of NumPy's ufuncs: `add(a, b, out(c))` writes into an array, `where_mask(m)` only where a mask is true.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/where.hpp>

namespace nd::inline ND_ISA
{
/// Results of `R` may go to elements of `T`: NumPy's casting rule same_kind.
template <class R, class T>
concept result_casts_to_out_same_kind = can_cast<R, T>(casting::same_kind);

/// What `out(c)` makes: the array that a result is written into.
template <class T, int Rank>
struct out_keyword
{
    static constexpr bool is_ufunc_keyword = true;
    ndarray<T, Rank> target;
};
/// `nd::add(a, b, nd::out(c))` writes a + b into the elements of `c`, at once, and gives `c`. The result is cast to
/// `c`'s element type where that keeps its kind; operands that overlap `c` are read before it is written.
/// Throws  broadcast_error when the result does not stretch to `c`, readonly_error
template <class T, int Rank>
    requires(!std::is_const_v<T>)
[[nodiscard]] out_keyword<T, Rank> out(const ndarray<T, Rank>& c) { return {c}; }

/// What `where_mask(m)` makes.
template <class M>
struct where_keyword
{
    static constexpr bool is_ufunc_keyword = true;
    M mask;
};
/// `nd::add(a, b, nd::out(c), nd::where_mask(m))` leaves elements of `c` alone where `m` is false. Without `out` the
/// result is lazy, and zero there.
template <expression M>
    requires boolean_element<value_type_of<M>>
[[nodiscard]] auto where_mask(const M& m) { return where_keyword<detail::node_t<const M&>>{detail::node_of(m)}; }
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The result of a ufunc as a node: of numbers alone it is a number.
template <class E>
[[nodiscard]] auto result_node(const E& e)
{
    if constexpr (expression<E>)
        return node_of(e);
    else
        return scalar<E>(e);
}

template <class T, int Rank>
void check_out_shape(const ndarray<T, Rank>& target, const axis_values& shape)
{
    if (!target.writeable())
        raise<readonly_error>(message() << "output array is read-only");
    axis_values all(target.shape());
    broadcast_into(all, shape);
    if (!same_shape(all, target.shape()))
        raise<broadcast_error>(message() << "non-broadcastable output operand with shape " << target.shape()
                                         << " doesn't match the broadcast shape " << std::span<const index_t>(all));
}

template <class E, class T, int Rank>
    requires result_casts_to_out_same_kind<typename E::value_type, T>
auto apply_keywords(const E& e, const out_keyword<T, Rank>& out)
{
    check_out_shape(out.target, shape_of(e));
    out.target.assign(e);
    return out.target;
}
template <class E, class T, int Rank, class M>
    requires result_casts_to_out_same_kind<typename E::value_type, T>
auto apply_keywords(const E& e, const out_keyword<T, Rank>& out, const where_keyword<M>& where)
{
    axis_values shape = shape_of(e);
    where.mask.broadcast(shape);
    check_out_shape(out.target, shape);
    out.target.assign(make_node<where_op>(signature<T, bool, T, T>(), where.mask, e, out.target));
    return out.target;
}
template <class E, class T, int Rank, class M>
auto apply_keywords(const E& e, const where_keyword<M>& where, const out_keyword<T, Rank>& out)
{
    return apply_keywords(e, out, where);
}
template <class E, class M>
[[nodiscard]] auto apply_keywords(const E& e, const where_keyword<M>& where)
{
    using R = typename E::value_type;
    return make_node<where_op>(signature<R, bool, R, R>(), where.mask, e, R(0));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
// What a ufunc calls with its own arguments when keywords follow them.
template <class U, class A, ufunc_keyword... K>
auto call_with_keywords(const U& u, const A& a, const K&... keywords)
{
    return detail::apply_keywords(detail::result_node(u(a)), keywords...);
}
template <class U, class A, class B, ufunc_keyword... K>
    requires(!ufunc_keyword<B>)
auto call_with_keywords(const U& u, const A& a, const B& b, const K&... keywords)
{
    return detail::apply_keywords(detail::result_node(u(a, b)), keywords...);
}
} // namespace nd::inline ND_ISA
