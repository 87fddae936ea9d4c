// Derivatives, integrals, unwrapped angles give what NumPy gives.
// Also tests: reduce/unwrap.hpp ufunc/bessel.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace calculus
{
using namespace support;

TEST_CASE("calculus of samples prints what NumPy prints", "[reduce]"){
#include "../golden/functions_reduce_calculus.txt"
} TEST_CASE("samples that are too few or do not fit are errors", "[reduce]")
{
    CHECK(error_text<nd::value_error>([] { (void)nd::gradient(D(1)); }) ==
        "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.");
    CHECK(error_text<nd::value_error>([] { (void)nd::gradient(D(3, 3), D(4), 0); }) ==
        "when 1d, distances must match the length of the corresponding dimension");
    CHECK(error_text<nd::value_error>([] { (void)nd::gradient(D(3, 3), 1.0, 0, 3); }) ==
        "'edge_order' greater than 2 not supported");
}
} // namespace calculus
