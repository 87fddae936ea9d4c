#include "support/advanced.hpp"

#include <nd/indexing/literal.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/select/advanced.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

using nd::_;
using namespace nd::literals;
using support::error_text;

namespace
{
nd::ndarray<double> counting(const nd::axis_values& shape)
{
    nd::ndarray<double> a(shape);
    for (nd::index_t i = 0; i < a.size(); ++i)
        a.data()[i] = static_cast<double>(i);
    return a;
}
template <class E>
std::vector<double> values(const E& e)
{
    const auto a = nd::eval(e).copy();
    return {a.data(), a.data() + a.size()};
}
template <class E>
std::vector<nd::index_t> shape(const E& e)
{
    const auto s = e.shape();
    return {s.data(), s.data() + s.size()};
}
using numbers = std::vector<double>;
using extents = std::vector<nd::index_t>;
} // namespace

TEST_CASE("reading by an advanced index gives what NumPy gives", "[select][advanced]")
{
    for (const auto& fields : support::golden("advanced_get")) {
        INFO(fields[1] << " [" << fields[4] << "]");
        const auto c = support::read_indexed_view(fields);
        if (fields[5] == "IndexError") {
            CHECK_THROWS_AS(nd::eval(c.view(c.index)), nd::index_error);
            continue;
        }
        const auto result = nd::eval(c.view(c.index));
        CHECK(support::text_of(result.shape()) == fields[5]);
        CHECK(support::elements_of(result) == fields[6]);
    }
}

TEST_CASE("writing by an advanced index leaves what NumPy leaves", "[select][advanced]")
{
    for (const auto& fields : support::golden("advanced_set")) {
        INFO(fields[1] << " [" << fields[4] << "] = " << fields[5] << " / " << fields[6]);
        auto c = support::read_indexed_view(fields);
        const auto value = support::item_array<nd::index_t>("v " + fields[5] + "/" + fields[6]);
        if (fields[7] == "ValueError")
            CHECK_THROWS_AS(c.view(c.index) = value, nd::value_error);
        else if (fields[7] == "TypeError")
            CHECK_THROWS_AS(c.view(c.index) = value, nd::dtype_error);
        else {
            c.view(c.index) = value;
            CHECK(support::elements_of(c.base) == fields[7]);
        }
    }
}

TEST_CASE("the rank of a result is known at compile time when those of array and items are", "[select][advanced]")
{
    nd::ndarray<double, 3> a({3, 4, 5});
    const nd::ndarray<nd::index_t, 2> i({2, 2});
    const nd::ndarray<bool, 2> m({3, 4});
    const nd::ndarray<nd::index_t> unknown({2});
    STATIC_CHECK(decltype(a(i))::rank == 4);
    STATIC_CHECK(decltype(a(i, 0))::rank == 3);
    STATIC_CHECK(decltype(a(_, i, i))::rank == 3);
    STATIC_CHECK(decltype(a(m))::rank == 2);
    STATIC_CHECK(decltype(a(m, 0))::rank == 1);
    STATIC_CHECK(decltype(a(nd::newaxis, nd::idx({0, 1}), "..."_s))::rank == 4);
    STATIC_CHECK(decltype(a(true))::rank == 4);
    STATIC_CHECK(decltype(a(unknown))::rank == nd::dynamic);
    STATIC_CHECK(nd::expression<decltype(a(i))>);
    STATIC_CHECK(!nd::array_like<decltype(a(i))>);
}

TEST_CASE("index arrays of every integer type, ranges and lists mean the same", "[select][advanced]")
{
    const auto a = counting({5});
    const numbers expected{4, 0, 4};
    CHECK(values(a(nd::idx({4, 0, -1}))) == expected);
    CHECK(values(a(std::vector<int>{4, 0, -1})) == expected);
    CHECK(values(a(nd::index_list{nd::idx({4, 0, -1})})) == expected);
    nd::ndarray<std::int8_t> small({3});
    small(0) = 4, small(2) = -1;
    CHECK(values(a(small)) == expected);
    CHECK(values(a(small + 0)) == expected);
    const std::vector<nd::ndarray<nd::index_t, 1>> sequence{nd::idx({0, 1}), nd::idx({1, 0})};
    CHECK(values(counting({2, 2})(sequence)) == numbers{1, 2});
}

TEST_CASE("the largest unsigned positions wrap to negative ones", "[select][advanced]")
{
    nd::ndarray<std::uint64_t> i({2});
    i(0) = ~std::uint64_t{0};
    i(1) = 1;
    CHECK(values(counting({5})(i)) == numbers{4, 1});
}

