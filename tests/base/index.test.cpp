#include <nd/base/index.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <array>
#include <limits>

namespace
{
constexpr nd::index_t largest = std::numeric_limits<nd::index_t>::max();
constexpr nd::index_t smallest = std::numeric_limits<nd::index_t>::min();
} // namespace

TEST_CASE("checked arithmetic is exact where it fits, at compile time too", "[base]")
{
    STATIC_CHECK(nd::checked_mul(-3, 7) == -21);
    STATIC_CHECK(nd::checked_mul(smallest, 1) == smallest);
    STATIC_CHECK(nd::checked_add(largest, smallest) == -1);
}

TEST_CASE("checked arithmetic throws where it does not fit", "[base]")
{
    CHECK_THROWS_AS(static_cast<void>(nd::checked_mul(largest, 2)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_mul(smallest, -1)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_add(largest, 1)), nd::shape_error);
}

TEST_CASE("the size of a shape is the product of its extents", "[base]")
{
    STATIC_CHECK(nd::checked_size({}) == 1);
    STATIC_CHECK(nd::checked_size(std::array<nd::index_t, 3>{2, 3, 4}, 8) == 24);
    STATIC_CHECK(nd::checked_size(std::array<nd::index_t, 3>{2, 0, 4}, 8) == 0);
    STATIC_CHECK(nd::checked_size(std::array<nd::index_t, 1>{5}, 0) == 5);
}

TEST_CASE("a shape with a negative extent is refused by name", "[base]")
{
    CHECK(support::error_text<nd::shape_error>([] {
        static_cast<void>(nd::checked_size(std::array<nd::index_t, 2>{3, -1}));
    }) == "negative dimensions are not allowed: shape (3,-1)");
}

TEST_CASE("a shape is too big when its bytes, or those of its non-zero extents, exceed 2^63 - 1", "[base]")
{
    const nd::index_t billion = 1 << 30;
    CHECK(nd::checked_size(std::array<nd::index_t, 2>{billion, billion}, 4) == billion * billion);
    CHECK_THROWS_AS(
        static_cast<void>(nd::checked_size(std::array<nd::index_t, 2>{billion, billion}, 8)), nd::shape_error);
    CHECK_THROWS_AS(
        static_cast<void>(nd::checked_size(std::array<nd::index_t, 4>{0, billion, billion, billion})), nd::shape_error);
}
