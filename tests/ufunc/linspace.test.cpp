// Evenly spaced values between arrays, shapes and memory orders are NumPy's.
// Also tests: manip/memory_order.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/shown.hpp"

namespace spaced
{
using namespace support;

TEST_CASE("values between arrays print what NumPy prints", "[ufunc]"){
#include "../golden/functions_ufunc_linspace.txt"
} TEST_CASE("shape, size and order of arrays and expressions", "[manip]")
{
    const auto a = I(2, 3);
    CHECK(nd::ndim(a + 1) == 2);
    CHECK(nd::size(a * I(4, 1, 1)) == 24);
    CHECK(nd::size(a, -1) == 3);
    CHECK(nd::shape(a.T())[0] == 3);
    CHECK(nd::isfortran(a.T()));
    CHECK_FALSE(nd::isfortran(a));
    CHECK(nd::copy(a.T()).f_contiguous());
    CHECK(nd::copy(a.T(), nd::order::c).c_contiguous());
    CHECK(nd::ascontiguousarray(a).data() == a.data());
    CHECK(nd::ascontiguousarray(a.T()).c_contiguous());
    CHECK(nd::asfortranarray(a.T()).data() == a.data());
    CHECK(nd::asfortranarray(a).f_contiguous());
}
} // namespace spaced
