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
struct leaf : leaf_base
{
    using value_type = std::remove_const_t<T>;
    static constexpr int rank = Rank;

    buffer owner;
    T* data = nullptr;
    layout<Rank> where;

    ND_INLINE leaf() noexcept = default;
    ND_INLINE leaf(const leaf&) = default;
    ND_INLINE leaf(leaf&&) noexcept = default;
    ND_INLINE leaf& operator=(const leaf&) = default;
    ND_INLINE leaf& operator=(leaf&&) noexcept = default;
    ND_INLINE ~leaf() = default;
    ND_INLINE leaf(buffer o, T* d, layout<Rank> w)
        : owner(std::move(o))
        , data(d)
        , where(std::move(w))
    {}

    /// A contiguous vector.
    ND_INLINE leaf(buffer o, T* d, index_t n)
        : owner(std::move(o))
        , data(d)
    {
        where.set_ndim(1);
        where.set(0, n, n == 0 ? 0 : int{sizeof(T)});
    }
    /// A view of `a`'s elements: `view(offset)` gives its layout and moves `offset`, in bytes. The layout is made in
    /// place: one that moves through temporaries costs more than the index itself.
    template <class S, int R, class View>
    ND_INLINE leaf(const leaf<S, R>& a, index_t offset, const View& view)
        : owner(a.owner)
        , where(view(offset))
    {
        data = reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(a.data) + static_cast<std::uintptr_t>(offset));
    }

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
    /// True when the elements are those of a contiguous array of the target's shape, read as they are: then writes
    /// their address and moves `next`.
    template <class P>
    ND_INLINE bool trivial(const detail::dense_target& out, const char**& next) const
    {
        if constexpr (!detail::same_representation<P, value_type>)
            return false;
        else {
            *next++ = reinterpret_cast<const char*>(data);
            return out.accepts(data, where, sizeof(T), alignof(T));
        }
    }
    /// True when this is a vector of `n` elements; -1 stands for any length and takes this one's.
    ND_INLINE bool common_length(index_t& n) const noexcept
    {
        if (where.ndim() != 1 || (n >= 0 && where.extent(0) != n))
            return false;
        n = where.extent(0);
        return true;
    }
    void broadcast(axis_values& shape) const { broadcast_into(shape, where.shape()); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return owner == b; }
};
} // namespace nd
