// Also tests: linalg/core_axes.hpp
#include <nd/linalg/matmul.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/arrays.hpp"
#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;

namespace
{
using complex_number = std::complex<double>;

/// The operands of tests/golden/linalg.py.
struct linalg_operands
{
    nd::ndarray<double, 1> v = counted({3}), w = counted({3}, 1.0);
    nd::ndarray<double, 2> m = counted({2, 3}), n = counted({3, 4});
    nd::ndarray<double, 3> a = counted({2, 3, 4});
    nd::ndarray<double> b = counted({5, 1, 4, 3});
    nd::ndarray<complex_number, 2> z = m * complex_number(1, 2) + complex_number(0, 1);
    nd::ndarray<complex_number, 1> u = v * complex_number(2, -1) + 3.0;
    nd::ndarray<std::int8_t, 2> k8{{2, 2}};
    nd::ndarray<bool, 2> t{{2, 2}};

    linalg_operands()
    {
        k8(0, 0) = k8(0, 1) = 100;
        k8(1, 0) = -3;
        k8(1, 1) = 7;
        t(0, 0) = t(1, 0) = t(1, 1) = true;
    }
};
} // namespace

TEST_CASE("matmul is NumPy's for vectors, matrices and stacks", "[linalg][matmul]")
{
    using namespace nd::literals;
    const linalg_operands o;
    CHECK(linalg_difference("matmul vectors", nd::matmul(o.v, o.w)) == "");
    CHECK(linalg_difference("matmul matrices", nd::matmul(o.m, o.n)) == "");
    CHECK(linalg_difference("matmul matrix vector", nd::matmul(o.m, o.v)) == "");
    CHECK(linalg_difference("matmul vector matrix", nd::matmul(o.v, o.n)) == "");
    CHECK(linalg_difference("matmul stack vector", nd::matmul(o.a, counted({4}))) == "");
    CHECK(linalg_difference("matmul vector stack", nd::matmul(counted({3}), o.a)) == "");
    CHECK(linalg_difference("matmul stacks", nd::matmul(o.a, o.a.swapaxes(1, 2))) == "");
    CHECK(linalg_difference("matmul broadcast", nd::matmul(o.a, o.b)) == "");
    CHECK(linalg_difference("matmul empty stack", nd::matmul(o.a(":0"_s), o.a(0, nd::ellipsis).T())) == "");
    CHECK(linalg_difference("matmul nothing inside", nd::matmul(o.m(":, :0"_s), o.n(":0"_s))) == "");
    CHECK(linalg_difference("matmul nothing outside", nd::matmul(o.m(":0"_s), o.n)) == "");
    CHECK(linalg_difference("matmul nothing", nd::matmul(o.v(":0"_s), o.w(":0"_s))) == "");
}

TEST_CASE("matmul of integers wraps, of truth values is or of ands, of complex numbers is complex", "[linalg][matmul]")
{
    const linalg_operands o;
    CHECK(linalg_difference("matmul int8", nd::matmul(o.k8[0], o.k8[1])) == "");
    CHECK(linalg_difference("matmul int8 matrices", nd::matmul(o.k8, o.k8)) == "");
    CHECK(linalg_difference("matmul bool", nd::matmul(o.t[0], o.t[1])) == "");
    CHECK(linalg_difference("matmul bool matrices", nd::matmul(o.t, o.t)) == "");
    CHECK(linalg_difference("matmul complex", nd::matmul(o.u, o.u * complex_number(0, 1))) == "");
    CHECK(linalg_difference("matmul complex matrices", nd::matmul(o.z, o.z.T())) == "");
    CHECK(linalg_difference("matmul complex matrix vector", nd::matmul(o.z, o.u)) == "");
    CHECK(linalg_difference("matmul complex vector matrix", nd::matmul(o.u, o.z.T())) == "");
    static_assert(std::is_same_v<decltype(nd::matmul(o.k8, o.k8))::value_type, std::int8_t>);
    static_assert(std::is_same_v<decltype(nd::matmul(o.t, o.t)), nd::ndarray<bool, 2>>);
    static_assert(std::is_same_v<decltype(nd::matmul(o.k8, o.z)), nd::ndarray<complex_number, 2>>);
}

TEST_CASE("static ranks pass through matmul", "[linalg][matmul]")
{
    const linalg_operands o;
    static_assert(std::is_same_v<decltype(nd::matmul(o.v, o.w)), double>);
    static_assert(decltype(nd::matmul(o.m, o.n))::rank == 2);
    static_assert(decltype(nd::matmul(o.m, o.v))::rank == 1);
    static_assert(decltype(nd::matmul(o.v, o.n))::rank == 1);
    static_assert(decltype(nd::matmul(o.a, o.m))::rank == 3);
    static_assert(decltype(nd::matmul(o.a, o.v))::rank == 2);
    static_assert(decltype(nd::matmul(o.a, o.b))::rank == nd::dynamic);
    static_assert(std::is_same_v<decltype(nd::vecdot(o.v, o.v)), double>);
    CHECK(nd::matmul(o.m, o.n).c_contiguous());
    CHECK(nd::matmul(counted({3}), counted({3})).ndim() == 0);
}

