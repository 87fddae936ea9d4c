// The quick question of small arrays: are all operands contiguous, of one shape, and not shifted against the output?
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/flags.hpp>

namespace nd::detail::inline ND_ISA
{
/// Bytes above which results bypass the caches.
inline constexpr index_t stream_bytes = index_t{16} << 20;

/// A contiguous output that fits in the cache.
struct dense_target
{
    char* data;
    index_t size; ///< elements
    index_t bytes;
    std::span<const index_t> shape;

    /// The target that an array is. Of size -1 when it is not contiguous, not aligned, or too big.
    template <int Rank>
    [[nodiscard]] ND_INLINE static dense_target of(
        void* data, const layout<Rank>& where, index_t itemsize, std::size_t alignment)
    {
        if constexpr (Rank == dynamic)
            return of_dynamic(data, where, itemsize, alignment);
        else
            return made_of(data, where, itemsize, alignment);
    }

    /// True when an operand has this shape, is contiguous and aligned, and is the output itself or apart from it.
    template <int Rank>
    [[nodiscard]] ND_INLINE bool accepts(
        const void* operand, const layout<Rank>& where, index_t itemsize, std::size_t alignment) const noexcept
    {
        if (where.ndim() == 1) {
            if (shape.size() != 1 || where.extent(0) != size || (where.stride(0) != itemsize && size != 1))
                return false;
        } else if (!same_dense(where.shape(), where.strides(), shape, itemsize))
            return false;
        const auto distance =
            static_cast<index_t>(reinterpret_cast<std::uintptr_t>(operand) - reinterpret_cast<std::uintptr_t>(data));
        const bool apart = distance >= bytes || -distance >= size * itemsize;
        return is_aligned(operand, alignment) && (apart || (distance == 0 && bytes == size * itemsize));
    }

private:
    // Out of line, for all arrays of all expressions.
    [[nodiscard, gnu::noinline]] static dense_target of_dynamic(
        void* data, const layout<dynamic>& where, index_t itemsize, std::size_t alignment)
    {
        return made_of(data, where, itemsize, alignment);
    }
    template <int Rank>
    [[nodiscard]] ND_INLINE static dense_target made_of(
        void* data, const layout<Rank>& where, index_t itemsize, std::size_t alignment)
    {
        const index_t n = size_of(where);
        const index_t bytes = n * itemsize;
        const bool is_dense = bytes < stream_bytes && is_aligned(data, alignment) &&
            (where.ndim() == 1 ? where.stride(0) == itemsize || n == 1
                               : is_c_contiguous(where.shape(), where.strides(), itemsize));
        return {static_cast<char*>(data), is_dense ? n : -1, bytes, where.shape()};
    }
    [[nodiscard]] ND_INLINE static bool is_aligned(const void* data, std::size_t alignment) noexcept
    {
        return (reinterpret_cast<std::uintptr_t>(data) & (alignment - 1)) == 0;
    }
    [[nodiscard, gnu::noinline]] static bool same_dense(std::span<const index_t> shape,
        std::span<const index_t> strides, std::span<const index_t> other, index_t itemsize) noexcept
    {
        return same_shape(shape, other) && is_c_contiguous(shape, strides, itemsize);
    }
};
} // namespace nd::detail::inline ND_ISA
