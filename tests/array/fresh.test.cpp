// The memory order of results.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/fresh.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("results keep the axis order of their operands: NumPy's order K", "[array]")
{
    const auto c = testing::counting<double>({3, 4, 5});
    const auto f = c.copy(order::f);
    CHECK(nd::eval(c + 1.0).c_contiguous());
    CHECK(nd::eval(f + 1.0).f_contiguous());
    CHECK(nd::eval(f + f).f_contiguous());
    CHECK(nd::eval(c + f).c_contiguous());
    CHECK(nd::eval(c(rev) + 1.0).c_contiguous());
    const auto swapped = nd::eval(c.swapaxes(0, 1) + 1.0);
    CHECK((swapped.stride(0) == 40 && swapped.stride(1) == 160 && swapped.stride(2) == 8));
}
} // namespace
