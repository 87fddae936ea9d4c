// Integers that may stand as an index, and their conversion to index_t.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

#include <concepts>
#include <limits>
#include <type_traits>

namespace nd::inline ND_ISA
{
/// An integer of any width; bool is not one, since a NumPy bool index is a mask.
template <class T>
concept integer_index = std::integral<std::remove_cvref_t<T>> && !std::same_as<std::remove_cvref_t<T>, bool>;

/// Unsigned values beyond index_t become its largest value, which is out of bounds for every axis.
template <integer_index T>
[[nodiscard]] constexpr index_t to_index(T value) noexcept
{
    constexpr index_t largest = std::numeric_limits<index_t>::max();
    if constexpr (std::is_unsigned_v<T> && sizeof(T) >= sizeof(index_t))
        return value > static_cast<T>(largest) ? largest : static_cast<index_t>(value);
    else if constexpr (sizeof(T) > sizeof(index_t))
        return value > largest ? largest : value < -largest ? -largest : static_cast<index_t>(value);
    else
        return static_cast<index_t>(value);
}
} // namespace nd::inline ND_ISA
