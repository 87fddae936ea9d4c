// Expressions made into arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/copy.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("eval copies an array and as_array shares it", "[array]")
{
    const auto a = testing::counting<double>({3});
    CHECK(nd::eval(a).data() != a.data());
    CHECK(nd::as_array(a).data() == a.data());
    CHECK(nd::as_array(a + 1.0)(0) == 2);
    ndarray b = a * 2.0;
    static_assert(std::is_same_v<decltype(b), ndarray<double>>);
    CHECK(b(2) == 6);
}
} // namespace
