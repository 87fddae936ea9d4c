#include <nd/simd/compare.hpp>
#include <nd/simd/floating.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"
#include <cmath>

namespace simd = nd::simd;
using support::arch;
using support::mismatches;
using support::mismatches2;

TEST_CASE("rounding keeps the sign of zeros, NaN and infinities", "[simd]")
{
    support::for_floats([]<class T>() {
        CHECK(mismatches<T>([](auto a) { return simd::floor(a); }, [](T a) { return std::floor(a); }) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::ceil(a); }, [](T a) { return std::ceil(a); }) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::trunc(a); }, [](T a) { return std::trunc(a); }) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::rint(a); }, [](T a) { return std::nearbyint(a); }) == 0);
        for (T a : support::pool<T>()) {
            CHECK(support::same(simd::floor(a), std::floor(a)));
            CHECK(support::same(simd::ceil(a), std::ceil(a)));
            CHECK(support::same(simd::trunc(a), std::trunc(a)));
            CHECK(support::same(simd::rint(a), std::nearbyint(a)));
        }
    });
    CHECK(std::signbit(simd::ceil(-0.5)));
    CHECK(simd::rint(2.5L) == 2.0L);
}

TEST_CASE("copysign takes the sign bit of NaNs and zeros too", "[simd]")
{
    support::for_floats([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::copysign(a, b); },
                  [](T a, T b) { return std::copysign(a, b); }) == 0);
        T nan[static_cast<std::size_t>(simd::lanes<T, arch>)];
        simd::store(nan,
            simd::copysign(simd::splat<T, arch>(std::numeric_limits<T>::quiet_NaN()), simd::splat<T, arch>(T(-0.0))));
        CHECK(std::signbit(nan[0]));
    });
}

TEST_CASE("classification is that of the language", "[simd]")
{
    const auto ones = []<class T>(
                          auto m) { return simd::select(m, simd::splat<T, arch>(T(1)), simd::splat<T, arch>(T(0))); };
    support::for_floats([&]<class T>() {
        CHECK(mismatches<T>([&](auto a) { return ones.template operator()<T>(simd::isnan(a)); },
                  [](T a) { return T(std::isnan(a)); }) == 0);
        CHECK(mismatches<T>([&](auto a) { return ones.template operator()<T>(simd::isinf(a)); },
                  [](T a) { return T(std::isinf(a)); }) == 0);
        CHECK(mismatches<T>([&](auto a) { return ones.template operator()<T>(simd::isfinite(a)); },
                  [](T a) { return T(std::isfinite(a)); }) == 0);
        CHECK(mismatches<T>([&](auto a) { return ones.template operator()<T>(simd::signbit(a)); },
                  [](T a) { return T(std::signbit(a)); }) == 0);
        for (T a : support::pool<T>())
            CHECK((simd::isnan(a) == std::isnan(a) && simd::isinf(a) == std::isinf(a) &&
                simd::isfinite(a) == std::isfinite(a) && simd::signbit(a) == std::signbit(a)));
    });
}