TEST_CASE("uint8 zeros and ones are positions, bools of the same shape are a mask", "[select][advanced]")
{
    const auto a = counting({3}) + 10.0;
    nd::ndarray<std::uint8_t> positions({3});
    positions(0) = positions(2) = 1;
    CHECK(values(a.eval()(positions)) == numbers{11, 10, 11});
    CHECK(values(a.eval()(positions == 1)) == numbers{10, 12});
}

TEST_CASE("index axes come first when a slice separates them, else in place", "[select][advanced]")
{
    const auto a = counting({2, 3, 4, 5});
    const auto i = nd::idx({0, 1, 0});
    CHECK(shape(a(_, i, _, i)) == extents{3, 2, 4});
    CHECK(shape(a(_, i, i)) == extents{2, 3, 5});
    CHECK(shape(a(0, _, i)) == extents{3, 3, 5});
    CHECK(shape(a(_, i, nd::ellipsis, 1)) == extents{3, 2, 4});
    CHECK(shape(a(i, nd::newaxis, i)) == extents{3, 1, 4, 5});
}

TEST_CASE("an index is lazy and sees its index array at evaluation", "[select][advanced]")
{
    auto a = counting({4});
    auto i = nd::idx({0, 1});
    const auto picked = a(i) * 2.0;
    i(0) = 3;
    a(1) = 10;
    CHECK(values(picked) == numbers{6, 20});
}

TEST_CASE("picked elements take part in expressions and reductions", "[select][advanced]")
{
    const auto a = counting({6});
    const auto i = nd::idx({5, 1, 1});
    CHECK(values(a(i) + a(i) * 0.5) == numbers{7.5, 1.5, 1.5});
    CHECK(nd::sum(a(i) * 2.0) == 14);
    CHECK(a(i).ndim() == 1);
    CHECK(a(i).size() == 3);
    CHECK(a(i)(0) == 5);
    CHECK(values(a(i)(nd::slice(1, _))) == numbers{1, 1});
    CHECK(values(a(i)(nd::idx({0, 0}))) == numbers{5, 5});
}

TEST_CASE("repeated indices: the last value stays, and += adds once", "[select][advanced]")
{
    auto a = counting({4});
    a(nd::idx({0, 0, 1})) += 1.0;
    CHECK(values(a) == numbers{1, 2, 2, 3});
    a(nd::idx({2, 2})) = nd::idx({7, 8});
    CHECK(values(a) == numbers{1, 2, 8, 3});
}

TEST_CASE("rows swap although source and target are the same array", "[select][advanced]")
{
    auto a = counting({2, 2});
    a(nd::idx({0, 1})) = a(nd::idx({1, 0}));
    CHECK(values(a) == numbers{2, 3, 0, 1});
    auto b = counting({4});
    b(nd::idx({1, 2, 3})) = b(nd::slice(_, 3));
    CHECK(values(b) == numbers{0, 0, 1, 2});
}

TEST_CASE("an array that is its own index is read before it is written", "[select][advanced]")
{
    nd::ndarray<nd::index_t, 1> a = nd::idx({1, 2, 0});
    a(a) = nd::idx({5, 6, 7});
    CHECK((a(0) == 7 && a(1) == 5 && a(2) == 6));

    const nd::index_t n = 3001;
    nd::ndarray<nd::index_t, 1> next({n});
    for (nd::index_t i = 0; i < n; ++i)
        next(i) = (i + 1) % n - (i % 3 == 0 ? n : 0);
    const auto values = nd::eval(next * nd::index_t{0} + nd::index_t{17}).copy();
    next(next) = values;
    nd::index_t wrong = 0;
    for (nd::index_t i = 0; i < n; ++i)
        wrong += next(i) != 17;
    CHECK(wrong == 0);
}

TEST_CASE("chained assignment reads its value once", "[select][advanced]")
{
    auto a = counting({3});
    auto b = counting({3});
    a(nd::idx({0, 2})) = b(nd::idx({1, 2})) = nd::idx({8, 9});
    CHECK(values(a) == numbers{8, 1, 9});
    CHECK(values(b) == numbers{0, 8, 9});
}

TEST_CASE("names bind: a named index is rebound, not written", "[select][advanced]")
{
    auto a = counting({3});
    auto first = a(nd::idx({0}));
    const auto second = a(nd::idx({2}));
    first = second;
    CHECK(values(a) == numbers{0, 1, 2});
    CHECK(values(first) == numbers{2});
}

