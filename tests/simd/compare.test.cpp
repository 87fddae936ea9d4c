#include <nd/simd/compare.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"

namespace simd = nd::simd;
using support::arch;
using support::mismatches2;

namespace
{
/// A mask-valued function of two batches, as one that returns 1 where it is true and 0 elsewhere.
template <class T, class F>
auto as_ones(F f)
{
    return
        [f](auto a, auto b) { return simd::select(f(a, b), simd::splat<T, arch>(T(1)), simd::splat<T, arch>(T(0))); };
}

template <class T>
simd::mask<T, arch> mask_of(std::uint64_t bits)
{
    T v[static_cast<std::size_t>(simd::lanes<T, arch>)];
    for (int i = 0; i < simd::lanes<T, arch>; ++i)
        v[i] = static_cast<T>(bits >> i & 1);
    return simd::ne(simd::load<T, arch>(v), simd::splat<T, arch>(T(0)));
}
} // namespace

TEST_CASE("comparisons are those of single elements, false for NaN except ne", "[simd]")
{
    support::for_elements([]<class T>() {
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::eq(a, b); }), [](T a, T b) { return T(a == b); }) == 0);
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::ne(a, b); }), [](T a, T b) { return T(a != b); }) == 0);
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::lt(a, b); }), [](T a, T b) { return T(a < b); }) == 0);
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::le(a, b); }), [](T a, T b) { return T(a <= b); }) == 0);
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::gt(a, b); }), [](T a, T b) { return T(a > b); }) == 0);
        CHECK(mismatches2<T>(
                  as_ones<T>([](auto a, auto b) { return simd::ge(a, b); }), [](T a, T b) { return T(a >= b); }) == 0);
    });
}

TEST_CASE("select takes the first batch where the mask is true", "[simd]")
{
    support::for_elements([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto b) { return simd::select(simd::lt(a, b), a, b); },
                  [](T a, T b) { return a < b ? a : b; }) == 0);
    });
}

TEST_CASE("logic on masks is logic on each lane", "[simd]")
{
    support::for_elements([]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        const std::uint64_t every = ~std::uint64_t{0} >> (64 - n);
        std::mt19937_64 random(7);
        for (int i = 0; i < 50; ++i) {
            const std::uint64_t x = random() & every, y = i == 0 ? every : random() & every;
            const auto a = mask_of<T>(x), b = mask_of<T>(y);
            CHECK(simd::to_bits(a) == x);
            CHECK(simd::count(a) == std::popcount(x));
            CHECK(simd::to_bits(simd::mask_and(a, b)) == (x & y));
            CHECK(simd::to_bits(simd::mask_or(a, b)) == (x | y));
            CHECK(simd::to_bits(simd::mask_xor(a, b)) == (x ^ y));
            CHECK(simd::to_bits(simd::mask_andnot(a, b)) == (x & ~y));
            CHECK(simd::to_bits(simd::mask_not(a)) == (~x & every));
        }
    });
}

TEST_CASE("any, all and none see every lane", "[simd]")
{
    support::for_elements([]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        const std::uint64_t every = ~std::uint64_t{0} >> (64 - n);
        CHECK(simd::none(mask_of<T>(0)));
        CHECK_FALSE(simd::any(mask_of<T>(0)));
        CHECK(simd::all(mask_of<T>(every)));
        for (int i = 0; i < n; ++i) {
            const std::uint64_t one = std::uint64_t{1} << i;
            CHECK(simd::any(mask_of<T>(one)));
            CHECK_FALSE(simd::none(mask_of<T>(one)));
            CHECK_FALSE(simd::all(mask_of<T>(every & ~one)));
        }
    });
}
