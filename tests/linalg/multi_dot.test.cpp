#include <nd/linalg/multi_dot.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;

TEST_CASE("multi_dot multiplies chains of matrices between vectors", "[linalg][multi_dot]")
{
    using C = std::complex<double>;
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 2> m = counted({2, 3}), n = counted({3, 4});
    const nd::ndarray<std::int64_t, 2> q = counted<std::int64_t>({3, 3}, 1);
    const auto c = n + C(0, 1) * counted({3, 4}, 5.0);
    CHECK(linalg_difference("multi_dot 2", nd::multi_dot(m, n)) == "");
    CHECK(linalg_difference("multi_dot 3", nd::multi_dot(m, n, n.T())) == "");
    CHECK(linalg_difference("multi_dot 5", nd::multi_dot(m, n, n.T(), q, m.T())) == "");
    CHECK(linalg_difference("multi_dot vectors", nd::multi_dot(v, n, n.T(), v)) == "");
    CHECK(linalg_difference("multi_dot first", nd::multi_dot(v, n, n.T())) == "");
    CHECK(linalg_difference("multi_dot last", nd::multi_dot(counted({2, 3}), q, counted({3}))) == "");
    CHECK(linalg_difference("multi_dot complex", nd::multi_dot(m, c)) == "");
    static_assert(std::is_same_v<decltype(nd::multi_dot(v, n, n.T(), v)), double>);
    static_assert(decltype(nd::multi_dot(m, n, n.T()))::rank == 2);
}

TEST_CASE("a chain is split where that costs least", "[linalg][multi_dot]")
{
    // The example of Cormen et al., section on matrix-chain multiplication: ((A1 (A2 A3)) ((A4 A5) A6)).
    const nd::detail::chain_order order({30, 35, 15, 5, 10, 20, 25});
    CHECK(order.split(0, 5) == 2);
    CHECK(order.split(0, 2) == 0);
    CHECK(order.split(3, 5) == 4);
}

TEST_CASE("multi_dot says what does not fit", "[linalg][multi_dot]")
{
    CHECK(error_text<nd::shape_error>([] {
        (void)nd::multi_dot(counted({2, 2}), counted({3, 3}));
    }) == "shapes (2,2) and (3,3) not aligned: 2 (dim 1) != 3 (dim 0)");
    CHECK(error_text<nd::shape_error>([] {
        (void)nd::multi_dot(counted({2, 2}), counted({2, 2, 2}), counted({2}));
    }) == "3-dimensional array given. Array must be two-dimensional");
}
