#include <nd/indexing/newaxis.hpp>

#include <catch2/catch_test_macros.hpp>

#include <type_traits>

TEST_CASE("newaxis and ellipsis are distinct and carry nothing", "[indexing]")
{
    STATIC_CHECK(std::is_empty_v<nd::newaxis_t>);
    STATIC_CHECK(std::is_empty_v<nd::ellipsis_t>);
    STATIC_CHECK(!std::is_same_v<decltype(nd::newaxis), decltype(nd::ellipsis)>);
}
