// Days of the calendar; times as text are compared with NumPy's in print_any.test.cpp.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/calendar.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
TEST_CASE("days have their place in the calendar, and every place its day", "[print]")
{
    STATIC_CHECK(nd::detail::days_of({1970, 1, 1}) == 0);
    STATIC_CHECK(nd::detail::days_of({2000, 3, 1}) == 11017);
    STATIC_CHECK(nd::detail::days_of({1969, 12, 31}) == -1);
    for (std::int64_t n = -800'000; n < 800'000; n += 7) {
        const nd::detail::calendar_day d = nd::detail::day_of(n);
        REQUIRE(nd::detail::days_of(d) == n);
        REQUIRE((d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31));
    }
}

TEST_CASE("the last day has a text, and what is no time", "[print]")
{
    CHECK(nd::detail::date_text(INT64_MAX, {nd::time_unit::day, 1}) == "25252734927768524-07-27");
    for (int unit = 0; unit <= static_cast<int>(nd::time_unit::generic); ++unit)
        for (const std::int64_t n : {INT64_MIN + 1, INT64_MIN + 2, INT64_MAX - 1, INT64_MAX}) // no overflow
            CHECK(!nd::detail::date_text(n, {static_cast<nd::time_unit>(unit), 1}).empty());
    // numpy.datetime64(-2**63 + 1, 'as') and 'ns'
    CHECK(nd::detail::date_text(INT64_MIN + 1, {nd::time_unit::attosecond, 1}) ==
        "1969-12-31T23:59:50.776627963145224193");
    CHECK(nd::detail::date_text(INT64_MIN + 1, {nd::time_unit::nanosecond, 1}) == "1677-09-21T00:12:43.145224193");
    CHECK(nd::detail::date_text(INT64_MIN, {nd::time_unit::day, 1}) == "NaT");
    CHECK(nd::detail::timedelta_text(5, {nd::time_unit::second, 25}) == "125 seconds");
    CHECK(nd::detail::timedelta_text(5, {}) == "5 generic time units");
}
} // namespace
