// Which times are none: arrays of times are in interop/chrono.test.cpp.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/interop/chrono.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
TEST_CASE("isnat of a single time is a bool", "[ufunc]")
{
    CHECK(nd::isnat(nd::nat<std::chrono::seconds>));
    CHECK_FALSE(nd::isnat(std::chrono::seconds(0)));
    CHECK_FALSE(nd::isnat(std::chrono::seconds(nd::nat_count + 1)));
}
} // namespace
