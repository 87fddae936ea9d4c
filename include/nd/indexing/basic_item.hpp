// One item of a basic index as a value: an integer, a slice, a new axis or an ellipsis chosen at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/newaxis.hpp>
#include <nd/indexing/slice.hpp>

namespace nd::inline ND_ISA
{
/// Converts from everything that may stand in a basic index, so that `{1, slice(1, _), newaxis}` is a list of them.
/// A structural type: literals carry their items as template arguments.
struct basic_item
{
    enum class kind : char { integer, range, whole, new_axis, rest };

    template <integer_index T>
    constexpr basic_item(T value) noexcept
        : what(kind::integer)
        , index(to_index(value))
    {}
    constexpr basic_item(const slice& range) noexcept
        : what(kind::range)
        , part(range)
    {}
    constexpr basic_item(full_extent_t) noexcept {}
    constexpr basic_item(newaxis_t) noexcept
        : what(kind::new_axis)
    {}
    constexpr basic_item(ellipsis_t) noexcept
        : what(kind::rest)
    {}
    [[nodiscard]] constexpr bool operator==(const basic_item&) const noexcept = default;
    /// True when it stands for one axis of the array.
    [[nodiscard]] constexpr bool consumes_axis() const noexcept { return what <= kind::whole; }

    kind what = kind::whole;
    index_t index = 0;
    nd::slice part;
};
} // namespace nd::inline ND_ISA
