#include <nd/linalg/dot.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/arrays.hpp"
#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;
using support::vector_of;

namespace
{
using complex_double = std::complex<double>;
} // namespace

TEST_CASE("dot, inner and vdot of vectors are NumPy's numbers", "[linalg][dot]")
{
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 1> w = counted({3}, 1.0);
    const nd::ndarray<complex_double, 1> u = v * complex_double(2, -1) + 3.0;
    const auto iu = u * complex_double(0, 1);
    const auto p = vector_of<std::int8_t>({100, 100});
    const auto q = vector_of<std::int8_t>({-3, 7});
    const auto s = vector_of({true, false});
    const auto t = vector_of({true, true});
    const auto none = counted({0});
    CHECK(linalg_difference("dot vectors", nd::dot(v, w)) == "");
    CHECK(linalg_difference("inner vectors", nd::inner(v, w)) == "");
    CHECK(linalg_difference("vdot vectors", nd::vdot(v, w)) == "");
    CHECK(linalg_difference("dot complex", nd::dot(u, iu)) == "");
    CHECK(linalg_difference("inner complex", nd::inner(u, iu)) == "");
    CHECK(linalg_difference("vdot complex", nd::vdot(u, iu)) == "");
    CHECK(linalg_difference("dot int8", nd::dot(p, q)) == "");
    CHECK(linalg_difference("inner int8", nd::inner(p, q)) == "");
    CHECK(linalg_difference("vdot int8", nd::vdot(p, q)) == "");
    CHECK(linalg_difference("dot bool", nd::dot(s, t)) == "");
    CHECK(linalg_difference("inner bool", nd::inner(s, t)) == "");
    CHECK(linalg_difference("vdot bool", nd::vdot(s, t)) == "");
    CHECK(linalg_difference("dot nothing", nd::dot(none, none)) == "");
    CHECK(linalg_difference("inner nothing", nd::inner(none, none)) == "");
    CHECK(linalg_difference("vdot nothing", nd::vdot(none, none)) == "");
    static_assert(std::is_same_v<decltype(nd::dot(v, w)), double>);
    static_assert(std::is_same_v<decltype(nd::vdot(p, q)), std::int8_t>);
}

TEST_CASE("dot sums over the last axis and the second-to-last", "[linalg][dot]")
{
    using namespace nd::literals;
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 2> m = counted({2, 3});
    const nd::ndarray<double, 2> n = counted({3, 4});
    const nd::ndarray<double, 3> a = counted({2, 3, 4});
    const nd::ndarray<complex_double, 2> z = m * complex_double(1, 2) + complex_double(0, 1);
    const nd::ndarray<complex_double, 1> u = v * complex_double(2, -1) + 3.0;
    CHECK(linalg_difference("dot matrices", nd::dot(m, n)) == "");
    CHECK(linalg_difference("dot matrix vector", nd::dot(m, v)) == "");
    CHECK(linalg_difference("dot vector matrix", nd::dot(v, n)) == "");
    CHECK(linalg_difference("dot complex matrices", nd::dot(z, z.T())) == "");
    CHECK(linalg_difference("dot complex matrix vector", nd::dot(z, u)) == "");
    CHECK(linalg_difference("dot complex vector matrix", nd::dot(u, z.T())) == "");
    CHECK(linalg_difference("dot stack vector", nd::dot(a, counted({4}))) == "");
    CHECK(linalg_difference("dot vector stack", nd::dot(v, a)) == "");
    CHECK(linalg_difference("dot stacks", nd::dot(a, counted({5, 1, 4, 3}))) == "");
    CHECK(linalg_difference("dot nothing inside", nd::dot(m(":, :0"_s), n(":0"_s))) == "");
    CHECK(linalg_difference("dot nothing outside", nd::dot(m(":0"_s), n)) == "");
    static_assert(decltype(nd::dot(a, n))::rank == 3);
    static_assert(decltype(nd::dot(a, a))::rank == 4);
    static_assert(decltype(nd::dot(m, v))::rank == 1);
}

TEST_CASE("inner sums over the last axes", "[linalg][dot]")
{
    using namespace nd::literals;
    const nd::ndarray<double, 3> a = counted({2, 3, 4});
    CHECK(linalg_difference("inner stacks", nd::inner(a, a(":, :2"_s))) == "");
    static_assert(decltype(nd::inner(a, a))::rank == 4);
}

