// Numbers in memory that are not as the machine computes with them: of a byte order, or anywhere.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/cast.hpp>
#include <nd/dtype/dtype.hpp>
#include <nd/dtype/swap_parts.hpp>

#include <bit>
#include <cstring>

namespace nd
{
/// The bytes of a number of type `T`, `Swapped` or in this machine's order, at any address. Reads as `T` and takes `T`;
/// expressions over arrays of it compute with `T`.
template <numeric_element T, bool Swapped>
class stored
{
public:
    stored() noexcept = default;
    ND_INLINE stored(T x) noexcept
    {
        if constexpr (Swapped)
            detail::swap_parts<T>(bytes_, &x);
        else
            std::memcpy(bytes_, static_cast<const void*>(&x), sizeof(T));
    }
    ND_INLINE operator T() const noexcept
    {
        T x;
        if constexpr (Swapped)
            detail::swap_parts<T>(&x, bytes_);
        else
            std::memcpy(static_cast<void*>(&x), bytes_, sizeof(T));
        return x;
    }
    // In place, as with a plain number.
    ND_INLINE stored& operator+=(T x) noexcept { return *this = stored(static_cast<T>(T(*this) + x)); }
    ND_INLINE stored& operator-=(T x) noexcept { return *this = stored(static_cast<T>(T(*this) - x)); }
    ND_INLINE stored& operator*=(T x) noexcept { return *this = stored(static_cast<T>(T(*this) * x)); }
    ND_INLINE stored& operator/=(T x) noexcept { return *this = stored(static_cast<T>(T(*this) / x)); }

private:
    unsigned char bytes_[sizeof(T)];
};

/// A number with its most significant byte first, with its least significant byte first, and at any address.
template <class T>
using big = stored<T, std::endian::native != std::endian::big>;
template <class T>
using little = stored<T, std::endian::native != std::endian::little>;
template <class T>
using unaligned = stored<T, false>;

template <class T, bool Swapped>
struct element_traits<stored<T, Swapped>>
{
    static constexpr nd::kind kind = kind_of<T>;
    using native_type = T;
    static constexpr bool swapped = Swapped;
    [[nodiscard]] ND_INLINE static constexpr nd::dtype dtype() noexcept
    {
        return nd::dtype(kind, sizeof(T), alignof(T), Swapped);
    }
};
} // namespace nd
