// result_type takes arrays, numbers and dtypes together; limits of numbers.
// Also tests: dtype/limits.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/dtype/limits.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/result_type.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <complex>

namespace
{
TEST_CASE("result_type takes arrays, numbers and types together", "[ufunc]")
{
    const auto a = nd::array<float>({1, 2});
    const auto b = nd::array<std::int32_t>({1, 2});
    CHECK(nd::result_type(a, b) == nd::dtype_of<double>());
    CHECK(nd::result_type(a, 2.0, 1) == nd::dtype_of<float>());
    CHECK(nd::result_type(a + b) == nd::dtype_of<double>());
    CHECK(nd::result_type(b, nd::dtype_of<std::uint8_t>()) == nd::dtype_of<std::int32_t>());
    CHECK(nd::result_type(a, std::complex<double>(0, 1)) == nd::dtype_of<std::complex<float>>());
    CHECK(nd::result_type(1, 2.5) == nd::dtype_of<double>());
    CHECK(nd::result_type(1) == nd::dtype_of<std::int64_t>());
    CHECK(nd::result_type(true) == nd::dtype_of<bool>());
}
TEST_CASE("limits of numbers are those of IEEE 754 and two's complement", "[ufunc]")
{
    static_assert(nd::finfo<double>::eps == 0x1p-52);
    static_assert(nd::finfo<float>::eps == 0x1p-23F && nd::finfo<float>::nmant == 23);
    static_assert(nd::finfo<float>::tiny == 0x1p-126F && nd::finfo<float>::smallest_subnormal == 0x1p-149F);
    static_assert(nd::finfo<std::complex<float>>::bits == 32);
    static_assert(nd::iinfo<std::int8_t>::min == -128 && nd::iinfo<std::uint16_t>::max == 65535);
    CHECK(nd::finfo<double>::maxexp == 1024);
    CHECK(nd::finfo<double>::minexp == -1022);
    CHECK(nd::finfo<double>::precision == 15);
}
} // namespace
