// Contiguity and alignment of a layout: computed when asked, so never stale.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/layout.hpp>

#include <cstdint>

namespace nd::inline ND_ISA
{
/// True when some axis has length 0.
[[nodiscard]] constexpr bool is_empty(std::span<const index_t> shape) noexcept
{
    for (index_t extent : shape)
        if (extent == 0)
            return true;
    return false;
}

/// True when the elements lie in C order without gaps. Axes of length 1 are ignored whatever their stride; an array
/// without elements is contiguous in every order.
/// Source  numpy.ndarray.flags.c_contiguous
[[nodiscard]] constexpr bool is_c_contiguous(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize) noexcept
{
    auto expected = static_cast<std::size_t>(itemsize);
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] == 1)
            continue;
        if (static_cast<std::size_t>(strides[i]) != expected)
            return is_empty(shape);
        expected *= static_cast<std::size_t>(shape[i]);
    }
    return true;
}

/// True when the elements lie in Fortran order without gaps, with the same two exceptions.
/// Source  numpy.ndarray.flags.f_contiguous
[[nodiscard]] constexpr bool is_f_contiguous(
    std::span<const index_t> shape, std::span<const index_t> strides, index_t itemsize) noexcept
{
    auto expected = static_cast<std::size_t>(itemsize);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 1)
            continue;
        if (static_cast<std::size_t>(strides[i]) != expected)
            return is_empty(shape);
        expected *= static_cast<std::size_t>(shape[i]);
    }
    return true;
}

template <int Rank>
[[nodiscard]] constexpr bool is_c_contiguous(const layout<Rank>& l, index_t itemsize) noexcept
{
    return is_c_contiguous(l.shape(), l.strides(), itemsize);
}

template <int Rank>
[[nodiscard]] constexpr bool is_f_contiguous(const layout<Rank>& l, index_t itemsize) noexcept
{
    return is_f_contiguous(l.shape(), l.strides(), itemsize);
}

/// True when every element's address is a multiple of `alignment`, a power of two; an array without elements is.
/// Source  numpy.ndarray.flags.aligned
[[nodiscard]] inline bool is_aligned(
    const void* data, std::span<const index_t> shape, std::span<const index_t> strides, index_t alignment) noexcept
{
    auto bits = reinterpret_cast<std::uintptr_t>(data);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] == 0)
            return true;
        if (shape[i] > 1)
            bits |= static_cast<std::uintptr_t>(strides[i]);
    }
    return (bits & (static_cast<std::uintptr_t>(alignment) - 1)) == 0;
}
} // namespace nd::inline ND_ISA