TEST_CASE("every index is checked before anything is written", "[select][advanced]")
{
    auto a = counting({3});
    CHECK(error_text<nd::index_error>([&] {
        a(nd::idx({0, 1, 3})) = 9.0;
    }) == "index 3 is out of bounds for axis 0 with size 3");
    CHECK(error_text<nd::index_error>([&] {
        a(nd::idx({0, -4})) += 9.0;
    }) == "index -4 is out of bounds for axis 0 with size 3");
    CHECK(values(a) == numbers{0, 1, 2});
    nd::ndarray<nd::index_t, 1> many({100});
    many(99) = 3;
    CHECK_THROWS_AS(nd::eval(a(many)), nd::index_error);
}

TEST_CASE("index arrays without elements are not checked, integers beside them are", "[select][advanced]")
{
    const auto a = counting({2, 3});
    const auto none = nd::idx();
    CHECK(shape(a(none, nd::idx({99}))) == extents{0});
    CHECK_NOTHROW(nd::eval(a(none, nd::idx({99}))));
    CHECK_THROWS_AS(a(none, 99), nd::index_error);
    CHECK_THROWS_AS(nd::eval(a(nd::slice(_, 0), nd::idx({99}))), nd::index_error);
}

TEST_CASE("errors of an index carry NumPy's words", "[select][advanced]")
{
    auto a = counting({2, 3});
    CHECK(error_text<nd::index_error>([&] {
        (void)a(nd::idx({0, 1, 0}), nd::idx({0, 1}));
    }) == "shape mismatch: indexing arrays could not be broadcast together with shapes (3,) (2,)");
    CHECK(error_text<nd::index_error>([&] { (void)a(nd::idx({0}), 0, 0); }) ==
        "too many indices for array: array is 2-dimensional, but 3 were indexed");
    CHECK(error_text<nd::index_error>([&] {
        (void)a(nd::index_list{nd::ellipsis, nd::ellipsis, nd::idx({0})});
    }) == "an index can only have a single ellipsis ('...')");
    CHECK(error_text<nd::broadcast_error>([&] {
        a(nd::idx({0, 1})) = nd::idx({1, 2});
    }) == "shape mismatch: value array of shape (2,) could not be broadcast to indexing result of shape (2,3)");
    a.set_writeable(false);
    CHECK(error_text<nd::readonly_error>([&] { a(nd::idx({0})) = 1.0; }) == "assignment destination is read-only");
}

TEST_CASE("elements of a const array cannot be assigned", "[select][advanced]")
{
    const auto a = counting({3});
    using picked = decltype(a(nd::idx({0})));
    STATIC_CHECK(!std::is_assignable_v<picked, double>);
    STATIC_CHECK(std::is_assignable_v<decltype(std::declval<nd::ndarray<double>&>()(nd::idx({0}))), double>);
}

TEST_CASE("picked rows of any length are whole", "[select][advanced]")
{
    using namespace nd;
    ndarray<index_t, 1> at(axis_values{90});
    for (index_t i = 0; i < 90; ++i)
        at(i) = i * 37 % 60 - 30;
    for (index_t n : {1, 3, 47, 48, 50, 511, 512, 3000}) {
        const auto a = counting({30, n});
        const ndarray<double, 2> rows = a(at);
        const ndarray<float, 2> narrow = a(at).astype<float>();
        const ndarray<double, 2> raised = a(at) + 0.5;
        index_t wrong = 0;
        for (index_t i = 0; i < 90; ++i)
            for (index_t j = 0; j < n; ++j) {
                const double expected = a((at(i) + 30) % 30, j);
                wrong += rows(i, j) != expected || narrow(i, j) != static_cast<float>(expected) ||
                    raised(i, j) != expected + 0.5;
            }
        INFO(n);
        CHECK(wrong == 0);
    }
}

TEST_CASE("of repeated positions the last one wins, in every block", "[select][advanced]")
{
    using namespace nd;
    const index_t n = 5000;
    ndarray<index_t, 1> at(axis_values{n});
    for (index_t i = 0; i < n; ++i)
        at(i) = i * 7 % 3001 - (i % 2 == 0 ? 0 : 3001);
    const auto values = counting({n});
    ndarray<double, 1> r(axis_values{3001});
    ndarray<float, 1> narrow(axis_values{3001});
    r(at) = values;
    narrow(at) = values.astype<float>();
    std::vector<double> expected(3001);
    for (index_t i = 0; i < n; ++i)
        expected[static_cast<std::size_t>((at(i) + 3001) % 3001)] = values(i);
    index_t wrong = 0;
    for (index_t i = 0; i < 3001; ++i) {
        const double e = expected[static_cast<std::size_t>(i)];
        wrong += r(i) != e || narrow(i) != static_cast<float>(e);
    }
    CHECK(wrong == 0);
}
