// Tests of arrays of a given shape.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <type_traits>
#include <vector>

namespace
{
template <class A>
bool all_are(const A& a, typename A::value_type value)
{
    for (nd::index_t i = 0; i < a.size(); ++i)
        if (a.ravel()(i) != value)
            return false;
    return true;
}
} // namespace

TEST_CASE("zeros, ones and full give doubles in C order unless told otherwise", "[creation]")
{
    auto z = nd::zeros({2, 3});
    auto o = nd::ones<float>({3, 2}, nd::order::f);
    static_assert(std::is_same_v<decltype(z), nd::ndarray<double>>);
    CHECK(all_are(z, 0.0));
    CHECK((z.c_contiguous() && z.owndata() && z.shape(0) == 2 && z.shape(1) == 3));
    CHECK(all_are(o, 1.0f));
    CHECK(o.f_contiguous());
    CHECK(o.stride(0) == 4);
    CHECK(nd::empty<int>({4, 5}).size() == 20);
}

TEST_CASE("full takes its type from the value, int standing for 64 bits", "[creation]")
{
    static_assert(std::is_same_v<decltype(nd::full({2}, 3)), nd::ndarray<std::int64_t>>);
    static_assert(std::is_same_v<decltype(nd::full({2}, true)), nd::ndarray<bool>>);
    static_assert(std::is_same_v<decltype(nd::full({2}, 3.5f)), nd::ndarray<float>>);
    static_assert(std::is_same_v<decltype(nd::full<double>({2}, 3)), nd::ndarray<double>>);
    CHECK(all_are(nd::full({2, 2}, 7), 7));
    CHECK(all_are(nd::full<double>({2, 2}, 7), 7.0));
    CHECK(all_are(nd::full({3}, true), true));
}

TEST_CASE("full stretches an array", "[creation]")
{
    nd::ndarray<int> row({2});
    row(1) = 7;
    const auto a = nd::full({3, 2}, row);
    CHECK((a.size() == 6 && a(2, 1) == 7 && a(2, 0) == 0));
    CHECK_THROWS_AS((void)nd::full({2}, nd::ndarray<int>({3})), nd::broadcast_error);
}

TEST_CASE("a number is a shape of one axis and an empty list a shape of none", "[creation]")
{
    CHECK(nd::zeros(5).ndim() == 1);
    CHECK(nd::zeros(5).size() == 5);
    CHECK(nd::ones(nd::axis_values()).item() == 1.0);
    CHECK(nd::zeros(std::vector<nd::index_t>{2, 0, 3}).size() == 0);
}

TEST_CASE("a static rank can be asked for, and is checked", "[creation]")
{
    static_assert(decltype(nd::zeros<double, 2>({2, 3}))::rank == 2);
    CHECK(nd::zeros<double, 2>({2, 3})(1, 2) == 0.0);
    CHECK_THROWS_AS((nd::zeros<double, 2>({2, 3, 4})), nd::shape_error);
}

TEST_CASE("negative and too large extents are refused", "[creation]")
{
    CHECK_THROWS_AS(nd::zeros({-1, 2}), nd::shape_error);
    CHECK_THROWS_AS(nd::empty<double>({nd::index_t{1} << 40, nd::index_t{1} << 40}), nd::shape_error);
    CHECK_THROWS_AS(nd::zeros({0, nd::index_t{1} << 40, nd::index_t{1} << 40}), nd::shape_error);
}

TEST_CASE("like-functions keep type, shape and memory order of the prototype", "[creation]")
{
    const auto a = nd::ones<float>({2, 3, 4}).transpose({1, 2, 0});
    auto z = nd::zeros_like(a);
    static_assert(std::is_same_v<decltype(z), nd::ndarray<float>>);
    CHECK((z.shape(0) == 3 && z.shape(1) == 4 && z.shape(2) == 2));
    CHECK((z.stride(0) == 16 && z.stride(1) == 4 && z.stride(2) == 48)); // numpy.zeros_like(a).strides
    CHECK(all_are(z, 0.0f));
    CHECK(nd::empty_like(a, nd::order::c).c_contiguous());
    CHECK(nd::empty_like(nd::ones({2, 3}).T(), nd::order::a).f_contiguous());
}

TEST_CASE("like-functions change the type on request and accept lazy prototypes", "[creation]")
{
    const auto a = nd::ones<int>({2, 3});
    static_assert(std::is_same_v<decltype(nd::ones_like<bool>(a)), nd::ndarray<bool>>);
    CHECK(all_are(nd::ones_like<bool>(a), true));
    CHECK(all_are(nd::full_like(a, 2.75), 2)); // numpy.full_like of integers truncates
    auto lazy = nd::full_like(a * 0.5, 3);
    static_assert(std::is_same_v<decltype(lazy), nd::ndarray<double>>);
    CHECK((all_are(lazy, 3.0) && lazy.size() == 6));
    CHECK(nd::zeros_like(nd::zeros({0, 4})).shape(1) == 4);
}
