#include <nd/linalg/factor.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

using nd::detail::factor_of;
using support::counted;

TEST_CASE("factors share what kernels can read and copy the rest", "[linalg][factor]")
{
    const auto a = counted({2, 3});
    CHECK(factor_of<double>(a.T()).owner == a.base());
    CHECK(factor_of<double>(a.T()).where.stride(0) == 8);
    CHECK(!(factor_of<double>(a + 1.0).owner == a.base()));
    CHECK(factor_of<float>(a).data[5] == 5.0f);

    // Elements 12 bytes apart are no whole number of doubles apart.
    nd::ndarray<char, 1> bytes({40});
    nd::layout<1> odd;
    odd.set(0, 3, 12);
    const nd::ndarray<double, 1> apart(nd::leaf<double, 1>(bytes.base(), reinterpret_cast<double*>(bytes.data()), odd));
    CHECK(!(factor_of<double>(apart).owner == bytes.base()));
    CHECK(factor_of<double>(apart).where.stride(0) == 8);
}

TEST_CASE("numbers are arrays without axes, integers of 64 bits", "[linalg][factor]")
{
    static_assert(std::is_same_v<nd::detail::factor_type<int>, std::int64_t>);
    static_assert(std::is_same_v<nd::detail::factor_type<float>, float>);
    static_assert(std::is_same_v<nd::detail::factor_type<bool>, bool>);
    static_assert(nd::detail::factor_rank<double> == 0);
    CHECK(nd::detail::array_of_factor(7).item() == 7);
}
