// Slices `start:stop:step` by Python's rules, and `_` for the whole axis or an open end.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/integer_index.hpp>

namespace nd::inline ND_ISA
{
/// Type of `_`.
struct full_extent_t
{};
/// The whole axis, NumPy's `:`; inside `slice(...)` an end that is left out. Write `using nd::_;` to say just `_`.
inline constexpr full_extent_t full_extent{}, _{};

/// An integer or `_`, as they stand in `slice(start, stop, step)`.
struct slice_bound
{
    template <integer_index T>
    constexpr slice_bound(T bound) noexcept
        : value(to_index(bound))
    {}
    constexpr slice_bound(full_extent_t) noexcept
        : is_open(true)
    {}
    index_t value = 0;
    bool is_open = false;
};

/// What a slice selects of an axis: `count` indices `start`, `start + step`, ...
struct slice_extent
{
    index_t start = 0, count = 0, step = 1;
    [[nodiscard]] constexpr bool operator==(const slice_extent&) const noexcept = default;
};

/// `slice(start, stop, step)`, each an integer or `_`; negative bounds count from the end, bounds beyond it are
/// clamped.
struct slice
{
    constexpr slice() noexcept = default;
    constexpr slice(slice_bound from, slice_bound to, slice_bound by = 1) noexcept
        : start(from.value)
        , stop(to.value)
        , step(by.is_open ? 1 : by.value)
        , open_start(from.is_open)
        , open_stop(to.is_open)
    {}
    [[nodiscard]] constexpr bool operator==(const slice&) const noexcept = default;

    /// The indices it selects of an axis of length `extent`. An empty selection is {0, 0, 1}, as in NumPy.
    /// Throws  value_error when the step is 0
    /// Source  PySlice_AdjustIndices; numpy/_core/src/multiarray/mapping.c, get_view_from_index
    [[nodiscard]] ND_INLINE constexpr slice_extent resolve(index_t extent) const
    {
        if (step > 0) {
            const index_t first = open_start ? 0 : clamp(start, extent, 0, extent);
            const index_t last = open_stop ? extent : clamp(stop, extent, 0, extent);
            if (first >= last)
                return {};
            return {first, step == 1 ? last - first : (last - first - 1) / step + 1, step};
        }
        if (step == 0)
            throw_value_error("slice step cannot be zero");
        constexpr index_t largest = std::numeric_limits<index_t>::max();
        const index_t down = step < -largest ? largest : -step;
        const index_t first = open_start ? extent - 1 : clamp(start, extent, -1, extent - 1);
        const index_t last = open_stop ? -1 : clamp(stop, extent, -1, extent - 1);
        if (first <= last)
            return {};
        return {first, (first - last - 1) / down + 1, -down};
    }

    index_t start = 0, stop = 0, step = 1;
    bool open_start = true, open_stop = true;

private:
    [[nodiscard]] ND_INLINE static constexpr index_t clamp(
        index_t bound, index_t extent, index_t low, index_t high) noexcept
    {
        if (bound < 0)
            bound += extent;
        return bound < low ? low : bound > high ? high : bound;
    }
};

/// `start:`
[[nodiscard]] constexpr slice from(integer_index auto start) noexcept { return {start, _}; }
/// `:stop`
[[nodiscard]] constexpr slice upto(integer_index auto stop) noexcept { return {_, stop}; }
/// `::step`
[[nodiscard]] constexpr slice step(integer_index auto by) noexcept { return {_, _, by}; }
/// `::-1`
inline constexpr slice rev{_, _, -1};
} // namespace nd::inline ND_ISA
