// reduce, accumulate and reduceat of every operation give what NumPy's ufunc methods give.
// Also tests: reduce/operation_fold.hpp reduce/ufunc_accumulate.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace ufunc_methods
{
using namespace support;

TEST_CASE("methods of ufuncs print what NumPy prints", "[reduce]"){
#include "../golden/functions_reduce_methods.txt"
} TEST_CASE("reductions with masks, first values and types print what NumPy prints", "[reduce]"){
#include "../golden/functions_reduce_options.txt"
}

TEST_CASE("operations that depend on the order of operands run along one axis only", "[reduce]")
{
    CHECK(error_text<nd::value_error>([] {
        (void)nd::reduce(nd::subtract, I(2, 3), {0, 1});
    }) == "reduction operation 'subtract' is not reorderable, so at most one axis may be specified");
    CHECK(nd::repr(nd::reduce(nd::subtract, I(5), {.axis = nd::all_axes})) == "array(-10)");
}
TEST_CASE("a reduction of nothing without identity is an error", "[reduce]")
{
    CHECK(error_text<nd::value_error>([] { (void)nd::reduce(nd::fmax, I(0, 2)); }) ==
        "zero-size array to reduction operation fmax which has no identity");
    CHECK(error_text<nd::value_error>([] { (void)nd::reduce(nd::floor_divide, I(0, 2)); }) ==
        "zero-size array to reduction operation floor_divide which has no identity");
    CHECK(error_text<nd::value_error>([] { (void)nd::reduce(nd::minimum, I(2, 3), {.where = M}); }) ==
        "reduction operation 'minimum' does not have an identity, so to use a where mask one has to specify 'initial'");
    CHECK(error_text<nd::value_error>([] { (void)nd::max(I(2, 3), {.where = M}); }) ==
        "reduction operation 'maximum' does not have an identity, so to use a where mask one has to specify 'initial'");
}
TEST_CASE("axes and positions outside an array are errors", "[reduce]")
{
    CHECK(error_text<nd::axis_error>([] { (void)nd::reduce(nd::add, nd::array(5), 1); }) ==
        "axis 1 is out of bounds for array of dimension 0");
    CHECK(error_text<nd::dtype_error>([] { (void)nd::accumulate(nd::add, nd::array(5)); }) ==
        "cannot accumulate on a scalar");
    CHECK(error_text<nd::index_error>([] { (void)nd::reduceat(nd::add, I(8), {8}); }) ==
        "index 8 out-of-bounds in add.reduceat [0, 8)");
    CHECK(error_text<nd::index_error>([] { (void)nd::reduceat(nd::add, I(8), {-1}); }) ==
        "index -1 out-of-bounds in add.reduceat [0, 8)");
    CHECK(error_text<nd::broadcast_error>([] { (void)nd::sum(I(3), {.where = B}); }) != "no error");
}
TEST_CASE("long reductions in order equal a loop", "[reduce]")
{
    const auto a = nd::eval(D(40, 700) * 0.001);
    for (int axis : {0, 1}) {
        const auto got = nd::reduce(nd::subtract, a, axis);
        for (nd::index_t k = 0; k < got.size(); ++k) {
            double wanted = axis == 0 ? a(0, k) : a(k, 0);
            for (nd::index_t i = 1; i < a.shape(axis); ++i)
                wanted -= axis == 0 ? a(i, k) : a(k, i);
            CHECK(got(k) == wanted);
        }
    }
}
} // namespace ufunc_methods