TEST_CASE("matvec, vecmat and vecdot are NumPy's", "[linalg][matmul]")
{
    const linalg_operands o;
    CHECK(linalg_difference("matvec", nd::matvec(o.a, counted({5, 1, 4}))) == "");
    CHECK(linalg_difference("vecmat", nd::vecmat(counted({5, 1, 3}), o.a)) == "");
    CHECK(linalg_difference("vecmat complex", nd::vecmat(o.u, o.z.T())) == "");
    CHECK(linalg_difference("vecdot", nd::vecdot(o.a, counted({3, 4}))) == "");
    CHECK(linalg_difference("vecdot complex", nd::vecdot(o.z, o.z * complex_number(0, 1) + 1.0)) == "");
}

TEST_CASE("matmul reads every layout and expression", "[linalg][matmul]")
{
    const auto right = nd::testing::counting<double>({4, 5});
    for (const auto& [name, a] : nd::testing::in_all_layouts<double>(2, 3, 4)) {
        INFO(name);
        const auto c = nd::matmul(a, right);
        const auto d = nd::matmul(right.T(), a.swapaxes(1, 2));
        const auto e = nd::matmul(a + 1.0, right);
        REQUIRE(c.size() == 30);
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 3; ++j)
                for (int l = 0; l < 5; ++l) {
                    double sum = 0;
                    double moved = 0;
                    for (int k = 0; k < 4; ++k) {
                        sum += nd::testing::element_of(a, i, j, k) * right(k, l);
                        moved += (nd::testing::element_of(a, i, j, k) + 1) * right(k, l);
                    }
                    CHECK(c(i, j, l) == sum);
                    CHECK(d(i, l, j) == sum);
                    CHECK(e(i, j, l) == moved);
                }
    }
}

TEST_CASE("products over core axes say what does not fit", "[linalg][matmul]")
{
    const auto product = [](auto f, std::initializer_list<nd::index_t> a, std::initializer_list<nd::index_t> b) {
        return error_text<nd::shape_error>([&] { (void)f(counted(a), counted(b)); });
    };
    const auto broadcast = [](auto f, std::initializer_list<nd::index_t> a, std::initializer_list<nd::index_t> b) {
        return error_text<nd::broadcast_error>([&] { (void)f(counted(a), counted(b)); });
    };
    const auto matmul = [](const auto& a, const auto& b) { return nd::matmul(a, b); };
    const auto vecdot = [](const auto& a, const auto& b) { return nd::vecdot(a, b); };
    const auto matvec = [](const auto& a, const auto& b) { return nd::matvec(a, b); };
    const auto vecmat = [](const auto& a, const auto& b) { return nd::vecmat(a, b); };
    CHECK(product(matmul, {}, {3}) ==
        "matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature "
        "(n?,k),(k,m?)->(n?,m?) requires 1)");
    CHECK(product(matmul, {3}, {}) ==
        "matmul: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature "
        "(n?,k),(k,m?)->(n?,m?) requires 1)");
    CHECK(product(matmul, {2, 3}, {2, 3}) ==
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
        "(n?,k),(k,m?)->(n?,m?) (size 2 is different from 3)");
    CHECK(product(vecdot, {2, 4}, {3}) ==
        "vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->() (size 3 is "
        "different from 4)");
    CHECK(product(matvec, {3}, {3}) ==
        "matvec: Input operand 0 does not have enough dimensions (has 1, gufunc core with signature (m,n),(n)->(m) "
        "requires 2)");
    CHECK(product(vecmat, {3}, {2, 3}) ==
        "vecmat: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n,m)->(m) (size 2 "
        "is different from 3)");
    CHECK(broadcast(matmul, {2, 3, 4}, {3, 4, 2}) ==
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
        "(2,3,4)->(2,newaxis,newaxis) (3,4,2)->(3,newaxis,newaxis)  and requested shape (3,2)");
    CHECK(broadcast(vecdot, {2, 3}, {3, 3}) ==
        "operands could not be broadcast together with remapped shapes [original->remapped]: (2,3)->(2,) (3,3)->(3,)  "
        "and requested shape ()");
    CHECK(broadcast(vecmat, {2, 3}, {5, 3, 4}) ==
        "operands could not be broadcast together with remapped shapes [original->remapped]: (2,3)->(2,newaxis) "
        "(5,3,4)->(5,newaxis)  and requested shape (4)");
}

TEST_CASE("any byte but 0 is true in a product of truth values", "[linalg][matmul]")
{
    nd::ndarray<std::uint8_t, 2> bytes({1, 2});
    bytes(0, 0) = 2;
    nd::ndarray<std::uint8_t, 1> ones({2});
    ones.fill(1);
    const auto truth = nd::matmul(bytes.view<bool>(), ones.view<bool>());
    CHECK(truth.view<std::uint8_t>()(0) == 1);
}
