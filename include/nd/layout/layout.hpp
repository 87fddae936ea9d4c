// Shape and byte strides of an array, with a number of axes known at compile time or at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/inline_vector.hpp>

#include <cstdint>
#include <cstring>
#include <span>

namespace nd
{
/// Shape, signed byte strides, and whether elements may be written. Cheap to copy: no allocation up to 8 axes.
/// Strides are any integers: zero (broadcast), negative (reversed), not a multiple of the item size (record fields).
template <int Rank = dynamic>
class layout
{
    static_assert(Rank >= 0 && Rank <= max_rank, "rank must be 0 to 64");

public:
    static constexpr int rank = Rank;

    constexpr layout() noexcept = default;
    /// Throws shape_error when `shape` does not have `Rank` axes.
    ND_INLINE constexpr layout(std::span<const index_t> shape, std::span<const index_t> strides)
    {
        if (shape.size() != Rank)
            raise<shape_error>(message() << "array of shape " << shape << " does not have the static rank " << Rank);
        for (int i = 0; i < Rank; ++i)
            set(i, shape[static_cast<std::size_t>(i)], strides[static_cast<std::size_t>(i)]);
    }

    [[nodiscard]] static constexpr int ndim() noexcept { return Rank; }
    [[nodiscard]] constexpr std::span<const index_t> shape() const noexcept { return {shape_, std::size_t{Rank}}; }
    [[nodiscard]] constexpr std::span<const index_t> strides() const noexcept { return {strides_, std::size_t{Rank}}; }
    [[nodiscard]] constexpr index_t extent(int axis) const noexcept { return shape_[axis]; }
    [[nodiscard]] constexpr index_t stride(int axis) const noexcept { return strides_[axis]; }
    [[nodiscard]] constexpr bool writeable() const noexcept { return writeable_; }
    constexpr void set_writeable(bool writeable) noexcept { writeable_ = writeable; }
    constexpr void set(int axis, index_t extent, index_t stride) noexcept
    {
        shape_[axis] = extent;
        strides_[axis] = stride;
    }
    constexpr void set_ndim(int) noexcept {}

private:
    static constexpr std::size_t capacity = Rank == 0 ? 1 : Rank;
    index_t shape_[capacity] = {};
    index_t strides_[capacity] = {};
    bool writeable_ = true;
};

/// The same with a number of axes known at run time, 0 to 64.
template <>
class layout<dynamic>
{
public:
    static constexpr int rank = dynamic;

    layout() noexcept {} // NOLINT: not defaulted, as the values of no axes are set
    layout(std::span<const index_t> shape, std::span<const index_t> strides)
    {
        if (shape.empty())
            return; // its address may be null
        if (shape.size() != strides.size())
            throw_shape_error("one stride per axis is needed: shape", shape);
        set_ndim(static_cast<int>(shape.size()));
        if (shape.empty())
            return; // an empty span may point nowhere
        std::memcpy(shape_data(), shape.data(), shape.size_bytes());
        std::memcpy(strides_data(), strides.data(), shape.size_bytes());
    }
    template <int Rank>
    layout(const layout<Rank>& other)
        : layout(other.shape(), other.strides())
    {
        head_.writeable = other.writeable();
    }
    ND_INLINE layout(const layout& other) noexcept { copy(other); }
    ND_INLINE layout(layout&& other) noexcept { take(other); }
    ND_INLINE layout& operator=(const layout& other) noexcept
    {
        if (this != &other) {
            release();
            copy(other);
        }
        return *this;
    }
    ND_INLINE layout& operator=(layout&& other) noexcept
    {
        if (this != &other) {
            release();
            take(other);
        }
        return *this;
    }
    ND_INLINE ~layout() { release(); }

    [[nodiscard]] int ndim() const noexcept { return head_.ndim; }
    [[nodiscard]] std::span<const index_t> shape() const noexcept
    {
        return {shape_data(), static_cast<std::size_t>(head_.ndim)};
    }
    [[nodiscard]] std::span<const index_t> strides() const noexcept
    {
        return {strides_data(), static_cast<std::size_t>(head_.ndim)};
    }
    [[nodiscard]] index_t extent(int axis) const noexcept { return shape_data()[axis]; }
    [[nodiscard]] index_t stride(int axis) const noexcept { return strides_data()[axis]; }
    [[nodiscard]] bool writeable() const noexcept { return head_.writeable; }
    void set_writeable(bool writeable) noexcept { head_.writeable = writeable; }
    void set(int axis, index_t extent, index_t stride)
    {
        if (is_large()) [[unlikely]]
            detach();
        shape_data()[axis] = extent;
        strides_data()[axis] = stride;
    }
    /// Changes the number of axes; the extents and strides of all axes are to be set afterwards.
    /// Throws shape_error above 64 axes
    ND_INLINE void set_ndim(int ndim)
    {
        if (ndim > inline_axes || head_.ndim > inline_axes) [[unlikely]]
            set_large_ndim(ndim);
        head_.ndim = ndim;
    }

private:
    static constexpr int inline_axes = 8;
    // Extents and strides of more axes, shared by copies so that a copy cannot fail; who writes has its own.
    struct many_axes
    {
        std::int64_t references = 1;
        index_t values[2 * max_rank] = {};
    };

