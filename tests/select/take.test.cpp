// take, put and their kin give what NumPy gives.
// Also tests: select/along_axis.hpp select/put.hpp select/copyto.hpp select/index_grids.hpp select/index_mode.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace taking
{
using namespace support;

TEST_CASE("taking and putting print what NumPy prints", "[select]"){
#include "../golden/functions_select_take.txt"
} TEST_CASE("positions that do not exist are errors before anything is written", "[select]")
{
    auto a = I(2, 3);
    CHECK(error_text<nd::index_error>([&] {
        (void)nd::take(a, nd::idx({0, 3}), 1);
    }) == "index 3 is out of bounds for axis 1 with size 3");
    CHECK(error_text<nd::index_error>([&] { (void)nd::take(I(0, 3), nd::idx({0}), 0); }) ==
        "cannot do a non-empty take from an empty axes.");
    CHECK(error_text<nd::index_error>([&] { (void)nd::take(I(3, 0), nd::idx({5}), 0); }) ==
        "index 5 is out of bounds for axis 0 with size 3");
    CHECK(error_text<nd::index_error>([&] {
        (void)nd::take(a.T(), nd::idx({0, 2}), 1);
    }) == "index 2 is out of bounds for axis 1 with size 2");
    CHECK(error_text<nd::index_error>([&] {
        nd::put(a, nd::idx({0, 22}), 9);
    }) == "index 22 is out of bounds for axis 0 with size 6");
    CHECK(error_text<nd::index_error>([&] {
        nd::put_along_axis(a, nd::idx({{0}, {3}}), 9, 1);
    }) == "index 3 is out of bounds for axis 1 with size 3");
    CHECK(error_text<nd::value_error>([&] { (void)nd::take_along_axis(a, nd::idx({0})); }) ==
        "`indices` and `arr` must have the same number of dimensions");
    CHECK(error_text<nd::index_error>([&] {
        (void)nd::compress(nd::array({false, false, true}), a, 0);
    }) == "index 2 is out of bounds for axis 0 with size 2");
    CHECK(shown(a) == "array([[0, 1, 2],\n       [3, 4, 5]])");
}
TEST_CASE("masks and diagonals that do not fit are errors", "[select]")
{
    auto a = I(2, 3);
    CHECK(error_text<nd::value_error>([&] { nd::putmask(a, M, 1); }) == "putmask: mask and data must be the same size");
    CHECK(error_text<nd::value_error>([&] { nd::place(a, B, I(0)); }) == "Cannot insert from an empty array!");
    CHECK(error_text<nd::value_error>([&] { nd::fill_diagonal(a(0, nd::_), 1); }) == "array must be at least 2-d");
    CHECK(error_text<nd::value_error>([&] { (void)nd::diag_indices_from(a); }) ==
        "All dimensions of input must be of equal length");
}
TEST_CASE("copyto keeps the casting rule and the mask's shape", "[select]")
{
    auto a = nd::zeros<std::int16_t>({3});
    CHECK(error_text<nd::dtype_error>([&] { nd::copyto(a, U(nd::upto(3)), {.casting = nd::casting::no}); }) ==
        "Cannot cast array data from dtype('uint8') to dtype('int16') according to the rule 'no'");
    CHECK(error_text<nd::dtype_error>([&] { nd::copyto(a, D(3)); }) ==
        "Cannot cast array data from dtype('float64') to dtype('int16') according to the rule 'same_kind'");
    auto c = I(3, 4);
    CHECK(error_text<nd::value_error>([&] {
        nd::copyto(c, 5, {.where = nd::array({true, false})});
    }) == "could not broadcast where mask from shape (2,) into shape (3,4)");
    CHECK(shown(a) == "array([0, 0, 0], dtype=int16)");
}
} // namespace taking
