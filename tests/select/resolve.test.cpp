#include <nd/select/resolve.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"

using namespace nd;
using support::error_text;

namespace
{
detail::resolved_index resolve(const layout<dynamic>& in, const index_list& list)
{
    return detail::index_resolver<simd::default_arch>(
        in, std::span(list.begin(), static_cast<std::size_t>(list.size())))
        .result();
}
layout<dynamic> c_layout(const axis_values& shape) { return layout<dynamic>(shape, c_strides(shape, 8)); }
const detail::index_arrays& arrays_of(const detail::resolved_index& r)
{
    return *static_cast<const detail::index_arrays*>(r.indices.data());
}
} // namespace

TEST_CASE("arrays that follow each other keep their place, separated ones come first", "[select][resolve]")
{
    detail::advanced_placement together;
    together.add_other();
    together.add_array(1);
    together.add_array(1);
    together.add_other();
    CHECK((together.place == 1 && together.where == detail::advanced_placement::state::after));
    detail::advanced_placement apart;
    apart.add_other();
    apart.add_array(1);
    apart.add_other();
    apart.add_array(2);
    CHECK((apart.place == 0 && apart.where == detail::advanced_placement::state::separated));
}

TEST_CASE("the result has stride zero along index axes, and each array its own strides", "[select][resolve]")
{
    const auto r = resolve(c_layout({3, 4, 5}), {_, idx({{0}, {1}}), idx({2, 3, 4})});
    CHECK(support::text_of(r.where.shape()) == "3 2 3");
    CHECK(support::text_of(r.where.strides()) == "160 0 0");
    REQUIRE(arrays_of(r).count() == 2);
    const detail::index_stream& first = arrays_of(r).streams()[0];
    CHECK((first.extent == 4 && first.step == 40 && first.axis == 1));
    CHECK((first.strides[0] == 0 && first.strides[1] == 8 && first.strides[2] == 0));
    const detail::index_stream& second = arrays_of(r).streams()[1];
    CHECK((second.extent == 5 && second.step == 8 && second.axis == 2));
    CHECK((second.strides[0] == 0 && second.strides[1] == 0 && second.strides[2] == 8));
}

TEST_CASE("integers and slices beside arrays move the offset", "[select][resolve]")
{
    const auto r = resolve(c_layout({3, 4, 5}), {-1, slice(1, _, 2), idx({0})});
    CHECK(r.offset == 2 * 160 + 40);
    CHECK(support::text_of(r.where.shape()) == "1 2");
    CHECK(support::text_of(r.where.strides()) == "0 80");
}

TEST_CASE("a mask stands for one index array per axis", "[select][resolve]")
{
    ndarray<bool> m({2, 3});
    m(0, 1) = m(1, 2) = true;
    const auto r = resolve(c_layout({2, 3}), {m});
    REQUIRE(arrays_of(r).count() == 2);
    CHECK((arrays_of(r).streams()[0].data[0] == 0 && arrays_of(r).streams()[0].data[1] == 1));
    CHECK((arrays_of(r).streams()[1].data[0] == 1 && arrays_of(r).streams()[1].data[1] == 2));
}

TEST_CASE("a bool adds an axis of length 0 or 1 and takes none", "[select][resolve]")
{
    CHECK(support::text_of(resolve(c_layout({3}), {true}).where.shape()) == "1 3");
    CHECK(support::text_of(resolve(c_layout({3}), {false}).where.shape()) == "0 3");
    CHECK(support::text_of(resolve(c_layout({3}), {true, false, true}).where.shape()) == "0 3");
    CHECK(!resolve(c_layout({3}), {true}).indices);
}

TEST_CASE("an index result has at most 64 axes", "[select][resolve]")
{
    index_list list{idx({0})};
    for (int i = 0; i < 63; ++i)
        list.push_back(newaxis);
    CHECK(resolve(c_layout({2}), list).where.ndim() == 64);
    list.push_back(newaxis);
    CHECK_THROWS_AS(resolve(c_layout({2}), list), index_error);
    for (int i = 0; i < 200; ++i)
        list.push_back(newaxis);
    CHECK(error_text<index_error>([&] { (void)resolve(c_layout({2}), list); }) ==
        "number of dimensions must be within [0, 64], indexing result would have 65");
}

TEST_CASE("protection from writes passes on to the result", "[select][resolve]")
{
    layout<dynamic> in = c_layout({3});
    in.set_writeable(false);
    CHECK(!resolve(in, {idx({0})}).where.writeable());
}