    [[nodiscard]] ND_INLINE index_t* shape_data() noexcept { return is_large() ? heap_->values : inline_; }
    [[nodiscard]] ND_INLINE const index_t* shape_data() const noexcept { return is_large() ? heap_->values : inline_; }
    [[nodiscard]] ND_INLINE index_t* strides_data() noexcept
    {
        return is_large() ? heap_->values + max_rank : inline_ + inline_axes;
    }
    [[nodiscard]] ND_INLINE const index_t* strides_data() const noexcept
    {
        return is_large() ? heap_->values + max_rank : inline_ + inline_axes;
    }
    [[nodiscard]] ND_INLINE bool is_large() const noexcept { return head_.ndim > inline_axes; }

    // In pieces that compilers expand in line, those of the first half of the axes and, if there are more, the others:
    // one copy of this size becomes a call, and one of just the used axes a loop. Values of axes that are not used are
    // copied too, set or not, which GCC reports.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
    static constexpr std::size_t piece = inline_axes / 2 * sizeof(index_t);
    template <std::size_t First>
    ND_INLINE void copy_half(const layout& other) noexcept
    {
        auto* to = reinterpret_cast<std::byte*>(inline_);
        const auto* from = reinterpret_cast<const std::byte*>(other.inline_);
        static_assert(sizeof inline_ == 4 * piece);
        std::memcpy(to + First * piece, from + First * piece, piece);
        std::memcpy(to + (First + 2) * piece, from + (First + 2) * piece, piece);
    }
    ND_INLINE void copy_whole(const layout& other) noexcept
    {
        head_ = other.head_;
        copy_half<0>(other);
        if (head_.ndim > inline_axes / 2) [[unlikely]]
            copy_half<1>(other);
    }
#pragma GCC diagnostic pop

    ND_INLINE void copy(const layout& other) noexcept
    {
        copy_whole(other);
        if (is_large()) [[unlikely]] {
            layout* self = this;
            __asm__("" : "+r"(self) : : "memory"); // else the pieces above are taken apart for this one pointer
            __atomic_fetch_add(&self->heap_->references, 1, __ATOMIC_RELAXED);
        }
    }
    ND_INLINE void take(layout& other) noexcept
    {
        copy_whole(other);
        if (is_large()) [[unlikely]]
            other.head_.ndim = 0;
    }
    ND_INLINE void release() noexcept
    {
        if (is_large()) [[unlikely]]
            drop();
    }
    [[gnu::noinline, gnu::cold]] void drop() noexcept
    {
        if (__atomic_sub_fetch(&heap_->references, 1, __ATOMIC_ACQ_REL) == 0)
            delete heap_;
    }
    [[gnu::noinline, gnu::cold]] void detach()
    {
        if (__atomic_load_n(&heap_->references, __ATOMIC_ACQUIRE) == 1)
            return;
        auto* own = new many_axes(*heap_);
        own->references = 1;
        drop();
        heap_ = own;
    }
    [[gnu::noinline, gnu::cold]] void set_large_ndim(int ndim)
    {
        if (ndim > max_rank)
            raise<shape_error>(message() << "maximum supported dimension for an ndarray is 64, found " << ndim);
        const bool was_large = is_large();
        if (ndim > inline_axes && !was_large)
            heap_ = new many_axes;
        else if (ndim > inline_axes)
            detach();
        else if (was_large)
            drop();
    }

    struct alignas(8) axes_and_flag
    {
        int ndim;
        bool writeable;
    };
    axes_and_flag head_{0, true};
    union {
        index_t inline_[2 * inline_axes];
        many_axes* heap_;
    };
};

/// Number of axes of a view that takes away or adds axes: dynamic stays dynamic.
[[nodiscard]] constexpr int rank_plus(int rank, int change) noexcept
{
    return rank == dynamic ? dynamic : rank + change;
}

/// Number of elements of a layout whose size was checked when it was made.
template <int Rank>
[[nodiscard]] constexpr index_t size_of(const layout<Rank>& l) noexcept
{
    index_t n = 1;
    for (int i = 0; i < l.ndim(); ++i) {
        n *= l.extent(i);
        if (!__builtin_is_constant_evaluated())
            __asm__(""); // keeps a loop over a few axes from being vectorised
    }
    return n;
}

/// True when both have the same extents.
[[nodiscard]] constexpr bool same_shape(std::span<const index_t> a, std::span<const index_t> b) noexcept
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i])
            return false;
    return true;
}
} // namespace nd
