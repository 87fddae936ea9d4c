// Type codes and buffer formats.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <complex>

namespace
{
std::string round_trip(const char* text) { return nd::buffer_format(nd::parse_dtype(text)).text(); }

TEST_CASE("type strings and codes name the dtypes that NumPy means", "[dtype]")
{
    CHECK(nd::parse_dtype("<f8") == nd::dtype_of<double>());
    CHECK(nd::parse_dtype("=i4") == nd::dtype_of<int>());
    CHECK(nd::parse_dtype("i1") == nd::dtype_of<std::int8_t>());
    CHECK(nd::parse_dtype("l") == nd::dtype_of<long>());
    CHECK(nd::parse_dtype("F") == nd::dtype_of<std::complex<float>>());
    CHECK(nd::parse_dtype(">i2") == nd::dtype(nd::kind::signed_integer, 2, 2, true));
    CHECK(nd::parse_dtype(">b1") == nd::dtype_of<bool>());
}

TEST_CASE("text that names no number is refused", "[dtype]")
{
    for (const char* text : {"", "<", "f3", "q9", "f8x", "c4", "f99999999999999999999"})
        CHECK_THROWS_AS((void)nd::parse_dtype(text), nd::dtype_error);
    CHECK(support::error_text<nd::dtype_error>([] { (void)nd::parse_dtype("f3"); }) == "data type 'f3' not understood");
}

TEST_CASE("buffer formats are those of NumPy's buffers", "[dtype]")
{
    CHECK(round_trip("?") == "?");
    CHECK(round_trip("u1") == "B");
    CHECK(round_trip("<i8") == "l");
    CHECK(round_trip("<u8") == "L");
    CHECK(round_trip(">u8") == ">Q");
    CHECK(round_trip(">i2") == ">h");
    CHECK(round_trip("f2") == "e");
    CHECK(round_trip("c16") == "Zd");
    CHECK(round_trip(">c16") == ">Zd");
    CHECK(std::string(nd::buffer_format(nd::dtype(nd::kind::opaque, 7, 1)).text()) == "7x");
}
} // namespace
