#include <nd/select/advanced.hpp>
#include <nd/select/index_list.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

using namespace nd;
using support::error_text;

TEST_CASE("what may stand in an index", "[select][index_list]")
{
    STATIC_CHECK(index_array<ndarray<std::int8_t>>);
    STATIC_CHECK(index_array<decltype(std::declval<ndarray<int>>() + 1)>);
    STATIC_CHECK(!index_array<ndarray<double>>);
    STATIC_CHECK(!index_array<ndarray<bool>>);
    STATIC_CHECK(index_mask<ndarray<bool>>);
    STATIC_CHECK(index_mask<bool>);
    STATIC_CHECK(!index_mask<ndarray<int>>);
    STATIC_CHECK(!index_mask<int>);
}

TEST_CASE("an index list holds items of every kind", "[select][index_list]")
{
    index_list list{1, slice(1, _), newaxis, ellipsis, idx({0, 1}), true};
    CHECK(list.size() == 6);
    CHECK(!list.is_basic());
    CHECK((list[0].axes() == 1 && list[1].axes() == 1 && list[2].axes() == 0 && list[3].axes() == 0));
    CHECK((list[4].what == index_item::kind::positions && list[4].axes() == 1));
    CHECK((list[5].what == index_item::kind::mask && list[5].axes() == 0));
    list.push_back(ndarray<bool>({2, 3}));
    CHECK(list[6].axes() == 2);
    CHECK(index_list{1, slice(1, _)}.is_basic());
}

TEST_CASE("copies of an index list are independent, the arrays in it are shared", "[select][index_list]")
{
    auto positions = idx({0, 1});
    index_list a{positions};
    index_list b = a;
    b.push_back(2);
    CHECK((a.size() == 1 && b.size() == 2));
    CHECK(a[0].data == positions.data());
    const index_list c = std::move(b);
    CHECK(c.size() == 2);
    a = c;
    CHECK(a.size() == 2);
}

TEST_CASE("idx makes vectors and matrices of positions", "[select][index_list]")
{
    const auto v = idx({3, -1});
    CHECK((v.size() == 2 && v(0) == 3 && v(1) == -1));
    const auto m = idx({{0, 1, 2}, {3, 4, 5}});
    CHECK((m.shape(0) == 2 && m.shape(1) == 3 && m(1, 2) == 5));
    CHECK(error_text<shape_error>([] {
        (void)idx({{0, 1}, {2, 3, 4}});
    }) == "rows of an index array must have the same length");
}

TEST_CASE("a list of basic items reads and writes like them", "[select][index_list]")
{
    ndarray<int> a({2, 3});
    a(index_list{1, slice(_, 2)}) = 7;
    CHECK((a(1, 0) == 7 && a(1, 1) == 7 && a(1, 2) == 0 && a(0, 0) == 0));
    CHECK(a(index_list{1, 0}).ndim() == 0);
    CHECK(nd::eval(a(index_list{1, 0})).item() == 7);
    CHECK(a(index_list{}).ndim() == 2);
    CHECK_THROWS_AS(a(index_list{2}), index_error);
}
