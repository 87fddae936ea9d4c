// Dates and times as text: counts of a unit since 1970 as NumPy writes them, in the calendar of ISO 8601.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/time_promotion.hpp>

#include <string>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

[[nodiscard]] constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) noexcept
{
    const std::int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/// A day of the proleptic Gregorian calendar.
struct calendar_day
{
    std::int64_t year;
    int month; ///< 1 to 12
    int day;   ///< 1 to 31
};

/// The day so many days after the first of January 1970. Years are counted from March, in eras of 400.
[[nodiscard]] constexpr calendar_day day_of(std::int64_t days) noexcept
{
    constexpr std::int64_t era_days = 146'097;
    constexpr std::int64_t days_to_1970 = 719'468; // from March of the year 0
    // eras first: the sum of both might not fit
    std::int64_t era = floor_div(days, era_days);
    std::int64_t in_era = floor_mod(days, era_days) + days_to_1970;
    era += in_era / era_days;
    in_era %= era_days;
    const std::int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / (era_days - 1)) / 365;
    const std::int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    const std::int64_t month = (5 * in_year + 2) / 153; // 0 is March
    return {era * 400 + year + (month >= 10 ? 1 : 0), static_cast<int>(month < 10 ? month + 3 : month - 9),
        static_cast<int>(in_year - (153 * month + 2) / 5 + 1)};
}

/// The number of that day, counted from the first of January 1970.
[[nodiscard]] constexpr std::int64_t days_of(calendar_day d) noexcept
{
    const std::int64_t year = d.year - (d.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t in_era = year - era * 400;
    const std::int64_t in_year = (153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 + d.day - 1;
    return era * 146'097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719'468;
}

/// `value` with zeros in front up to `width` characters, as printf's %0*d.
inline void append_padded(std::string& out, std::int64_t value, std::size_t width)
{
    const std::string text = std::to_string(value);
    const std::size_t sign = value < 0 ? 1 : 0;
    out.append(text, 0, sign);
    out.append(text.size() < width ? width - text.size() : 0, '0');
    out.append(text, sign);
}

/// A point in time as NumPy writes it: "2004-08-19", "2004-08-19T13:00:00.123", "NaT".
/// Source  numpy.datetime_as_string
[[nodiscard]] inline std::string date_text(std::int64_t count, time_step step)
{
    std::string out;
    if (count == nat_count)
        return "NaT";
    // wraps, as NumPy's own arithmetic
    count = static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(step.count));
    const time_unit unit = step.unit;
    if (unit == time_unit::generic)
        return std::to_string(count);
    if (unit <= time_unit::month) {
        const std::int64_t year = unit == time_unit::year ? count : floor_div(count, 12);
        append_padded(out, static_cast<std::int64_t>(static_cast<std::uint64_t>(year) + 1970), 4);
        if (unit == time_unit::month) {
            out += '-';
            append_padded(out, floor_mod(count, 12) + 1, 2);
        }
        return out;
    }
    // days, then what is left of the day in units of the step
    std::int64_t days = count;
    std::int64_t rest = 0;
    std::int64_t seconds = 0;
    std::int64_t per_second = 1;
    if (unit == time_unit::week)
        days = static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * 7);
    else if (unit > time_unit::day && unit <= time_unit::second) {
        const std::int64_t per_day = units_per(time_unit::day, unit);
        days = floor_div(count, per_day);
        seconds = floor_mod(count, per_day) * units_per(unit, time_unit::second);
    } else if (unit > time_unit::second) {
        for (auto u = static_cast<int>(time_unit::second); u < static_cast<int>(unit); ++u)
            per_second *= 1000;
        const std::int64_t all_seconds = floor_div(count, per_second);
        rest = floor_mod(count, per_second);
        days = floor_div(all_seconds, 86'400);
        seconds = floor_mod(all_seconds, 86'400);
    }
    const calendar_day d = day_of(days);
    append_padded(out, d.year, 4);
    append_padded(out += '-', d.month, 2);
    append_padded(out += '-', d.day, 2);
    if (unit >= time_unit::hour)
        append_padded(out += 'T', seconds / 3600, 2);
    if (unit >= time_unit::minute)
        append_padded(out += ':', seconds / 60 % 60, 2);
    if (unit >= time_unit::second)
        append_padded(out += ':', seconds % 60, 2);
    if (unit > time_unit::second)
        append_padded(
            out += '.', rest, 3 * (static_cast<std::size_t>(unit) - static_cast<std::size_t>(time_unit::second)));
    return out;
}

/// A difference of times as NumPy's str() of the scalar: "5 days".
[[nodiscard]] inline std::string timedelta_text(std::int64_t count, time_step step)
{
    if (count == nat_count)
        return "NaT";
    constexpr const char* names[] = {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
        "microseconds", "nanoseconds", "picoseconds", "femtoseconds", "attoseconds", "generic time units"};
    count = static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(step.count));
    return (std::to_string(count) += ' ') += names[static_cast<int>(step.unit)];
}
} // namespace nd::detail::inline ND_ISA
