#include <nd/layout/broadcast.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <array>
#include <vector>

namespace
{
using shape_vector = std::vector<nd::index_t>;

std::string broadcast_text(const shape_vector& a, const shape_vector& b)
{
    return support::error_text<nd::broadcast_error>([&] { static_cast<void>(nd::broadcast_shapes(a, b)); });
}
} // namespace

TEST_CASE("shapes broadcast as in NumPy", "[layout][broadcast]")
{
    for (const auto& fields : support::golden("broadcast")) {
        INFO(fields[0] << " with " << fields[1]);
        const auto a = support::numbers(fields[0]), b = support::numbers(fields[1]);
        if (fields[2] == "error") {
            CHECK_THROWS_AS(static_cast<void>(nd::broadcast_shapes(a, b)), nd::broadcast_error);
        } else {
            CHECK(support::text_of(nd::broadcast_shapes(a, b)) == fields[2]);
            CHECK(nd::broadcast_shapes(a, b) == nd::broadcast_shapes(b, a));
        }
    }
}

TEST_CASE("strides of a stretched operand are those of NumPy's broadcast_to", "[layout][broadcast]")
{
    for (const auto& fields : support::golden("broadcast")) {
        INFO("shape " << fields[3] << " strides " << fields[4] << " to " << fields[5]);
        const auto shape = support::numbers(fields[3]), strides = support::numbers(fields[4]);
        const auto to_shape = support::numbers(fields[5]);
        if (fields[6] == "error") {
            CHECK_THROWS_AS(static_cast<void>(nd::broadcast_strides(shape, strides, to_shape)), nd::broadcast_error);
        } else {
            CHECK(support::text_of(nd::broadcast_strides(shape, strides, to_shape)) == fields[6]);
        }
    }
}

TEST_CASE("shapes that do not broadcast are named as they were given", "[layout][broadcast]")
{
    CHECK(broadcast_text({3, 4}, {5}) == "operands could not be broadcast together with shapes (3,4) (5,)");
    CHECK(broadcast_text({4}, {1, 3, 5}) == "operands could not be broadcast together with shapes (4,) (1,3,5)");
    CHECK(broadcast_text({1, 4}, {3, 5}) == "operands could not be broadcast together with shapes (1,4) (3,5)");
    CHECK(broadcast_text({0}, {2}) == "operands could not be broadcast together with shapes (0,) (2,)");
}

TEST_CASE("a failed broadcast leaves the shape so far as it was", "[layout][broadcast]")
{
    nd::axis_values shape{1, 4};
    CHECK_THROWS_AS(nd::broadcast_into(shape, shape_vector{2, 3, 5}), nd::broadcast_error);
    CHECK(shape == nd::axis_values{1, 4});
    nd::broadcast_into(shape, shape_vector{2, 3, 4});
    CHECK(shape == nd::axis_values{2, 3, 4});
}

TEST_CASE("an operand that does not fit names its shape and the one asked for", "[layout][broadcast]")
{
    using shape = shape_vector;
    CHECK(support::error_text<nd::broadcast_error>(
              [] { static_cast<void>(nd::broadcast_strides(shape{3}, shape{8}, shape{4})); }) ==
        "operands could not be broadcast together with remapped shapes [original->remapped]: (3,)  and requested "
        "shape (4,)");
    CHECK(support::error_text<nd::broadcast_error>([] {
        static_cast<void>(nd::broadcast_strides(shape{2, 3}, shape{24, 8}, shape{3}));
    }) == "input operand has more dimensions than allowed by the axis remapping: (2,3) cannot be broadcast to (3,)");
}

TEST_CASE("a stretched layout is read only and repeats its elements", "[layout][broadcast]")
{
    const nd::layout<1> row(std::array<nd::index_t, 1>{3}, std::array<nd::index_t, 1>{8});
    const auto stretched = nd::broadcast_layout<2>(row, std::array<nd::index_t, 2>{4, 3});
    CHECK(support::text_of(stretched.shape()) == "4 3");
    CHECK(support::text_of(stretched.strides()) == "0 8");
    CHECK(row.writeable());
    CHECK(!stretched.writeable());
}

TEST_CASE("any number of shapes broadcast together, unless they give too many elements", "[layout][broadcast]")
{
    const nd::axis_values shapes[] = {{3, 1}, {1, 4}, {2, 1, 1}};
    CHECK(nd::broadcast_shapes(shapes) == nd::axis_values{2, 3, 4});
    CHECK(nd::broadcast_shapes(std::span<const nd::axis_values>()) == nd::axis_values());
    const nd::axis_values wide{nd::index_t{1} << 40, 1};
    const nd::axis_values high{1, nd::index_t{1} << 40};
    CHECK_THROWS_AS((void)nd::broadcast_shapes(wide, high), nd::shape_error);
    const nd::axis_values nothing{nd::index_t{1} << 40, 1, 0};
    CHECK_THROWS_AS((void)nd::broadcast_shapes(nothing, high), nd::broadcast_error);
}

TEST_CASE("the rank of a broadcast is the larger one, dynamic when one is", "[layout][broadcast]")
{
    STATIC_CHECK(nd::broadcast_rank(2, 3) == 3);
    STATIC_CHECK(nd::broadcast_rank(0, 0) == 0);
    STATIC_CHECK(nd::broadcast_rank(nd::dynamic, 3) == nd::dynamic);
    STATIC_CHECK(nd::broadcast_rank(3, nd::dynamic) == nd::dynamic);
    STATIC_CHECK(
        nd::broadcast_shapes(std::array<nd::index_t, 2>{3, 1}, std::array<nd::index_t, 1>{4}) == nd::axis_values{3, 4});
}
