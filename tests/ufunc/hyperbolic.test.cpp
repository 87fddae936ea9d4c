// Tests of hyperbolic functions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/hyperbolic.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

TEST_CASE("hyperbolic functions of floats are NumPy's", "[ufunc]")
{
    support::check_golden_same<float, double>("sinh", nd::sinh);
    support::check_golden_same<float, double>("cosh", nd::cosh);
    support::check_golden_same<float, double>("tanh", nd::tanh);
    support::check_golden_same<float, double>("arcsinh", nd::arcsinh);
    support::check_golden_same<float, double>("arccosh", nd::arccosh);
    support::check_golden_same<float, double>("arctanh", nd::arctanh);
}

TEST_CASE("hyperbolic functions of complex numbers are NumPy's", "[ufunc]")
{
    using number = std::complex<double>;
    support::check_golden_same<number>("sinh", nd::sinh);
    support::check_golden_same<number>("cosh", nd::cosh);
    support::check_golden_same<number>("tanh", nd::tanh);
    support::check_golden_same<number>("arccosh", nd::acosh);
}
