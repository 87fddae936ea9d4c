// Choosing among arrays, and counting points of any dimension, give what NumPy gives.
// Also tests: select/histogramdd.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace choosing
{
using namespace support;

TEST_CASE("choices print what NumPy prints", "[select]"){
#include "../golden/functions_select_choose.txt"
} TEST_CASE("numbers and lists that do not fit are errors", "[select]")
{
    CHECK(error_text<nd::value_error>([] { (void)nd::choose(I(3), {I(3), I(3)}); }) == "invalid entry in choice array");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::select({B, B}, {D(2, 3)});
    }) == "list of cases must be same length as list of conditions");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::piecewise(D(3), {M, M}, 1);
    }) == "with 2 condition(s), either 2 or 3 functions are expected");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::ravel_multi_index(nd::ix({0, 3}, {1, 3}), {3, 4});
    }) == "invalid entry in coordinates array");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::histogramdd(D(6, 2), {2, 2, 2});
    }) == "The dimension of bins must be equal to the dimension of the sample x.");
}
} // namespace choosing
