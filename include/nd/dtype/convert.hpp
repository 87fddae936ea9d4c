// Conversion of runs of elements between a strided place in memory and a dense block.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/cast.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// Two nested runs of elements in memory: `rows` times `n` elements, strides in bytes.
struct strided_rows
{
    char* data;
    index_t n;
    index_t stride;
    index_t rows;
    index_t row_stride;
};

/// Reads strided elements into a dense block, row after row; or writes them back from one.
using gather_function = void (*)(void* block, const strided_rows& from);
using scatter_function = void (*)(const strided_rows& to, const void* block);

template <class T>
ND_INLINE T load_element(const char* p) noexcept
{
    T x;
    std::memcpy(static_cast<void*>(&x), p, sizeof(T));
    return x;
}
template <class T>
ND_INLINE void store_element(char* p, T x) noexcept
{
    std::memcpy(static_cast<void*>(p), static_cast<const void*>(&x), sizeof(T));
}

// Chunks of a constant length, which compilers turn into SIMD code at -O2 too.
inline constexpr int convert_chunk = 16;

template <class To, class From>
void convert_in(void* block, const strided_rows& from)
{
    auto* out = static_cast<char*>(block);
    for (index_t row = 0; row < from.rows; ++row) {
        const char* in = from.data + row * from.row_stride;
        index_t i = 0;
        if (from.stride == static_cast<index_t>(sizeof(From)))
            for (; i + convert_chunk <= from.n; i += convert_chunk) {
                From x[convert_chunk];
                To y[convert_chunk];
                std::memcpy(static_cast<void*>(x), in + i * static_cast<index_t>(sizeof(From)), sizeof x);
                for (int k = 0; k < convert_chunk; ++k)
                    y[k] = cast_to<To>(x[k]);
                std::memcpy(out + i * static_cast<index_t>(sizeof(To)), static_cast<const void*>(y), sizeof y);
            }
        for (; i < from.n; ++i)
            store_element(
                out + i * static_cast<index_t>(sizeof(To)), cast_to<To>(load_element<From>(in + i * from.stride)));
        out += from.n * static_cast<index_t>(sizeof(To));
    }
}

template <class To, class From>
void convert_out(const strided_rows& to, const void* block)
{
    const auto* in = static_cast<const char*>(block);
    for (index_t row = 0; row < to.rows; ++row) {
        char* out = to.data + row * to.row_stride;
        index_t i = 0;
        if (to.stride == static_cast<index_t>(sizeof(To)))
            for (; i + convert_chunk <= to.n; i += convert_chunk) {
                From x[convert_chunk];
                To y[convert_chunk];
                std::memcpy(static_cast<void*>(x), in + i * static_cast<index_t>(sizeof(From)), sizeof x);
                for (int k = 0; k < convert_chunk; ++k)
                    y[k] = cast_to<To>(x[k]);
                std::memcpy(out + i * static_cast<index_t>(sizeof(To)), static_cast<const void*>(y), sizeof y);
            }
        for (; i < to.n; ++i)
            store_element(
                out + i * to.stride, cast_to<To>(load_element<From>(in + i * static_cast<index_t>(sizeof(From)))));
        in += to.n * static_cast<index_t>(sizeof(From));
    }
}

/// Elements of both types have the same bytes.
template <class A, class B>
inline constexpr bool same_representation = std::is_same_v<A, B> ||
    (kind_of<A> == kind_of<B> && sizeof(A) == sizeof(B));

/// How elements of type `Memory` become elements of type `Block`; null when the bytes are the same.
template <class Block, class Memory>
[[nodiscard]] constexpr gather_function converter_in() noexcept
{
    if constexpr (same_representation<Block, Memory>)
        return nullptr;
    else
        return &convert_in<Block, Memory>;
}
template <class Memory, class Block>
[[nodiscard]] constexpr scatter_function converter_out() noexcept
{
    if constexpr (same_representation<Block, Memory>)
        return nullptr;
    else
        return &convert_out<Memory, Block>;
}
} // namespace nd::detail::inline ND_ISA
