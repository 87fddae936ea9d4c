#include <nd/simd/true_bytes.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"

namespace simd = nd::simd;

namespace
{
template <class Arch>
void check_bits()
{
    unsigned char bytes[64];
    std::mt19937_64 random(1);
    for (int round = 0; round < 200; ++round) {
        std::uint64_t expected = 0;
        const std::uint64_t truths = round == 0 ? 0 : round == 1 ? ~std::uint64_t{0} : random();
        for (int i = 0; i < 64; ++i) {
            const bool is_true = (truths >> i & 1) != 0;
            bytes[i] = static_cast<unsigned char>(is_true ? random() % 255 + 1 : 0);
            expected |= std::uint64_t{is_true} << i;
        }
        CHECK(simd::true_bits<Arch>(bytes) == expected);
    }
}
} // namespace

TEST_CASE("true bytes are the bits of a word, with and without registers", "[simd]")
{
    check_bits<support::arch>();
    check_bits<simd::scalar_arch>();
}

TEST_CASE("the first bytes alone are read", "[simd]")
{
    const support::guarded memory;
    for (int n = 0; n <= 64; ++n) {
        auto* p = memory.before_end<unsigned char>(n);
        for (int i = 0; i < n; ++i)
            p[i] = 1;
        CHECK(simd::true_bits<support::arch>(p, n) == (n == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1));
    }
}
