#include <nd/indexing/literal.hpp>
#include <nd/linalg/cross.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::counted;
using support::error_text;
using support::linalg_difference;
using support::vector_of;

TEST_CASE("cross is NumPy's for two and three components on any axis", "[linalg][cross]")
{
    using namespace nd::literals;
    const nd::ndarray<double, 1> v = counted({3});
    const auto m = counted({2, 3});
    const auto n = counted({3, 4});
    const auto q = counted<std::int64_t>({3, 3}, 1);
    CHECK(linalg_difference("cross", nd::cross(v, v + vector_of({1.0, 5.0, 2.0}))) == "");
    CHECK(linalg_difference("cross stacks", nd::cross(m, m + vector_of({3.0, 4.0}).reshape({2, 1}))) == "");
    CHECK(linalg_difference("cross broadcast", nd::cross(counted({4, 1, 3}) + v, v("::-1"_s))) == "");
    CHECK(linalg_difference("cross axis", nd::cross(q, q * q, {.axis = 0})) == "");
    CHECK(linalg_difference("cross axes", nd::cross(n(":, :2"_s), m, {.axisa = 0, .axisb = 1, .axisc = 0})) == "");
    CHECK(linalg_difference("cross plane", nd::cross(vector_of({1, 2}), vector_of({3, 4}))) == "");
    CHECK(linalg_difference("cross 2 3", nd::cross(vector_of({1, 2}), vector_of({3, 4, 5}))) == "");
    CHECK(linalg_difference("cross 3 2", nd::cross(vector_of({3, 4, 5}), vector_of({1, 2}))) == "");
    const auto bytes = nd::cross(vector_of<std::uint8_t>({1, 2, 3}), vector_of<std::uint8_t>({4, 5, 6}));
    CHECK(linalg_difference("cross uint8", bytes) == "");
    static_assert(std::is_same_v<decltype(bytes)::value_type, std::uint8_t>);
}

TEST_CASE("cross says what is no vector", "[linalg][cross]")
{
    const auto v = counted({3});
    CHECK(error_text<nd::shape_error>([&] { (void)nd::cross(v, counted({4})); }) ==
        "incompatible dimensions for cross product\n(dimension must be 2 or 3), found 3 and 4");
    CHECK(error_text<nd::value_error>([&] { (void)nd::cross(counted({}), v); }) ==
        "At least one array has zero dimension");
    CHECK(error_text<nd::axis_error>([&] { (void)nd::cross(v, v, {.axis = 5}); }) ==
        "axisa: axis 5 is out of bounds for array of dimension 1");
    CHECK(error_text<nd::axis_error>([&] { (void)nd::cross(v, v, {.axisc = 5}); }) ==
        "axisc: axis 5 is out of bounds for array of dimension 1");
    CHECK(error_text<nd::broadcast_error>([&] {
        (void)nd::cross(counted({2, 3}), counted({3, 3}));
    }) == "operands could not be broadcast together with shapes (2,) (3,)");
}
