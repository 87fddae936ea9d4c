// Ranges over indices and elements count as NumPy's ndindex and ndenumerate do.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/ndindex.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/golden.hpp"

namespace
{
TEST_CASE("ndindex counts in C order", "[array]")
{
    std::string text;
    for (const nd::axis_values& index : nd::ndindex({2, 3}))
        text += support::text_of(index) + ",";
    CHECK(text == "0 0,0 1,0 2,1 0,1 1,1 2,");
    int n = 0;
    for (const nd::axis_values& index : nd::ndindex({2, 0, 3}))
        n += 1 + index.size();
    CHECK(n == 0);
    for (const nd::axis_values& index : nd::ndindex(nd::axis_values()))
        n += 1 + index.size();
    CHECK(n == 1);
}
TEST_CASE("ndenumerate gives elements that can be written", "[array]")
{
    nd::ndarray<int> a({2, 3});
    const nd::ndarray<int> view = a.T();
    for (auto [index, value] : nd::ndenumerate(view))
        value = static_cast<int>(10 * index[0] + index[1]);
    CHECK(a(1, 2) == 21);
    CHECK(a(0, 1) == 10);
    int sum = 0;
    for (auto [index, value] : nd::ndenumerate(nd::ndarray<const int>(a)))
        sum += value;
    CHECK(sum == 63);
}
} // namespace
