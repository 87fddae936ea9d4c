// Basic indexing as arithmetic: a layout and an index in, the layout of the view and its byte offset out.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/index_like.hpp>
#include <nd/layout/strides.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_result_rank_error(index_t rank)
{
    raise<index_error>(message() << "number of dimensions must be within [0, 64], indexing result would have " << rank);
}

/// Walks the items of an index from left to right, taking axes of one layout and giving axes of another. It works on
/// plain pointers, because a layout of dynamic rank asks at every access where its axes are.
class index_cursor
{
public:
    template <int Rank, int ResultRank>
    ND_INLINE constexpr index_cursor(const layout<Rank>& in, layout<ResultRank>& out, int axes) noexcept
        : in_shape_(in.shape().data())
        , in_strides_(in.strides().data())
        , out_shape_(const_cast<index_t*>(out.shape().data()))
        , out_strides_(const_cast<index_t*>(out.strides().data()))
        , ndim_(in.ndim())
        , ellipsis_axes_(in.ndim() - axes)
    {}

    ND_INLINE constexpr void take(integer_index auto index) { take_integer(to_index(index)); }
    ND_INLINE constexpr void take(const slice& part)
    {
        const slice_extent selected = part.resolve(in_shape_[from_]);
        const index_t stride = in_strides_[from_++];
        offset_ = wrapping_add(offset_, wrapping_mul(selected.start, stride));
        give(selected.count, wrapping_mul(selected.step, stride));
    }
    ND_INLINE constexpr void take(full_extent_t)
    {
        give(in_shape_[from_], in_strides_[from_]);
        ++from_;
    }
    ND_INLINE constexpr void take(newaxis_t) { give(1, 0); }
    ND_INLINE constexpr void take(ellipsis_t) { take_axes(ellipsis_axes_); }
    ND_INLINE constexpr void take(const basic_item& item)
    {
        switch (item.what) {
        case basic_item::kind::integer:
            return take_integer(item.index);
        case basic_item::kind::range:
            return take(item.part);
        case basic_item::kind::whole:
            return take(full_extent);
        case basic_item::kind::new_axis:
            return take(newaxis);
        case basic_item::kind::rest:
            return take(ellipsis);
        }
    }
    template <basic_item... Items>
    ND_INLINE constexpr void take(index_literal<Items...>)
    {
        (take(Items), ...);
    }
    ND_INLINE constexpr void take_rest() { take_axes(ndim_ - from_); }
    [[nodiscard]] ND_INLINE constexpr index_t offset() const noexcept { return offset_; }

private:
    ND_INLINE constexpr void take_axes(int count)
    {
        for (; count > 0; --count) {
            take(full_extent);
            if (!__builtin_is_constant_evaluated())
                __asm__(""); // keeps a loop over a few axes from being vectorised: 250 bytes less per index
        }
    }
    ND_INLINE constexpr void take_integer(index_t index)
    {
        const index_t extent = in_shape_[from_];
        const index_t wrapped = index < 0 ? index + extent : index;
        if (wrapped < 0 || wrapped >= extent) [[unlikely]]
            throw_index_error(index, from_, extent);
        offset_ = wrapping_add(offset_, wrapping_mul(wrapped, in_strides_[from_++]));
    }
    ND_INLINE constexpr void give(index_t extent, index_t stride) noexcept
    {
        out_shape_[to_] = extent;
        out_strides_[to_++] = stride;
    }

    const index_t* in_shape_;
    const index_t* in_strides_;
    index_t* out_shape_;
    index_t* out_strides_;
    int ndim_, ellipsis_axes_;
    int from_ = 0, to_ = 0;
    index_t offset_ = 0;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The layout of `a(items...)` for an array of layout `in`; `byte_offset` moves by the distance of its first element.
/// Shapes  an integer takes an axis away, a slice keeps it, `newaxis` adds one; `ellipsis` or the end fills up with `_`
/// Throws  index_error for an integer out of range and, where the rank is dynamic, for too many items; value_error for
///         a slice step of 0; `byte_offset` is then unchanged
/// Cost    a few ns, no allocation up to 8 axes
/// Source  numpy/_core/src/multiarray/mapping.c, get_view_from_index
template <int Rank, basic_index... Items>
    requires index_count_at_most_rank<indexed_axes<Items...>, Rank> && at_most_one_ellipsis<ellipsis_count<Items...>>
[[nodiscard]] ND_INLINE constexpr layout<result_rank<Rank, Items...>> apply_index(
    const layout<Rank>& in, index_t& byte_offset, const Items&... items)
{
    constexpr index_counts counts = index_counts_of<Items...>;
    layout<result_rank<Rank, Items...>> out;
    if constexpr (Rank == dynamic) {
        if (in.ndim() < counts.axes) [[unlikely]]
            throw_index_count_error(in.ndim(), counts.axes);
        const int ndim = in.ndim() - counts.integers + counts.newaxes;
        if (counts.newaxes > 0 && ndim > max_rank) [[unlikely]]
            detail::throw_result_rank_error(ndim);
        out.set_ndim(ndim);
    }
    detail::index_cursor cursor(in, out, counts.axes);
    (cursor.take(items), ...);
    cursor.take_rest();
    out.set_writeable(in.writeable());
    byte_offset = wrapping_add(byte_offset, cursor.offset());
    return out;
}

/// The same for an index that is made at run time.
/// Throws  index_error also for too many items and for a second ellipsis
template <int Rank>
[[nodiscard]] layout<dynamic> apply_index(
    const layout<Rank>& in, index_t& byte_offset, std::span<const basic_item> items)
{
    index_counts counts;
    for (const basic_item& item : items)
        counts.add(item);
    if (counts.ellipses > 1)
        raise<index_error>(message() << "an index can only have a single ellipsis ('...')");
    if (in.ndim() < counts.axes)
        throw_index_count_error(in.ndim(), counts.axes);
    const index_t ndim = index_t{in.ndim()} - counts.integers + counts.newaxes;
    if (ndim > max_rank)
        detail::throw_result_rank_error(ndim);
    layout<dynamic> out;
    out.set_ndim(static_cast<int>(ndim));
    detail::index_cursor cursor(in, out, counts.axes);
    for (const basic_item& item : items)
        cursor.take(item);
    cursor.take_rest();
    out.set_writeable(in.writeable());
    byte_offset = wrapping_add(byte_offset, cursor.offset());
    return out;
}
} // namespace nd::inline ND_ISA
