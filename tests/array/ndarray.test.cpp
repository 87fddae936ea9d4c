// The handle: names bind, subscripts write, nothing dangles.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/ndarray.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;
using namespace nd::literals;

template <class A, class X>
concept writes_elements = requires(A& a, X x)
{
    a() = x;
};
template <class A, class X>
concept rebinds = requires(A& a, X x)
{
    a = x;
};

static_assert(sizeof(ndarray<double>) == 152);
static_assert(std::is_nothrow_move_constructible_v<ndarray<double>>);
static_assert(std::is_convertible_v<ndarray<double, 2>, ndarray<const double>>);
static_assert(!std::is_convertible_v<ndarray<const double>, ndarray<double>>);
static_assert(!std::is_convertible_v<ndarray<double, 2>, ndarray<double, 3>>);
static_assert(!std::is_convertible_v<ndarray<double>, ndarray<float>>);
static_assert(std::is_same_v<decltype(std::declval<ndarray<int, 3>&>()(0, 0, 0)), int&>);
static_assert(std::is_same_v<decltype(std::declval<const ndarray<int, 3>&>()(0, 0, 0)), const int&>);
static_assert(std::is_same_v<decltype(std::declval<ndarray<int, 3>&>()(0)), ndarray<int, 2>>);
static_assert(std::is_same_v<decltype(std::declval<const ndarray<int, 3>&>()(0, _)), ndarray<const int, 2>>);
static_assert(std::is_same_v<decltype(std::declval<ndarray<int, 2>&>()(newaxis, _, 1)), ndarray<int, 2>>);

TEST_CASE("copying a handle shares the elements and copy() does not", "[array]")
{
    ndarray<int> a({2, 3});
    ndarray<int> b = a;
    const ndarray<int> c = a.copy();
    b(1, 2) = 7;
    CHECK(a(1, 2) == 7);
    CHECK(c(1, 2) == 0);
    CHECK(a.base().use_count() == 2);
}

TEST_CASE("assignment to a name rebinds it and leaves other names alone", "[array]")
{
    auto a = testing::counting<int>({3});
    const auto b = a;
    a = testing::counting<int>({5});
    CHECK(a.size() == 5);
    CHECK(b.size() == 3);
    auto c = testing::counting<int>({3});
    auto d = c;
    c = c + 1;
    CHECK(c(0) == 2);
    CHECK(d(0) == 1);
}

TEST_CASE("assignment to a subscript writes elements", "[array]")
{
    auto a = testing::counting<int>({2, 3});
    const auto same = a;
    a(0, _) = 9;
    a[1] = testing::counting<int>({3}) * 10;
    CHECK(same(0, 2) == 9);
    CHECK(same(1, 2) == 30);
    a() = 5;
    CHECK(same(1, 1) == 5);
    a("0, 1:"_s) = a("1, :2"_s) + 1;
    CHECK(same(0, 2) == 6);
    a[1][2] = 4;
    CHECK(same(1, 2) == 4);
    a.fill(3);
    CHECK(same(0, 0) == 3);
}

TEST_CASE("copy assignment between two views of one type writes elements", "[array]")
{
    auto a = testing::counting<int>({2, 3});
    a(0, _) = a(1, _);
    CHECK(a(0, 0) == 4);
    CHECK(a(1, 0) == 4);
}

TEST_CASE("chained assignment evaluates the right side once: trap 16", "[array]")
{
    auto a = testing::counting<double>({3, 3});
    const auto b = testing::counting<double>({2});
    a(0, from(1)) = a(from(1), 0) = b * 2.0;
    CHECK(a(0, 1) == 2);
    CHECK(a(0, 2) == 4);
    CHECK(a(1, 0) == 2);
    CHECK(a(2, 0) == 4);
}

TEST_CASE("x = expression evaluates in place when nobody else sees the elements", "[array]")
{
    auto a = testing::counting<double>({1000});
    const double* before = a.data();
    a = a * 2.0 + 1.0;
    CHECK(a.data() == before);
    CHECK(a(9) == 21);
    const auto other = a;
    a = a + 1.0;
    CHECK(a.data() != before);
    CHECK(other(9) == 21);
    auto lazy = other + 1.0;
    a = lazy;
    CHECK(a(9) == 22);
}

TEST_CASE("an expression kept in auto owns its operands", "[array]")
{
    const auto make = [] {
        auto local = testing::counting<double>({4});
        const auto g = [] { return testing::counting<double>({4}); };
        return local(rev) + 2.0 * g();
    };
    const auto e = make();
    CHECK(nd::eval(e)(0) == 4 + 2 * 1);
    const auto scalar = [] {
        const double x = 3;
        return testing::counting<double>({4}) * x;
    }();
    CHECK(nd::eval(scalar)(3) == 12);
    const auto nested = [] {
        auto a = testing::counting<double>({2, 2});
        auto row = a(0, _);
        auto sum = row + a(1, _);
        return sum * sum;
    }();
    CHECK(nd::eval(nested)(1) == 36);
}

TEST_CASE("an expression sees the elements at evaluation and eval freezes them", "[array]")
{
    auto a = testing::counting<double>({3});
    const auto lazy = a + 1.0;
    const auto frozen = lazy.eval();
    a() = 10.0;
    CHECK(nd::eval(lazy)(0) == 11);
    CHECK(frozen(0) == 2);
}

