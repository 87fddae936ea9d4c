// The axes of a loop over several operands at once: ordered, flipped and merged, innermost first.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/operand.hpp>
#include <nd/memory/scratch.hpp>

namespace nd::detail::inline ND_ISA
{
/// Extents of the loop and, for each stream (a pointer that moves through memory), one byte stride per axis.
/// Axis 0 is the innermost.
class loop_nest
{
public:
    loop_nest(std::span<const index_t> shape, int streams)
        : streams_(streams)
        , capacity_(static_cast<int>(shape.size()))
        , ndim_(capacity_)
        , storage_(sizeof(index_t) * static_cast<std::size_t>((capacity_ + 1) * (streams + 1)))
        , extents_(reinterpret_cast<index_t*>(storage_.data()))
        , strides_(extents_ + capacity_)
        , data_(reinterpret_cast<char**>(strides_ + capacity_ * streams))
    {
        for (int i = 0; i < ndim_; ++i)
            extents_[i] = shape[static_cast<std::size_t>(ndim_ - 1 - i)];
    }

    [[nodiscard]] int ndim() const noexcept { return ndim_; }
    [[nodiscard]] int streams() const noexcept { return streams_; }
    [[nodiscard]] index_t extent(int axis) const noexcept { return axis < ndim_ ? extents_[axis] : 1; }
    [[nodiscard]] index_t stride(int stream, int axis) const noexcept
    {
        return axis < ndim_ ? strides_[stream * capacity_ + axis] : 0;
    }
    [[nodiscard]] char* data(int stream) const noexcept { return data_[stream]; }

    /// Shape and strides of one stream, as an array has them (outermost first). Extents that the loop has and the
    /// operand has not are broadcast. False when they do not fit.
    [[nodiscard]] bool set_stream(
        int stream, char* data, const index_t* shape, const index_t* strides, int ndim) noexcept
    {
        data_[stream] = data;
        index_t* s = strides_ + stream * capacity_;
        for (int i = 0; i < ndim_; ++i) {
            const int axis = ndim - 1 - i;
            s[i] = axis < 0 || shape[axis] == 1 ? 0 : strides[axis];
            if (axis >= 0 && shape[axis] != 1 && shape[axis] != extents_[i])
                return false;
        }
        for (int axis = ndim - 1 - ndim_; axis >= 0; --axis)
            if (shape[axis] != 1)
                return false;
        return true;
    }

    [[nodiscard]] bool empty() const noexcept
    {
        for (int i = 0; i < ndim_; ++i)
            if (extents_[i] == 0)
                return true;
        return false;
    }
    [[nodiscard]] index_t size() const noexcept
    {
        index_t n = 1;
        for (int i = 0; i < ndim_; ++i)
            n *= extents_[i];
        return n;
    }

    void drop_unit_axes() noexcept
    {
        int kept = 0;
        for (int i = 0; i < ndim_; ++i)
            if (extents_[i] != 1)
                move_axis(i, kept++);
        ndim_ = kept;
    }

    /// Lets every axis run in the direction in which the first stream that moves along it goes up in memory.
    void flip_negative() noexcept
    {
        for (int i = 0; i < ndim_; ++i) {
            index_t first = 0;
            for (int s = 0; s < streams_ && first == 0; ++s)
                first = stride(s, i);
            if (first >= 0)
                continue;
            for (int s = 0; s < streams_; ++s) {
                index_t& stride = strides_[s * capacity_ + i];
                data_[s] += (extents_[i] - 1) * stride;
                stride = -stride;
            }
        }
    }

    /// Insertion sort: smaller strides of the first stream innermost; where it does not move, of the next one.
    void sort_axes() noexcept
    {
        for (int i = 1; i < ndim_; ++i)
            for (int j = i; j > 0 && is_inner(j, j - 1); --j)
                swap_axes(j, j - 1);
    }

    /// Merges neighbours that all streams walk as one.
    void coalesce() noexcept
    {
        int kept = 0;
        for (int i = 1; i < ndim_; ++i) {
            bool merge = true;
            for (int s = 0; s < streams_ && merge; ++s)
                merge = stride(s, i) == stride(s, kept) * extents_[kept];
            if (merge)
                extents_[kept] *= extents_[i];
            else
                move_axis(i, ++kept);
        }
        if (ndim_ > 0)
            ndim_ = kept + 1;
    }

    /// Brings `axis` to position `to` (`to` <= `axis`), the others keep their order.
    void rotate_in(int axis, int to) noexcept
    {
        for (; axis > to; --axis)
            swap_axes(axis, axis - 1);
    }

private:
    void move_axis(int from, int to) noexcept
    {
        extents_[to] = extents_[from];
        for (int s = 0; s < streams_; ++s)
            strides_[s * capacity_ + to] = strides_[s * capacity_ + from];
    }
    void swap_axes(int a, int b) noexcept
    {
        std::swap(extents_[a], extents_[b]);
        for (int s = 0; s < streams_; ++s)
            std::swap(strides_[s * capacity_ + a], strides_[s * capacity_ + b]);
    }
    [[nodiscard]] bool is_inner(int a, int b) const noexcept
    {
        for (int s = 0; s < streams_; ++s) {
            const index_t x = stride(s, a) < 0 ? -stride(s, a) : stride(s, a);
            const index_t y = stride(s, b) < 0 ? -stride(s, b) : stride(s, b);
            if (x != y && x != 0 && y != 0)
                return x < y;
        }
        return false;
    }

    int streams_;
    int capacity_;
    int ndim_;
    scratch storage_;
    index_t* extents_;
    index_t* strides_;
    char** data_;
};

/// Walks axes `first` to `last` - 1 of a nest, one position at a time, keeping every stream's pointer.
class loop_position
{
public:
    loop_position(const loop_nest& nest, int first)
        : loop_position(nest, first, nest.ndim())
    {
        for (int s = 0; s < nest.streams(); ++s)
            data_[s] = nest.data(s);
    }
    /// Starts where `outer` is.
    loop_position(const loop_nest& nest, const loop_position& outer, int first, int last)
        : loop_position(nest, first, last)
    {
        for (int s = 0; s < nest.streams(); ++s)
            data_[s] = outer.data_[s];
    }

    [[nodiscard]] char* data(int stream) const noexcept { return data_[stream]; }

    /// False after the last position.
    bool advance() noexcept
    {
        for (int i = first_; i < last_; ++i) {
            if (++counter_[i] < nest_.extent(i)) {
                for (int s = 0; s < nest_.streams(); ++s)
                    data_[s] += nest_.stride(s, i);
                return true;
            }
            counter_[i] = 0;
            for (int s = 0; s < nest_.streams(); ++s)
                data_[s] -= nest_.stride(s, i) * (nest_.extent(i) - 1);
        }
        return false;
    }

private:
    loop_position(const loop_nest& nest, int first, int last)
        : nest_(nest)
        , first_(first)
        , last_(last < nest.ndim() ? last : nest.ndim())
        , storage_(sizeof(index_t) * static_cast<std::size_t>(nest.streams() + nest.ndim() + 1))
        , data_(reinterpret_cast<char**>(storage_.data()))
        , counter_(reinterpret_cast<index_t*>(data_ + nest.streams()))
    {
        for (int i = 0; i < nest.ndim(); ++i)
            counter_[i] = 0;
    }

    const loop_nest& nest_;
    int first_;
    int last_;
    scratch storage_;
    char** data_;
    index_t* counter_;
};
} // namespace nd::detail::inline ND_ISA
