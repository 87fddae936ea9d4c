// Registers of 16-bit floats convert as single ones do.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/simd/half.hpp>
#include <nd/simd/lanes.hpp>

#include <catch2/catch_test_macros.hpp>

#include <bit>
#include <limits>

namespace
{
using namespace nd::simd;
using arch = default_arch;

struct identity
{
    template <class T>
    static T call(T x)
    {
        return x;
    }
};
struct sum_of_two
{
    template <class T>
    static T call(T a, T b)
    {
        return a + b;
    }
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(nd::simd::add(a, b))
    {
        return nd::simd::add(a, b);
    }
};

constexpr int count = 64;

/// Words that lanes narrow floats to, whatever the registers are.
template <class H>
void narrowed(H* out, const float* in)
{
    store_lanes(out, call_lanes<identity, H, float, count, arch>(load_lanes<float, float, count, arch>(in)));
}

template <class H>
int wrong_conversions()
{
    int wrong = 0;
    for (unsigned start = 0; start < 65536; start += count) {
        H words[count];
        for (unsigned i = 0; i < count; ++i)
            words[i] = H::from_bits(static_cast<std::uint16_t>(start + i));
        const auto wide =
            to_array<count>(call_lanes<identity, float, float, count, arch>(load_lanes<H, float, count, arch>(words)));
        float between[count];
        H back[count];
        for (int i = 0; i < count; ++i) {
            const float x = words[i];
            wrong += std::bit_cast<std::uint32_t>(wide.v[i]) != std::bit_cast<std::uint32_t>(x);
            between[i] = x * 1.0003F;
        }
        narrowed(back, between);
        for (int i = 0; i < count; ++i)
            wrong += back[i].bits() != H(between[i]).bits();
        // The middle of neighbours and the numbers next to it.
        for (unsigned i = 0; i < count; ++i) {
            const int shift = 24 - std::numeric_limits<H>::digits;
            const auto bits = std::bit_cast<std::uint32_t>(wide.v[i]);
            between[i] =
                std::bit_cast<float>((bits & 0xFF800000u) | ((bits + (1u << (shift - 1)) + i % 3 - 1) & 0x7FFFFFu));
        }
        narrowed(back, between);
        for (int i = 0; i < count; ++i)
            wrong += back[i].bits() != H(between[i]).bits();
    }
    return wrong;
}
TEST_CASE("registers of 16-bit floats hold what single ones do", "[simd]")
{
    CHECK(wrong_conversions<nd::float16>() == 0);
    CHECK(wrong_conversions<nd::bfloat16>() == 0);
}

template <class H>
bool sums_are_rounded()
{
    H a[count], b[count], sums[count];
    for (int i = 0; i < count; ++i) {
        a[i] = static_cast<float>(i) * 37.7F;
        b[i] = 1.0F / static_cast<float>(i + 1);
    }
    const auto x = load_lanes<H, float, count, arch>(a);
    store_lanes(sums, call_lanes<sum_of_two, H, float, count, arch>(x, load_lanes<H, float, count, arch>(b)));
    bool same = true;
    for (int i = 0; i < count; ++i)
        same = same && sums[i].bits() == (a[i] + b[i]).bits();
    store_lanes(sums, call_lanes<sum_of_two, H, float, count, arch>(x, splat_lanes<H, count, arch>(H(0.3F))));
    for (int i = 0; i < count; ++i)
        same = same && sums[i].bits() == (a[i] + H(0.3F)).bits();
    return same;
}
TEST_CASE("functions of 16-bit floats are computed in float and rounded", "[simd]")
{
    CHECK(sums_are_rounded<nd::float16>());
    CHECK(sums_are_rounded<nd::bfloat16>());
}
} // namespace
