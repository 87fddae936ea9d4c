#include <nd/manip/view.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

TEST_CASE("a part of an axis is a view of the same elements", "[manip][view]")
{
    auto a = support::counted({3, 4});
    auto part = nd::detail::part_of(a.handle(), 1, 3, 2, -2);
    CHECK(support::text_of(part.shape()) == "3 2");
    CHECK(part(1, 0) == 7);
    CHECK(part(1, 1) == 5);
    part(0, 1) = 100;
    CHECK(a(0, 1) == 100);
    CHECK(part.base() == a.base());
}

TEST_CASE("an empty part does not move the first element", "[manip][view]")
{
    const auto a = support::counted({3, 4});
    CHECK(nd::detail::part_of(a.handle(), 0, 3, 0).data() == a.data());
}

TEST_CASE("an axis is dropped at any of its positions", "[manip][view]")
{
    const nd::ndarray<double, 2> a(support::counted({3, 4}));
    const auto column = nd::detail::without_axis(a.handle(), 1, 2);
    static_assert(decltype(column)::rank == 1);
    CHECK(column(0) == 2);
    CHECK(column(2) == 10);
}

TEST_CASE("the elements of an expression are evaluated for a view, those of an array shared", "[manip][view]")
{
    const auto a = support::counted({2, 2});
    CHECK(nd::detail::handle_of(a).data == a.data());
    CHECK(nd::detail::array_of(nd::detail::handle_of(a + 1.0))(1, 1) == 4);
}

TEST_CASE("copies are in Fortran order where the array is and not in C order too", "[manip][view]")
{
    const auto a = support::counted({2, 3});
    CHECK(nd::detail::copy_order(a) == nd::order::c);
    CHECK(nd::detail::copy_order(a.T()) == nd::order::f);
    CHECK(nd::detail::copy_order(a.T() + 1.0) == nd::order::c);
    CHECK(nd::detail::copy_order(support::counted({5})) == nd::order::c);
}
