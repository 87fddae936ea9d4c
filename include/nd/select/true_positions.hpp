// Where the truth values of a mask are true: counting them and listing their positions.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/simd/compress.hpp>
#include <nd/simd/true_bytes.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_mask_shape_error(int axis, index_t extent, index_t mask_extent)
{
    raise<index_error>(message() << "boolean index did not match indexed array along axis " << axis
                                 << "; size of axis is " << extent << " but size of corresponding boolean axis is "
                                 << mask_extent);
}

/// Truth values in C order without gaps, one byte each, not 0 where true.
struct dense_mask
{
    buffer owner;
    const unsigned char* bytes = nullptr;
    index_t size = 0;
};

/// A contiguous mask is shared, anything else is evaluated.
template <class M>
[[nodiscard]] dense_mask make_dense_mask(const M& mask)
{
    const leaf<bool, M::rank> dense = allocate_array<bool, M::rank>(shape_of(mask));
    assign<simd::default_arch, bool>(dense, mask);
    return {dense.owner, reinterpret_cast<const unsigned char*>(dense.data), nd::size_of(dense.where)};
}
template <class T, int Rank>
[[nodiscard]] dense_mask make_dense_mask(const leaf<T, Rank>& mask)
{
    if (!is_c_contiguous(mask.where, 1))
        return make_dense_mask<leaf<T, Rank>>(mask);
    return {mask.owner, reinterpret_cast<const unsigned char*>(mask.data), nd::size_of(mask.where)};
}
template <class T>
[[nodiscard]] dense_mask make_dense_mask(const held_leaf<T>& mask)
{
    return make_dense_mask(static_cast<const leaf<T, dynamic>&>(mask));
}

/// The mask with bytes of its own where an array that is to be written may lie on them.
template <class T, int Rank>
[[nodiscard]] dense_mask apart_from(const leaf<T, Rank>& target, const dense_mask& mask)
{
    const byte_range written = byte_bounds(target.where.shape(), target.where.strides(), sizeof(T));
    const auto base = reinterpret_cast<std::uintptr_t>(target.data);
    const auto first = reinterpret_cast<std::uintptr_t>(mask.bytes);
    if (first >= base + static_cast<std::uintptr_t>(written.high) ||
        first + static_cast<std::uintptr_t>(mask.size) <= base + static_cast<std::uintptr_t>(written.low))
        return mask;
    buffer copy = buffer::allocate(static_cast<std::size_t>(mask.size));
    std::memcpy(copy.data(), mask.bytes, static_cast<std::size_t>(mask.size));
    const auto* bytes = static_cast<const unsigned char*>(copy.data());
    return {std::move(copy), bytes, mask.size};
}

/// Calls `f(bits, first, n)` for each 64 bytes; bit `i` of `bits` is the truth value at `first + i`, `n` are valid.
template <class Arch, class F>
ND_INLINE void for_true_bits(const unsigned char* bytes, index_t size, F f)
{
    index_t i = 0;
    for (; i + 64 <= size; i += 64)
        f(simd::true_bits<Arch>(bytes + i), i, 64);
    if (i < size)
        f(simd::true_bits<Arch>(bytes + i, static_cast<int>(size - i)), i, static_cast<int>(size - i));
}

/// Number of bytes that are not 0.
template <class Arch>
[[nodiscard]] index_t count_true(const unsigned char* bytes, index_t size)
{
    index_t n = 0;
    for_true_bits<Arch>(bytes, size, [&](std::uint64_t bits, index_t, int) { n += std::popcount(bits); });
    return n;
}

/// Writes `start + i * step` for each byte `i` that is not 0; returns the end of what was written.
template <class Arch>
index_t* list_true(index_t* out, const unsigned char* bytes, index_t size, index_t start, index_t step)
{
    for_true_bits<Arch>(bytes, size, [&](std::uint64_t bits, index_t first, int) {
        for (; bits != 0; bits &= bits - 1)
            *out++ = start + (first + std::countr_zero(bits)) * step;
    });
    return out;
}

