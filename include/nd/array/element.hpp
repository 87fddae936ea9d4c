// From an index to an address, and from a basic index to a view.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/forward.hpp>
#include <nd/expr/leaf.hpp>
#include <nd/indexing/apply.hpp>

namespace nd
{
template <class... I>
concept element_index = (integer_index<I> && ...);

// As a value, so that a message names the concept and not all it is made of.
template <class X>
inline constexpr bool is_index_like =
    std::is_class_v<std::remove_cvref_t<X>> || std::is_same_v<std::remove_cvref_t<X>, bool>;
template <basic_index X>
inline constexpr bool is_index_like<X> = true;
template <expression X>
    requires(!basic_index<X>)
inline constexpr bool is_index_like<X> = std::is_integral_v<value_type_of<X>>;

/// What may stand in `a(...)`: an item of basic indexing, an array or expression of integers or bool, or an object that
/// stands for some.
template <class X>
concept index_like = is_index_like<X>;
} // namespace nd

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_element_index_count(index_t rank, index_t count)
{
    if (count > rank)
        throw_index_count_error(rank, count);
    raise<index_error>(message() << count << " integers do not name an element of a " << rank
                                 << "-dimensional array; for a view say a[i] or a(i, ellipsis)");
}

/// Address of one element. Negative indices count from the end. Throws index_error where `Checked`, and always for a
/// wrong number of indices of an array of dynamic rank.
template <bool Checked, class T, int Rank, class... I>
[[nodiscard]] ND_INLINE T* element_address(const leaf<T, Rank>& a, I... indices)
{
    constexpr int count = sizeof...(I);
    if constexpr (Rank == dynamic || Checked)
        if (a.where.ndim() != count) [[unlikely]]
            throw_element_index_count(a.where.ndim(), count);
    const index_t* shape = a.where.shape().data();
    const index_t* strides = a.where.strides().data();
    index_t offset = 0;
    index_t last = 0;
    int axis = 0;
    const auto take = [&](index_t i) {
        const index_t extent = shape[axis];
        if constexpr (Checked)
            if (i >= extent || i < -extent) [[unlikely]]
                throw_index_error(i, axis, extent);
        i = i < 0 ? i + extent : i;
        if (axis == count - 1)
            last = i;
        else
            offset += i * strides[axis];
        ++axis;
    };
    (take(static_cast<index_t>(indices)), ...);
    // A step known to the compiler: it takes the question out of a loop, and turns what is left into SIMD.
    if constexpr (Rank != dynamic && count > 0 && !Checked)
        if (strides[count - 1] == int{sizeof(T)})
            return reinterpret_cast<T*>(
                       reinterpret_cast<std::uintptr_t>(a.data) + static_cast<std::uintptr_t>(offset)) +
                last;
    offset += last * strides[count - 1];
    return reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(a.data) + static_cast<std::uintptr_t>(offset));
}

/// Marks the constructor of ndarray that makes a view in place.
struct view_tag
{};

/// Another handle of all elements. Out of line where the rank is dynamic: `x() = e` is written often.
template <class T, class S>
[[nodiscard, gnu::noinline]] ndarray<T, dynamic> whole_view(const leaf<S, dynamic>& a)
{
    return ndarray<T, dynamic>(view_tag(), a);
}

/// The view `a(items...)`, with elements of type `T`.
template <class T, class S, int Rank, class... I>
[[nodiscard]] ND_INLINE auto view_of(const leaf<S, Rank>& a, const I&... items)
{
    if constexpr (sizeof...(I) == 0 && Rank == dynamic)
        return whole_view<T>(a);
    else if constexpr (sizeof...(I) == 0)
        return ndarray<T, Rank>(view_tag(), a);
    else
        return ndarray<T, result_rank<Rank, I...>>(
            view_tag(), a, [&](index_t& offset) { return apply_index(a.where, offset, items...); });
}

/// `of(a, items...)` is what index arrays and masks give; defined in select/advanced.hpp.
template <class T>
struct advanced_indexing;

/// Whatever `a(items...)` is: an element, a view, or a gather, with elements of type `T`.
template <class T, class S, int Rank, class... I>
[[nodiscard]] ND_INLINE decltype(auto) indexed(const leaf<S, Rank>& a, const I&... items)
{
    if constexpr (element_index<I...> && sizeof...(I) > 0 && (Rank == dynamic || int{sizeof...(I)} == Rank))
        return static_cast<T&>(*element_address<checks_bounds>(a, items...));
    else if constexpr ((basic_index<I> && ...))
        return view_of<T>(a, items...);
    else
        return advanced_indexing<T>::of(a, items...);
}

template <int To, int From>
[[nodiscard]] ND_INLINE layout<To> convert_rank(const layout<From>& l)
{
    if constexpr (To == From)
        return l;
    else if constexpr (To == dynamic)
        return layout<dynamic>(l);
    else {
        layout<To> r(l.shape(), l.strides());
        r.set_writeable(l.writeable());
        return r;
    }
}

/// What an expression is to the engine: of an array its leaf.
template <class E>
[[nodiscard]] ND_INLINE const auto& operand_of(const E& e) noexcept
{
    if constexpr (requires { e.handle(); })
        return e.handle();
    else
        return e;
}

/// True when an expression may be evaluated into `a`'s memory although the name is to be rebound: nobody else sees it.
/// The handles inside a temporary expression do not count.
template <class T, int Rank, class E>
[[nodiscard]] bool sole_owner(const leaf<T, Rank>& a, const E& e, bool e_lives_on)
{
    if (!a.owner.owned() || !a.where.writeable())
        return false;
    const int own_uses = e_lives_on ? 0 : e.uses(a.owner);
    if (a.owner.use_count() != 1 + own_uses || !is_c_contiguous(a.where, sizeof(T)))
        return false;
    axis_values shape;
    e.broadcast(shape);
    return std::is_same_v<typename E::value_type, T> && same_shape(shape, a.where.shape());
}
} // namespace nd::detail::inline ND_ISA
