#include <nd/indexing/apply.hpp>
#include <nd/indexing/literal.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace nd::literals;
using nd::_;

namespace
{
std::string layout_text(const auto& l, nd::index_t offset)
{
    return support::text_of(l.shape()) + ";" + support::text_of(l.strides()) + ";" + std::to_string(offset);
}

template <class... Index>
std::string view_text(const auto& l, const Index&... index)
{
    nd::index_t offset = 0;
    const auto view = apply_index(l, offset, index...);
    return layout_text(view, offset);
}

/// Items as tests/golden/layout.py writes them: `3`, `1:_:2`, `:`, `n` for newaxis, `.` for an ellipsis.
std::vector<nd::basic_item> items_of(const std::string& text)
{
    std::vector<nd::basic_item> items;
    for (const std::string& word : support::split(text, ' ')) {
        const auto parts = support::split(word, ':');
        const auto bound = [&](std::size_t i) {
            return parts[i] == "_" ? nd::slice_bound(_) : nd::slice_bound(support::number(parts[i]));
        };
        if (word == "n")
            items.emplace_back(nd::newaxis);
        else if (word == ".")
            items.emplace_back(nd::ellipsis);
        else if (word == ":")
            items.emplace_back(_);
        else if (parts.size() == 3)
            items.emplace_back(nd::slice(bound(0), bound(1), bound(2)));
        else
            items.emplace_back(support::number(word));
    }
    return items;
}

std::vector<nd::basic_item> random_items(support::layout_generator& generator, const support::any_layout& l)
{
    std::vector<nd::basic_item> items;
    const auto ndim = static_cast<nd::index_t>(l.shape.size());
    bool has_ellipsis = false; // then the items after it must reach the last axis
    for (nd::index_t axis = 0; axis < ndim && (has_ellipsis || generator.number(0, 9) > 0);) {
        const nd::index_t extent = l.shape[static_cast<std::size_t>(axis)], what = generator.number(0, 5);
        if (what == 0 && extent > 0) {
            items.emplace_back(generator.number(-extent, extent - 1));
        } else if (what == 1) {
            items.emplace_back(nd::newaxis);
            continue;
        } else if (what == 2 && !has_ellipsis) {
            items.emplace_back(nd::ellipsis);
            has_ellipsis = true;
            axis += generator.number(0, ndim - axis);
            continue;
        } else if (what == 3) {
            items.emplace_back(_);
        } else {
            const nd::index_t step = generator.number(1, 3) * (generator.number(0, 1) == 0 ? 1 : -1);
            items.emplace_back(
                nd::slice(generator.number(-extent - 1, extent + 1), generator.number(-extent - 1, extent + 1), step));
        }
        ++axis;
    }
    return items;
}

/// Which indices of each axis are selected, in order, and whether the axis is kept: NumPy's definition of a basic
/// index.
struct selected_axis
{
    std::vector<nd::index_t> indices;
    bool is_kept = true, is_new = false;
};

std::vector<selected_axis> selected_axes(std::span<const nd::index_t> shape, const std::vector<nd::basic_item>& items)
{
    std::vector<selected_axis> axes;
    std::size_t used = 0, axis = 0;
    for (const nd::basic_item& item : items)
        used += item.consumes_axis();
    const auto take_whole = [&] {
        axes.emplace_back();
        for (nd::index_t i = 0; i < shape[axis]; ++i)
            axes.back().indices.push_back(i);
        ++axis;
    };
    for (const nd::basic_item& item : items) {
        switch (item.what) {
        case nd::basic_item::kind::integer:
            axes.push_back({{item.index < 0 ? item.index + shape[axis] : item.index}, false});
            ++axis;
            break;
        case nd::basic_item::kind::range: {
            const auto part = item.part.resolve(shape[axis]);
            axes.emplace_back();
            for (nd::index_t n = 0; n < part.count; ++n)
                axes.back().indices.push_back(part.start + n * part.step);
            ++axis;
            break;
        }
        case nd::basic_item::kind::whole:
            take_whole();
            break;
        case nd::basic_item::kind::new_axis:
            axes.push_back({{0}, true, true});
            break;
        case nd::basic_item::kind::rest:
            for (std::size_t n = shape.size() - used; n > 0; --n)
                take_whole();
        }
    }
    while (axis < shape.size())
        take_whole();
    return axes;
}

constexpr std::array<nd::index_t, 3> cube_shape{4, 5, 6}, cube_strides{240, 48, 8};
constexpr nd::layout<3> cube(cube_shape, cube_strides);
} // namespace

