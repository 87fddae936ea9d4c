// Advanced indexing `a(i, mask, slice, ...)` with integer arrays and masks: lazy, assignable, by NumPy's rules.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/mask.hpp>
#include <nd/select/resolve.hpp>

namespace nd::inline ND_ISA
{
/// The elements that index arrays pick. Reading is lazy; assigning writes elements, and where an index repeats the last
/// value stays. Index values are checked before anything is read or written.
template <class T, int Rank>
class advanced_view : public gather<T, Rank>
{
public:
    using element_type = T;
    using value_type = native_element_t<T>;
    static constexpr bool is_element_proxy = true;

    /// `is_full_mask`: the index is one mask of all axes, for which assignment has rules of its own.
    advanced_view(buffer o, T* d, layout<Rank> w, buffer i, bool is_full_mask)
        : gather<T, Rank>(std::move(o), d, std::move(w), std::move(i))
        , is_full_mask_(is_full_mask)
    {}
    advanced_view(const advanced_view&) = default;
    advanced_view(advanced_view&&) noexcept = default;
    ~advanced_view() = default;

    // --- Names bind, subscripts write.
    advanced_view& operator=(const advanced_view&) & = default;
    advanced_view operator=(const advanced_view& values) && requires(!std::is_const_v<T>)
    {
        assign(values);
        return *this;
    }
    template <class X>
    requires assignable_to_elements<X, T> advanced_view operator=(const X& values) &&
    {
        assign(values);
        return *this;
    }

    /// Writes a value, array or expression, stretched to the shape of this expression and converted as NumPy's unsafe
    /// cast does. What overlaps the elements is copied first.
    /// Throws  broadcast_error, index_error before anything is written, readonly_error
    template <class X>
        requires assignable_to_elements<X, T>
    void assign(const X& values) const
    {
        check_writeable();
        if constexpr (expression<X>) {
            const axis_values value_shape = shape_of(detail::operand_of(values));
            if (is_full_mask_)
                detail::check_full_mask_value(value_shape, [this] { return size(); });
            detail::check_value_shape(value_shape, shape());
            write<typename X::value_type>(detail::operand_of(values));
        } else
            write<value_type>(scalar<value_type>(cast_to<value_type>(values)));
    }
    /// `a(index) = Op(a(index), x)`
    template <class Op, class X>
    void update(const X& x) const
    {
        static_assert(!std::is_const_v<T>, "the elements are const");
        check_writeable();
        using source = gather<T, Rank>;
        using signature = detail::signature_of<Op, source, X>;
        if constexpr (expression<X>)
            if (const axis_values shape_of_x = shape_of(detail::operand_of(x));
                !detail::value_fits(shape_of_x, shape())) {
                detail::check_indices(this->template described<value_type>()); // the elements are read first
                detail::throw_value_shape_error(shape_of_x, shape());
            }
        write<typename signature::result>(detail::make_node<Op>(signature(), static_cast<const source&>(*this), x));
    }

    [[nodiscard]] std::span<const index_t> shape() const noexcept { return this->where.shape(); }
    [[nodiscard]] index_t extent(int axis) const
    {
        return this->where.extent(normalize_axis(axis, this->where.ndim()));
    }
    [[nodiscard]] int ndim() const noexcept { return this->where.ndim(); }
    [[nodiscard]] index_t size() const { return checked_size(shape()); }

    /// Indexes a copy of the elements.
    template <class... I>
    [[nodiscard]] auto operator()(const I&... i) const
    {
        if constexpr (element_index<I...> && sizeof...(I) > 0)
            return value_type(this->eval().at(i...));
        else
            return this->eval()(i...);
    }

private:
    void check_writeable() const
    {
        if (!this->where.writeable())
            throw_readonly_error();
    }
    template <class Block, class X>
    void write(const X& values) const
    {
        const detail::target out{
            this->template described<Block>(), detail::converter_out<std::remove_const_t<T>, Block>()};
        detail::assign_planned<simd::default_arch, Block>(out, values);
    }