TEST_CASE("a number multiplies in dot and inner", "[linalg][dot]")
{
    const nd::ndarray<double, 1> v = counted({3});
    const nd::ndarray<double, 2> m = counted({2, 3});
    const auto two = counted({}, 2.0);
    CHECK(linalg_difference("dot number", nd::dot(m, 2)) == "");
    CHECK(linalg_difference("dot rank 0", nd::dot(two, m)) == "");
    CHECK(linalg_difference("inner number", nd::inner(3, v)) == "");
    static_assert(std::is_same_v<decltype(nd::dot(2, 3)), std::int64_t>);
    // A number is an array without axes here, not a weak scalar.
    static_assert(std::is_same_v<decltype(nd::dot(nd::ndarray<float, 1>(), 2.0)), nd::ndarray<double, 1>>);
    CHECK(nd::dot(2, 3) == 6);
}

TEST_CASE("vdot takes all elements in C order and conjugates the first operand", "[linalg][dot]")
{
    const nd::ndarray<double, 2> m = counted({2, 3});
    const nd::ndarray<complex_double, 2> z = m * complex_double(1, 2) + complex_double(0, 1);
    CHECK(linalg_difference("vdot matrices", nd::vdot(z, z * complex_double(0, 1))) == "");
    const auto p = nd::eval(nd::ndarray<complex_double, 0>(nd::axis_values()) + complex_double(2, 1));
    const auto q = nd::eval(nd::ndarray<complex_double, 0>(nd::axis_values()) + complex_double(1, 1));
    CHECK(linalg_difference("vdot rank 0", nd::vdot(p, q)) == "");
    CHECK(nd::vdot(m.T(), m) == nd::vdot(m.T().copy(), m.ravel()));
}

TEST_CASE("dot reads every layout", "[linalg][dot]")
{
    const auto right = nd::testing::counting<std::int64_t>({4, 5});
    for (const auto& [name, a] : nd::testing::in_all_layouts<std::int64_t>(2, 3, 4)) {
        INFO(name);
        const auto c = nd::dot(a, right);
        const auto d = nd::dot(right.T(), a.transpose({0, 2, 1}));
        std::int64_t all = 0;
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 3; ++j)
                for (int l = 0; l < 5; ++l) {
                    std::int64_t sum = 0;
                    for (int k = 0; k < 4; ++k) {
                        const auto x = nd::testing::element_of(a, i, j, k);
                        sum += x * right(k, l);
                        all += l == 0 ? x * x : 0;
                    }
                    CHECK(c(i, j, l) == sum);
                    CHECK(d(l, i, j) == sum);
                }
        CHECK(nd::vdot(a, a) == all);
        CHECK(nd::dot(a(1, nd::ellipsis)(1, nd::_), a(1, nd::ellipsis)(1, nd::_)).ndim() == 0);
    }
}

TEST_CASE("dot names the extents that differ", "[linalg][dot]")
{
    const auto dot = [](std::initializer_list<nd::index_t> a, std::initializer_list<nd::index_t> b) {
        return error_text<nd::shape_error>([&] { (void)nd::dot(counted(a), counted(b)); });
    };
    CHECK(dot({3}, {4}) == "shapes (3,) and (4,) not aligned: 3 (dim 0) != 4 (dim 0)");
    CHECK(dot({2, 3}, {2, 3}) == "shapes (2,3) and (2,3) not aligned: 3 (dim 1) != 2 (dim 0)");
    CHECK(dot({2}, {5, 4, 3}) == "shapes (2,) and (5,4,3) not aligned: 2 (dim 0) != 4 (dim 1)");
    CHECK(error_text<nd::shape_error>([] {
        (void)nd::inner(counted({2}), counted({5, 3, 4}));
    }) == "shapes (2,) and (5,3,4) not aligned: 2 (dim 0) != 4 (dim 2)");
    CHECK(error_text<nd::shape_error>([] { (void)nd::vdot(counted({2}), counted({3})); }) ==
        "cannot reshape array of size 3 into shape (2,)");
}
