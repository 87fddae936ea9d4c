// Axis numbers given by the user: negative ones counted from the end, sets of axes, permutations.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/inline_vector.hpp>

#include <cstdint>

namespace nd::inline ND_ISA
{
/// The axis as a number from 0 to `ndim - 1`.
/// Throws  axis_error when `axis` is not in [-ndim, ndim)
[[nodiscard]] constexpr int normalize_axis(index_t axis, int ndim)
{
    if (axis < -ndim || axis >= ndim)
        throw_axis_error(axis, ndim);
    return static_cast<int>(axis < 0 ? axis + ndim : axis);
}

/// A set of axes, one bit each.
class axis_set
{
public:
    constexpr axis_set() noexcept = default;
    /// All axes of an array.
    [[nodiscard]] static constexpr axis_set all(int ndim) noexcept
    {
        axis_set set;
        set.bits_ = ndim >= max_rank ? ~std::uint64_t{0} : (std::uint64_t{1} << ndim) - 1;
        return set;
    }
    [[nodiscard]] constexpr bool contains(int axis) const noexcept { return ((bits_ >> axis) & 1) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr int size() const noexcept { return __builtin_popcountll(bits_); }
    constexpr void insert(int axis) noexcept { bits_ |= std::uint64_t{1} << axis; }
    [[nodiscard]] constexpr bool operator==(const axis_set&) const noexcept = default;

private:
    std::uint64_t bits_ = 0;
};

/// The axes of a list as numbers from 0 to `ndim - 1`, in its order. `repeated` is the error text for an axis that
/// stands twice.
/// Throws  axis_error for an axis that does not exist, value_error for one that is repeated
[[nodiscard]] constexpr axis_values normalize_axis_list(
    std::span<const index_t> axes, int ndim, const char* repeated = "repeated axis")
{
    axis_values result;
    axis_set seen;
    for (index_t given : axes) {
        const int axis = normalize_axis(given, ndim);
        if (seen.contains(axis))
            throw_value_error(repeated);
        seen.insert(axis);
        result.push_back(axis);
    }
    return result;
}

/// The same as a set, for a reduction.
/// Throws  axis_error for an axis that does not exist, value_error for one that is repeated
[[nodiscard]] constexpr axis_set normalize_axes(std::span<const index_t> axes, int ndim)
{
    axis_set result;
    for (index_t axis : normalize_axis_list(axes, ndim, "duplicate value in 'axis'"))
        result.insert(static_cast<int>(axis));
    return result;
}

/// The permutation that an argument of `transpose` means.
/// Throws  value_error when it does not name every axis once, axis_error for an axis that does not exist
/// Source  numpy.transpose
[[nodiscard]] constexpr axis_values normalize_permutation(std::span<const index_t> axes, int ndim)
{
    if (axes.size() != static_cast<std::size_t>(ndim))
        throw_value_error("axes don't match array");
    return normalize_axis_list(axes, ndim, "repeated axis in transpose");
}
} // namespace nd::inline ND_ISA