TEST_CASE("a basic index gives NumPy's view or NumPy's error", "[indexing][apply]")
{
    for (const auto& fields : support::golden("basic_index")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        INFO("shape " << fields[0] << " strides " << fields[1] << " index " << fields[2]);
        std::string found;
        try {
            found = view_text(nd::layout<>(shape, strides), items_of(fields[2]));
        } catch (const nd::index_error& error) {
            found = std::string("IndexError: ") + error.what();
        } catch (const nd::value_error& error) {
            found = std::string("ValueError: ") + error.what();
        }
        CHECK(found == (fields.size() == 4 ? fields[3] : fields[3] + ";" + fields[4] + ";" + fields[5]));
    }
}

TEST_CASE("a view shows the elements that the definition of its index lists", "[indexing][apply]")
{
    support::layout_generator generator(6);
    for (int n = 0; n < 3000; ++n) {
        const auto l = generator.next();
        const auto items = random_items(generator, l);
        nd::index_t offset = 1000;
        const nd::layout<> view = apply_index(l.as_layout(), offset, items);

        const auto axes = selected_axes(l.shape, items);
        std::vector<nd::index_t> shape, all;
        for (const selected_axis& axis : axes) {
            all.push_back(static_cast<nd::index_t>(axis.indices.size()));
            if (axis.is_kept)
                shape.push_back(all.back());
        }
        std::vector<nd::index_t> expected, found;
        support::for_each_index(all, [&](const auto& index) {
            nd::index_t at = 1000;
            std::size_t from = 0;
            for (std::size_t i = 0; i < index.size(); ++i)
                if (!axes[i].is_new)
                    at += axes[i].indices[static_cast<std::size_t>(index[i])] * l.strides[from++];
            expected.push_back(at);
        });
        support::for_each_index(view.shape(),
            [&](const auto& index) { found.push_back(offset + support::offset_of(index, view.strides())); });
        INFO(l.text() << ", case " << n);
        CHECK(support::text_of(view.shape()) == support::text_of(shape));
        CHECK(found == expected);
    }
}

TEST_CASE("static rank, dynamic rank, literals and run-time lists give the same view", "[indexing][apply]")
{
    const auto check = [](auto literal, const std::vector<nd::basic_item>& list, const auto&... items) {
        const std::string text = view_text(cube, items...);
        CHECK(view_text(nd::layout<>(cube), items...) == text);
        CHECK(view_text(cube, literal) == text);
        CHECK(view_text(cube, list) == text);
        nd::index_t offset = 0;
        STATIC_CHECK(std::is_same_v<decltype(apply_index(cube, offset, literal)),
            decltype(apply_index(cube, offset, items...))>);
    };
    check("1:, ::2"_s, {nd::slice(1, _), nd::step(2)}, nd::slice(1, _), nd::step(2));
    check("..., 0"_s, {nd::ellipsis, 0}, nd::ellipsis, 0);
    check("-1, None, :, ::-1"_s, {-1, nd::newaxis, _, nd::rev}, -1, nd::newaxis, _, nd::rev);
    check("1, 2, 3"_s, {1, 2, 3}, 1, 2, 3);
    check("None, 1:-1, ..., 5:1:-2, None"_s,
        {nd::newaxis, nd::slice(1, -1), nd::ellipsis, nd::slice(5, 1, -2), nd::newaxis}, nd::newaxis, nd::slice(1, -1),
        nd::ellipsis, nd::slice(5, 1, -2), nd::newaxis);
}

