#include <nd/manip/join.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("arrays are joined as NumPy does", "[manip][join]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto v = nd::ndarray<double>(support::vector_of({3.0, 1.0, 2.0}));
    CHECK(manip_difference("concatenate", nd::concatenate({m, m}, 1)) == "");
    CHECK(manip_difference("stack", nd::stack({v, v}, 1)) == "");
    CHECK(manip_difference("stack first", nd::stack({m, m})) == "");
    CHECK(manip_difference("vstack", nd::vstack({m, v})) == "");
    CHECK(manip_difference("hstack", nd::hstack({v, v})) == "");
    CHECK(manip_difference("hstack matrices", nd::hstack({m, m})) == "");
    CHECK(manip_difference("column_stack", nd::column_stack({v, v})) == "");
    CHECK(manip_difference("column_stack mixed", nd::column_stack(std::tuple(m.T(), v))) == "");
    CHECK(manip_difference("dstack", nd::dstack({v, v})) == "");
    CHECK(manip_difference("dstack matrices", nd::dstack({m, m})) == "");
    CHECK(manip_difference("block row", nd::block({v, v})) == "");
    CHECK(manip_difference("block", nd::block({{m, m}, {m, m}})) == "");
}

TEST_CASE("a tuple joins arrays of several types and expressions in the promoted type", "[manip][join]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto k = support::counted<int>({2, 3});
    const auto joined = nd::concatenate(std::tuple(m * 1.0, k), 0);
    static_assert(std::is_same_v<decltype(joined)::value_type, double>);
    CHECK(manip_difference("concatenate mixed", joined) == "");
}

TEST_CASE("a container of arrays is joined", "[manip][join]")
{
    const auto m = support::counted({2, 3}, 1.0);
    CHECK(manip_difference("concatenate", nd::concatenate(std::vector{m, m}, 1)) == "");
}

TEST_CASE("a join keeps the static rank and the order that all inputs have", "[manip][join]")
{
    const nd::ndarray<float, 2> a({2, 3});
    static_assert(decltype(nd::concatenate({a, a}))::rank == 2);
    static_assert(decltype(nd::stack({a, a}))::rank == 3);
    static_assert(decltype(nd::vstack({a(0), a(1)}))::rank == 2);
    CHECK(nd::concatenate({a.T(), a.T()}).f_contiguous());
    CHECK(nd::concatenate({a, a}).c_contiguous());
}

TEST_CASE("arrays that do not fit are named with their sizes", "[manip][join]")
{
    const auto m = support::counted({2, 3});
    const auto n = support::counted({2, 4});
    const auto v = support::counted({3});
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::concatenate({m, n});
    }) ==
        "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, "
        "the "
        "array at index 0 has size 3 and the array at index 1 has size 4");
    CHECK(support::error_text<nd::shape_error>([&] {
        (void)nd::concatenate({m, v});
    }) ==
        "all the input arrays must have same number of dimensions, but the array at index 0 has 2 dimension(s) and the "
        "array at index 1 has 1 dimension(s)");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::stack({m, n});
    }) == "all input arrays must have the same shape");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::concatenate(std::vector<nd::ndarray<int>>()); }) ==
        "need at least one array to concatenate");
    CHECK(support::error_text<nd::shape_error>([&] { (void)nd::concatenate({nd::ndarray<int, 0>()}); }) ==
        "zero-dimensional arrays cannot be concatenated");
    CHECK(support::error_text<nd::axis_error>([&] {
        (void)nd::concatenate({m, m}, 2);
    }) == "axis 2 is out of bounds for array of dimension 2");
}
