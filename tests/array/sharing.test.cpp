// Whether arrays share memory.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/sharing.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
TEST_CASE("arrays share memory when an element has a common byte", "[array]")
{
    const nd::ndarray<double, 1> a({10});
    const auto even = a(nd::slice(0, 10, 2));
    const auto odd = a(nd::slice(1, 10, 2));
    CHECK(nd::shares_memory(a, even));
    CHECK_FALSE(nd::shares_memory(even, odd));
    CHECK(nd::may_share_memory(even, odd));
    CHECK_FALSE(nd::may_share_memory(a(nd::slice(0, 5)), a(nd::slice(5, 10))));
    CHECK_FALSE(nd::shares_memory(a, nd::ndarray<double, 1>({10})));
    CHECK(nd::shares_memory(a, a.view<int>()));
}
} // namespace
