#include <nd/layout/strides.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <algorithm>
#include <array>
#include <limits>

namespace
{
using three_axes = std::array<nd::index_t, 3>;
constexpr nd::index_t last_byte = std::numeric_limits<nd::index_t>::max();
} // namespace

TEST_CASE("strides of a fresh array multiply up the extents", "[layout][strides]")
{
    STATIC_CHECK(nd::c_strides(three_axes{2, 3, 4}, 8) == nd::axis_values{96, 32, 8});
    STATIC_CHECK(nd::f_strides(three_axes{2, 3, 4}, 8) == nd::axis_values{8, 16, 48});
    STATIC_CHECK(nd::c_strides({}, 8).empty());
    STATIC_CHECK(nd::c_strides(three_axes{2, 1, 4}, 3) == nd::axis_values{12, 12, 3});
}

TEST_CASE("a fresh array without elements has strides 0, a view of one counts its extents 0 as 1", "[layout][strides]")
{
    STATIC_CHECK(nd::c_strides(three_axes{2, 0, 3}, 8) == nd::axis_values{0, 0, 0});
    STATIC_CHECK(nd::f_strides(three_axes{2, 0, 3}, 8) == nd::axis_values{0, 0, 0});
    STATIC_CHECK(nd::packed_strides(three_axes{2, 0, 3}, 8) == nd::axis_values{24, 24, 8});
    STATIC_CHECK(nd::packed_strides(three_axes{2, 0, 3}, 8, nd::order::f) == nd::axis_values{8, 16, 16});
}

TEST_CASE("strides that overflow are refused", "[layout][strides]")
{
    const three_axes big{1 << 30, 1 << 30, 1 << 30};
    CHECK_THROWS_AS(static_cast<void>(nd::c_strides(big, 8)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::f_strides(big, 8)), nd::shape_error);
}

TEST_CASE("kept order gives the strides of NumPy's empty_like", "[layout][strides]")
{
    for (const auto& fields : support::golden("keep_order")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        INFO("shape " << fields[0] << " strides " << fields[1] << " itemsizes " << fields[2] << " " << fields[3]);
        const auto kept = nd::k_strides(shape, strides, support::number(fields[3]), support::number(fields[2]));
        CHECK(support::text_of(kept) == fields[4]);
        if (fields[2] == fields[3])
            CHECK(nd::k_strides(shape, strides, support::number(fields[2])) == kept);
    }
}

TEST_CASE("byte bounds are NumPy's", "[layout][strides]")
{
    for (const auto& fields : support::golden("flags")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        const nd::index_t itemsize = support::number(fields[2]);
        const nd::byte_range expected{support::number(fields[5]), support::number(fields[6])};
        INFO("shape " << fields[0] << " strides " << fields[1] << " itemsize " << itemsize);
        CHECK(nd::byte_bounds(shape, strides, itemsize) == expected);
        CHECK(nd::checked_byte_bounds(shape, strides, itemsize) == expected);
    }
}

TEST_CASE("byte bounds hold every element and are reached", "[layout][strides]")
{
    support::layout_generator generator(3);
    for (int n = 0; n < 500; ++n) {
        const auto l = generator.next();
        nd::byte_range naive;
        bool first = true;
        support::for_each_index(l.shape, [&](const auto& index) {
            const nd::index_t at = support::offset_of(index, l.strides);
            naive.low = first ? at : std::min(naive.low, at);
            naive.high = first ? at + l.itemsize : std::max(naive.high, at + l.itemsize);
            first = false;
        });
        INFO(l.text());
        CHECK(nd::byte_bounds(l.shape, l.strides, l.itemsize) == naive);
    }
}

TEST_CASE("checked byte bounds refuse what exceeds 64 bits, negative extents and missing strides", "[layout][strides]")
{
    using axis = std::array<nd::index_t, 1>;
    CHECK(nd::checked_byte_bounds(axis{2}, axis{-last_byte - 1}, 8) == nd::byte_range{-last_byte - 1, 8});
    CHECK(nd::checked_byte_bounds(axis{1}, axis{-last_byte - 1}, 8) == nd::byte_range{0, 8});
    CHECK(nd::checked_byte_bounds(axis{0}, axis{last_byte}, 8) == nd::byte_range{0, 0});
    CHECK_THROWS_AS(static_cast<void>(nd::checked_byte_bounds(axis{2}, axis{last_byte}, 8)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_byte_bounds(axis{3}, axis{-last_byte - 1}, 1)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_byte_bounds(axis{last_byte}, axis{0}, 2)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_byte_bounds(axis{-1}, axis{8}, 8)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::checked_byte_bounds(axis{2}, {}, 8)), nd::shape_error);
}

TEST_CASE("stride arithmetic wraps instead of overflowing", "[layout][strides]")
{
    STATIC_CHECK(nd::wrapping_mul(last_byte, 2) == -2);
    STATIC_CHECK(nd::wrapping_add(last_byte, 1) == -last_byte - 1);
    STATIC_CHECK(nd::stride_magnitude(-last_byte - 1) == std::size_t{1} << 63);
}

TEST_CASE("buffers show strides that the shape of a contiguous array implies", "[layout][strides]")
{
    using pair = std::array<nd::index_t, 2>;
    CHECK(nd::buffer_strides(pair{0, 3}, pair{0, 0}, 8) == nd::axis_values({24, 8}));
    CHECK(nd::buffer_strides(pair{3, 0}, pair{0, 0}, 8) == nd::axis_values({0, 8}));
    CHECK(nd::buffer_strides(pair{1, 4}, pair{160, 8}, 8) == nd::axis_values({32, 8}));
    CHECK(nd::buffer_strides(pair{2, 3}, pair{8, 16}, 8) == nd::axis_values({8, 16}));
    CHECK(nd::buffer_strides(pair{2, 3}, pair{-24, 8}, 8) == nd::axis_values({-24, 8}));
}
