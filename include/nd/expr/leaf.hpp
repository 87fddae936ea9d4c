// An array as an expression holds it: shared buffer, pointer to the first element, layout.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/concepts.hpp>
#include <nd/expr/function.hpp>
#include <nd/layout/layout.hpp>

namespace nd
{
template <class T, int Rank>
struct leaf;
}

namespace nd::detail::inline ND_ISA
{
/// Marks the constructor of leaf that leaves the count of handles to the end.
struct counted_last
{};

/// The elements of an array as an operand that a kernel reads, or writes, as `P`. Out of line, as all that expressions
/// do with their leaves: one function for all of them, where each would have the code once a leaf.
template <class P, class T, int Rank>
[[gnu::noinline]] void describe_leaf(operand& op, const leaf<T, Rank>& a) noexcept
{
    op = {reinterpret_cast<char*>(const_cast<std::remove_const_t<T>*>(a.data)), a.where.shape().data(),
        a.where.strides().data(), a.where.ndim(), int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)}, 0,
        converter_in<P, std::remove_const_t<T>>(), nullptr};
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
/// Owns its memory together with all other handles of the same buffer, so an expression that holds it never dangles.
template <class T, int Rank>
struct leaf : leaf_base
{
    using value_type = native_element_t<T>;
    static constexpr int rank = Rank;
    static constexpr bool makes_memory = false;

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
    /// All elements of `a`. They are counted last: a function that does nothing else afterwards needs no frame.
    template <class S>
    ND_INLINE leaf(const leaf<S, Rank>& a, detail::counted_last) noexcept
        : data(a.data)
        , where(a.where)
    {
        owner.share(a.owner);
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
        detail::describe_leaf<P>(*next++, *this);
    }
    /// Adds the elements to those the quick question is about. False when they are not read as they are.
    template <class P, class Sizes, int R, int Operands>
    ND_INLINE bool collect(detail::dense_operands<Sizes, R, Operands>& dense) const noexcept
    {
        if constexpr (R == Rank && detail::same_representation<P, std::remove_const_t<T>>)
            return dense.add(data, where);
        else
            return false;
    }
    void broadcast(axis_values& shape) const { broadcast_into(shape, where.shape()); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return owner == b; }
};
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// A leaf of dynamic rank inside an expression. Copied, moved and dropped out of line: all expressions share three
/// functions, where each would have the code of every one of its leaves.
template <class T>
struct held_leaf : leaf<T, dynamic>
{
    [[gnu::noinline]] explicit held_leaf(const leaf<T, dynamic>& a) noexcept
        : leaf<T, dynamic>(a, counted_last())
    {}
    [[gnu::noinline]] held_leaf(const held_leaf& other) noexcept
        : leaf<T, dynamic>(other, counted_last())
    {}
    [[gnu::noinline]] held_leaf(held_leaf&& other) noexcept
        : leaf<T, dynamic>(static_cast<leaf<T, dynamic>&&>(other))
    {}
    held_leaf& operator=(const held_leaf&) = default;
    held_leaf& operator=(held_leaf&&) noexcept = default;
    [[gnu::noinline]] ~held_leaf() {} // NOLINT: not defaulted, so that it is no part of every expression
};

/// `a` as a part of an expression.
template <class T, int Rank>
[[nodiscard]] ND_INLINE auto held(const leaf<T, Rank>& a)
{
    if constexpr (Rank == dynamic)
        return held_leaf<T>(a);
    else
        return a;
}
} // namespace nd::detail::inline ND_ISA
