// Packing of elements of any size, which records and strings have: one copy of bytes each.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/operand.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// True for the item sizes that packing has code of its own for.
[[nodiscard]] constexpr bool has_element_size(int itemsize) noexcept
{
    return itemsize > 0 && itemsize <= 32 && (itemsize & (itemsize - 1)) == 0;
}

/// Strided elements of `size` bytes to a dense block.
inline void pack_any_size(void* block, index_t size, const strided_rows& from)
{
    auto* out = static_cast<char*>(block);
    for (index_t row = 0; row < from.rows; ++row) {
        const char* in = from.data + row * from.row_stride;
        if (from.stride == size) {
            std::memcpy(out, in, static_cast<std::size_t>(from.n * size));
            out += from.n * size;
        } else
            for (index_t i = 0; i < from.n; ++i, out += size)
                std::memcpy(out, in + i * from.stride, static_cast<std::size_t>(size));
    }
}
/// The reverse.
inline void unpack_any_size(const strided_rows& to, index_t size, const void* block)
{
    const auto* in = static_cast<const char*>(block);
    for (index_t row = 0; row < to.rows; ++row) {
        char* out = to.data + row * to.row_stride;
        for (index_t i = 0; i < to.n; ++i, in += size)
            std::memcpy(out + i * to.stride, in, static_cast<std::size_t>(size));
    }
}

/// One row of elements at offsets of their own, besides `stride` bytes from one to the next.
inline void gather_any_size(
    void* block, index_t size, const char* data, const index_t* offsets, index_t stride, index_t n)
{
    auto* out = static_cast<char*>(block);
    for (index_t i = 0; i < n; ++i, out += size)
        std::memcpy(out, data + offsets[i] + i * stride, static_cast<std::size_t>(size));
}
inline void scatter_any_size(
    char* data, index_t size, const index_t* offsets, index_t stride, index_t n, const void* block)
{
    const auto* in = static_cast<const char*>(block);
    for (index_t i = 0; i < n; ++i, in += size)
        std::memcpy(data + offsets[i] + i * stride, in, static_cast<std::size_t>(size));
}
} // namespace nd::detail::inline ND_ISA
