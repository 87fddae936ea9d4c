#include <nd/simd/arithmetic.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"
#include <cmath>

namespace simd = nd::simd;
using support::arch;
using support::mismatches;
using support::mismatches2;

namespace
{
// Wrapping arithmetic, by definition: modulo 2^64, then the low bits.
template <class T>
std::uint64_t wide(T x)
{
    return static_cast<std::uint64_t>(x);
}
constexpr auto added = []<class T>(T a, T b) {
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(wide(a) + wide(b));
    else
        return a + b;
};
constexpr auto subtracted = []<class T>(T a, T b) {
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(wide(a) - wide(b));
    else
        return a - b;
};
constexpr auto multiplied = []<class T>(T a, T b) {
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(wide(a) * wide(b));
    else
        return a * b;
};
constexpr auto negative = []<class T>(T a) {
    if constexpr (std::is_integral_v<T>)
        return static_cast<T>(0 - wide(a));
    else
        return -a;
};
constexpr auto magnitude = []<class T>(T a) {
    if constexpr (std::is_floating_point_v<T>)
        return std::fabs(a);
    else
        return a < 0 ? negative(a) : a;
};
} // namespace

TEST_CASE("sums, differences and products are those of single elements, integers wrap", "[simd]")
{
    support::for_elements([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::add(a, b); }, added) == 0);
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::sub(a, b); }, subtracted) == 0);
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::mul(a, b); }, multiplied) == 0);
    });
}

TEST_CASE("single elements wrap too", "[simd]")
{
    STATIC_CHECK(simd::add<std::int8_t>(127, 1) == -128);
    STATIC_CHECK(simd::sub<std::int32_t>(-2147483647 - 1, 1) == 2147483647);
    STATIC_CHECK(simd::mul<std::uint16_t>(65535, 65535) == 1);
    STATIC_CHECK(simd::neg(std::numeric_limits<std::int64_t>::min()) == std::numeric_limits<std::int64_t>::min());
    STATIC_CHECK(simd::abs(std::numeric_limits<std::int16_t>::min()) == -32768);
}

TEST_CASE("negation and magnitude are exact for zeros, NaN and the lowest integer", "[simd]")
{
    support::for_elements([]<class T>() {
        CHECK(mismatches<T>([](auto a) { return simd::neg(a); }, negative) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::abs(a); }, magnitude) == 0);
    });
}

TEST_CASE("division and square root are correctly rounded", "[simd]")
{
    support::for_floats([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::div(a, b); }, [](T a, T b) { return a / b; }) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::sqrt(a); }, [](T a) { return std::sqrt(a); }) == 0);
    });
}

TEST_CASE("a product is rounded before it is used", "[simd]")
{
    support::for_floats([]<class T>() {
        const auto f = [](auto a, auto b) { return simd::sub(simd::mul(a, b), simd::mul(b, a)); };
        CHECK(mismatches2<T>(f, [](T a, T b) {
            volatile T x = a * b;
            return x - x;
        }) == 0);
    });
}

TEST_CASE("mul_add rounds once or twice", "[simd]")
{
    support::for_floats([]<class T>() {
        int bad = 0;
        constexpr std::size_t n = simd::lanes<T, arch>;
        const auto& v = support::pool<T>();
        for (T a : v)
            for (T b : {T(0.1), T(-3), T(1) / T(3)})
                for (T c : {T(0.7), T(1e10), T(-0.0)}) {
                    T out[n];
                    simd::store(
                        out, simd::mul_add(simd::splat<T, arch>(a), simd::splat<T, arch>(b), simd::splat<T, arch>(c)));
                    volatile T ab = a * b;
                    for (T x : out)
                        bad += !support::same(x, std::fma(a, b, c)) && !support::same(x, T(ab + c));
                    bad += !support::same(simd::mul_add(a, b, c), out[0]);
                }
        CHECK(bad == 0);
    });
}

TEST_CASE("min and max treat NaN as std::min and std::max do", "[simd]")
{
    support::for_elements([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::min(a, b); }, [](T a, T b) { return b < a ? b : a; }) ==
            0);
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::max(a, b); }, [](T a, T b) { return a < b ? b : a; }) ==
            0);
    });
}

TEST_CASE("minimum and maximum return NaN when either operand is NaN", "[simd]")
{
    // -0 and +0 are equal: compare what is left after adding +0
    const auto least = []<class T>(T a, T b) { return static_cast<T>((a != a || a < b ? a : b) + T(0)); };
    const auto most = []<class T>(T a, T b) { return static_cast<T>((a != a || a > b ? a : b) + T(0)); };
    support::for_elements([&]<class T>() {
        const auto zero = simd::splat<T, arch>(T(0));
        CHECK(mismatches2<T>([&](auto a, auto b) { return simd::add(simd::minimum(a, b), zero); }, least) == 0);
        CHECK(mismatches2<T>([&](auto a, auto b) { return simd::add(simd::maximum(a, b), zero); }, most) == 0);
    });
    CHECK(std::isnan(simd::minimum(NAN, 1.0F)));
    CHECK(std::isnan(simd::maximum(1.0, std::nan(""))));
    CHECK(simd::maximum(3, 4) == 4);
}
