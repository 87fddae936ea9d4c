// Covariances and correlations give what NumPy gives.
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace covariances
{
using namespace support;

TEST_CASE("covariances and correlations print what NumPy prints", "[linalg]"){
#include "../golden/functions_linalg_covariance.txt"
} TEST_CASE("observations and weights that do not fit are errors", "[linalg]")
{
    CHECK(error_text<nd::value_error>([] { (void)nd::cov(D(2, 2, 2)); }) == "m has more than 2 dimensions");
    CHECK(error_text<nd::value_error>([] { (void)nd::cov(N2, {}, {.aweights = D(3)}); }) ==
        "incompatible numbers of samples and aweights");
    CHECK(error_text<nd::value_error>([] { (void)nd::cov(N2, {}, {.aweights = nd::eval(D(4) - 1.0)}); }) ==
        "aweights cannot be negative");
}
} // namespace covariances
