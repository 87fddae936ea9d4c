#include <nd/base/inline_vector.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <array>
#include <type_traits>
#include <vector>

namespace
{
using small_values = nd::inline_vector<nd::index_t, 4>;

constexpr small_values edited()
{
    small_values v{1, 2, 3};
    v.insert(0, 9);
    v.erase(1);
    v.back() = 7;
    v.pop_back();
    v.resize(4, 5);
    return v;
}
} // namespace

TEST_CASE("an inline vector is made from a list, a number or any contiguous range of integers", "[base]")
{
    CHECK(nd::axis_values{2, 3}.size() == 2);
    CHECK(nd::axis_values(5) == nd::axis_values{5});
    CHECK(nd::axis_values(3, nd::index_t{7}) == nd::axis_values{7, 7, 7});
    CHECK(nd::axis_values(std::vector<int>{4, 5}) == nd::axis_values{4, 5});
    CHECK(nd::axis_values(std::array<nd::index_t, 2>{4, 5}) == nd::axis_values{4, 5});
    CHECK(nd::axis_values(std::span<const nd::index_t>()).empty());
    STATIC_CHECK(std::is_convertible_v<std::vector<long>, nd::axis_values>);
    STATIC_CHECK(!std::is_convertible_v<const char*, nd::axis_values>);
}

TEST_CASE("an inline vector is edited in place, at compile time too", "[base]")
{
    STATIC_CHECK(edited() == small_values{9, 2, 5, 5});
    CHECK(edited() == small_values{9, 2, 5, 5});
}

TEST_CASE("a copy of an inline vector is independent and equal", "[base]")
{
    small_values a{1, 2, 3};
    small_values b = a;
    CHECK(a == b);
    b[1] = 8;
    CHECK(a[1] == 2);
    a = b;
    CHECK(a[1] == 8);
    CHECK(!(a == small_values{1, 8}));
}

TEST_CASE("an inline vector refuses more than its capacity", "[base]")
{
    small_values full{1, 2, 3, 4};
    CHECK(support::error_text<nd::shape_error>([&] { full.push_back(5); }) ==
        "maximum supported dimension for an ndarray is 64");
    CHECK(full == small_values{1, 2, 3, 4});
    CHECK_THROWS_AS(nd::axis_values(std::vector<int>(65, 1)), nd::shape_error);
    CHECK_THROWS_AS(full.resize(5), nd::shape_error);
    CHECK_THROWS_AS(full.insert(0, 1), nd::shape_error);
}
