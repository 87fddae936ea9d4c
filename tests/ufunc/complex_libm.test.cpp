// Tests of the C library's complex functions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/complex_libm.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>

namespace libm = nd::detail::complex_libm;

TEST_CASE("complex elements pass through the C library unchanged", "[ufunc]")
{
    const std::complex<double> z(1.5, -0.25);
    CHECK(libm::from_native<std::complex<double>>(libm::to_native(z)) == z);
    CHECK(std::abs(libm::exp(z) - std::exp(z)) < 1e-15);
    CHECK(std::abs(libm::atanh(z) - std::atanh(z)) < 1e-15);
    CHECK(std::abs(libm::pow(z, z) - std::pow(z, z)) < 1e-15);
    CHECK(std::abs(libm::log(std::complex<float>(0, 1)) - std::log(std::complex<float>(0, 1))) < 1e-7f);
}
