// Floats of 16 bits: every pattern, and roundings where doing it twice would go wrong.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/base/half_float.hpp>

#include <catch2/catch_test_macros.hpp>

#include <bit>
#include <cmath>

namespace
{
using nd::bfloat16;
using nd::float16;

/// The value of a pattern by the definition of its format.
template <class H>
double value_of(unsigned bits)
{
    using L = std::numeric_limits<H>;
    constexpr int stored = L::digits - 1;
    const double sign = (bits & 0x8000u) != 0 ? -1 : 1;
    const int exponent = static_cast<int>((bits & 0x7FFFu) >> stored);
    const int mantissa = static_cast<int>(bits & ((1u << stored) - 1));
    if (exponent == 2 * L::max_exponent - 1)
        return mantissa == 0 ? sign * HUGE_VAL : std::nan("");
    if (exponent == 0)
        return sign * std::ldexp(mantissa, L::min_exponent - 1 - stored);
    return sign * std::ldexp(mantissa + (1 << stored), exponent - L::max_exponent + 1 - stored);
}

template <class H>
int wrong_patterns()
{
    int wrong = 0;
    for (unsigned i = 0; i < 65536; ++i) {
        const auto h = H::from_bits(static_cast<std::uint16_t>(i));
        const float x = h;
        const double expected = value_of<H>(i);
        if (std::isnan(expected)) {
            // A quiet NaN with the same payload.
            const unsigned quiet = 1u << (std::numeric_limits<H>::digits - 2);
            wrong += !std::isnan(x) || (H(x).bits() | quiet) != (i | quiet) || (H(x).bits() & quiet) == 0;
        } else
            wrong += static_cast<double>(x) != expected || std::signbit(x) != std::signbit(expected) ||
                H(x).bits() != i || H(expected).bits() != i || H(static_cast<long double>(expected)).bits() != i;
    }
    return wrong;
}
TEST_CASE("all 65536 patterns become floats and come back", "[float16]")
{
    CHECK(wrong_patterns<float16>() == 0);
    CHECK(wrong_patterns<bfloat16>() == 0);
}

/// Around the middle of each two neighbours: there to the even one, and by the least difference to the nearer one.
template <class H>
int wrong_ties()
{
    int wrong = 0;
    const unsigned infinity = std::numeric_limits<H>::infinity().bits();
    for (unsigned i = 0; i < infinity; ++i) {
        const double low = value_of<H>(i);
        // Beyond the greatest number stands what would be the next one.
        const double high =
            i + 1 == infinity ? std::ldexp(1.0, std::numeric_limits<H>::max_exponent) : value_of<H>(i + 1);
        const double middle = low + (high - low) / 2;
        const unsigned even = i % 2 == 0 ? i : i + 1;
        wrong += H(middle).bits() != even || H(-middle).bits() != (even | 0x8000u);
        wrong += H(std::nextafter(middle, high)).bits() != i + 1 || H(std::nextafter(middle, low)).bits() != i;
        const auto f = static_cast<float>(middle); // exact
        wrong += H(f).bits() != even || H(std::nextafterf(f, HUGE_VALF)).bits() != i + 1;
        wrong += H(std::nextafterf(f, 0.0F)).bits() != i;
        wrong += H(static_cast<long double>(middle) * (1 + 0x1p-60L)).bits() != i + 1;
    }
    return wrong;
}
TEST_CASE("numbers round once, halves to even", "[float16]")
{
    CHECK(wrong_ties<float16>() == 0);
    CHECK(wrong_ties<bfloat16>() == 0);
    // By way of float it would be a tie, which goes to 1.
    CHECK(float16(1.0004882821813226) == 1.0009765625F);
    CHECK(float16(static_cast<float>(1.0004882821813226)) == 1.0F);
    CHECK(bfloat16((1LL << 40) + (1LL << 32) + 1) == 0x1.02p40F);
    CHECK(bfloat16((1LL << 40) + (1LL << 32)) == 0x1p40F);
    CHECK(bfloat16(-(1LL << 40) - (1LL << 32) - 1) == -0x1.02p40F);
    CHECK(float16(65519) == 65504.0F);
    CHECK(float16(65520) == HUGE_VALF);
    CHECK(float16(std::numeric_limits<std::int64_t>::min()) == -HUGE_VALF);
    CHECK(bfloat16(std::numeric_limits<std::uint64_t>::max()) == 0x1p64F);
    CHECK(float16(bfloat16(3.0)) == 3.0F);
    CHECK(float16(true) == 1.0F);
}

// What the compiler computes without instructions is what the machine gives.
template <class H>
constexpr unsigned mixed_bits()
{
    unsigned sum = 0;
    for (unsigned i = 0; i < 65536; i += 37) {
        const float x = H::from_bits(static_cast<std::uint16_t>(i));
        const float y = (i & 0x7FFFu) < std::numeric_limits<H>::infinity().bits() ? x * 0.9997F : x; // in between
        sum = sum * 31 + (std::bit_cast<std::uint32_t>(x) >> 3) + H(x).bits() + H(y).bits();
    }
    return sum;
}
TEST_CASE("constant expressions convert as the machine does", "[float16]")
{
    constexpr unsigned compiled = mixed_bits<float16>();
    CHECK(mixed_bits<float16>() == compiled);
    constexpr unsigned compiled_brain = mixed_bits<bfloat16>();
    CHECK(mixed_bits<bfloat16>() == compiled_brain);
}

TEST_CASE("two halves give a half, a half and a number of C++ what a float would", "[float16]")
{
    constexpr float16 h = 1.5F;
    static_assert(std::is_same_v<decltype(h + h), float16> && std::is_same_v<decltype(-h), float16>);
    static_assert(std::is_same_v<decltype(h + 1), float> && std::is_same_v<decltype(2.0 * h), double>);
    static_assert(h + h == 3 && h - h == 0 && h * h == 2.25F && h / h == 1 && -h == -1.5F && h > 1 && h != 2);
    static_assert(std::is_trivially_copyable_v<float16> && sizeof(float16) == 2 && alignof(float16) == 2);
    float16 x = 2048;
    x += 1;
    CHECK(x == 2048);
    x *= 2;
    x -= 96;
    x /= 4;
    CHECK(x == 1000);
    CHECK(std::signbit(static_cast<float>(-float16(0))));
}

TEST_CASE("a half in place with a number of C++ rounds the result alone", "[float16]")
{
    float16 h = 0.001F;
    h *= 1e5F;             // infinite as a half
    CHECK(h == 100.0625F); // numpy.float16(numpy.float32(numpy.float16(0.001)) * numpy.float32(1e5))
    h = 65504;
    h -= 131008.0;
    CHECK(h == -65504);
    h += 131008;
    CHECK(h == 65504);
    h = 1;
    h += 0x1p-11 + 0x1p-30; // past half way to the next half, and half way itself when rounded to a half or a float
    CHECK(h == 1 + 0x1p-10);
    constexpr auto in_place = [] {
        bfloat16 b = 3;
        b *= 1 + 0x1p-8F; // 1 as a bfloat16
        return b;
    };
    static_assert(in_place() == 3 + 0x1p-6F);
    static_assert(std::is_same_v<decltype(h += 1), float16&> && std::is_same_v<decltype(h += h), float16&>);
}

TEST_CASE("the limits of halves are those of their formats", "[float16]")
{
    using L = std::numeric_limits<float16>; // numpy.finfo(numpy.float16)
    static_assert(L::max() == 65504 && L::lowest() == -65504 && L::min() == 0x1p-14F && L::denorm_min() == 0x1p-24F);
    static_assert(L::epsilon() == 0x1p-10F && L::digits == 11 && L::digits10 == 3 && L::max_digits10 == 5);
    static_assert(L::max_exponent == 16 && L::min_exponent == -13 && L::max_exponent10 == 4 && L::min_exponent10 == -4);
    static_assert(L::infinity() > L::max() && L::quiet_NaN() != L::quiet_NaN());
    using B = std::numeric_limits<bfloat16>;
    static_assert(B::max() == 0x1.FEp127F && B::min() == 0x1p-126F && B::denorm_min() == 0x1p-133F);
    static_assert(B::epsilon() == 0x1p-7F && B::digits == 8 && B::digits10 == 2 && B::max_digits10 == 4);
    static_assert(B::max_exponent10 == 38 && B::min_exponent10 == -37 && B::quiet_NaN().bits() == 0x7FC0);
    SUCCEED("checked by the compiler");
}
} // namespace
