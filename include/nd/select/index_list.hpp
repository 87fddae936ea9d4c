// An index made at run time: integers, slices, new axes, an ellipsis, integer arrays and masks in a list.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

namespace nd::inline ND_ISA
{
/// An array or expression of integers: it picks positions of one axis.
template <class X>
concept index_array = expression<X> && integer_element<value_type_of<X>>;

/// An array or expression of bool: it picks where it is true, and stands for as many axes as it has. A bool is one of
/// rank 0.
template <class X>
concept index_mask = (expression<X> && boolean_element<value_type_of<X>>) || std::same_as<std::remove_cvref_t<X>, bool>;

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// An integer array as 64-bit positions: shared when its elements are that already, so that it is read when the index
/// is used. As in NumPy the largest unsigned 64-bit values wrap to negative positions.
template <index_array E>
[[nodiscard]] leaf<const index_t, dynamic> positions_of(const E& e)
{
    using T = value_type_of<E>;
    if constexpr (array_like<E> && sizeof(T) == sizeof(index_t)) {
        const auto& a = operand_of(e);
        return {a.owner, reinterpret_cast<const index_t*>(a.data), convert_rank<dynamic>(a.where)};
    } else {
        const auto a = evaluate_fresh<simd::default_arch, index_t, std::remove_cvref_t<E>::rank>(operand_of(e));
        return {a.owner, a.data, convert_rank<dynamic>(a.where)};
    }
}

template <index_mask E>
[[nodiscard]] leaf<const bool, dynamic> mask_of(const E& e)
{
    if constexpr (expression<E>) {
        const auto a = as_array(e);
        return {a.handle().owner, a.handle().data, convert_rank<dynamic>(a.handle().where)};
    } else {
        leaf<bool, dynamic> a = allocate_array<bool, dynamic>(axis_values());
        *a.data = e;
        return {a.owner, a.data, a.where};
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// One item of an index. Arrays are shared, not copied, where their element type allows.
struct index_item
{
    enum class kind : char { basic, positions, mask };

    index_item() noexcept = default;
    template <class T>
        requires std::constructible_from<basic_item, T> index_item(const T& item)
    noexcept
        : basic(item)
    {}
    template <index_array E>
    index_item(const E& e)
        : index_item(kind::positions, detail::positions_of(e))
    {}
    template <index_mask E>
    index_item(const E& e)
        : index_item(kind::mask, detail::mask_of(e))
    {}

    /// True when it makes an index an advanced one.
    [[nodiscard]] bool is_array() const noexcept { return what != kind::basic; }
    /// Number of axes of the source that it stands for; the ellipsis counts as none.
    [[nodiscard]] int axes() const noexcept
    {
        return what == kind::positions ? 1 : what == kind::mask ? where.ndim() : int{basic.consumes_axis()};
    }

    kind what = kind::basic;
    basic_item basic = full_extent;
    buffer owner;
    const void* data = nullptr; ///< of index_t or bool
    layout<dynamic> where;      ///< of the array

private:
    template <class T>
    index_item(kind k, leaf<const T, dynamic> a)
        : what(k)
        , owner(std::move(a.owner))
        , data(a.data)
        , where(std::move(a.where))
    {}
};

/// A list of index items: `a(list)` is what `a(items...)` would be, but always lazy and of dynamic rank.
class index_list
{
public:
    index_list() noexcept = default;
    index_list(std::initializer_list<index_item> items)
    {
        for (const index_item& item : items)
            push_back(item);
    }
    index_list(const index_list& other)
    {
        for (const index_item& item : other)
            push_back(item);
    }
    index_list(index_list&& other) noexcept
        : items_(std::exchange(other.items_, nullptr))
        , size_(std::exchange(other.size_, 0))
        , capacity_(std::exchange(other.capacity_, 0))
    {}
    index_list& operator=(index_list other) noexcept
    {
        std::swap(items_, other.items_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        return *this;
    }
    ~index_list() { delete[] items_; }

    void push_back(index_item item)
    {
        if (size_ == capacity_)
            grow();
        items_[size_++] = std::move(item);
    }
    [[nodiscard]] index_t size() const noexcept { return size_; }
    [[nodiscard]] const index_item* begin() const noexcept { return items_; }
    [[nodiscard]] const index_item* end() const noexcept { return items_ + size_; }
    [[nodiscard]] const index_item& operator[](index_t i) const noexcept { return items_[i]; }
    /// True when no item is an array, so that the result is a view.
    [[nodiscard]] bool is_basic() const noexcept
    {
        for (const index_item& item : *this)
            if (item.is_array())
                return false;
        return true;
    }

private:
    void grow()
    {
        const index_t wider = capacity_ == 0 ? 4 : 2 * capacity_;
        auto* items = new index_item[static_cast<std::size_t>(wider)];
        for (index_t i = 0; i < size_; ++i)
            items[i] = std::move(items_[i]);
        delete[] items_;
        items_ = items;
        capacity_ = wider;
    }

    index_item* items_ = nullptr;
    index_t size_ = 0;
    index_t capacity_ = 0;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// An integer of any type; so `{0}` is rather a list of one than a position.
struct position
{
    template <integer_index T>
    constexpr position(T i) noexcept
        : value(to_index(i))
    {}
    index_t value;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

// Out of line: inlined into the argument of a function inside a generic lambda, g++ 12 at -O3 repeats the first
// position.

/// An index array written out: `a(nd::idx({0, 2}))` is NumPy's `a[[0, 2]]`.
[[nodiscard, gnu::noinline]] inline ndarray<index_t, 1> idx(std::initializer_list<detail::position> positions)
{
    ndarray<index_t, 1> result({static_cast<index_t>(positions.size())});
    index_t* out = result.data();
    for (detail::position i : positions)
        *out++ = i.value;
    return result;
}
/// Two rows or more: `nd::idx({{0, 1}, {2, 3}})`. Throws shape_error when the rows differ in length.
[[nodiscard, gnu::noinline]] inline ndarray<index_t, 2> idx(std::initializer_list<std::initializer_list<index_t>> rows)
{
    const auto columns = static_cast<index_t>(rows.size() == 0 ? 0 : rows.begin()->size());
    ndarray<index_t, 2> result({static_cast<index_t>(rows.size()), columns});
    index_t* out = result.data();
    for (const auto& row : rows) {
        if (static_cast<index_t>(row.size()) != columns)
            throw_shape_error("rows of an index array must have the same length");
        for (index_t i : row)
            *out++ = i;
    }
    return result;
}
/// No positions: NumPy's `a[[]]`.
[[nodiscard]] inline ndarray<index_t, 1> idx() { return ndarray<index_t, 1>(); }
} // namespace nd::inline ND_ISA