    bool is_full_mask_;
};

/// Several index arrays in a row, as `nonzero` and `ix` give them: each stands for one item of the index.
template <class X>
concept index_array_sequence = !expression<X> && requires(const X& x)
{
    requires index_array<decltype(*x.begin())>;
    x.end();
};
/// Integers next to each other in memory, such as std::vector<int>: an index array.
template <class X>
concept index_values = !expression<X> && requires(const X& x)
{
    requires integer_index<decltype(*x.data())>;
    x.size();
};

/// What may stand in `a(...)`: an integer, slice, `_`, `newaxis`, `ellipsis`, index literal; an array or expression of
/// integers or bool; `idx({0, 1})`; a range of integers or of index arrays; an index_list.
template <class X>
concept advanced_index_item = basic_index<X> || index_array<X> || index_mask<X> || index_array_sequence<X> ||
    index_values<X> || std::same_as<std::remove_cvref_t<X>, index_list>;

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class List, basic_item... Items>
void append_index(List& list, index_literal<Items...>)
{
    (list.push_back(Items), ...);
}
template <class List, advanced_index_item I>
void append_index(List& list, const I& item)
{
    if constexpr (std::same_as<I, index_list> || index_array_sequence<I>)
        for (const auto& part : item)
            list.push_back(part);
    else if constexpr (index_values<I>) {
        ndarray<index_t, 1> values(
            detail::allocate_array<index_t, 1>(axis_values(1, static_cast<index_t>(item.size()))));
        for (index_t i = 0; i < values.size(); ++i)
            values.data()[i] = to_index(item.data()[i]);
        list.push_back(values);
    } else
        list.push_back(item);
}

/// Axes of the source that an item takes, and axes of the index arrays' common shape that it asks for.
struct advanced_rank
{
    int takes = 0;
    int gives = 0;
    bool is_known = true;
    bool is_array = true;
};
template <class I>
consteval advanced_rank advanced_rank_of()
{
    if constexpr (basic_index<I>)
        return {0, 0, true, false};
    else if constexpr (index_array<I>)
        return {1, I::rank, I::rank != dynamic};
    else if constexpr (std::same_as<I, bool>)
        return {0, 1};
    else if constexpr (index_mask<I>)
        return {I::rank, 1, I::rank != dynamic};
    else if constexpr (index_array_sequence<I>) {
        if constexpr (requires { std::tuple_size<I>::value; })
            return {static_cast<int>(std::tuple_size<I>::value), I::value_type::rank, I::value_type::rank != dynamic};
        else
            return {0, 0, false};
    } else if constexpr (index_values<I>)
        return {1, 1};
    else
        return {0, 0, false};
}
/// Rank of `a(items...)`, dynamic where a rank is known at run time only.
template <int Rank, class... I>
consteval int advanced_result_rank()
{
    advanced_rank all;
    for (advanced_rank r : {advanced_rank_of<I>()...}) {
        all.is_known = all.is_known && r.is_known;
        all.takes += r.takes;
        all.gives = r.gives > all.gives ? r.gives : all.gives;
    }
    const index_counts counts = index_counts_of<I...>;
    const int rank = Rank - all.takes - counts.integers + counts.newaxes + all.gives;
    return Rank == dynamic || !all.is_known || rank < 0 || rank > max_rank ? dynamic : rank;
}

template <class I>
inline constexpr bool is_lazy_mask = expression<I>&& index_mask<I>;

/// One mask, otherwise basic items: the mask stays lazy.
template <class... I>
inline constexpr bool has_single_mask = ((basic_index<I> || is_lazy_mask<I>)&&...) &&
    (int{is_lazy_mask<I>} + ... + 0) == 1;

/// The layout of a source without the axes that basic items take, and where a mask among them stands.
template <int Rank, class... I>
class mask_cursor
{
public:
    mask_cursor(const layout<Rank>& in, const I&... items)
        : ellipsis_axes_(in.ndim() - counts.axes - (0 + ... + mask_axes(items)))
    {
        if (ellipsis_axes_ < 0)
            throw_index_count_error(in.ndim(), in.ndim() - ellipsis_axes_);
        const int ndim = in.ndim() - counts.integers + counts.newaxes;
        if (ndim > max_rank)
            throw_result_rank_error(ndim);
        where.set_ndim(ndim);
        index_cursor cursor(in, where, in.ndim() - ellipsis_axes_);
        (take(cursor, items), ...);
        cursor.take_rest();
        where.set_writeable(in.writeable());
        offset = cursor.offset();
    }

