// out, where_mask and outer do what NumPy's ufuncs do with these keywords.
// Also tests: ufunc/outer.hpp ufunc/ufunc.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace ufunc_keywords
{
using namespace support;

TEST_CASE("keywords and outer products of ufuncs print what NumPy prints", "[ufunc]"){
#include "../golden/functions_ufunc_keywords.txt"
} TEST_CASE("out gives the array that was written", "[ufunc]")
{
    auto c = nd::zeros<float>({3});
    const auto d = nd::add(I(3), 1, nd::out(c));
    CHECK(d.data() == c.data());
}
TEST_CASE("what does not stretch to out is an error before anything is written", "[ufunc]")
{
    auto c = nd::zeros({3});
    CHECK(error_text<nd::broadcast_error>([&] { nd::add(D(3), D(2, 3), nd::out(c)); }) ==
        "non-broadcastable output operand with shape (3,) doesn't match the broadcast shape (2,3)");
    CHECK(error_text<nd::broadcast_error>([&] { nd::add(D(3), 1, nd::out(c), nd::where_mask(B)); }) ==
        "non-broadcastable output operand with shape (3,) doesn't match the broadcast shape (2,3)");
    c.set_writeable(false);
    CHECK(error_text<nd::readonly_error>([&] { nd::add(D(3), 1, nd::out(c)); }) == "output array is read-only");
    CHECK(nd::repr(c) == "array([0., 0., 0.])");
}
TEST_CASE("a mask without out gives zeros where it is false", "[ufunc]")
{
    CHECK(shown(nd::add(I(3), 1, nd::where_mask(M))) == "array([1, 0, 3])");
}
} // namespace ufunc_keywords
