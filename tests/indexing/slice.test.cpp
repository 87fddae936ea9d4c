#include <nd/indexing/slice.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include <limits>
#include <vector>

using nd::_;

namespace
{
/// An integer or `_`.
nd::slice_bound bound_of(const std::string& text)
{
    return text == "_" ? nd::slice_bound(_) : nd::slice_bound(support::number(text));
}
} // namespace

TEST_CASE("a slice selects what Python's does", "[indexing][slice]")
{
    for (const auto& fields : support::golden("slice")) {
        const auto bounds = support::split(fields[0], ' ');
        const nd::slice part(bound_of(bounds[0]), bound_of(bounds[1]), bound_of(bounds[2]));
        const nd::index_t extent = support::number(fields[1]);
        INFO(fields[0] << " of " << extent);
        if (fields[2].starts_with("ValueError")) {
            CHECK_THROWS_AS(static_cast<void>(part.resolve(extent)), nd::value_error);
            continue;
        }
        const auto expected = support::numbers(fields[2]);
        CHECK(part.resolve(extent) == nd::slice_extent{expected[0], expected[1], expected[2]});
    }
}

TEST_CASE("a slice selects the indices that its definition lists", "[indexing][slice]")
{
    std::vector<nd::slice_bound> bounds{_};
    for (nd::index_t b = -8; b <= 8; ++b)
        bounds.emplace_back(b);
    for (nd::index_t extent = 0; extent < 7; ++extent)
        for (const nd::slice_bound& start : bounds)
            for (const nd::slice_bound& stop : bounds)
                for (nd::index_t step : {1, 2, 3, 9, -1, -2, -9}) {
                    // Every multiple of the step from the start on, whether there is such an index or not.
                    nd::index_t first = start.is_open ? (step > 0 ? 0 : extent - 1) : start.value;
                    nd::index_t last = stop.is_open ? (step > 0 ? extent : -1) : stop.value;
                    if (!start.is_open)
                        first = first < 0 ? first + extent : first;
                    if (!stop.is_open)
                        last = last < 0 ? last + extent : last;
                    std::vector<nd::index_t> expected, found;
                    if (step > 0)
                        first = first < 0 ? 0 : first;
                    else
                        first = first >= extent ? extent - 1 : first;
                    for (nd::index_t i = first; step > 0 ? i < last : i > last; i += step)
                        if (i >= 0 && i < extent)
                            expected.push_back(i);
                    const auto selected = nd::slice(start, stop, step).resolve(extent);
                    for (nd::index_t n = 0; n < selected.count; ++n)
                        found.push_back(selected.start + n * selected.step);
                    if (found != expected)
                        FAIL("slice(" << start.value << ", " << stop.value << ", " << step << ") of " << extent);
                }
    SUCCEED();
}

TEST_CASE("an empty slice starts at 0 with step 1", "[indexing][slice]")
{
    STATIC_CHECK(nd::slice(5, 5).resolve(5) == nd::slice_extent{0, 0, 1});
    STATIC_CHECK(nd::slice(2, 4, -3).resolve(5) == nd::slice_extent{0, 0, 1});
    STATIC_CHECK(nd::slice(_, _, -2).resolve(0) == nd::slice_extent{0, 0, 1});
}

TEST_CASE("slices at the ends of the index type do not overflow", "[indexing][slice]")
{
    constexpr nd::index_t largest = std::numeric_limits<nd::index_t>::max(), smallest = -largest - 1;
    STATIC_CHECK(nd::slice(smallest, largest).resolve(largest) == nd::slice_extent{0, largest, 1});
    STATIC_CHECK(nd::slice(largest, smallest, -1).resolve(largest) == nd::slice_extent{largest - 1, largest, -1});
    STATIC_CHECK(nd::slice(_, _, smallest).resolve(5) == nd::slice_extent{4, 1, -largest});
    STATIC_CHECK(nd::slice(_, _, largest).resolve(5) == nd::slice_extent{0, 1, largest});
}

TEST_CASE("a step of 0 is refused", "[indexing][slice]")
{
    CHECK(support::error_text<nd::value_error>([] { static_cast<void>(nd::slice(_, _, 0).resolve(3)); }) ==
        "slice step cannot be zero");
}

TEST_CASE("short forms are slices with open ends", "[indexing][slice]")
{
    STATIC_CHECK(nd::from(2) == nd::slice(2, _));
    STATIC_CHECK(nd::upto(-1) == nd::slice(_, -1));
    STATIC_CHECK(nd::step(2) == nd::slice(_, _, 2));
    STATIC_CHECK(nd::rev == nd::slice(_, _, -1));
    STATIC_CHECK(nd::slice(1, 2, _) == nd::slice(1, 2));
    STATIC_CHECK(nd::slice() == nd::slice(_, _));
    STATIC_CHECK(nd::slice(0u, std::size_t{3}) == nd::slice(0, 3));
}
