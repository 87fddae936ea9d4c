#include <nd/layout/layout.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/layouts.hpp"
#include <array>
#include <type_traits>
#include <utility>

namespace
{
nd::layout<> layout_of_rank(int ndim)
{
    nd::layout<> l;
    l.set_ndim(ndim);
    for (int i = 0; i < ndim; ++i)
        l.set(i, i + 1, -8 * i);
    return l;
}

bool is_layout_of_rank(const nd::layout<>& l, int ndim)
{
    bool same = l.ndim() == ndim && static_cast<int>(l.shape().size()) == ndim;
    for (int i = 0; i < ndim; ++i)
        same = same && l.extent(i) == i + 1 && l.stride(i) == -8 * i && l.shape()[static_cast<std::size_t>(i)] == i + 1;
    return same;
}
} // namespace

TEST_CASE("a layout of static rank is a constant expression without overhead", "[layout]")
{
    constexpr nd::layout<2> l = [] {
        nd::layout<2> made;
        made.set(0, 3, 32);
        made.set(1, 4, 8);
        made.set_writeable(false);
        return made;
    }();
    STATIC_CHECK(l.ndim() == 2);
    STATIC_CHECK(l.extent(0) == 3);
    STATIC_CHECK(l.stride(1) == 8);
    STATIC_CHECK(!l.writeable());
    STATIC_CHECK(size_of(l) == 12);
    STATIC_CHECK(std::is_trivially_copyable_v<nd::layout<2>>);
    STATIC_CHECK(nd::layout<0>().shape().empty());
    STATIC_CHECK(size_of(nd::layout<0>()) == 1);
}

TEST_CASE("a layout of dynamic rank holds up to 64 axes and is copied and moved whole", "[layout]")
{
    for (int ndim : {0, 1, 7, 8, 9, 20, 64}) {
        const nd::layout<> l = layout_of_rank(ndim);
        CHECK(is_layout_of_rank(l, ndim));
        nd::layout<> copy = l;
        CHECK(is_layout_of_rank(copy, ndim));
        nd::layout<> moved = std::move(copy);
        CHECK(is_layout_of_rank(moved, ndim));
        for (int other : {0, 3, 8, 9, 64}) {
            nd::layout<> target = layout_of_rank(other);
            target = l;
            CHECK(is_layout_of_rank(target, ndim));
            target = layout_of_rank(other);
            CHECK(is_layout_of_rank(target, other));
        }
        moved = static_cast<const nd::layout<>&>(moved);
        CHECK(is_layout_of_rank(moved, ndim));
    }
}

TEST_CASE("the number of axes can change between inline and allocated", "[layout]")
{
    nd::layout<> l;
    for (int ndim : {9, 8, 64, 0, 10, 11, 3}) {
        l.set_ndim(ndim);
        for (int i = 0; i < ndim; ++i)
            l.set(i, i + 1, -8 * i);
        CHECK(is_layout_of_rank(l, ndim));
    }
}

TEST_CASE("more than 64 axes are refused", "[layout]")
{
    nd::layout<> l;
    CHECK(support::error_text<nd::shape_error>([&] { l.set_ndim(65); }) ==
        "maximum supported dimension for an ndarray is 64, found 65");
    CHECK(l.ndim() == 0);
}

TEST_CASE("static and dynamic rank convert to each other when the number of axes agrees", "[layout]")
{
    nd::layout<2> fixed(std::array<nd::index_t, 2>{3, 4}, std::array<nd::index_t, 2>{32, 8});
    fixed.set_writeable(false);
    const nd::layout<> any = fixed;
    CHECK(nd::same_shape(any.shape(), fixed.shape()));
    CHECK(nd::same_shape(any.strides(), fixed.strides()));
    CHECK(!any.writeable());
    CHECK(nd::same_shape(nd::layout<2>(any.shape(), any.strides()).shape(), fixed.shape()));
    CHECK(support::error_text<nd::shape_error>([&] { nd::layout<3>(any.shape(), any.strides()); }) ==
        "array of shape (3,4) does not have the static rank 3");
}

TEST_CASE("shapes are equal when all extents are", "[layout]")
{
    using shape = std::array<nd::index_t, 2>;
    STATIC_CHECK(nd::same_shape(shape{2, 3}, shape{2, 3}));
    STATIC_CHECK(!nd::same_shape(shape{2, 3}, shape{3, 2}));
    STATIC_CHECK(!nd::same_shape(shape{2, 3}, std::array<nd::index_t, 1>{2}));
    STATIC_CHECK(nd::same_shape({}, {}));
}

TEST_CASE("a view that adds or takes axes keeps a dynamic rank dynamic", "[layout]")
{
    STATIC_CHECK(nd::rank_plus(3, -1) == 2);
    STATIC_CHECK(nd::rank_plus(nd::dynamic, 1) == nd::dynamic);
}
