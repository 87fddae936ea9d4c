// Units of dates and times as text.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/time_unit.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
bool reads(const std::string& text, nd::time_step& step)
{
    return nd::detail::read_time_step(step, text.data(), text.data() + text.size());
}

TEST_CASE("every unit is read and written by NumPy's letters", "[dtype]")
{
    for (const char* letters : {"Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as"})
        for (const char* count : {"", "25"}) {
            const std::string text = std::string("[") + count + letters + "]";
            nd::time_step step;
            REQUIRE(reads(text, step));
            CHECK(step.count == (*count == '\0' ? 1 : 25));
            nd::message written;
            nd::detail::append_time_step(written, step);
            CHECK(written.text() == text);
        }
    nd::time_step step{nd::time_unit::day, 3};
    CHECK(reads("", step));
    CHECK(step == nd::time_step());
    CHECK(reads("[generic]", step));
    CHECK(step == nd::time_step());
}

TEST_CASE("text that is no unit is refused", "[dtype]")
{
    nd::time_step step;
    for (const char* text :
        {"[]", "[", "[s", "s]", "[x]", "[sm]", "[0s]", "[-1s]", "[2147483648s]", "[s]s", "[25]", "[ s]"})
        CHECK_FALSE(reads(text, step));
}
} // namespace
