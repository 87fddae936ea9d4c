#include <nd/layout/reshape.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <array>
#include <vector>

namespace
{
std::string resolve_text(const std::vector<nd::index_t>& shape, nd::index_t size)
{
    return support::error_text<nd::shape_error>([&] { static_cast<void>(nd::resolve_shape(shape, size)); });
}

/// Offsets of the elements in the order in which they are read.
std::vector<nd::index_t> offsets_in_order(
    std::span<const nd::index_t> shape, std::span<const nd::index_t> strides, bool is_f)
{
    std::vector<nd::index_t> walked(shape.begin(), shape.end()), steps(strides.begin(), strides.end()), offsets;
    if (is_f) {
        walked.assign(shape.rbegin(), shape.rend());
        steps.assign(strides.rbegin(), strides.rend());
    }
    support::for_each_index(walked, [&](const auto& index) { offsets.push_back(support::offset_of(index, steps)); });
    return offsets;
}
} // namespace

TEST_CASE("reshaping gives NumPy's strides, or asks for a copy where NumPy makes one", "[layout][reshape]")
{
    for (const auto& fields : support::golden("reshape")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        const auto new_shape = support::numbers(fields[3]);
        INFO("shape " << fields[0] << " strides " << fields[1] << " itemsize " << fields[2] << " to " << fields[3]
                      << " order " << fields[4]);
        nd::axis_values found;
        const bool fits = nd::reshape_strides(
            shape, strides, support::number(fields[2]), new_shape, static_cast<nd::order>(fields[4][0]), found);
        CHECK(fits == (fields[5] != "copy"));
        if (fits)
            CHECK(support::text_of(found) == fields[5]);
    }
}

TEST_CASE("a reshape without copy reads the same elements in the same order", "[layout][reshape]")
{
    support::layout_generator generator(4);
    int views = 0;
    for (int n = 0; n < 3000; ++n) {
        const auto l = generator.next(4, 4);
        std::vector<nd::index_t> new_shape = l.shape;
        for (int change = 0; change < 3; ++change) { // merge two axes, split one or add one of length 1
            const auto axis = static_cast<std::size_t>(generator.number(0, static_cast<nd::index_t>(new_shape.size())));
            if (generator.number(0, 2) == 0)
                new_shape.insert(new_shape.begin() + static_cast<std::ptrdiff_t>(axis), 1);
            else if (axis + 1 < new_shape.size()) {
                new_shape[axis] *= new_shape[axis + 1];
                new_shape.erase(new_shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1);
            } else if (axis < new_shape.size() && new_shape[axis] % 2 == 0) {
                new_shape[axis] /= 2;
                new_shape.push_back(2);
            }
        }
        const bool is_f = generator.number(0, 1) == 1;
        nd::axis_values found;
        if (!nd::reshape_strides(l.shape, l.strides, l.itemsize, new_shape, is_f ? nd::order::f : nd::order::c, found))
            continue;
        ++views;
        INFO(l.text() << " to " << support::text_of(new_shape) << (is_f ? " F" : " C"));
        CHECK(offsets_in_order(new_shape, found, is_f) == offsets_in_order(l.shape, l.strides, is_f));
    }
    CHECK(views > 1000);
}

TEST_CASE("the length that -1 stands for is NumPy's", "[layout][reshape]")
{
    for (const auto& fields : support::golden("resolve_shape")) {
        const auto shape = support::numbers(fields[0]);
        const nd::index_t size = support::number(fields[1]);
        INFO(fields[1] << " elements as " << fields[0]);
        if (fields[2] == "error")
            CHECK_THROWS_AS(static_cast<void>(nd::resolve_shape(shape, size)), nd::shape_error);
        else
            CHECK(support::text_of(nd::resolve_shape(shape, size)) == fields[2]);
    }
}

TEST_CASE("a shape of another size is refused by name", "[layout][reshape]")
{
    CHECK(resolve_text({5, -1}, 12) == "cannot reshape array of size 12 into shape (5,-1)");
    CHECK(resolve_text({0, -1}, 0) == "cannot reshape array of size 0 into shape (0,-1)");
    CHECK(resolve_text({}, 12) == "cannot reshape array of size 12 into shape ()");
    CHECK(resolve_text({-1, -1}, 12) == "can only specify one unknown dimension, found shape (-1,-1)");
    const nd::index_t huge = nd::index_t{1} << 62;
    CHECK(resolve_text({huge, 4}, 0) == "cannot reshape array of size 0 into shape (4611686018427387904,4)");
}

TEST_CASE("reshaping in kept order is refused", "[layout][reshape]")
{
    using axes = std::array<nd::index_t, 2>;
    nd::axis_values found;
    CHECK(support::error_text<nd::value_error>([&] {
        static_cast<void>(nd::reshape_strides(axes{2, 3}, axes{24, 8}, 8, axes{3, 2}, nd::order::k, found));
    }) == "order 'K' is not permitted for reshaping");
}

TEST_CASE("a shape of another size never reshapes, whatever it holds", "[layout][reshape]")
{
    using axes = std::array<nd::index_t, 2>;
    nd::axis_values found;
    CHECK(!nd::reshape_strides(axes{2, 3}, axes{48, 8}, 8, axes{0, 6}, nd::order::c, found));
    CHECK(!nd::reshape_strides(axes{2, 3}, axes{48, 8}, 8, axes{5, 7}, nd::order::c, found));
}
