// Formats of Python's buffers.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/buffer_format.hpp>
#include <nd/dtype/format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <string>

namespace
{
std::string format_of(const nd::dtype& type, bool aligned = true)
{
    std::string text;
    nd::append_buffer_format(text, type, aligned);
    return text;
}
std::string format_of(const char* text) { return format_of(nd::parse_dtype(text)); }

TEST_CASE("buffer formats are those of NumPy's buffers", "[dtype]")
{
    CHECK(format_of("?") == "?");
    CHECK(format_of("u1") == "B");
    CHECK(format_of("<i8") == "l");
    CHECK(format_of("<u8") == "L");
    CHECK(format_of(">u8") == ">Q");
    CHECK(format_of(">i2") == ">h");
    CHECK(format_of("f2") == "e");
    CHECK(format_of("c16") == "Zd");
    CHECK(format_of(">c16") == ">Zd");
    CHECK(format_of("V7") == "7x");
    CHECK(format_of("S5") == "5s");
    CHECK(format_of(">U3") == ">3w");
    CHECK(format_of(nd::dtype_of<double>(), false) == "=d");
    CHECK(format_of(nd::dtype_of<std::int64_t>(), false) == "=q");
    CHECK(format_of(nd::dtype_of<long double>(), false) == "^g");
    const auto i1 = nd::dtype_of<std::int8_t>();
    CHECK(format_of(nd::record_dtype({{"a", i1}, {"b", i1, {}, 4}})) == "T{b:a:xxxb:b:}");
}

TEST_CASE("a wide gap of a record is a number in its buffer format", "[dtype]")
{
    const auto i1 = nd::dtype_of<std::int8_t>();
    CHECK(format_of(nd::record_dtype({{"a", i1, {}, 1000000000}})) == "T{1000000000xb:a:}");
}

TEST_CASE("dates and fields out of order have no buffer format", "[dtype]")
{
    const auto i4 = nd::dtype_of<int>();
    CHECK(support::error_text<nd::value_error>([] { (void)format_of("M8[s]"); }) ==
        "cannot include dtype 'M' in a buffer");
    CHECK_THROWS_AS(format_of(nd::record_dtype({{"b", i4, {}, 4}, {"a", i4, {}, 0}})), nd::value_error);
    CHECK_THROWS_AS(format_of(nd::record_dtype({{"a:b", i4}})), nd::value_error);
    CHECK_THROWS_AS(format_of(">f16"), nd::value_error);
}
} // namespace
