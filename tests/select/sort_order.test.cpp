#include <nd/select/sort_order.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <limits>

using nd::detail::sorts_before;

TEST_CASE("NaN stands behind everything, itself excepted", "[select][sort_order]")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    static_assert(sorts_before(inf, nan) && !sorts_before(nan, -inf) && !sorts_before(nan, nan));
    static_assert(!sorts_before(-0.0, 0.0) && sorts_before(-1.0, 0.0));
}

TEST_CASE("complex numbers go by real part, then by imaginary part, those with NaN last", "[select][sort_order]")
{
    using C = std::complex<double>;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    // NumPy's order: [R + Rj, R + nanj, nan + Rj, nan + nanj]
    const C ordered[] = {{0, 5}, {1, -2}, {1, 2}, {0, nan}, {1, nan}, {nan, 0}, {nan, 3}, {nan, nan}};
    for (const C& a : ordered)
        for (const C& b : ordered)
            CHECK(sorts_before(a, b) == (&a < &b));
}

TEST_CASE("keys order as elements do and give them back", "[select][sort_order]")
{
    using namespace nd::detail;
    const double inf = std::numeric_limits<double>::infinity();
    const double values[] = {-inf, -1e300, -1, -5e-324, -0.0, 0.0, 5e-324, 2, inf};
    for (std::size_t i = 0; i + 1 < std::size(values); ++i) {
        CHECK(sort_key(values[i]) < sort_key(values[i + 1]));
        CHECK(std::bit_cast<std::uint64_t>(element_of_key<double>(sort_key(values[i]))) ==
            std::bit_cast<std::uint64_t>(values[i]));
    }
    CHECK(sort_key(-std::numeric_limits<float>::quiet_NaN()) > sort_key(std::numeric_limits<float>::infinity()));
    CHECK(stable_sort_key(-0.0) == stable_sort_key(0.0));
    static_assert(sort_key(std::int8_t{-128}) == 0 && element_of_key<std::int8_t>(0) == -128);
    static_assert(sort_key(false) < sort_key(true));
    static_assert(!has_sort_key<std::complex<float>> && !has_sort_key<long double>);
}
