#include <nd/linalg/tensordot.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/arrays.hpp"
#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::counted;
using support::error_text;
using support::linalg_difference;

TEST_CASE("tensordot sums over pairs of axes as NumPy's", "[linalg][tensordot]")
{
    using namespace nd::literals;
    const auto m = counted({2, 3});
    const auto n = counted({3, 4});
    const auto a = counted({2, 3, 4});
    CHECK(linalg_difference("tensordot 0", nd::tensordot(m, n, 0)) == "");
    CHECK(linalg_difference("tensordot 1", nd::tensordot(m, n, 1)) == "");
    CHECK(linalg_difference("tensordot 2", nd::tensordot(a, counted({3, 4, 2}), 2)) == "");
    CHECK(linalg_difference("tensordot all", nd::tensordot(n, n)) == "");
    CHECK(linalg_difference("tensordot axes", nd::tensordot(a, n, {{2, 1}, {1, 0}})) == "");
    CHECK(linalg_difference("tensordot swapped", nd::tensordot(a, n, {{1, 2}, {0, 1}})) == "");
    CHECK(linalg_difference("tensordot one", nd::tensordot(a, a, {0, 0})) == "");
    CHECK(linalg_difference("tensordot one", nd::tensordot(a, a, {{0}, {0}})) == "");
    CHECK(linalg_difference("tensordot negative", nd::tensordot(a, a, {{-1, 0}, {-1, 0}})) == "");
    CHECK(linalg_difference("tensordot rank 0", nd::tensordot(2.0, m, 0)) == "");
    CHECK(linalg_difference("tensordot 0", nd::tensordot(m, n, {{}, {}})) == "");
    CHECK(linalg_difference("tensordot empty", nd::tensordot(a(":, :0"_s), n(":0"_s), {1, 0})) == "");
}

TEST_CASE("tensordot takes complex and truth values, any layout and expressions", "[linalg][tensordot]")
{
    using C = std::complex<double>;
    const auto n = counted({3, 4});
    const auto c = nd::eval(n + C(0, 1) * counted({3, 4}, 5.0));
    nd::ndarray<bool, 2> t({2, 2});
    t(0, 0) = t(1, 0) = t(1, 1) = true;
    CHECK(linalg_difference("tensordot complex", nd::tensordot(c, c, {0, 0})) == "");
    CHECK(linalg_difference("tensordot bool", nd::tensordot(t, t, {0, 1})) == "");
    CHECK(linalg_difference("tensordot all", nd::tensordot(n + 0.0, n.T().copy().T())) == "");
    for (const auto& [name, a] : nd::testing::in_all_layouts<double>(2, 3, 4)) {
        INFO(name);
        double sum = 0;
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 3; ++j)
                sum += nd::testing::element_of(a, i, j, 1) * nd::testing::element_of(a, i, j, 2);
        CHECK(nd::tensordot(a, a, {{0, 1}, {0, 1}})(1, 2) == sum);
        CHECK(nd::tensordot(a, a, {{1, 0}, {1, 0}})(1, 2) == sum);
    }
}

TEST_CASE("tensordot says what does not fit", "[linalg][tensordot]")
{
    const auto n = counted({3, 4});
    CHECK(error_text<nd::shape_error>([&] {
        (void)nd::tensordot(n, n, {0, 1});
    }) == "shape-mismatch for sum: shapes (3,4) and (3,4), axes (0,) and (1,)");
    CHECK(error_text<nd::shape_error>([&] {
        (void)nd::tensordot(n, n, {{0, 1}, {0}});
    }) == "shape-mismatch for sum: shapes (3,4) and (3,4), axes (0,1) and (0,)");
    CHECK(error_text<nd::value_error>([&] {
        (void)nd::tensordot(n, n, {{0, 0}, {0, 1}});
    }) == "duplicate axes are not allowed in tensordot");
    CHECK(error_text<nd::index_error>([&] { (void)nd::tensordot(n, n, 3); }) ==
        "tuple index out of range: axis -3 of an array of dimension 2");
}
