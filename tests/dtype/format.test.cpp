// Type strings and type codes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <complex>

namespace
{
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

TEST_CASE("text that names no dtype is refused", "[dtype]")
{
    for (const char* text :
        {"", "<", "f3", "q9", "f8x", "c4", "M4[s]", "M8[x]", "U3[s]", "O", "V99999999999", "f99999999999999999999"})
        CHECK_THROWS_AS((void)nd::parse_dtype(text), nd::dtype_error);
    CHECK(support::error_text<nd::dtype_error>([] { (void)nd::parse_dtype("f3"); }) == "data type 'f3' not understood");
}

TEST_CASE("strings, dates and raw bytes have a size and a unit", "[dtype]")
{
    CHECK(nd::parse_dtype("S5") == nd::bytes_dtype(5));
    CHECK(nd::parse_dtype("<U3") == nd::unicode_dtype(3));
    CHECK(nd::parse_dtype(">U3") == nd::unicode_dtype(3).swapped());
    CHECK(nd::parse_dtype(">S3") == nd::bytes_dtype(3));
    CHECK(nd::parse_dtype("V7") == nd::void_dtype(7));
    CHECK(nd::parse_dtype("M8[10us]") == nd::dtype(nd::kind::datetime, {nd::time_unit::microsecond, 10}));
    CHECK(nd::parse_dtype(">m8") == nd::dtype(nd::kind::timedelta, nd::time_step(), true));
    CHECK(nd::parse_dtype("c") == nd::bytes_dtype(1));
    CHECK(std::string(nd::parse_dtype(">M8[25s]").typestr().text()) == ">M8[25s]");
    CHECK(std::string(nd::parse_dtype("M8[25s]").name().text()) == "datetime64[25s]");
    CHECK(std::string(nd::parse_dtype("U3").name().text()) == "str96");
    CHECK(std::string(nd::parse_dtype("S").name().text()) == "bytes");
}
} // namespace
