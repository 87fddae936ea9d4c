// Strided, transposed, gathered and converted elements to and from dense blocks.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/operand.hpp>

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
    std::uint8_t value;
};
template <>
struct opaque_element<2>
{
    std::uint16_t value;
};
template <>
struct opaque_element<4>
{
    std::uint32_t value;
};
template <>
struct opaque_element<8>
{
    std::uint64_t value;
};

/// Rows of the same elements, read across: whole cache lines of the source, one store per element of the block.
template <class E>
void pack_transposed(char* block, const strided_rows& from)
{
    constexpr index_t tile = 64 / static_cast<index_t>(sizeof(E)) < 4 ? 4 : 64 / static_cast<index_t>(sizeof(E));
    constexpr auto size = static_cast<index_t>(sizeof(E));
    for (index_t row = 0; row < from.rows; row += tile) {
        const index_t rows = from.rows - row < tile ? from.rows - row : tile;
        for (index_t i = 0; i < from.n; ++i) {
            const char* in = from.data + i * from.stride + row * size;
            char* out = block + (row * from.n + i) * size;
            if (rows == tile)
                for (index_t k = 0; k < tile; ++k)
                    store_element(out + k * from.n * size, load_element<E>(in + k * size));
            else
                for (index_t k = 0; k < rows; ++k)
                    store_element(out + k * from.n * size, load_element<E>(in + k * size));
        }
    }
}

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
    for (int i = 0; i < N; ++i)
        store_element(out + i * static_cast<index_t>(sizeof(E)), load_element<E>(in + i * stride));
}

