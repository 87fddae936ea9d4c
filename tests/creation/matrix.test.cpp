// Tests of matrices known by their diagonals.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/creation/matrix.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
/// True when every element is what `f(i, j)` says.
template <class A, class F>
bool is_matrix(const A& a, nd::index_t n, nd::index_t m, F f)
{
    if (a.ndim() != 2 || a.shape(0) != n || a.shape(1) != m)
        return false;
    for (nd::index_t i = 0; i < n; ++i)
        for (nd::index_t j = 0; j < m; ++j)
            if (a(i, j) != static_cast<typename A::value_type>(f(i, j)))
                return false;
    return true;
}
constexpr nd::index_t offsets[] = {
    0, 1, -1, 2, -3, 7, -7, std::numeric_limits<nd::index_t>::max(), std::numeric_limits<nd::index_t>::min()};
} // namespace

TEST_CASE("eye has ones on one diagonal, wherever it lies", "[creation]")
{
    for (nd::index_t k : offsets)
        for (nd::index_t m : {0, 2, 5})
            CHECK(is_matrix(nd::eye<int>(4, m, k), 4, m, [&](auto i, auto j) { return j - i == k; }));
    CHECK(nd::eye(3)(2, 2) == 1.0);
    CHECK(nd::identity<bool>(2)(1, 1));
    CHECK_THROWS_AS(nd::eye(-1), nd::shape_error);
}

TEST_CASE("tri, tril and triu cut along one diagonal", "[creation]")
{
    const auto a = nd::ndarray<int>(nd::fromfunction([](auto i, auto j) { return int(10 * i + j + 1); }, {4, 3}));
    for (nd::index_t k : offsets) {
        const auto is_lower = [&](nd::index_t i, nd::index_t j) { return j - i <= k; };
        CHECK(is_matrix(nd::tri(4, 3, k), 4, 3, is_lower));
        CHECK(is_matrix(nd::tril(a, k), 4, 3, [&](auto i, auto j) { return is_lower(i, j) ? 10 * i + j + 1 : 0; }));
        CHECK(is_matrix(
            nd::triu(a.T().T() * 1, k), 4, 3, [&](auto i, auto j) { return j - i >= k ? 10 * i + j + 1 : 0; }));
    }
    CHECK(is_matrix(nd::tril(a.T()), 3, 4, [](auto i, auto j) { return j <= i ? 10 * j + i + 1 : 0; }));
}

TEST_CASE("tri takes negative extents for none", "[creation]")
{
    CHECK(nd::tri(-1).size() == 0);
    CHECK(nd::tri(-1, 3).shape(1) == 3);
}

TEST_CASE("triangles of stacks and of vectors", "[creation]")
{
    const auto stack = nd::ones({2, 3, 3});
    CHECK((nd::triu(stack)(1, 2, 0) == 0.0 && nd::triu(stack)(1, 0, 2) == 1.0));
    CHECK(is_matrix(nd::triu(nd::array({5, 6, 7})), 3, 3, [](auto i, auto j) { return j >= i ? 5 + j : 0; }));
    CHECK(nd::tril(nd::ones({0, 3})).size() == 0);
    CHECK_THROWS_AS(nd::tril(nd::ones(nd::axis_values())), nd::shape_error);
}

TEST_CASE("diag makes a matrix of a vector and a read-only view of a matrix", "[creation]")
{
    const auto v = nd::array({5, 6});
    CHECK(is_matrix(nd::diag(v, -1), 3, 3, [](auto i, auto j) { return i - j == 1 ? 5 + j : 0; }));
    auto a = nd::array({{1, 2, 3}, {4, 5, 6}});
    auto d = nd::diag(a, 1);
    static_assert(std::is_same_v<decltype(d), nd::ndarray<std::int64_t, 1>>);
    CHECK((d.size() == 2 && d(0) == 2 && d(1) == 6));
    CHECK_FALSE(d.writeable());
    a(1, 2) = 60;
    CHECK(d(1) == 60);
    const nd::ndarray<std::int64_t> any_rank = a;
    CHECK(nd::diag(any_rank).ndim() == 1);
    CHECK(nd::diag(nd::diag(any_rank)).ndim() == 2);
    CHECK(nd::diag(v * 1.5)(1, 1) == 9.0);
    CHECK_THROWS_AS(nd::diag(nd::zeros({2, 2, 2})), nd::value_error);
    CHECK_THROWS_AS(nd::diag(v, std::numeric_limits<nd::index_t>::max()), nd::shape_error);
    CHECK_THROWS_AS(nd::diag(v, std::numeric_limits<nd::index_t>::min()), nd::shape_error);
    CHECK(nd::diagflat(a).shape(0) == 6);
    CHECK(nd::diagflat(a, 1)(5, 6) == 60);
}

TEST_CASE("diag takes strided vectors", "[creation]")
{
    const auto v = nd::array({1, 2, 3, 4})(nd::slice(nd::_, nd::_, -2));
    CHECK(is_matrix(nd::diag(v), 2, 2, [](auto i, auto j) { return i == j ? 4 - 2 * i : 0; }));
}

TEST_CASE("vander has the powers as columns", "[creation]")
{
    const auto x = nd::array({2, 3});
    CHECK(is_matrix(nd::vander(x, 3), 2, 3, [](auto i, auto j) {
        return j == 2 ? 1 : j == 1 ? i + 2 : (i + 2) * (i + 2);
    }));
    CHECK(nd::vander(x, 4, {.increasing = true})(1, 3) == 27);
    CHECK(nd::vander(x).shape(1) == 2);
    static_assert(std::is_same_v<decltype(nd::vander(nd::array({0.5}))), nd::ndarray<double, 2>>);
    CHECK_THROWS_AS(nd::vander(nd::zeros({2, 2})), nd::shape_error);
}
