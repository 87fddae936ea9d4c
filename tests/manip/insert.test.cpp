#include <nd/manip/insert.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("values are inserted where NumPy inserts them", "[manip][insert]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto v = support::vector_of({3.0, 1.0, 2.0});
    CHECK(manip_difference("insert", nd::insert(m, 1, 9, 1)) == "");
    CHECK(manip_difference("insert several", nd::insert(v, {0, 3, 0}, support::vector_of({7, 8, 9}))) == "");
    const auto row = support::vector_of({7.0, 8.0, 9.0});
    CHECK(manip_difference("insert rows", nd::insert(m, {1}, row(nd::newaxis), 0)) == "");
    CHECK(manip_difference("append", nd::append(m, v)) == "");
    CHECK(manip_difference("append axis", nd::append(m, m + 0.0, 1)) == "");
    CHECK(nd::append(v, 4)(3) == 4);
}

TEST_CASE("positions are deleted by number, list, slice and mask", "[manip][insert]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto s = support::counted({7});
    CHECK(manip_difference("delete", nd::delete_(m, {0, -1}, 1)) == "");
    CHECK(manip_difference("delete", nd::delete_(m, support::vector_of({true, false, true}), 1)) == "");
    CHECK(manip_difference("delete", nd::delete_(m + 0.0, support::vector_of<std::int8_t>({2, 0, 2}), 1)) == "");
    CHECK(manip_difference("delete slice", nd::delete_(s, nd::slice(1, 6, 2))) == "");
    CHECK(manip_difference("delete flat", nd::delete_(m, 2)) == "");
}

TEST_CASE("zeros are trimmed at the ends asked for", "[manip][insert]")
{
    const auto k = support::vector_of<std::int64_t>({0, 0, 1, 0, 2, 0});
    CHECK(manip_difference("trim_zeros", nd::trim_zeros(k)) == "");
    CHECK(manip_difference("trim_zeros front", nd::trim_zeros(k, "f")) == "");
    CHECK(nd::trim_zeros(nd::ndarray<int>({3})).size() == 0);
    CHECK(nd::trim_zeros(k).base() == k.base());
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::trim_zeros(k, "fx"); }) ==
        "unexpected character(s) in `trim`: 'fx'");
}

TEST_CASE("positions that do not exist are refused", "[manip][insert]")
{
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::index_error>([&] { (void)nd::delete_(m, 3, 1); }) ==
        "index 3 is out of bounds for axis 1 with size 3");
    CHECK(support::error_text<nd::index_error>([&] {
        (void)nd::insert(m, {0, -4}, 1.0, 1);
    }) == "index -4 is out of bounds for axis 1 with size 3");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::delete_(m, support::vector_of({true, false}), 1);
    }) == "boolean array argument obj must be one dimensional and match the axis length of 3");
    CHECK_THROWS_AS((void)nd::insert(m, {0, 1}, support::counted({5, 3}), 0), nd::broadcast_error);
}
