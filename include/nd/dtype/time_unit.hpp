// The units that dates and times are counted in.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/index.hpp>

#include <cstdint>

namespace nd
{
/// NumPy's units, from coarse to fine; `generic` is that of a number without a unit.
enum class time_unit : std::uint8_t {
    year,
    month,
    week,
    day,
    hour,
    minute,
    second,
    millisecond,
    microsecond,
    nanosecond,
    picosecond,
    femtosecond,
    attosecond,
    generic
};

/// What one count of a date or time stands for: `count` units.
struct time_step
{
    time_unit unit = time_unit::generic;
    std::int32_t count = 1;

    [[nodiscard]] friend constexpr bool operator==(const time_step&, const time_step&) noexcept = default;
};

/// The count of "not a time".
inline constexpr std::int64_t nat_count = INT64_MIN;
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// NumPy's letters; empty for `generic`.
[[nodiscard]] constexpr const char* unit_letters(time_unit unit) noexcept
{
    constexpr const char* letters[] = {"Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", ""};
    return letters[static_cast<int>(unit)];
}

/// True when letters name a unit.
[[nodiscard]] constexpr bool unit_of_letters(time_unit& unit, const char* begin, const char* end) noexcept
{
    for (int u = 0; u < static_cast<int>(time_unit::generic); ++u) {
        const char* name = unit_letters(static_cast<time_unit>(u));
        const char* p = begin;
        while (p != end && *name != '\0' && *p == *name)
            ++p, ++name;
        if (p == end && *name == '\0' && begin != end) {
            unit = static_cast<time_unit>(u);
            return true;
        }
    }
    return false;
}

/// Reads "[us]", "[25s]" or nothing at all between `begin` and `end`; false when it is something else.
[[nodiscard]] constexpr bool read_time_step(time_step& step, const char* begin, const char* end) noexcept
{
    step = {};
    if (begin == end)
        return true;
    if (end - begin < 3 || *begin != '[' || end[-1] != ']')
        return false;
    ++begin;
    --end;
    index_t count = 0;
    bool counted = false;
    for (; begin != end && *begin >= '0' && *begin <= '9'; ++begin, counted = true)
        if (count = 10 * count + (*begin - '0'); count > INT32_MAX)
            return false;
    if (counted && count == 0)
        return false;
    if (!counted && end - begin == 7) {
        constexpr const char* generic = "generic";
        int same = 0;
        while (same < 7 && begin[same] == generic[same])
            ++same;
        if (same == 7)
            return true;
    }
    step.count = counted ? static_cast<std::int32_t>(count) : 1;
    return unit_of_letters(step.unit, begin, end);
}

/// "[us]", "[25s]"; nothing for a generic unit.
inline void append_time_step(message& out, time_step step) noexcept
{
    if (step.unit == time_unit::generic)
        return;
    out << "[";
    if (step.count != 1)
        out << step.count;
    out << unit_letters(step.unit) << "]";
}

/// How many steps of the next finer unit a unit is: 7 of a week, 24 of a day. 0 where the number varies: months have
/// no fixed number of weeks or days.
[[nodiscard]] constexpr std::int64_t finer_steps(time_unit unit) noexcept
{
    constexpr std::int64_t steps[] = {12, 0, 7, 24, 60, 60, 1000, 1000, 1000, 1000, 1000, 1000, 1};
    return unit == time_unit::generic ? 1 : steps[static_cast<int>(unit)];
}
} // namespace nd::detail::inline ND_ISA
