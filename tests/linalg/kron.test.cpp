#include <nd/indexing/literal.hpp>
#include <nd/linalg/kron.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::linalg_difference;

TEST_CASE("kron is NumPy's", "[linalg][kron]")
{
    using namespace nd::literals;
    using C = std::complex<double>;
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 2> m = counted({2, 3});
    const auto c = nd::eval(counted({3, 4}) + C(0, 1) * counted({3, 4}, 5.0));
    nd::ndarray<bool, 2> t({2, 2});
    t(0, 0) = t(1, 0) = t(1, 1) = true;
    CHECK(linalg_difference("kron vectors", nd::kron(v, v + 1.0)) == "");
    CHECK(linalg_difference("kron matrices", nd::kron(m, counted({3, 4}))) == "");
    CHECK(linalg_difference("kron matrices", nd::kron(m.T().copy().T(), counted({3, 4}).copy(nd::order::f))) == "");
    CHECK(linalg_difference("kron ranks", nd::kron(counted<std::int64_t>({3, 3}, 1), v)) == "");
    CHECK(linalg_difference("kron stacks", nd::kron(counted({2, 3, 4})(":, :1"_s), m)) == "");
    CHECK(linalg_difference("kron number", nd::kron(2, m)) == "");
    CHECK(linalg_difference("kron empty", nd::kron(m(":, :0"_s), v)) == "");
    CHECK(linalg_difference("kron bool", nd::kron(t, t)) == "");
    CHECK(linalg_difference("kron complex", nd::kron(c(":2, :2"_s), c[1])) == "");
    static_assert(decltype(nd::kron(v, m))::rank == 2);
    CHECK(nd::kron(m.T(), m.T()).c_contiguous());
}
