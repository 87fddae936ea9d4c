// Bytes of files made elements of this machine: in its order, and no bool but 0 and 1.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>

#include <utility>

namespace nd::detail::inline ND_ISA
{
/// Reverses the bytes of every `size` of `bytes`.
inline void swap_bytes(std::byte* p, index_t bytes, index_t size) noexcept
{
    const auto swap_as = [&](auto word, auto swapped) {
        for (index_t i = 0; i < bytes; i += size) {
            std::memcpy(&word, p + i, sizeof word);
            word = swapped(word);
            std::memcpy(p + i, &word, sizeof word);
        }
    };
    if (size == 2)
        swap_as(std::uint16_t{}, [](std::uint16_t x) { return __builtin_bswap16(x); });
    else if (size == 4)
        swap_as(std::uint32_t{}, [](std::uint32_t x) { return __builtin_bswap32(x); });
    else if (size == 8)
        swap_as(std::uint64_t{}, [](std::uint64_t x) { return __builtin_bswap64(x); });
    else
        for (index_t i = 0; i < bytes; i += size)
            for (index_t low = i, high = i + size - 1; low < high; ++low, --high)
                std::swap(p[low], p[high]);
}

/// Reverses the bytes of elements that are no records; of complex numbers those of each part, of strings those of each
/// character.
inline void swap_element_bytes(std::byte* p, index_t bytes, const dtype& type) noexcept
{
    const kind k = type.kind();
    swap_bytes(p, bytes, k == kind::complex ? type.itemsize() / 2 : k == kind::unicode ? 4 : type.itemsize());
}

/// Makes the bools among `bytes` of elements that come from a file 0 or 1, in records too: others are no bools in C++.
inline void make_bools_valid(std::byte* p, index_t bytes, const dtype& type) noexcept
{
    if (type.kind() == kind::boolean)
        for (index_t i = 0; i < bytes; ++i)
            p[i] = p[i] != std::byte{0} ? std::byte{1} : std::byte{0};
    for (const field& f : type.fields())
        if (f.type.base().kind() == kind::boolean || f.type.base().is_record())
            for (index_t i = 0; i < bytes; i += type.itemsize())
                make_bools_valid(p + i + f.offset, f.type.itemsize(), f.type.base());
}

/// Position of the first byte among `bytes` of elements that ought to be a bool and is neither 0 nor 1; -1 when there
/// is none. Reads no more than the bools.
[[nodiscard]] inline index_t find_invalid_bool(const std::byte* p, index_t bytes, const dtype& type) noexcept
{
    if (type.kind() == kind::boolean)
        for (index_t i = 0; i < bytes; ++i)
            if (p[i] > std::byte{1})
                return i;
    for (const field& f : type.fields())
        if (f.type.base().kind() == kind::boolean || f.type.base().is_record())
            for (index_t i = f.offset; i < bytes; i += type.itemsize())
                if (const index_t at = find_invalid_bool(p + i, f.type.itemsize(), f.type.base()); at >= 0)
                    return i + at;
    return -1;
}

/// Puts `bytes` of a file into this machine's order, or into the other one. Fields of records keep theirs.
inline void make_ordered(std::byte* p, index_t bytes, const dtype& type, bool native) noexcept
{
    if (!type.is_record() && type.byteorder() != '|' && type.is_native() != native)
        swap_element_bytes(p, bytes, type);
    make_bools_valid(p, bytes, type);
}
} // namespace nd::detail::inline ND_ISA
