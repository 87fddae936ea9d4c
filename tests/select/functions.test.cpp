// The functions of select/ print what NumPy prints for the same calls.
// Also tests: select/lane_sort.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>

namespace
{
[[maybe_unused]] nd::ndarray<std::int64_t> I(auto... extents)
{
    return nd::arange((extents * ... * 1)).reshape({extents...});
}
[[maybe_unused]] nd::ndarray<double> D(auto... extents) { return I(extents...).template astype<double>(); }
[[maybe_unused]] const nd::ndarray<double> X = nd::array({-2.5, -0.5, 0.5, 1.5, 2.5, nd::nan, nd::inf, -0.0});
[[maybe_unused]] const nd::ndarray<std::uint8_t> U = nd::array<std::uint8_t>({0, 1, 127, 128, 255});
[[maybe_unused]] const nd::ndarray<std::complex<double>> Z =
    nd::array({std::complex<double>(1, 2), std::complex<double>(-3, 0.5), std::complex<double>(0, -1)});

template <class E>
std::string shown(const E& e)
{
    return nd::repr(nd::eval(e));
}

#define SAME(call, text) CHECK(shown(call) == text);
TEST_CASE("functions of select print what NumPy prints", "[select]")
{
#include "../golden/functions_select.txt"
}
} // namespace
