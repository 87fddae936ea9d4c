#include <nd/indexing/integer_index.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <limits>

TEST_CASE("integers of every width are indices, bool and floating point are not", "[indexing]")
{
    STATIC_CHECK(nd::integer_index<int>);
    STATIC_CHECK(nd::integer_index<const std::uint8_t&>);
    STATIC_CHECK(nd::integer_index<std::uint64_t>);
    STATIC_CHECK(!nd::integer_index<bool>);
    STATIC_CHECK(!nd::integer_index<const bool&>);
    STATIC_CHECK(!nd::integer_index<double>);
    STATIC_CHECK(!nd::integer_index<char*>);
}

TEST_CASE("an unsigned value beyond the index type becomes its largest value, not a negative one", "[indexing]")
{
    constexpr nd::index_t largest = std::numeric_limits<nd::index_t>::max();
    STATIC_CHECK(nd::to_index(std::numeric_limits<std::uint64_t>::max()) == largest);
    STATIC_CHECK(nd::to_index(static_cast<std::uint64_t>(largest)) == largest);
    STATIC_CHECK(nd::to_index(std::uint64_t{7}) == 7);
    STATIC_CHECK(nd::to_index(std::numeric_limits<std::uint32_t>::max()) == 4294967295);
    STATIC_CHECK(nd::to_index(std::int8_t{-3}) == -3);
    STATIC_CHECK(noexcept(nd::to_index(1)));
}
