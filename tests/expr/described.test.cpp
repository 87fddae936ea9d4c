// An expression as the engine takes it: operands in order, and memory that is made for one evaluation only.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/described.hpp>
#include <nd/memory/allocate.hpp>
#include <nd/select/advanced.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
TEST_CASE("operands are described in the order in which they are written", "[expr]")
{
    const auto a = nd::testing::counting<double>({3, 4});
    const auto b = nd::testing::counting<float>({4});
    const auto e = a * 2.0 + b;
    const nd::detail::described<double, std::remove_const_t<decltype(e)>> d(e);
    STATIC_CHECK(d.count == 2);
    STATIC_CHECK_FALSE(decltype(e)::makes_memory);
    CHECK((d.inputs[0].ndim == 2 && d.inputs[0].itemsize == 8 && d.inputs[0].convert == nullptr));
    CHECK((d.inputs[1].ndim == 1 && d.inputs[1].itemsize == 4 && d.inputs[1].block_itemsize == 8));
    CHECK(d.inputs[1].convert != nullptr);
    CHECK(d.inputs[0].data == reinterpret_cast<const char*>(a.data()));
}

TEST_CASE("memory that a mask makes for an evaluation is given back", "[expr]")
{
    const auto a = nd::testing::counting<double>({50});
    const auto e = a(a > 20.0) + a(a < 31.0);
    STATIC_CHECK(decltype(e)::makes_memory);
    {
        const nd::detail::described<double, std::remove_const_t<decltype(e)>> d(e);
        CHECK((d.inputs[0].kept != nullptr && d.inputs[1].kept != nullptr));
    }
    CHECK(nd::eval(e)(0) == 22.0); // 21 + 1
}
} // namespace
