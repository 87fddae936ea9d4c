#include <nd/linalg/matrix_power.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;

TEST_CASE("powers of matrices and stacks are NumPy's", "[linalg][matrix_power]")
{
    using C = std::complex<double>;
    const nd::ndarray<std::int64_t, 2> q = counted<std::int64_t>({3, 3}, 1);
    const auto stack = counted({2, 2, 2});
    const auto z = support::vector_of<C>({C(3, 4), C(0, 0), C(5, -12), C(8, 6)}).reshape({2, 2});
    for (int n : {0, 1, 2, 3, 12})
        CHECK(linalg_difference("power " + std::to_string(n), nd::matrix_power(q, n)) == "");
    CHECK(linalg_difference("power stack", nd::matrix_power(stack, 5)) == "");
    CHECK(linalg_difference("power stack 0", nd::matrix_power(stack + 0.0, 0)) == "");
    CHECK(linalg_difference("power int8", nd::matrix_power(q.astype<std::int8_t>(), 7)) == "");
    CHECK(linalg_difference("power complex", nd::matrix_power(z, 3)) == "");
    static_assert(decltype(nd::matrix_power(q, 2))::rank == 2);
    CHECK(!(nd::matrix_power(q, 1).base() == q.base()));
}

TEST_CASE("only square matrices have powers, and none negative ones here", "[linalg][matrix_power]")
{
    CHECK(error_text<nd::shape_error>([] {
        (void)nd::matrix_power(counted({2, 3}), 2);
    }) == "Last 2 dimensions of the array must be square, found shape (2,3)");
    CHECK(error_text<nd::shape_error>([] { (void)nd::matrix_power(counted({2}), 2); }) ==
        "1-dimensional array given. Array must be at least two-dimensional");
    CHECK(error_text<nd::value_error>([] {
        (void)nd::matrix_power(counted({2, 2}), -1);
    }) == "a negative power of a matrix needs its inverse, which nd does not compute");
}
