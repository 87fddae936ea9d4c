// at applies an operation to picked elements one by one, as NumPy's ufunc.at does.
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace ufunc_at
{
using namespace support;

TEST_CASE("at prints what NumPy prints", "[select]"){
#include "../golden/functions_select_at.txt"
} TEST_CASE("a bad index or value is an error before anything is written", "[select]")
{
    auto a = I(8);
    CHECK(error_text<nd::index_error>([&] {
        nd::at(nd::add, a, nd::idx({0, 99}), 1);
    }) == "index 99 is out of bounds for axis 0 with size 8");
    CHECK(error_text<nd::value_error>([&] {
        nd::at(nd::add, a, nd::idx({0, 1}), I(3));
    }) == "array is not broadcastable to correct shape");
    CHECK(shown(a) == "array([0, 1, 2, 3, 4, 5, 6, 7])");
}
TEST_CASE("many repeated positions equal a loop", "[select]")
{
    const auto at = nd::eval(I(5000) * 7919 % 13);
    auto sums = nd::zeros({13});
    nd::at(nd::add, sums, at, D(5000));
    double wanted[13] = {};
    for (nd::index_t i = 0; i < 5000; ++i)
        wanted[at(i)] += static_cast<double>(i);
    for (nd::index_t k = 0; k < 13; ++k)
        CHECK(sums(k) == wanted[k]);
}
} // namespace ufunc_at