TEST_CASE("the offset of a view of a view is counted on", "[indexing][apply]")
{
    nd::index_t offset = 1000;
    const nd::layout<2> plane = apply_index(cube, offset, 1);
    CHECK(offset == 1240);
    CHECK(apply_index(plane, offset, nd::slice(2, _), -1).extent(0) == 3);
    CHECK(offset == 1376);
}

TEST_CASE("literals and other items stand in one index", "[indexing][apply]")
{
    CHECK(view_text(cube, 1, "2:, ::2"_s) == "3 3;48 16;336");
}

TEST_CASE("an index is applied at compile time where the layout is known", "[indexing][apply]")
{
    constexpr auto view = [] {
        nd::index_t offset = 0;
        const nd::layout<2> rows = apply_index(cube, offset, 1, "1:-1, ::2"_s);
        return std::pair(rows, offset);
    }();
    STATIC_CHECK(view.first.extent(0) == 3);
    STATIC_CHECK(view.first.stride(1) == 16);
    STATIC_CHECK(view.second == 288);
}

TEST_CASE("a view is writeable as its array is", "[indexing][apply]")
{
    nd::layout<3> frozen = cube;
    frozen.set_writeable(false);
    nd::index_t offset = 0;
    CHECK(apply_index(cube, offset, 1).writeable());
    CHECK(!apply_index(frozen, offset, 1).writeable());
    CHECK(!apply_index(nd::layout<>(frozen), offset, 1).writeable());
    CHECK(!apply_index(frozen, offset, std::vector<nd::basic_item>{1}).writeable());
}

TEST_CASE("an index that fails names its axis and leaves the offset alone", "[indexing][apply]")
{
    nd::index_t offset = 5;
    const nd::layout<> any = cube;
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(apply_index(any, offset, 1, 5)); }) ==
        "index 5 is out of bounds for axis 1 with size 5");
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(apply_index(cube, offset, 1, _, -7)); }) ==
        "index -7 is out of bounds for axis 2 with size 6");
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(apply_index(cube, offset, 1, ~0ull)); }) ==
        "index 9223372036854775807 is out of bounds for axis 1 with size 5");
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(apply_index(any, offset, 1, 1, _, 1)); }) ==
        "too many indices for array: array is 3-dimensional, but 4 were indexed");
    CHECK(support::error_text<nd::value_error>([&] { static_cast<void>(apply_index(any, offset, 1, nd::step(0))); }) ==
        "slice step cannot be zero");
    CHECK(support::error_text<nd::index_error>([&] {
        static_cast<void>(apply_index(any, offset, std::vector<nd::basic_item>{nd::ellipsis, nd::ellipsis}));
    }) == "an index can only have a single ellipsis ('...')");
    CHECK(offset == 5);
}

TEST_CASE("a view of more than 64 axes is refused", "[indexing][apply]")
{
    nd::layout<> full;
    full.set_ndim(64);
    for (int i = 0; i < 64; ++i)
        full.set(i, 1, 8);
    nd::index_t offset = 0;
    const char* text = "number of dimensions must be within [0, 64], indexing result would have 65";
    CHECK(support::error_text<nd::index_error>([&] { static_cast<void>(apply_index(full, offset, nd::newaxis)); }) ==
        text);
    CHECK(support::error_text<nd::index_error>(
              [&] { static_cast<void>(apply_index(full, offset, std::vector<nd::basic_item>{nd::newaxis})); }) == text);
    CHECK(apply_index(full, offset, 0, nd::newaxis).ndim() == 64);
    CHECK(apply_index(full, offset, 0, nd::rev).ndim() == 63);
}

TEST_CASE("the stride of a huge step wraps and is never used", "[indexing][apply]")
{
    nd::index_t offset = 0;
    const auto view = apply_index(cube, offset, nd::slice(2, _, std::numeric_limits<nd::index_t>::max()));
    CHECK(view.extent(0) == 1);
    CHECK(offset == 480);
}
