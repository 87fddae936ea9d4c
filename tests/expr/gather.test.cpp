#include <nd/array/copy.hpp>
#include <nd/expr/gather.hpp>

#include <catch2/catch_test_macros.hpp>

using namespace nd;

namespace
{
/// The elements of a vector at `positions`.
gather<double, 1> pick(const ndarray<double, 1>& a, const ndarray<index_t, 1>& positions)
{
    detail::index_arrays::entry e;
    e.owner = positions.base();
    e.data = positions.data();
    e.values = layout<dynamic>(positions.handle().where);
    e.strides = axis_values(1, 8);
    e.extent = a.size();
    e.step = a.stride(0);
    layout<1> where;
    where.set(0, positions.size(), 0);
    return {a.base(), const_cast<double*>(a.data()), where, detail::index_arrays::share(&e, 1)};
}
} // namespace

TEST_CASE("a gather keeps its source and its index arrays alive", "[expr][gather]")
{
    const auto picked = [] {
        ndarray<double, 1> a({3});
        a(1) = 5;
        ndarray<index_t, 1> i({2});
        i(0) = 1;
        return pick(a, i);
    }();
    const auto result = eval(picked);
    CHECK((result(0) == 5 && result(1) == 0));
    CHECK((picked.ndim() == 1 && picked.size() == 2));
}

TEST_CASE("a gather describes one stream per index array", "[expr][gather]")
{
    const ndarray<double, 1> a({3});
    const auto picked = pick(a, ndarray<index_t, 1>({4}));
    const detail::operand op = picked.described<float>();
    CHECK((op.indices_count == 1 && op.itemsize == 8 && op.block_itemsize == 4 && op.convert != nullptr));
    CHECK((op.indices[0].extent == 3 && op.indices[0].step == 8 && op.indices[0].values_ndim == 1));
    CHECK(picked.described<double>().convert == nullptr);
    CHECK(picked.uses(a.base()) == 1);
}

TEST_CASE("without index arrays a gather is a view", "[expr][gather]")
{
    ndarray<double, 1> a({3});
    a(2) = 4;
    const gather<double, 1> all(a.base(), a.data(), a.handle().where, buffer());
    CHECK(all.described<double>().indices_count == 0);
    CHECK(eval(all)(2) == 4);
}
