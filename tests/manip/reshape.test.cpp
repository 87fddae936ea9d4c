#include <nd/manip/reshape.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("shapes change as NumPy changes them", "[manip][reshape]")
{
    const auto a = support::counted({2, 3, 4});
    const auto m = support::counted({2, 3}, 1.0);
    const auto v = support::vector_of({3.0, 1.0, 2.0});
    CHECK(manip_difference("reshape F", nd::reshape(m, {3, -1}, nd::order::f)) == "");
    CHECK(manip_difference("ravel K", nd::ravel(m.T(), nd::order::k)) == "");
    CHECK(manip_difference("ravel F", nd::ravel(m, nd::order::f)) == "");
    CHECK(manip_difference("squeeze", nd::squeeze(a(nd::_, nd::slice(0, 1), nd::_))) == "");
    CHECK(manip_difference("squeeze", nd::squeeze(a(nd::_, nd::slice(0, 1), nd::_), 1)) == "");
    CHECK(manip_difference("expand_dims", nd::expand_dims(m, {0, 2})) == "");
    CHECK(manip_difference("expand_dims", nd::expand_dims(nd::expand_dims(m, 1), 0)) == "");
    CHECK(manip_difference("atleast_2d", nd::atleast_2d(v)) == "");
    CHECK(manip_difference("atleast_3d", nd::atleast_3d(v)) == "");
    CHECK(manip_difference("atleast_3d matrix", nd::atleast_3d(m)) == "");
    CHECK(nd::atleast_1d(nd::ndarray<double, 0>()).ndim() == 1);
    CHECK(manip_difference("broadcast_to", nd::broadcast_to(v, {2, 3})) == "");
    CHECK(manip_difference("resize", nd::resize(m, {3, 3})) == "");
    CHECK(manip_difference("resize smaller", nd::resize(m, {2, 2})) == "");
}

TEST_CASE("shapes of the same elements are views where strides allow it", "[manip][reshape]")
{
    const auto m = support::counted({2, 3});
    CHECK(nd::reshape(m, {6}).base() == m.base());
    CHECK(nd::ravel(m.T(), nd::order::k).base() == m.base());
    CHECK(!(nd::ravel(m.T()).base() == m.base()));
    CHECK(!(nd::reshape(m, {6}, nd::order::c, nd::copying::always).base() == m.base()));
    CHECK(nd::expand_dims(m, 0).base() == m.base());
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::reshape(m.T(), {6}, nd::order::c, nd::copying::never);
    }) == "Unable to avoid creating a copy while reshaping.");
}

TEST_CASE("a broadcast is read-only", "[manip][reshape]")
{
    const auto v = support::vector_of({3.0, 1.0, 2.0});
    auto b = nd::broadcast_to(v, {2, 3});
    CHECK(b.stride(0) == 0);
    CHECK_THROWS_AS(b.fill(1.0), nd::readonly_error);
    CHECK_THROWS_AS((void)nd::broadcast_to(v, {2}), nd::broadcast_error);
    const auto [x, y] = nd::broadcast_arrays(v, v(nd::_, nd::newaxis));
    CHECK(manip_difference("broadcast_arrays 0", x) == "");
    CHECK(manip_difference("broadcast_arrays 1", y) == "");
}

TEST_CASE("broadcasting arrays that all have the common shape gives them back with their strides", "[manip][reshape]")
{
    const auto column = support::counted({3, 1});
    const auto [x, y] = nd::broadcast_arrays(column, column);
    CHECK(nd::same_shape(x.strides(), column.strides()));
    CHECK(y.writeable());
    const auto [wide, rest] = nd::broadcast_arrays(column, support::counted({3, 2}));
    CHECK(wide.stride(1) == 0);
    CHECK(rest.size() == 6);
}

TEST_CASE("resizing nothing gives zeros", "[manip][reshape]")
{
    const auto zeros = nd::resize(nd::ndarray<double>({0}), {2});
    CHECK(zeros(0) == 0);
    CHECK(zeros(1) == 0);
    CHECK(support::error_text<nd::value_error>([] { (void)nd::resize(nd::ndarray<double>({2}), {-1}); }) ==
        "all elements of `new_shape` must be non-negative");
}

TEST_CASE("only axes of length 1 are squeezed", "[manip][reshape]")
{
    const auto m = support::counted({2, 1});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::squeeze(m, 0); }) ==
        "cannot select an axis to squeeze out which has size not equal to one");
    CHECK_THROWS_AS((void)nd::squeeze(m, 2), nd::axis_error);
    CHECK_THROWS_AS((void)nd::expand_dims(m, 3), nd::axis_error);
}
