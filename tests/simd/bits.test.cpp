#include <nd/simd/bits.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"

namespace simd = nd::simd;
using support::arch;
using support::mismatches;
using support::mismatches2;

namespace
{
// NumPy's shifts, one bit at a time.
template <class T>
T left(T a, T n)
{
    if (n < 0 || static_cast<std::uint64_t>(n) >= sizeof(T) * 8)
        return 0;
    auto x = static_cast<std::uint64_t>(a);
    for (T i = 0; i < n; ++i)
        x *= 2;
    return static_cast<T>(x);
}
template <class T>
T right(T a, T n)
{
    const bool beyond = n < 0 || static_cast<std::uint64_t>(n) >= sizeof(T) * 8;
    for (T i = 0; i < (beyond ? T(sizeof(T) * 8) : n); ++i)
        a = static_cast<T>((a - (a % 2 != 0)) / 2);
    return a;
}
} // namespace

TEST_CASE("bitwise operations act on each bit", "[simd]")
{
    support::for_integers([]<class T>() {
        CHECK(
            mismatches2<T>([](auto a, auto b) { return simd::bit_and(a, b); }, [](T a, T b) { return T(a & b); }) == 0);
        CHECK(
            mismatches2<T>([](auto a, auto b) { return simd::bit_or(a, b); }, [](T a, T b) { return T(a | b); }) == 0);
        CHECK(
            mismatches2<T>([](auto a, auto b) { return simd::bit_xor(a, b); }, [](T a, T b) { return T(a ^ b); }) == 0);
        CHECK(mismatches<T>([](auto a) { return simd::bit_not(a); }, [](T a) { return T(~a); }) == 0);
    });
    CHECK(simd::bit_xor(true, true) == false);
}

TEST_CASE("shifts lane by lane follow NumPy past the width and for negative counts", "[simd]")
{
    support::for_integers([]<class T>() {
        CHECK(mismatches2<T>([](auto a, auto n) { return simd::shift_left(a, n); }, left<T>) == 0);
        CHECK(mismatches2<T>([](auto a, auto n) { return simd::shift_right(a, n); }, right<T>) == 0);
    });
}

TEST_CASE("shifts of a whole batch and of one element follow NumPy too", "[simd]")
{
    support::for_integers([]<class T>() {
        int bad = 0;
        for (T n : support::pool<T>()) {
            bad += mismatches<T>([n](auto a) { return simd::shift_left(a, n); }, [n](T a) { return left(a, n); });
            bad += mismatches<T>([n](auto a) { return simd::shift_right(a, n); }, [n](T a) { return right(a, n); });
            for (T a : support::pool<T>())
                bad += simd::shift_left(a, n) != left(a, n) || simd::shift_right(a, n) != right(a, n);
        }
        CHECK(bad == 0);
    });
}
