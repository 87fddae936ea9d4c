#include <nd/linalg/trace.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::counted;
using support::error_text;
using support::linalg_difference;

TEST_CASE("trace sums diagonals in the type of sum", "[linalg][trace]")
{
    const nd::ndarray<std::int64_t, 2> q = counted<std::int64_t>({3, 3}, 1);
    const auto n = counted({3, 4});
    const auto a = counted({2, 3, 4});
    nd::ndarray<std::uint8_t, 2> u({2, 2});
    u.fill(1);
    u(0, 0) = u(1, 1) = 200;
    nd::ndarray<bool, 2> t({2, 2});
    t.fill(true);
    CHECK(linalg_difference("trace", nd::trace(q)) == "");
    CHECK(linalg_difference("trace offset", nd::trace(n, 1)) == "");
    CHECK(linalg_difference("trace below", nd::trace(n, -2)) == "");
    CHECK(linalg_difference("trace outside", nd::trace(n, 9)) == "");
    CHECK(linalg_difference("trace axes", nd::trace(a, 0, 1, 2)) == "");
    CHECK(linalg_difference("trace back", nd::trace(a, 1, 2, 0)) == "");
    CHECK(linalg_difference("trace uint8", nd::trace(u)) == "");
    CHECK(linalg_difference("trace bool", nd::trace(t)) == "");
    static_assert(std::is_same_v<decltype(nd::trace(u)), std::uint64_t>);
    CHECK(error_text<nd::value_error>([&] { (void)nd::trace(a, 0, 0, 0); }) == "axis1 and axis2 cannot be the same");
    CHECK(error_text<nd::shape_error>([&] { (void)nd::trace(counted({2})); }) ==
        "diag requires an array of at least two dimensions, found shape (2,)");
}
