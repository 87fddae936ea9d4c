#include <nd/layout/transpose.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <array>
#include <string>

namespace
{
/// `shape;strides;offset` of the view that a line of views.txt asks for, as NumPy wrote it.
std::string view_text(const nd::layout<>& l, const std::string& name, const std::vector<nd::index_t>& arguments)
{
    nd::index_t offset = 0;
    nd::layout<> view;
    const std::span<const nd::index_t> all(arguments);
    if (name == "transpose")
        view = nd::permute(l, all);
    else if (name == "swapaxes")
        view = nd::swap_axes(l, arguments[0], arguments[1]);
    else if (name == "moveaxis")
        view = nd::move_axes(l, all.first(all.size() / 2), all.last(all.size() / 2));
    else if (name == "flip")
        view = nd::flip_axis(l, offset, arguments[0]);
    else
        view = nd::diagonal_layout(l, offset, arguments[0], arguments[1], arguments[2]);
    // Where nothing is left to point at, the offset is of no consequence.
    return support::text_of(view.shape()) + ";" + support::text_of(view.strides()) + ";" +
        (size_of(view) == 0 ? "any" : std::to_string(offset));
}

std::string text_after_colon(const std::string& text)
{
    // NumPy puts the class, and for some axes the name of the argument, before the text.
    const auto axis = text.rfind(": ");
    return axis == std::string::npos ? text : text.substr(axis + 2);
}
} // namespace

TEST_CASE("views of axes are NumPy's", "[layout][transpose]")
{
    for (const auto& fields : support::golden("views")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        INFO(fields[2] << "(" << fields[3] << ") of shape " << fields[0] << " strides " << fields[1]);
        std::string found;
        try {
            found = view_text(nd::layout<>(shape, strides), fields[2], support::numbers(fields[3]));
        } catch (const nd::error& error) {
            CHECK(std::string(error.what()).rfind(text_after_colon(fields[4]), 0) == 0);
            continue;
        }
        REQUIRE(fields.size() == 7);
        const bool is_empty = nd::is_empty(support::numbers(fields[4]));
        CHECK(found == fields[4] + ";" + fields[5] + ";" + (is_empty ? "any" : fields[6]));
    }
}

TEST_CASE("errors of views have the classes of NumPy's", "[layout][transpose]")
{
    const nd::layout<> line(std::array<nd::index_t, 1>{3}, std::array<nd::index_t, 1>{8});
    const nd::layout<2> plane(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    nd::index_t offset = 5;
    CHECK_THROWS_AS(static_cast<void>(nd::diagonal_layout(line, offset)), nd::shape_error);
    CHECK_THROWS_AS(static_cast<void>(nd::diagonal_layout(plane, offset, 0, 1, -1)), nd::value_error);
    CHECK_THROWS_AS(static_cast<void>(nd::flip_axis(plane, offset, 2)), nd::axis_error);
    CHECK(support::error_text<nd::value_error>([&] {
        static_cast<void>(nd::move_axes(plane, std::array<nd::index_t, 1>{0}, std::array<nd::index_t, 2>{1, 0}));
    }) == "`source` and `destination` arguments must have the same number of elements");
    CHECK(offset == 5);
}

TEST_CASE("views of axes keep a static rank and are constant expressions", "[layout][transpose]")
{
    constexpr nd::layout<2> plane(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    constexpr nd::layout<2> turned = nd::reverse_axes(plane);
    STATIC_CHECK(turned.extent(0) == 4);
    STATIC_CHECK(turned.stride(0) == 8);
    constexpr nd::layout<1> line = [&] {
        nd::index_t offset = 0;
        return nd::diagonal_layout(plane, offset, 1);
    }();
    STATIC_CHECK(line.extent(0) == 3);
    STATIC_CHECK(line.stride(0) == 40);
    STATIC_CHECK(nd::at_least_two_axes<2>);
    STATIC_CHECK(!nd::at_least_two_axes<1>);
}

TEST_CASE("only the diagonal is read only", "[layout][transpose]")
{
    const nd::layout<2> plane(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    nd::index_t offset = 0;
    CHECK(nd::reverse_axes(plane).writeable());
    CHECK(nd::flip_axis(plane, offset, 0).writeable());
    CHECK(!nd::diagonal_layout(plane, offset).writeable());
    nd::layout<2> frozen = plane;
    frozen.set_writeable(false);
    CHECK(!nd::swap_axes(frozen, 0, 1).writeable());
}

TEST_CASE("the offset of a view of a view is counted on by flips and diagonals", "[layout][transpose]")
{
    const nd::layout<2> plane(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    nd::index_t offset = 1000;
    static_cast<void>(nd::diagonal_layout(plane, offset, 2));
    CHECK(offset == 1016);
    static_cast<void>(nd::flip_axis(plane, offset, 0));
    CHECK(offset == 1080);
}

TEST_CASE("a diagonal far outside is empty and does not move", "[layout][transpose]")
{
    const nd::layout<2> plane(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    const nd::index_t far = std::numeric_limits<nd::index_t>::max();
    for (nd::index_t shift : {far, -far, -far - 1, nd::index_t{4}, nd::index_t{-3}}) {
        nd::index_t offset = 0;
        CHECK(nd::diagonal_layout(plane, offset, shift).extent(0) == 0);
        CHECK(offset == 0);
    }
}

TEST_CASE("reversing and flipping twice changes nothing", "[layout][transpose]")
{
    support::layout_generator generator(8);
    for (int n = 0; n < 200; ++n) {
        const nd::layout<> l = generator.next().as_layout();
        const nd::layout<> same = nd::reverse_axes(nd::reverse_axes(l));
        CHECK(support::text_of(same.shape()) == support::text_of(l.shape()));
        CHECK(support::text_of(same.strides()) == support::text_of(l.strides()));
        for (int axis = 0; axis < l.ndim(); ++axis) {
            nd::index_t offset = 0;
            const nd::layout<> twice = nd::flip_axis(nd::flip_axis(l, offset, axis), offset, axis);
            CHECK(offset == 0);
            CHECK(support::text_of(twice.strides()) == support::text_of(l.strides()));
        }
    }
}
