#include <nd/layout/flags.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/golden.hpp"
#include "support/layouts.hpp"
#include <array>

using flag_axes = std::array<nd::index_t, 2>;

TEST_CASE("contiguity is NumPy's", "[layout][flags]")
{
    for (const auto& fields : support::golden("flags")) {
        const auto shape = support::numbers(fields[0]), strides = support::numbers(fields[1]);
        const nd::index_t itemsize = support::number(fields[2]);
        INFO("shape " << fields[0] << " strides " << fields[1] << " itemsize " << itemsize);
        CHECK(nd::is_c_contiguous(shape, strides, itemsize) == (fields[3] == "1"));
        CHECK(nd::is_f_contiguous(shape, strides, itemsize) == (fields[4] == "1"));
        const nd::layout<> l(shape, strides);
        CHECK(nd::is_c_contiguous(l, itemsize) == (fields[3] == "1"));
        CHECK(nd::is_f_contiguous(l, itemsize) == (fields[4] == "1"));
    }
}

TEST_CASE("contiguity ignores strides of axes of length 1 and of empty arrays", "[layout][flags]")
{
    STATIC_CHECK(nd::is_c_contiguous(flag_axes{1, 3}, flag_axes{-777, 8}, 8));
    STATIC_CHECK(nd::is_f_contiguous(flag_axes{3, 1}, flag_axes{8, 0}, 8));
    STATIC_CHECK(nd::is_c_contiguous(flag_axes{3, 0}, flag_axes{1, 1}, 8));
    STATIC_CHECK(nd::is_c_contiguous({}, {}, 8));
    STATIC_CHECK(!nd::is_c_contiguous(flag_axes{2, 3}, flag_axes{0, 8}, 8));
    STATIC_CHECK(nd::is_c_contiguous(nd::layout<0>(), 8));
}

TEST_CASE("an array is empty when an extent is 0", "[layout][flags]")
{
    STATIC_CHECK(nd::is_empty(flag_axes{3, 0}));
    STATIC_CHECK(!nd::is_empty({}));
}

TEST_CASE("an array is aligned when the address of every element is", "[layout][flags]")
{
    alignas(16) static const char bytes[16] = {};
    support::layout_generator generator(5);
    for (int n = 0; n < 500; ++n) {
        const auto l = generator.next();
        const nd::index_t alignment = nd::index_t{1} << generator.number(0, 4);
        const nd::index_t start = generator.number(0, 15);
        bool expected = true;
        support::for_each_index(l.shape, [&](const auto& index) {
            expected = expected && (start + support::offset_of(index, l.strides)) % alignment == 0;
        });
        INFO(l.text() << " start " << start << " alignment " << alignment);
        CHECK(nd::is_aligned(bytes + start, l.shape, l.strides, alignment) == expected);
    }
}
