#include <nd/select/advanced.hpp>
#include <nd/select/element_proxy.hpp>

#include <catch2/catch_test_macros.hpp>

using namespace nd;

TEST_CASE("results of advanced indexing are element proxies, arrays and other expressions are not", "[select]")
{
    using array = ndarray<int>;
    using picked = decltype(std::declval<array&>()(std::declval<ndarray<index_t>>()));
    using masked = decltype(std::declval<array&>()(std::declval<ndarray<bool>>()));
    STATIC_CHECK(element_proxy<picked>);
    STATIC_CHECK(element_proxy<masked>);
    STATIC_CHECK(!element_proxy<array>);
    STATIC_CHECK(!element_proxy<decltype(std::declval<array>() + 1)>);
}

TEST_CASE("a value fits a result to which it stretches", "[select]")
{
    const auto fits = [](const axis_values& value, const axis_values& result) {
        return detail::value_fits(value, result);
    };
    CHECK(fits({}, {2, 3}));
    CHECK(fits({3}, {2, 3}));
    CHECK(fits({1, 1, 2, 1}, {2, 3}));
    CHECK(fits({0}, {0}));
    CHECK(!fits({2}, {2, 3}));
    CHECK(!fits({2, 2, 3}, {2, 3}));
    CHECK(!fits({0}, {2}));
}

TEST_CASE("every in-place operator writes through an index and a mask", "[select]")
{
    ndarray<int> a({4});
    a() = 12;
    const auto i = idx({0, 2});
    a(i) += 3, a(i) -= 1, a(i) *= 5, a(i) %= 64, a(i) |= 8, a(i) &= 12, a(i) ^= 5, a(i) <<= 3, a(i) >>= 1;
    CHECK((a(0) == ((((((14 * 5) % 64) | 8) & 12) ^ 5) << 3) >> 1 && a(2) == a(0) && a(1) == 12 && a(3) == 12));
    ndarray<bool> m({4});
    m(1) = m(3) = true;
    a(m) += 3, a(m) -= 1, a(m) *= 5, a(m) %= 64, a(m) |= 8, a(m) &= 12, a(m) ^= 5, a(m) <<= 3, a(m) >>= 1;
    CHECK((a(1) == a(0) && a(3) == a(0)));
    ndarray<double> x({4});
    x() = 3.0;
    x(i) /= 2.0, x(m) /= 4.0;
    CHECK((x(0) == 1.5 && x(1) == 0.75));
}

TEST_CASE("an in-place operation must cast back to the same kind", "[select]")
{
    using picked = decltype(std::declval<ndarray<int>&>()(std::declval<ndarray<index_t>>()));
    const auto divides = []<class A>(A*) {
        return requires(A a) { std::move(a) /= 2; };
    };
    const auto adds = []<class A>(A*) {
        return requires(A a) { std::move(a) += 2; };
    };
    STATIC_CHECK(!divides(static_cast<picked*>(nullptr)));
    STATIC_CHECK(adds(static_cast<picked*>(nullptr)));
}
