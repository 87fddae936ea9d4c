#include <nd/manip/split.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_differences;

TEST_CASE("arrays are cut as NumPy cuts them", "[manip][split]")
{
    const auto a = support::counted({2, 3, 4});
    const auto m = support::counted({2, 3}, 1.0);
    const auto v = support::vector_of({3.0, 1.0, 2.0});
    CHECK(manip_differences("split", nd::split(m, 3, 1)) == "");
    CHECK(manip_differences("split cuts", nd::split(v, {1, 5})) == "");
    CHECK(manip_differences("split cuts", nd::split(v, std::vector<nd::index_t>{1, 5})) == "");
    CHECK(manip_differences("array_split", nd::array_split(support::counted({7}), 3)) == "");
    CHECK(manip_differences("hsplit", nd::hsplit(m, {1})) == "");
    CHECK(manip_differences("vsplit", nd::vsplit(m, 2)) == "");
    CHECK(manip_differences("dsplit", nd::dsplit(a + 0.0, 2)) == "");
    CHECK(manip_differences("unstack", nd::unstack(m, 1)) == "");
}

TEST_CASE("parts are views", "[manip][split]")
{
    auto m = support::counted({2, 3});
    nd::split(m, 3, 1)[2].fill(9.0);
    CHECK(m(1, 2) == 9);
    nd::unstack(m)[0].fill(5.0);
    CHECK(m(0, 0) == 5);
}

TEST_CASE("parts that do not exist are refused", "[manip][split]")
{
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::split(m, 2, 1); }) ==
        "array split does not result in an equal division");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::array_split(m, 0); }) ==
        "number sections must be larger than 0.");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::dsplit(m, 1); }) ==
        "dsplit only works on arrays of 3 or more dimensions");
    CHECK(support::error_text<nd::value_error>([] { (void)nd::unstack(nd::ndarray<double>(nd::axis_values{})); }) ==
        "Input array must be at least 1-d.");
    CHECK_THROWS_AS((void)nd::split(m, 1, 2), nd::axis_error);
}
