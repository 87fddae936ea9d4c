#include <nd/select/sort.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"
#include <complex>

using support::select_difference;

namespace
{
[[maybe_unused]] const double sort_nan = std::numeric_limits<double>::quiet_NaN();
[[maybe_unused]] const double sort_inf = std::numeric_limits<double>::infinity();
[[maybe_unused]] nd::ndarray<double, 1> unsorted()
{
    return support::vector_of({3.0, sort_nan, -1.0, 0.0, -0.0, sort_inf, 2.0, -sort_inf, 3.0});
}
[[maybe_unused]] nd::ndarray<std::int64_t> unsorted_matrix()
{
    return support::vector_of<std::int64_t>({3, 1, 2, 1, 5, 0, 2, 2, 9}).reshape({3, 3});
}
} // namespace

TEST_CASE("elements and the indices that sort them are NumPy's", "[select][sort]")
{
    const auto x = unsorted();
    const auto m = unsorted_matrix();
    CHECK(select_difference("sort", nd::sort(x)) == "");
    CHECK(select_difference("argsort", nd::argsort(x)) == "");
    CHECK(select_difference("sort axis 0", nd::sort(m, 0)) == "");
    CHECK(select_difference("argsort axis 0", nd::argsort(m, 0)) == "");
    CHECK(select_difference("lexsort", nd::lexsort({m[0], m[2]})) == "");
    using C = std::complex<double>;
    const auto z = support::vector_of({C(1, 2), C(1, -2), C(sort_nan, 0), C(0, 5), C(1, sort_nan)});
    CHECK(select_difference("sort complex", nd::sort(z)) == "");
    CHECK(select_difference("argsort complex", nd::argsort(z)) == "");
}

TEST_CASE("any layout is sorted, in place too", "[select][sort]")
{
    const auto m = unsorted_matrix();
    CHECK(select_difference("sort axis 0", nd::sort(m.copy(nd::order::f), 0)) == "");
    const auto rows = m.copy();
    nd::sort_in_place(rows, 0);
    CHECK(select_difference("sort axis 0", rows) == "");
    const auto turned = m.copy();
    nd::sort_in_place(turned.T(), 1);
    CHECK(select_difference("sort axis 0", turned) == "");
    auto frozen = m.copy();
    frozen.set_writeable(false);
    CHECK_THROWS_AS(nd::sort_in_place(frozen), nd::readonly_error);
    static_assert(decltype(nd::sort(nd::ndarray<float, 2>()))::rank == 2);
}

TEST_CASE("a partition has sorted elements at the positions asked for", "[select][sort]")
{
    auto x = support::counted<int>({100});
    for (nd::index_t i = 0; i < 100; ++i)
        x(i) = static_cast<int>(i * 37 % 100);
    const auto divided = nd::partition(x, {10, -1, 50});
    const auto picks = nd::argpartition(x, {10, -1, 50});
    for (nd::index_t k : {10, 50, 99}) {
        CHECK(divided(k) == k);
        CHECK(x(picks(k)) == k);
        for (nd::index_t i = 0; i < 100; ++i) {
            CHECK((i < k ? divided(i) < k : divided(i) >= k));
            CHECK((i < k ? x(picks(i)) < k : x(picks(i)) >= k));
        }
    }
}

TEST_CASE("axes and positions that do not exist are refused", "[select][sort]")
{
    const auto m = unsorted_matrix();
    CHECK(support::error_text<nd::axis_error>([&] { (void)nd::sort(m, 2); }) ==
        "axis 2 is out of bounds for array of dimension 2");
    CHECK_THROWS_AS((void)nd::argsort(nd::ndarray<int, 0>()), nd::axis_error);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::partition(m, 3); }) == "kth(=3) out of bounds (3)");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::lexsort(std::vector<nd::ndarray<int>>()); }) ==
        "need sequence of keys with len > 0 in lexsort");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::lexsort({support::counted({2}), support::counted({3})});
    }) == "all keys need to be the same shape");
}

TEST_CASE("arrays without elements sort to themselves", "[select][sort]")
{
    CHECK(nd::sort(nd::ndarray<double>({0, 3}), 0).size() == 0);
    CHECK(nd::argsort(nd::ndarray<double>({3, 0})).size() == 0);
}
