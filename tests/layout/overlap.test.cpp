#include <nd/layout/overlap.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/layouts.hpp"
#include <array>
#include <bitset>
#include <vector>

namespace
{
constexpr nd::index_t arena = 4096;
using byte_set = std::bitset<2 * arena>;

nd::footprint footprint_at(nd::index_t start, const support::any_layout& l)
{
    return {static_cast<std::uintptr_t>(1'000'000 + start), l.shape, l.strides, l.itemsize};
}

/// Every byte of every element; `repeats` tells whether some byte occurs twice.
byte_set bytes_of(nd::index_t start, const support::any_layout& l, bool& repeats)
{
    byte_set bytes;
    repeats = false;
    support::for_each_index(l.shape, [&](const auto& index) {
        for (nd::index_t byte = 0; byte < l.itemsize; ++byte) {
            const auto at = static_cast<std::size_t>(arena + start + support::offset_of(index, l.strides) + byte);
            repeats = repeats || bytes[at];
            bytes.set(at);
        }
    });
    return bytes;
}

support::any_layout random_layout(support::layout_generator& generator)
{
    support::any_layout l;
    l.itemsize = generator.number(1, 9);
    for (nd::index_t n = generator.number(0, 3); n > 0; --n) {
        l.shape.push_back(generator.number(generator.number(0, 9) == 0 ? 0 : 1, 6));
        l.strides.push_back(generator.number(-60, 60));
    }
    return l;
}
} // namespace

