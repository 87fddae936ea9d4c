#include <nd/linalg/outer.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::linalg_difference;
using support::vector_of;

TEST_CASE("outer multiplies all elements of two arrays", "[linalg][outer]")
{
    using C = std::complex<double>;
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 2> m = counted({2, 3});
    const nd::ndarray<C, 1> u = v * C(2, -1) + 3.0;
    CHECK(linalg_difference("outer vectors", nd::outer(v, v + 1.0)) == "");
    CHECK(linalg_difference("outer complex", nd::outer(u, u * C(0, 1))) == "");
    CHECK(linalg_difference(
              "outer int8", nd::outer(vector_of<std::int8_t>({100, 100}), vector_of<std::int8_t>({-3, 7}))) == "");
    CHECK(linalg_difference("outer bool", nd::outer(vector_of({true, false}), vector_of({true, true}))) == "");
    CHECK(linalg_difference("outer nothing", nd::outer(counted({0}), counted({0}))) == "");
    CHECK(linalg_difference("outer matrices", nd::outer(m, counted({3, 4}))) == "");
    CHECK(linalg_difference(
              "outer matrices", nd::outer(m.T().copy().T(), counted({4, 3}).T().copy().T().reshape({3, 4}))) == "");
    CHECK(linalg_difference("outer number", nd::outer(2, v)) == "");
    static_assert(decltype(nd::outer(counted({3}), 2))::rank == 2);
    CHECK(nd::outer(m.T(), v).c_contiguous());
}
