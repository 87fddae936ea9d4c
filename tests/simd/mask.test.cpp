#include <nd/simd/compare.hpp>
#include <nd/simd/mask.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"

namespace simd = nd::simd;
using support::arch;

TEST_CASE("any byte but 0 loads as true", "[simd]")
{
    support::for_elements([]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        std::vector<unsigned char> bytes(static_cast<std::size_t>(n + 256));
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<unsigned char>(i % 3 == 1 ? 0 : i);
        for (std::size_t start = 0; start < 256; ++start) {
            std::uint64_t expected = 0;
            for (int i = 0; i < n; ++i)
                expected |= std::uint64_t{bytes[start + static_cast<std::size_t>(i)] != 0} << i;
            CHECK(simd::to_bits(simd::load_mask<T, arch>(&bytes[start])) == expected);
        }
    });
}

TEST_CASE("a mask is stored as bytes of 0 and 1", "[simd]")
{
    support::for_elements([]<class T>() {
        constexpr std::size_t n = simd::lanes<T, arch>;
        const auto& v = support::pool<T>();
        for (std::size_t i = 0; i < v.size(); i += n) {
            const auto m = simd::lt(simd::load<T, arch>(&v[i]), simd::splat<T, arch>(T(5)));
            unsigned char out[n + 1];
            out[n] = 99;
            simd::store_mask(out, m);
            for (std::size_t k = 0; k < n; ++k)
                CHECK(out[k] == (v[i + k] < T(5) ? 1 : 0));
            CHECK(out[n] == 99);
            bool truths[n];
            simd::store_mask<T, arch>(truths, m);
            CHECK(std::memcmp(truths, out, n) == 0);
        }
    });
}

TEST_CASE("mask_cast keeps every lane", "[simd]")
{
    const auto check = []<class To, class From>() {
        constexpr std::size_t n = simd::lanes<From, arch>;
        unsigned char bytes[n], out[n];
        for (std::size_t i = 0; i < n; ++i)
            bytes[i] = i % 3 == 0;
        simd::store_mask(out, simd::mask_cast<To>(simd::load_mask<From, arch>(bytes)));
        CHECK(std::memcmp(bytes, out, n) == 0);
    };
    check.operator()<float, std::int32_t>();
    check.operator()<std::uint32_t, float>();
    check.operator()<double, std::int64_t>();
    check.operator()<std::int64_t, double>();
    check.operator()<std::uint8_t, std::int8_t>();
}
