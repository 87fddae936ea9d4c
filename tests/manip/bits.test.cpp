// Packed bits, swapped bytes and functions of lanes give what NumPy gives.
// Also tests: manip/apply_along_axis.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace bits
{
using namespace support;

TEST_CASE("bits and lanes print what NumPy prints", "[manip]"){
#include "../golden/functions_manip_bits.txt"
} TEST_CASE("a count below no bits and lanes that are not there are errors", "[manip]")
{
    CHECK(error_text<nd::value_error>([] { (void)nd::unpackbits(U, {.count = -41}); }) ==
        "-count larger than number of elements");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::apply_along_axis([](const auto& v) { return nd::sum(v); }, 0, I(3, 0));
    }) == "Cannot apply_along_axis when any iteration dimensions are 0");
}
} // namespace bits
