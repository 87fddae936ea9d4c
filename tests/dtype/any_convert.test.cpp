// Conversions chosen by run-time dtypes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/any_convert.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
TEST_CASE("a conversion between run-time dtypes is the one between their types", "[dtype]")
{
    CHECK(nd::detail::any_converter_in(nd::dtype_of<double>(), nd::dtype_of<double>()) == nullptr);
    const auto convert = nd::detail::any_converter_in(nd::dtype_of<std::int8_t>(), nd::dtype_of<double>());
    REQUIRE(convert != nullptr);
    double from[] = {1.9, -2.9, 300.0};
    std::int8_t to[3] = {};
    convert(to, {reinterpret_cast<char*>(from), 3, sizeof(double), 1, 0});
    CHECK(to[0] == 1);
    CHECK(to[1] == -2);
    CHECK(to[2] == 44); // the low bits of 300
}

TEST_CASE("there is no conversion from what has no element type", "[dtype]")
{
    CHECK_THROWS_AS(
        (void)nd::detail::any_converter_in(nd::dtype_of<double>(), nd::dtype(nd::kind::opaque, 3, 1)), nd::dtype_error);
}
} // namespace