    layout<rank_plus(Rank, index_counts_of<I...>.newaxes - index_counts_of<I...>.integers)> where;
    index_t offset = 0;
    int first = 0; ///< axis of the mask
    advanced_placement placement;

private:
    static constexpr index_counts counts = index_counts_of<I...>;

    template <class X>
    static int mask_axes(const X& item)
    {
        if constexpr (is_lazy_mask<X>)
            return shape_of(operand_of(item)).size();
        else
            return 0;
    }
    template <class Cursor, class X>
    void take(Cursor& cursor, const X& item)
    {
        if constexpr (is_lazy_mask<X>) {
            placement.add_array(ndim_);
            first = ndim_;
            for (int i = mask_axes(item); i > 0; --i, ++ndim_)
                cursor.take(full_extent);
        } else {
            cursor.take(item);
            count(item);
        }
    }
    void count(const basic_item& item)
    {
        if (item.what == basic_item::kind::integer)
            return placement.add_array(ndim_);
        placement.add_other();
        ndim_ += item.what == basic_item::kind::rest ? ellipsis_axes_ : 1;
    }
    template <basic_item... Items>
    void count(index_literal<Items...>)
    {
        (count(Items), ...);
    }

    int ellipsis_axes_;
    int ndim_ = 0;
};

template <class X, class... Rest>
[[nodiscard]] auto find_mask(const X& x, const Rest&... rest)
{
    if constexpr (is_lazy_mask<X>)
        return node_of(x);
    else
        return find_mask(rest...);
}

/// `a(items...)` with one mask, seen with elements of type `T`.
template <class T, class S, int Rank, class... I>
[[nodiscard]] auto index_by_mask(const leaf<S, Rank>& a, const I&... items)
{
    const mask_cursor<Rank, I...> cursor(a.where, items...);
    using layout_type = std::remove_const_t<decltype(cursor.where)>;
    leaf<T, layout_type::rank> view(a, cursor.offset, [&](index_t&) -> const layout_type& { return cursor.where; });
    return masked_view<T, layout_type::rank, decltype(find_mask(items...))>(std::move(view), find_mask(items...),
        cursor.first, cursor.placement.where == advanced_placement::state::separated, sizeof...(I) == 1);
}

/// `a(items...)`, seen with elements of type `T`.
template <class T, class S, int Rank, class... I>
[[nodiscard]] auto index_by_arrays(const leaf<S, Rank>& a, const I&... items)
{
    index_list list;
    (append_index(list, items), ...);
    const layout<dynamic> in = convert_rank<dynamic>(a.where);
    resolved_index r =
        index_resolver<simd::default_arch>(in, std::span(list.begin(), static_cast<std::size_t>(list.size()))).result();
    constexpr int rank = advanced_result_rank<Rank, I...>();
    auto* data = reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(a.data) + static_cast<std::uintptr_t>(r.offset));
    const bool is_full_mask = list.size() == 1 && list[0].what == index_item::kind::mask && in.ndim() > 0 &&
        list[0].where.ndim() == in.ndim();
    return advanced_view<T, rank>(a.owner, data, convert_rank<rank>(r.where), std::move(r.indices), is_full_mask);
}

template <class T, class S, int Rank, class... I>
[[nodiscard]] auto index_advanced(const leaf<S, Rank>& a, const I&... items)
{
    static_assert((advanced_index_item<I> && ...), "an item of this index is no advanced_index_item");
    if constexpr (has_single_mask<I...>)
        return index_by_mask<T>(a, items...);
    else
        return index_by_arrays<T>(a, items...);
}

template <class T>
struct advanced_indexing
{
    template <class S, int Rank, class... I>
    [[nodiscard]] ND_INLINE static auto of(const leaf<S, Rank>& a, const I&... items)
    {
        return index_advanced<T>(a, items...);
    }
};
} // namespace nd::detail::inline ND_ISA
