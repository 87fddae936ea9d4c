// Run-time descriptions of element types.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/dtype.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <string>

namespace
{
using nd::dtype_of;
using namespace std::string_literals;

TEST_CASE("a dtype has NumPy's type string and name", "[dtype]")
{
    CHECK(dtype_of<double>().typestr().text() == "<f8"s);
    CHECK(dtype_of<bool>().typestr().text() == "|b1"s);
    CHECK(dtype_of<std::uint8_t>().typestr().text() == "|u1"s);
    CHECK(dtype_of<std::complex<float>>().typestr().text() == "<c8"s);
    CHECK(dtype_of<std::int16_t>().name().text() == "int16"s);
    CHECK(dtype_of<std::complex<double>>().name().text() == "complex128"s);
    CHECK(dtype_of<bool>().name().text() == "bool"s);
}

TEST_CASE("types of one kind and size have one dtype", "[dtype]")
{
    static_assert(dtype_of<long>() == dtype_of<std::int64_t>() && dtype_of<long long>() == dtype_of<long>());
    static_assert(dtype_of<int>() != dtype_of<unsigned>());
    CHECK(dtype_of<const double>() == dtype_of<double>());
}

TEST_CASE("a byte-swapped dtype differs from the native one", "[dtype]")
{
    constexpr nd::dtype swapped(nd::kind::floating, 8, 8, true);
    CHECK(swapped != dtype_of<double>());
    CHECK(swapped.byteorder() == '>');
    CHECK_FALSE(swapped.is_native());
    CHECK(nd::dtype(nd::kind::unsigned_integer, 1, 1, true) == dtype_of<std::uint8_t>());
}
} // namespace
