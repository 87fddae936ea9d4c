// Strided, transposed, gathered and converted elements to and from dense blocks.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/engine/pack_any_size.hpp>
#include <nd/expr/operand.hpp>
#include <nd/simd/shuffle.hpp>

#include <cstring>

namespace nd::detail::inline ND_ISA
{
/// An opaque element of `Bytes` bytes: packing needs no more of a type than its size.
template <int Bytes>
struct opaque_element
{
    char bytes[static_cast<std::size_t>(Bytes)];
};
template <>
struct opaque_element<1>
{
    using number = std::uint8_t;
    number value;
};
template <>
struct opaque_element<2>
{
    using number = std::uint16_t;
    number value;
};
template <>
struct opaque_element<4>
{
    using number = std::uint32_t;
    number value;
};
template <>
struct opaque_element<8>
{
    using number = std::uint64_t;
    number value;
};

/// Calls `f` with the length as a constant where rows are so short that a loop over each would cost more than its
/// elements. False, and no call, for other lengths.
template <class F>
ND_INLINE bool with_short_length(index_t n, F f)
{
    switch (n) {
    case 2:
        f(std::integral_constant<int, 2>());
        return true;
    case 3:
        f(std::integral_constant<int, 3>());
        return true;
    case 4:
        f(std::integral_constant<int, 4>());
        return true;
    default:
        return false;
    }
}

/// Copies `N` elements, `stride` bytes apart, to neighbouring places.
template <class E, int N>
ND_INLINE void copy_short(char* out, const char* in, index_t stride)
{
    if (stride == 0) { // a register of equal elements
        const E value = load_element<E>(in);
        for (int i = 0; i < N; ++i)
            store_element(out + i * static_cast<index_t>(sizeof(E)), value);
        return;
    }
    if (stride == static_cast<index_t>(sizeof(E))) {
        std::memcpy(out, in, sizeof(E) * std::size_t{N});
        return;
    }
    for (int i = 0; i < N; ++i)
        store_element(out + i * static_cast<index_t>(sizeof(E)), load_apart<E>(in + i * stride));
}

/// Rows of the same elements, read across: whole cache lines of the source. The rows go to `to`, `row_step` bytes
/// apart.
template <class E>
[[gnu::noinline]] void pack_transposed(char* to, index_t row_step, const strided_rows& from)
{
    constexpr index_t line = 64 / static_cast<index_t>(sizeof(E)) < 4 ? 4 : 64 / static_cast<index_t>(sizeof(E));
    constexpr auto size = static_cast<index_t>(sizeof(E));
    for (index_t row = 0; row < from.rows; row += line) {
        const index_t rows = from.rows - row < line ? from.rows - row : line;
        index_t i = 0;
        if constexpr (requires { typename E::number; }) {
            using number = typename E::number;
            constexpr index_t square = simd::transposed_lanes<number, simd::default_arch>;
            if constexpr (square > 1)
                for (; i + square <= from.n; i += square) {
                    const char* in = from.data + i * from.stride + row * size;
                    char* out = to + row * row_step + i * size;
                    index_t k = 0;
                    for (; k + square <= rows; k += square)
                        simd::copy_transposed<number, simd::default_arch>(
                            out + k * row_step, row_step, in + k * size, from.stride);
                    for (; k < rows; ++k)
                        copy_short<E, int{square}>(out + k * row_step, in + k * size, from.stride);
                }
        }
        for (; i < from.n; ++i) {
            const char* in = from.data + i * from.stride + row * size;
            char* out = to + row * row_step + i * size;
            if (rows == line)
                for (index_t k = 0; k < line; ++k)
                    store_apart(out + k * row_step, load_element<E>(in + k * size));
            else
                for (index_t k = 0; k < rows; ++k)
                    store_apart(out + k * row_step, load_element<E>(in + k * size));
        }
    }
}

/// `n` elements, `stride` bytes apart, to neighbouring places.
template <class E>
ND_INLINE void pack_run(char* out, const char* in, index_t n, index_t stride)
{
    constexpr auto size = static_cast<index_t>(sizeof(E));
    if (stride == size) {
        std::memcpy(out, in, static_cast<std::size_t>(n * size));
        return;
    }
    index_t i = 0;
    if (stride == 0) {
        const E value = load_element<E>(in);
        if constexpr (sizeof(E) <= 8) // by whole words of 16 bytes where the run is such
            if (constexpr index_t word = 16 / size; n % word == 0)
                for (; i < n; i += word)
                    for (index_t k = 0; k < word; ++k)
                        store_element(out + (i + k) * size, value);
        for (; i < n; ++i)
            store_element(out + i * size, value);
    }
    if constexpr (requires { typename E::number; }) {
        if (stride == -size)
            i = simd::copy_reversed<typename E::number, simd::default_arch>(out, in, n);
        else if (stride == 2 * size)
            i = simd::copy_every_second<typename E::number, simd::default_arch>(out, in, n);
    }
    if (stride % size != 0 && stride > -64 && stride < 64) { // fields of packed records
        const index_t ahead = stride < 0 ? -prefetch_distance : prefetch_distance;
        for (; i < n; ++i) {
            prefetch(in, i * stride + ahead);
            store_element(out + i * size, load_apart<E>(in + i * stride));
        }
    }
    for (; i < n; ++i)
        store_element(out + i * size, load_apart<E>(in + i * stride));
}

template <class E>
void pack_elements(void* block, const strided_rows& from)
{
    constexpr auto size = static_cast<index_t>(sizeof(E));
    auto* out = static_cast<char*>(block);
    if (from.rows > 1 && with_short_length(from.n, [&]<int N>(std::integral_constant<int, N>) {
            index_t row = 0;
            if constexpr (requires { typename E::number; })
                if (from.stride == 0 && from.row_stride == size)
                    row = simd::copy_repeated<typename E::number, N, simd::default_arch>(out, from.data, from.rows);
            for (; row < from.rows; ++row)
                copy_short<E, N>(out + row * N * size, from.data + row * from.row_stride, from.stride);
        }))
        return;
    if (from.row_stride == size && from.rows >= 4 && from.stride != 0)
        return pack_transposed<E>(out, from.n * size, from);
    for (index_t row = 0; row < from.rows; ++row, out += from.n * size)
        pack_run<E>(out, from.data + row * from.row_stride, from.n, from.stride);
}

template <class E>
void unpack_elements(const strided_rows& to, const void* block)
{
    constexpr auto size = static_cast<index_t>(sizeof(E));
    const auto* in = static_cast<const char*>(block);
    for (index_t row = 0; row < to.rows; ++row, in += to.n * size) {
        char* out = to.data + row * to.row_stride;
        if (to.stride == size)
            std::memcpy(out, in, static_cast<std::size_t>(to.n * size));
        else
            for (index_t i = 0; i < to.n; ++i)
                store_apart(out + i * to.stride, load_element<E>(in + i * size));
    }
}

/// Calls `f` with an opaque element of `itemsize` bytes.
template <class F>
ND_INLINE void with_element_size(int itemsize, F f)
{
    switch (itemsize) {
    case 1:
        return f(opaque_element<1>());
    case 2:
        return f(opaque_element<2>());
    case 4:
        return f(opaque_element<4>());
    case 8:
        return f(opaque_element<8>());
    case 16:
        return f(opaque_element<16>());
    case 32:
        return f(opaque_element<32>());
    default:
        raise<dtype_error>(message() << "no operation on elements of " << itemsize << " bytes");
    }
}

/// Memory to dense block, as the kernel reads it.
[[gnu::noinline]] inline void pack_rows(void* block, const operand& op, const strided_rows& from)
{
    if (op.convert != nullptr)
        op.convert(block, from);
    else if (!has_element_size(op.itemsize))
        pack_any_size(block, op.itemsize, from);
    else
        with_element_size(op.itemsize, [&]<class E>(E) { pack_elements<E>(block, from); });
}

/// True when `pack_tile` takes such rows: their elements lie across.
[[nodiscard]] inline bool packs_tile(const operand& op, const strided_rows& from) noexcept
{
    return op.convert == nullptr && op.indices_count == 0 && from.row_stride == op.itemsize &&
        has_element_size(op.itemsize);
}
/// Memory that lies across to rows that are `row_step` bytes apart.
[[gnu::noinline]] inline void pack_tile(char* to, index_t row_step, const operand& op, const strided_rows& from)
{
    with_element_size(op.itemsize, [&]<class E>(E) { pack_transposed<E>(to, row_step, from); });
}

/// Dense block to memory.
[[gnu::noinline]] inline void unpack_rows(
    const strided_rows& to, int itemsize, scatter_function convert, const void* block)
{
    if (convert != nullptr)
        convert(to, block);
    else if (!has_element_size(itemsize))
        unpack_any_size(to, itemsize, block);
    else
        with_element_size(itemsize, [&]<class E>(E) { unpack_elements<E>(to, block); });
}
} // namespace nd::detail::inline ND_ISA