/// Runs of elements of an array that is walked in C order.
struct c_ordered_walk
{
    c_ordered_walk(const char* data, std::span<const index_t> shape, std::span<const index_t> strides)
        : nest(shape, 1)
    {
        (void)nest.set_stream(0, const_cast<char*>(data), shape.data(), strides.data(), static_cast<int>(shape.size()));
        nest.drop_unit_axes();
        nest.coalesce();
    }
    /// Calls `f(data, n, stride)` for each run.
    template <class F>
    void for_runs(F f) const
    {
        if (nest.empty())
            return;
        loop_position at(nest, 1);
        do
            f(static_cast<const char*>(at.data(0)), nest.extent(0), nest.stride(0, 0));
        while (at.advance());
    }

    loop_nest nest;
};

/// Copies the elements of `Size` bytes of a run where the mask is true; returns the end of what was written. `end` is
/// that of the memory which may be written.
template <class Arch, int Size>
char* compress(char* out, [[maybe_unused]] const char* end, const char* data, index_t stride,
    const unsigned char* bytes, index_t size)
{
    using element = opaque_element<Size>;
    for_true_bits<Arch>(bytes, size, [&](std::uint64_t bits, index_t first, [[maybe_unused]] int n) {
        if (~bits == 0 && stride == Size) { // true values come in clusters
            std::memcpy(out, data + first * stride, 64 * Size);
            out += 64 * Size;
            return;
        }
        if constexpr (simd::compresses<Size, Arch>)
            if (stride == Size && n == 64 &&
                end - out >= 64 * Size) { // whole registers, whatever becomes of their ends
                constexpr int width = 64 / Size;
                constexpr std::uint64_t all = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width % 64) - 1;
                const char* in = data + first * stride;
                for (int i = 0; i < Size; ++i, in += 64) {
                    const std::uint64_t chosen = bits >> (i * width % 64) & all;
                    simd::store_compressed<Size>(out, in, chosen);
                    out += std::popcount(chosen) * Size;
                }
                return;
            }
        for (; bits != 0; bits &= bits - 1) {
            store_element(out, load_element<element>(data + (first + std::countr_zero(bits)) * stride));
            out += Size;
        }
    });
    return out;
}

/// The reverse: elements one after the other from `in` on go to where the mask is true; returns the end of what was
/// read.
template <class Arch, int Size>
const char* expand(const char* in, char* data, index_t stride, const unsigned char* bytes, index_t size)
{
    using element = opaque_element<Size>;
    for_true_bits<Arch>(bytes, size, [&](std::uint64_t bits, index_t first, int) {
        if (~bits == 0 && stride == Size) {
            std::memcpy(data + first * stride, in, 64 * Size);
            in += 64 * Size;
            return;
        }
        for (; bits != 0; bits &= bits - 1) {
            store_element(data + (first + std::countr_zero(bits)) * stride, load_element<element>(in));
            in += Size;
        }
    });
    return in;
}

/// The coordinates of true elements of a mask of `shape`: for each axis `count` of them, one axis after the other.
template <class Arch>
void list_true_coordinates(index_t* out, const unsigned char* bytes, std::span<const index_t> shape, index_t count)
{
    const auto ndim = static_cast<int>(shape.size());
    if (ndim == 0 || count == 0)
        return;
    const index_t n = shape.back();
    axis_values at(ndim, 0);
    for (index_t done = 0; done < count;) {
        index_t* last = out + (ndim - 1) * count + done;
        const index_t found = list_true<Arch>(last, bytes, n, 0, 1) - last;
        for (int axis = 0; axis + 1 < ndim && found > 0; ++axis)
            for (index_t i = 0; i < found; ++i)
                out[axis * count + done + i] = at[axis];
        done += found;
        bytes += n;
        for (int axis = ndim - 2; axis >= 0 && ++at[axis] == shape[static_cast<std::size_t>(axis)]; --axis)
            at[axis] = 0;
    }
}
} // namespace nd::detail::inline ND_ISA
