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
    CHECK(nd::detail::date_text(INT64_MIN, {nd::time_unit::day, 1}) == "NaT");
    CHECK(nd::detail::timedelta_text(5, {nd::time_unit::second, 25}) == "125 seconds");
    CHECK(nd::detail::timedelta_text(5, {}) == "5 generic time units");
}
} // namespace
