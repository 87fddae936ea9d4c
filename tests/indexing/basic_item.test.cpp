#include <nd/indexing/basic_item.hpp>

#include <catch2/catch_test_macros.hpp>

#include <type_traits>
#include <vector>

namespace
{
template <nd::basic_item Item>
struct takes_item_as_argument
{};
} // namespace

TEST_CASE("an item is made from everything that may stand in a basic index", "[indexing]")
{
    using kind = nd::basic_item::kind;
    const std::vector<nd::basic_item> items{7u, nd::slice(1, nd::_), nd::_, nd::newaxis, nd::ellipsis};
    CHECK((items[0].what == kind::integer && items[0].index == 7));
    CHECK((items[1].what == kind::range && items[1].part == nd::slice(1, nd::_)));
    CHECK(items[2].what == kind::whole);
    CHECK(items[3].what == kind::new_axis);
    CHECK(items[4].what == kind::rest);
    STATIC_CHECK(!std::is_convertible_v<bool, nd::basic_item>);
    STATIC_CHECK(!std::is_convertible_v<double, nd::basic_item>);
}

TEST_CASE("an integer, a slice and the whole axis each use up an axis", "[indexing]")
{
    STATIC_CHECK(nd::basic_item(0).consumes_axis());
    STATIC_CHECK(nd::basic_item(nd::rev).consumes_axis());
    STATIC_CHECK(nd::basic_item(nd::_).consumes_axis());
    STATIC_CHECK(!nd::basic_item(nd::newaxis).consumes_axis());
    STATIC_CHECK(!nd::basic_item(nd::ellipsis).consumes_axis());
}

TEST_CASE("items are equal by value and may be template arguments", "[indexing]")
{
    STATIC_CHECK(nd::basic_item(1) == nd::basic_item(1L));
    STATIC_CHECK(!(nd::basic_item(1) == nd::basic_item(2)));
    STATIC_CHECK(std::is_same_v<takes_item_as_argument<nd::slice(1, 2)>, takes_item_as_argument<nd::slice(1, 2, 1)>>);
}