template <class E>
void pack_elements(void* block, const strided_rows& from)
{
    constexpr auto size = static_cast<index_t>(sizeof(E));
    auto* out = static_cast<char*>(block);
    if (from.rows > 1 && with_short_length(from.n, [&]<int N>(std::integral_constant<int, N>) {
            for (index_t row = 0; row < from.rows; ++row)
                copy_short<E, N>(out + row * N * size, from.data + row * from.row_stride, from.stride);
        }))
        return;
    if (from.row_stride == size && from.rows >= 4 && from.stride != 0)
        return pack_transposed<E>(out, from);
    for (index_t row = 0; row < from.rows; ++row, out += from.n * size) {
        const char* in = from.data + row * from.row_stride;
        if (from.stride == size)
            std::memcpy(out, in, static_cast<std::size_t>(from.n * size));
        else if (from.stride == 0) {
            const E value = load_element<E>(in);
            if constexpr (sizeof(E) <= 8) // by whole words of 16 bytes where rows are such
                if (constexpr index_t word = 16 / size; from.n % word == 0) {
                    for (index_t i = 0; i < from.n; i += word)
                        for (index_t k = 0; k < word; ++k)
                            store_element(out + (i + k) * size, value);
                    continue;
                }
            for (index_t i = 0; i < from.n; ++i)
                store_element(out + i * size, value);
        } else if (from.stride == -size)
            for (index_t i = 0; i < from.n; ++i)
                store_element(out + i * size, load_element<E>(in - i * size));
        else if (from.stride == 2 * size)
            for (index_t i = 0; i < from.n; ++i)
                store_element(out + i * size, load_element<E>(in + i * 2 * size));
        else
            for (index_t i = 0; i < from.n; ++i)
                store_element(out + i * size, load_element<E>(in + i * from.stride));
    }
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
                store_element(out + i * to.stride, load_element<E>(in + i * size));
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
inline void pack_rows(void* block, const operand& op, const strided_rows& from)
{
    if (op.convert != nullptr)
        op.convert(block, from);
    else
        with_element_size(op.itemsize, [&]<class E>(E) { pack_elements<E>(block, from); });
}

/// Dense block to memory.
inline void unpack_rows(const strided_rows& to, int itemsize, scatter_function convert, const void* block)
{
    if (convert != nullptr)
        convert(to, block);
    else
        with_element_size(itemsize, [&]<class E>(E) { unpack_elements<E>(to, block); });
}

/// The position that an index array holds at `p`, counted from the start of an axis of length `extent`.
[[nodiscard]] ND_INLINE index_t wrapped_position(const char* p, index_t extent) noexcept
{
    const auto position = load_element<index_t>(p);
    return position + (extent & (position >> (8 * sizeof position - 1)));
}

/// Byte offsets from an operand's first element that its index arrays stand for, for one row of `n` elements.
/// `p[k]` and `stride[k]` are the pointer and byte stride of index array k.
inline void gather_offsets(index_t* offsets, const operand& op, const char* const* p, const index_t* stride, index_t n)
{
    index_t fixed = 0;
    bool first = true;
    for (int k = 0; k < op.indices_count; ++k) {
        const index_stream& index = op.indices[k];
        const auto at = [&](index_t i) { return wrapped_position(p[k] + i * stride[k], index.extent) * index.step; };
        if (stride[k] == 0)
            fixed += at(0);
        else if (first) {
            for (index_t i = 0; i < n; ++i)
                offsets[i] = at(i);
            first = false;
        } else
            for (index_t i = 0; i < n; ++i)
                offsets[i] += at(i);
    }
    if (first)
        for (index_t i = 0; i < n; ++i)
            offsets[i] = fixed;
    else if (fixed != 0)
        for (index_t i = 0; i < n; ++i)
            offsets[i] += fixed;
}

/// One row of gathered elements. `p` and `strides` are those of the data, then of the index arrays; `offsets` is work
/// space for `n` of them.
inline void gather_row(
    void* block, const operand& op, const char* const* p, const index_t* strides, index_t* offsets, index_t n)
{
    const char* data = p[0];
    const index_t stride = strides[0];
    // Usually one index array moves along the row and the others stand still.
    int moving = 0;
    int movers = 0;
    index_t fixed = 0;
    for (int k = 0; k < op.indices_count; ++k)
        if (strides[k + 1] == 0)
            fixed += wrapped_position(p[k + 1], op.indices[k].extent) * op.indices[k].step;
        else {
            moving = k;
            ++movers;
        }
    const bool one_array = movers == 1 && strides[moving + 1] == int{sizeof(index_t)};
    if (one_array)
        data += fixed;
    else
        gather_offsets(offsets, op, p + 1, strides + 1, n);
    with_element_size(op.itemsize, [&]<class E>(E) {
        constexpr auto size = static_cast<index_t>(sizeof(E));
        auto* out = static_cast<char*>(block);
        if (one_array) {
            const index_t extent = op.indices[moving].extent;
            const index_t step = op.indices[moving].step;
            const char* index = p[moving + 1];
            for (index_t i = 0; i < n; ++i)
                store_element(out + i * size,
                    load_element<E>(
                        data + wrapped_position(index + i * int{sizeof(index_t)}, extent) * step + i * stride));
        } else
            for (index_t i = 0; i < n; ++i)
                store_element(out + i * size, load_element<E>(data + offsets[i] + i * stride));
    });
}
/// `rows` runs of `n` neighbouring elements, each at an offset of its own and `step` bytes after the one before.
inline void gather_runs(
    void* block, int itemsize, const char* data, const index_t* offsets, index_t step, index_t rows, index_t n)
{
    with_element_size(itemsize, [&]<class E>(E) {
        constexpr auto size = static_cast<index_t>(sizeof(E));
        auto* out = static_cast<char*>(block);
        if (with_short_length(n, [&]<int N>(std::integral_constant<int, N>) {
                for (index_t row = 0; row < rows; ++row)
                    copy_short<E, N>(out + row * N * size, data + row * step + offsets[row], size);
            }))
            return;
        for (index_t row = 0; row < rows; ++row, data += step) {
            const char* in = data + offsets[row];
            for (index_t i = 0; i < n; ++i, out += size)
                store_element(out, load_element<E>(in + i * size));
        }
    });
}
/// The reverse, for elements in a dense block.
inline void scatter_row(
    const operand& op, char* const* p, const index_t* strides, index_t* offsets, index_t n, const void* block)
{
    gather_offsets(offsets, op, p + 1, strides + 1, n);
    with_element_size(op.itemsize, [&]<class E>(E) {
        for (index_t i = 0; i < n; ++i)
            store_element(p[0] + offsets[i] + i * strides[0],
                load_element<E>(static_cast<const char*>(block) + i * static_cast<index_t>(sizeof(E))));
    });
}
} // namespace nd::detail::inline ND_ISA
