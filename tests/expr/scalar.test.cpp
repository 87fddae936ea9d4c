// Numbers in expressions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/scalar.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd;

TEST_CASE("an integer that does not fit the array's type is refused", "[expr]")
{
    CHECK(weak_scalar<std::uint8_t>(255).value == 255);
    CHECK_THROWS_AS(weak_scalar<std::uint8_t>(256), value_error);
    CHECK_THROWS_AS(weak_scalar<std::uint8_t>(-1), value_error);
    CHECK_THROWS_AS(weak_scalar<std::int64_t>(~std::uint64_t{0}), value_error);
    CHECK(weak_scalar<float>(1e300).value > 3e38f);
}

TEST_CASE("a number has no operands and no shape", "[expr]")
{
    const scalar<double> s(2);
    axis_values shape{3};
    s.broadcast(shape);
    CHECK(shape == axis_values{3});
    static_assert(scalar<double>::function<float>::operands::size == 0);
    CHECK(s.function_for<float>().value == 2.0f);
}
} // namespace