TEST_CASE("pairs of slices of a 10 by 10 array overlap exactly when they share an element", "[layout][overlap]")
{
    // Along an axis of 10: start, count and step of each slice, up to what makes a difference for overlap.
    struct part
    {
        nd::index_t start, count, step;
    };
    std::vector<part> parts;
    for (nd::index_t start : {0, 1, 2, 5, 9})
        for (nd::index_t step : {1, 2, 3, -1, -2, 5})
            for (nd::index_t count = 1; count <= 10; count += 2) {
                const nd::index_t last = start + (count - 1) * step;
                if (last >= 0 && last < 10)
                    parts.push_back({start, count, step});
            }
    const nd::index_t itemsize = 4;
    std::vector<support::any_layout> layouts;
    std::vector<nd::index_t> starts;
    std::vector<std::bitset<100>> elements;
    for (std::size_t i = 0; i < parts.size(); i += 3)
        for (std::size_t j = i % 2; j < parts.size(); j += 5) {
            layouts.push_back({{parts[i].count, parts[j].count}, {parts[i].step * 40, parts[j].step * 4}, itemsize});
            starts.push_back(parts[i].start * 40 + parts[j].start * 4);
            elements.emplace_back();
            support::for_each_index(layouts.back().shape, [&](const auto& index) {
                elements.back().set(static_cast<std::size_t>(
                    (starts.back() + support::offset_of(index, layouts.back().strides)) / itemsize));
            });
        }
    std::size_t wrong = 0, pairs = 0;
    for (std::size_t a = 0; a < layouts.size(); ++a)
        for (std::size_t b = a; b < layouts.size(); b += 1 + a % 3, ++pairs) {
            const auto expected = (elements[a] & elements[b]).any() ? nd::overlap::yes : nd::overlap::no;
            wrong +=
                nd::shares_memory(footprint_at(starts[a], layouts[a]), footprint_at(starts[b], layouts[b])) != expected;
        }
    CHECK(pairs > 10'000);
    CHECK(wrong == 0);
}

TEST_CASE("random layouts overlap exactly when they share a byte", "[layout][overlap]")
{
    support::layout_generator generator(11);
    int overlapping = 0, apart = 0;
    for (int n = 0; n < 4000; ++n) {
        const auto a = random_layout(generator), b = random_layout(generator);
        const nd::index_t start = generator.number(-80, 80);
        bool repeats = false;
        const bool expected = (bytes_of(0, a, repeats) & bytes_of(start, b, repeats)).any();
        (expected ? overlapping : apart) += 1;
        INFO(a.text() << " and, from " << start << ", " << b.text());
        const auto first = footprint_at(0, a), second = footprint_at(start, b);
        CHECK(nd::shares_memory(first, second) == (expected ? nd::overlap::yes : nd::overlap::no));
        CHECK(nd::shares_memory(second, first) == nd::shares_memory(first, second));
        if (expected)
            CHECK(nd::may_share_memory(first, second));
    }
    CHECK(overlapping > 500);
    CHECK(apart > 500);
}

TEST_CASE("a layout overlaps itself inside exactly when a byte occurs twice", "[layout][overlap]")
{
    support::layout_generator generator(12);
    int overlapping = 0, apart = 0;
    for (int n = 0; n < 4000; ++n) {
        const auto l = random_layout(generator);
        bool expected = false;
        bytes_of(0, l, expected);
        (expected ? overlapping : apart) += 1;
        INFO(l.text());
        CHECK(nd::has_internal_overlap(l.shape, l.strides, l.itemsize) ==
            (expected ? nd::overlap::yes : nd::overlap::no));
    }
    CHECK(overlapping > 500);
    CHECK(apart > 500);
}

TEST_CASE("bounds tell apart what does not even meet, and empty arrays", "[layout][overlap]")
{
    const support::any_layout row{{4}, {8}, 8}, even{{4}, {16}, 8}, none{{0}, {8}, 8}, back{{4}, {-8}, 8};
    CHECK(!nd::may_share_memory(footprint_at(0, row), footprint_at(32, row)));
    CHECK(nd::may_share_memory(footprint_at(0, row), footprint_at(31, row)));
    CHECK(nd::may_share_memory(footprint_at(0, even), footprint_at(8, even)));
    CHECK(!nd::may_share_memory(footprint_at(0, row), footprint_at(0, none)));
    CHECK(nd::may_share_memory(footprint_at(0, row), footprint_at(24, back)));
    CHECK(nd::shares_memory(footprint_at(0, even), footprint_at(8, even)) == nd::overlap::no);
    CHECK(nd::shares_memory(footprint_at(0, none), footprint_at(0, none)) == nd::overlap::no);
}

TEST_CASE("strides of axes of length 1 do not matter for overlap", "[layout][overlap]")
{
    const nd::index_t odd = std::numeric_limits<nd::index_t>::min();
    const support::any_layout a{{1, 4}, {odd, 16}, 8}, b{{4, 1}, {16, odd}, 8};
    CHECK(nd::shares_memory(footprint_at(0, a), footprint_at(8, b)) == nd::overlap::no);
    CHECK(nd::shares_memory(footprint_at(0, a), footprint_at(16, b)) == nd::overlap::yes);
    CHECK(nd::has_internal_overlap(a.shape, a.strides, 8) == nd::overlap::no);
}

TEST_CASE("a test that would take too long gives up", "[layout][overlap]")
{
    // Coprime strides of similar size make many sums that come close to the one asked for.
    const support::any_layout a{{60, 60, 60, 60}, {1'000'003, 1'000'033, 1'000'037, 1'000'039}, 1};
    const support::any_layout b{{60, 60, 60, 60}, {1'000'117, 1'000'121, 1'000'133, 1'000'151}, 1};
    CHECK(nd::shares_memory(footprint_at(0, a), footprint_at(5, b), 1000) == nd::overlap::too_hard);
    CHECK(nd::shares_memory(footprint_at(0, a), footprint_at(0, b)) == nd::overlap::yes);
    CHECK(nd::shares_memory(footprint_at(0, a), footprint_at(0, a), 0) == nd::overlap::too_hard);
    CHECK(nd::has_internal_overlap(a.shape, a.strides, 1, 10) == nd::overlap::too_hard);
}

TEST_CASE("layouts made by slicing need few steps", "[layout][overlap]")
{
    const support::any_layout plane{{1000, 1000}, {8000, 8}, 8}, turned{{1000, 1000}, {8, 8000}, 8};
    const support::any_layout even{{500, 1000}, {16000, 8}, 8}, columns{{1000, 500}, {8000, 16}, 8};
    CHECK(nd::shares_memory(footprint_at(0, plane), footprint_at(8008, plane), 20) == nd::overlap::yes);
    CHECK(nd::shares_memory(footprint_at(0, plane), footprint_at(8008, turned), 20) == nd::overlap::yes);
    CHECK(nd::shares_memory(footprint_at(0, even), footprint_at(8000, even), 20) == nd::overlap::no);
    CHECK(nd::shares_memory(footprint_at(0, columns), footprint_at(8, columns), 20) == nd::overlap::no);
    CHECK(nd::has_internal_overlap(plane.shape, plane.strides, 8, 0) == nd::overlap::no);
}

TEST_CASE("overlap is decided at compile time where the layout is known", "[layout][overlap]")
{
    constexpr std::array<nd::index_t, 1> shape{4}, strides{16};
    STATIC_CHECK(nd::shares_memory({1000, shape, strides, 8}, {1008, shape, strides, 8}) == nd::overlap::no);
    STATIC_CHECK(nd::shares_memory({1000, shape, strides, 8}, {1009, shape, strides, 8}) == nd::overlap::yes);
    STATIC_CHECK(nd::has_internal_overlap(shape, strides, 17) == nd::overlap::yes);
}
