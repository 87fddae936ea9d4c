// Kinds of elements and the concepts over them.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/kind.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <string>

namespace
{
using namespace nd;
struct plain
{
    int x;
};
static_assert(boolean_element<bool> && !integer_element<bool> && real_element<bool>);
static_assert(integer_element<char> && integer_element<long long> && integer_element<unsigned short>);
static_assert(floating_element<float> && floating_element<long double> && !complex_element<float>);
static_assert(complex_element<std::complex<float>> && !real_element<std::complex<double>>);
static_assert(element<const double> && kind_of<const double> == kind::floating);
static_assert(!element<plain> && !element<std::string> && !element<double*> && !element<void>);

TEST_CASE("kinds are known at compile time", "[dtype]") { SUCCEED("checked by the compiler"); }
} // namespace
