#include <nd/indexing/literal.hpp>

#include <catch2/catch_test_macros.hpp>

#include <type_traits>

using namespace nd::literals;
using nd::_;

namespace
{
template <nd::basic_item... Items>
constexpr bool are_items(nd::index_literal<Items...>, auto... expected)
{
    return sizeof...(Items) == sizeof...(expected) && (... && (Items == nd::basic_item(expected)));
}
} // namespace

TEST_CASE("a literal means what it means in NumPy", "[indexing][literal]")
{
    STATIC_CHECK(are_items("1:-1, ::2, None, ..., 0"_s, nd::slice(1, -1), nd::step(2), nd::newaxis, nd::ellipsis, 0));
    STATIC_CHECK(are_items("5:1:-1"_s, nd::slice(5, 1, -1)));
    STATIC_CHECK(are_items("::-1"_s, nd::rev));
    STATIC_CHECK(are_items("2:"_s, nd::from(2)));
    STATIC_CHECK(are_items(":-2"_s, nd::upto(-2)));
    STATIC_CHECK(are_items("1::3"_s, nd::slice(1, _, 3)));
    STATIC_CHECK(are_items("1:2:"_s, nd::slice(1, 2)));
    STATIC_CHECK(are_items(":"_s, _));
    STATIC_CHECK(are_items("::"_s, _));
    STATIC_CHECK(are_items("-7"_s, -7));
    STATIC_CHECK(are_items("newaxis"_s, nd::newaxis));
}

TEST_CASE("spaces and one comma at the end are allowed", "[indexing][literal]")
{
    STATIC_CHECK(are_items("  1 : - 2 , + 3 ,"_s, nd::slice(1, -2), 3));
    STATIC_CHECK(are_items("0,"_s, 0));
}

TEST_CASE("what is no index is no literal", "[indexing][literal]")
{
    STATIC_CHECK(!nd::index_literal_syntax<"">);
    STATIC_CHECK(!nd::index_literal_syntax<" ">);
    STATIC_CHECK(!nd::index_literal_syntax<",">);
    STATIC_CHECK(!nd::index_literal_syntax<"1,,2">);
    STATIC_CHECK(!nd::index_literal_syntax<"1 2">);
    STATIC_CHECK(!nd::index_literal_syntax<"1:2:3:4">);
    STATIC_CHECK(!nd::index_literal_syntax<"a">);
    STATIC_CHECK(!nd::index_literal_syntax<"-">);
    STATIC_CHECK(!nd::index_literal_syntax<"1:-">);
    STATIC_CHECK(!nd::index_literal_syntax<"..">);
    STATIC_CHECK(!nd::index_literal_syntax<"....">);
    STATIC_CHECK(!nd::index_literal_syntax<"None:">);
    STATIC_CHECK(!nd::index_literal_syntax<"Nones">);
    STATIC_CHECK(!nd::index_literal_syntax<"1.0">);
    STATIC_CHECK(!nd::index_literal_syntax<"0]">);
}

TEST_CASE("a step of 0 and an integer that does not fit are refused by the compiler", "[indexing][literal]")
{
    STATIC_CHECK(!nd::index_literal_syntax<"::0">);
    STATIC_CHECK(nd::index_literal_syntax<"-9223372036854775807:9223372036854775807">);
    STATIC_CHECK(nd::index_literal_syntax<"-9223372036854775808">);
    STATIC_CHECK(!nd::index_literal_syntax<"9223372036854775808">);
    STATIC_CHECK(!nd::index_literal_syntax<"-9223372036854775809">);
    STATIC_CHECK(!nd::index_literal_syntax<"99999999999999999999">);
}

TEST_CASE("a literal is empty at run time, and equal text up to spaces is one type", "[indexing][literal]")
{
    STATIC_CHECK(std::is_empty_v<decltype("1:, 0"_s)>);
    STATIC_CHECK(std::is_same_v<decltype("1:, 0"_s), decltype(" 1: ,0"_s)>);
}