TEST_CASE("writing through a const or read-only array is refused", "[array]")
{
    auto a = testing::counting<int>({3});
    a.set_writeable(false);
    CHECK_THROWS_AS(a() = 1, readonly_error);
    CHECK_THROWS_AS(a(from(1)) = 1, readonly_error);
    CHECK_THROWS_AS(a(from(3)) = 1, readonly_error);
    a.set_writeable(true);
    a() = 1;
    CHECK(a(2) == 1);
    static_assert(!writes_elements<const ndarray<int>, int> && writes_elements<ndarray<int>, int>);
    static_assert(!rebinds<ndarray<int>, int> && rebinds<ndarray<int>, ndarray<int>>);
}

TEST_CASE("indices are checked where that is asked for, and their number always", "[array]")
{
    auto a = testing::counting<int>({2, 3});
    CHECK(a.at(-1, -3) == 4);
    CHECK_THROWS_AS(a.at(2, 0), index_error);
    CHECK_THROWS_AS(a.at(0, -4), index_error);
    CHECK_THROWS_AS(a(0, 0, 0), index_error);
    CHECK_THROWS_AS(a(0), index_error);
    CHECK_THROWS_AS(a[2], index_error);
    CHECK_THROWS_AS(a(0, 3, ellipsis), index_error);
    CHECK(a(0, ellipsis).size() == 3);
}

TEST_CASE("an array of one element converts to its type", "[array]")
{
    auto a = testing::counting<double>({3});
    const double first = a(0, ellipsis).item();
    CHECK(first == 1);
    ndarray<double, 1> v(a);
    const double second = v[1];
    CHECK(second == 2);
    CHECK(static_cast<double>(a[2]) == 3);
    CHECK_THROWS_AS(a.item(), shape_error);
}

TEST_CASE("flags follow NumPy's relaxed rules", "[array]")
{
    const auto a = testing::counting<double>({4, 5});
    CHECK((a.c_contiguous() && !a.f_contiguous() && a.owndata() && a.writeable() && a.aligned()));
    CHECK((a.T().f_contiguous() && !a.T().c_contiguous()));
    CHECK_FALSE(a(_, from(1)).c_contiguous());
    CHECK_FALSE(a(from(1)).owndata());
    CHECK((a(slice(1, 2)).c_contiguous() && a(slice(1, 2)).f_contiguous()));
    CHECK(a(from(4)).c_contiguous());
}

TEST_CASE("reshape shares where it can and copies where it must: trap 15", "[array]")
{
    auto a = testing::counting<int>({2, 3});
    auto v = a.reshape({3, -1});
    v(0, 0) = 50;
    CHECK(a(0, 0) == 50);
    auto w = a.T().reshape({6});
    w(0) = 60;
    CHECK(a(0, 0) == 50);
    CHECK(w(1) == 4);
    CHECK(a.T().ravel()(1) == 4);
    CHECK(a.T().ravel(order::f)(1) == 2);
    CHECK_THROWS_AS(a.reshape({4, -1}), shape_error);
    CHECK_THROWS_AS(a.reshape({7}), shape_error);
}

TEST_CASE("view reads the same bytes as another type", "[array]")
{
    ndarray<std::uint32_t> a({2, 2});
    a(0, 0) = 0x01020304;
    auto bytes = a.view<std::uint8_t>();
    CHECK(bytes.shape(1) == 8);
    CHECK(bytes(0, 0) == 4);
    bytes(0, 3) = 2;
    CHECK(a(0, 0) == 0x02020304);
    CHECK_THROWS_AS(a.T().view<std::uint64_t>(), value_error);
}

TEST_CASE("ranks convert both ways and are checked", "[array]")
{
    const ndarray<double, 2> fixed({2, 3});
    const ndarray<double> any = fixed;
    const ndarray<double, 2> back = any;
    CHECK(back.data() == fixed.data());
    CHECK_THROWS_AS((ndarray<double, 3>(any)), shape_error);
}

TEST_CASE("arrays of more than eight axes work like others", "[array]")
{
    auto a = testing::counting<int>({2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
    auto b = a;
    auto c = nd::eval(a + b.T().T());
    CHECK(c.ndim() == 10);
    CHECK(c(1, 0, 1, 0, 1, 0, 1, 0, 1, 0) == 64);
    const auto d = c(1, ellipsis, 0);
    CHECK(d.ndim() == 8);
    CHECK_THROWS_AS(ndarray<int>(axis_values(65, 1)), shape_error);
}

TEST_CASE("sizes that do not fit are refused before anything is allocated", "[array]")
{
    CHECK_THROWS_AS(ndarray<double>({index_t{1} << 32, index_t{1} << 32}), shape_error);
    CHECK_THROWS_AS(ndarray<double>({-1}), shape_error);
    CHECK(ndarray<double>({0, 5}).size() == 0);
}

TEST_CASE("shapes that do not broadcast are named in the error", "[array]")
{
    auto a = testing::counting<double>({3, 4});
    const auto b = testing::counting<double>({5});
    try {
        (void)nd::eval(a + b);
        FAIL("no error");
    } catch (const broadcast_error& e) {
        CHECK(std::string(e.what()) == "operands could not be broadcast together with shapes (3,4) (5,)");
    }
    try {
        a() = b;
        FAIL("no error");
    } catch (const broadcast_error& e) {
        CHECK(std::string(e.what()) == "could not broadcast input array from shape (5,) into shape (3,4)");
    }
    CHECK_THROWS_AS(a(0, _) = a, broadcast_error);
    a(0, _) = a(slice(0, 1), _)(newaxis);
}
} // namespace
