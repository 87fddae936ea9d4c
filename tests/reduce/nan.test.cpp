// Reductions without NaNs, and averages with weights, give what NumPy gives.
// Also tests: reduce/average.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace nan_reductions
{
using namespace support;

TEST_CASE("reductions without NaNs print what NumPy prints", "[reduce]"){
#include "../golden/functions_reduce_nan.txt"
} TEST_CASE("positions among nothing but NaNs are an error", "[reduce]")
{
    const auto a = nd::array({{1.0, nd::nan}, {2.0, nd::nan}});
    CHECK(error_text<nd::value_error>([&] { (void)nd::nanargmax(a, 0); }) == "All-NaN slice encountered");
    CHECK(error_text<nd::value_error>([&] { (void)nd::nanargmin(a(nd::_, 1)); }) == "All-NaN slice encountered");
    CHECK(error_text<nd::value_error>([&] { (void)nd::nanmax(D(0)); }) ==
        "zero-size array to reduction operation fmax which has no identity");
}
TEST_CASE("weights that do not fit or sum to zero are an error", "[reduce]")
{
    CHECK(error_text<nd::dtype_error>([] { (void)nd::average(D(3, 4), W); }) ==
        "Axis must be specified when shapes of a and weights differ.");
    CHECK(error_text<nd::shape_error>([] { (void)nd::average(D(3, 4), W, 0); }) ==
        "Shape of weights must be consistent with shape of a along specified axis.");
    CHECK(error_text<nd::value_error>([] { (void)nd::average(D(3), D(3) - 1.0); }) ==
        "Weights sum to zero, can't be normalized");
}
TEST_CASE("a lazy input of a reduction without NaNs is evaluated once", "[reduce]")
{
    int calls = 0;
    const auto counted = nd::map([&calls](double x) { return ++calls, x; }, D(10));
    CHECK(nd::nanvar(counted) == 8.25);
    CHECK(calls == 10);
}
} // namespace nan_reductions
