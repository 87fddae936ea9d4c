// The handle by name.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/forward.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
void takes(nd::ndarray<double>*) {}

TEST_CASE("the handle may be mentioned before it is defined", "[array]")
{
    takes(nullptr);
    SUCCEED("checked by the compiler");
}
} // namespace
