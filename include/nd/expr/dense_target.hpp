// The quick question of small arrays: are all operands contiguous, of one shape, and not shifted against the output?
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/flags.hpp>

namespace nd::detail::inline ND_ISA
{
/// A contiguous output that fits in the cache.
struct dense_target
{
    char* data;
    index_t size; ///< elements
    index_t bytes;
    std::span<const index_t> shape;

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
        return (reinterpret_cast<std::uintptr_t>(operand) & (alignment - 1)) == 0 &&
            (apart || (distance == 0 && bytes == size * itemsize));
    }

    [[nodiscard, gnu::noinline]] static bool same_dense(std::span<const index_t> shape,
        std::span<const index_t> strides, std::span<const index_t> other, index_t itemsize) noexcept
    {
        return same_shape(shape, other) && is_c_contiguous(shape, strides, itemsize);
    }
};
} // namespace nd::detail::inline ND_ISA
