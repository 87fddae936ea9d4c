// An array as an expression holds it: shared buffer, pointer to the first element, layout.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/concepts.hpp>
#include <nd/expr/function.hpp>
#include <nd/layout/layout.hpp>

namespace nd
{
/// Owns its memory together with all other handles of the same buffer, so an expression that holds it never dangles.
template <class T, int Rank>
struct leaf : expression_base
{
    using value_type = std::remove_const_t<T>;
    static constexpr int rank = Rank;

    buffer owner;
    T* data = nullptr;
    layout<Rank> where;

    leaf() noexcept = default;
    ND_INLINE leaf(buffer o, T* d, layout<Rank> w)
        : owner(std::move(o))
        , data(d)
        , where(std::move(w))
    {}

    template <class P>
    using function = detail::argument<P>;
    template <class P>
    ND_INLINE detail::argument<P> function_for() const
    {
        return {};
    }
    template <class P>
    ND_INLINE void describe(detail::operand*& next) const
    {
        *next++ = {reinterpret_cast<char*>(const_cast<value_type*>(data)), where.shape().data(), where.strides().data(),
            where.ndim(), int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)}, 0, detail::converter_in<P, value_type>(),
            nullptr};
    }
    void broadcast(axis_values& shape) const { broadcast_into(shape, where.shape()); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return owner == b; }
};
} // namespace nd
