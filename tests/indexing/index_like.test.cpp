#include <nd/indexing/index_like.hpp>
#include <nd/indexing/literal.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace nd::literals;

TEST_CASE("a basic index is made of integers, slices, whole axes, new axes, ellipses and literals", "[indexing]")
{
    STATIC_CHECK(nd::basic_index<int>);
    STATIC_CHECK(nd::basic_index<const nd::slice&>);
    STATIC_CHECK(nd::basic_index<decltype(nd::_)>);
    STATIC_CHECK(nd::basic_index<nd::newaxis_t>);
    STATIC_CHECK(nd::basic_index<nd::ellipsis_t&>);
    STATIC_CHECK(nd::basic_index<decltype("1:, 0"_s)>);
    STATIC_CHECK(!nd::basic_index<bool>);
    STATIC_CHECK(!nd::basic_index<double>);
    STATIC_CHECK(!nd::basic_index<std::string>);
}

TEST_CASE("an index is counted from the types of its items", "[indexing]")
{
    constexpr auto counts = nd::index_counts_of<int, nd::slice, nd::full_extent_t, nd::newaxis_t, nd::ellipsis_t,
        decltype("0, None, ::2"_s)>;
    STATIC_CHECK(counts.integers == 2);
    STATIC_CHECK(counts.newaxes == 2);
    STATIC_CHECK(counts.ellipses == 1);
    STATIC_CHECK(counts.axes == 5);
    STATIC_CHECK(nd::indexed_axes<int, int, nd::ellipsis_t> == 2);
    STATIC_CHECK(nd::ellipsis_count<int, int, nd::ellipsis_t> == 1);
    STATIC_CHECK(nd::indexed_axes<> == 0);
}

TEST_CASE("the rank of the result follows from the items and stays dynamic", "[indexing]")
{
    STATIC_CHECK(nd::result_rank<3, int, nd::slice> == 2);
    STATIC_CHECK(nd::result_rank<3, int, int, int> == 0);
    STATIC_CHECK(nd::result_rank<3> == 3);
    STATIC_CHECK(nd::result_rank<2, nd::newaxis_t, nd::ellipsis_t, nd::newaxis_t> == 4);
    STATIC_CHECK(nd::result_rank<nd::dynamic, int, int> == nd::dynamic);
}

TEST_CASE("an index may not name more axes than there are, nor two ellipses", "[indexing]")
{
    STATIC_CHECK(nd::index_count_at_most_rank<3, 3>);
    STATIC_CHECK(!nd::index_count_at_most_rank<4, 3>);
    STATIC_CHECK(nd::index_count_at_most_rank<4, nd::dynamic>);
    STATIC_CHECK(nd::at_most_one_ellipsis<1>);
    STATIC_CHECK(!nd::at_most_one_ellipsis<2>);
}
