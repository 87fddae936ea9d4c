// The common unit of two counts of time, and what is lost from one unit to another.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/cast.hpp>
#include <nd/dtype/time_unit.hpp>

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] constexpr bool is_calendar_unit(time_unit unit) noexcept { return unit <= time_unit::month; }

/// Years and months have no fixed number of days.
[[nodiscard]] constexpr bool units_vary(time_unit a, time_unit b) noexcept
{
    return is_calendar_unit(a) != is_calendar_unit(b);
}

/// How many of `fine` one of `coarse` is; 0 when that varies or needs more than NumPy's 56 bits.
[[nodiscard]] constexpr std::int64_t units_per(time_unit coarse, time_unit fine) noexcept
{
    std::int64_t factor = 1;
    for (auto u = static_cast<int>(coarse); u < static_cast<int>(fine); ++u) {
        factor *= finer_steps(static_cast<time_unit>(u));
        if (factor >> 56 != 0)
            return 0;
    }
    return factor;
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_no_common_step(time_step a, time_step b, bool overflow)
{
    message m;
    m << (overflow ? "Integer overflow getting a common metadata divisor for NumPy datetime metadata "
                   : "Cannot get a common metadata divisor for Numpy datetime metadata ");
    append_time_step(m, a);
    m << " and ";
    append_time_step(m, b);
    m << (overflow ? "." : " because they have incompatible nonlinear base time units.");
    if (overflow)
        raise<value_error>(m);
    raise<dtype_error>(m);
}

[[nodiscard]] constexpr std::int64_t common_divisor(std::int64_t a, std::int64_t b) noexcept
{
    while (b != 0) {
        const std::int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// The coarsest step that both are multiples of. `strict`: of differences, where a month is no number of days.
/// Throws  dtype_error when there is none, value_error when it does not fit
/// Source  numpy/_core/src/multiarray/datetime.c, compute_datetime_metadata_greatest_common_divisor
[[nodiscard]] constexpr time_step common_step(time_step a, time_step b, bool strict_a, bool strict_b)
{
    if (a.unit == time_unit::generic)
        return b;
    if (b.unit == time_unit::generic)
        return a;
    const time_step coarse = a.unit < b.unit ? a : b;
    const time_step fine = a.unit < b.unit ? b : a;
    const bool vary = units_vary(coarse.unit, fine.unit);
    if (vary && (a.unit < b.unit ? strict_a : strict_b))
        throw_no_common_step(a, b, false);
    // A month is a number of days or weeks that nobody knows; of finer units it is a multiple of what a day is.
    const std::int64_t factor = !vary ? units_per(coarse.unit, fine.unit)
        : fine.unit <= time_unit::day ? 1
                                      : units_per(time_unit::day, fine.unit);
    std::int64_t count = 0;
    if (factor == 0 || __builtin_mul_overflow(factor, std::int64_t{coarse.count}, &count))
        throw_no_common_step(a, b, true);
    return {fine.unit, static_cast<std::int32_t>(common_divisor(count, fine.count))};
}

/// True when counts of `from` may become counts of `to` under a rule. `is_date`: of points in time.
/// Source  numpy/_core/src/multiarray/datetime.c, can_cast_datetime64_metadata
[[nodiscard]] constexpr bool can_cast_step(time_step from, time_step to, bool is_date, casting rule) noexcept
{
    if (rule == casting::unsafe)
        return true;
    if (rule == casting::no || rule == casting::equiv)
        return from == to;
    if (from.unit == time_unit::generic)
        return true;
    if (to.unit == time_unit::generic)
        return false;
    const bool vary = units_vary(from.unit, to.unit);
    if (vary && !is_date)
        return false;
    if (rule == casting::same_kind)
        return true;
    if (from.unit > to.unit)
        return false;
    if (vary)
        return true;
    std::int64_t count = 0;
    const std::int64_t factor = units_per(from.unit, to.unit);
    return factor != 0 && !__builtin_mul_overflow(factor, std::int64_t{from.count}, &count) && count % to.count == 0;
}
} // namespace nd::detail::inline ND_ISA
