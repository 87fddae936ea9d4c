// Nodes: types, shapes and members of lazy expressions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/map.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("an expression knows its type, rank and shape without being evaluated", "[expr]")
{
    const ndarray<float, 2> a({3, 1});
    const ndarray<std::int32_t, 1> b({4});
    const auto e = a + b;
    static_assert(std::is_same_v<decltype(e)::value_type, double>);
    static_assert(decltype(e)::rank == 2);
    static_assert(decltype(a * 2.0)::rank == 2 && std::is_same_v<decltype(a * 2.0)::value_type, float>);
    static_assert(decltype(a + ndarray<float>({3, 1}))::rank == dynamic);
    CHECK(e.shape() == axis_values{3, 4});
    CHECK(e.ndim() == 2);
    CHECK(e.size() == 12);
}

TEST_CASE("astype inside an expression converts values, not operands", "[expr]")
{
    const auto a = testing::counting<double>({4}) / 2.0;
    const auto whole = nd::eval(a.astype<int>() * 2);
    CHECK((whole(0) == 0 && whole(1) == 2 && whole(2) == 2 && whole(3) == 4));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(whole(0))>, int>);
}

TEST_CASE("handles inside an expression are counted by buffer", "[expr]")
{
    const auto a = testing::counting<double>({4});
    CHECK((a + a * a).uses(a.base()) == 3);
    CHECK(a.base().use_count() == 1);
}
} // namespace
