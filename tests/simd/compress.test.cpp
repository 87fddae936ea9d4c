// Elements that a mask chooses, moved together in a register.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/simd/compress.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstring>
#include <string>

namespace
{
using arch = nd::simd::default_arch;

template <int Size>
bool moves_chosen_elements(std::uint64_t bits)
{
    char from[64];
    for (int i = 0; i < 64; ++i)
        from[i] = static_cast<char>(i + 1);
    std::string expected;
    for (int i = 0; i < 64 / Size; ++i)
        if (bits >> i & 1)
            expected.append(from + i * Size, Size);
    char to[66];
    std::memset(to, 'x', sizeof to);
    nd::simd::store_compressed<Size>(to + 1, from, bits);
    return std::string(to + 1, expected.size()) == expected && to[0] == 'x' && to[65] == 'x';
}

TEST_CASE("chosen elements of every size stand together at the start", "[simd]")
{
    for (std::uint64_t bits : {std::uint64_t{0}, ~std::uint64_t{0}, std::uint64_t{0x8000000000000001},
             std::uint64_t{0xA5A5F00D12345678}, std::uint64_t{0x5555555555555555}}) {
        CHECK(moves_chosen_elements<1>(bits));
        CHECK(moves_chosen_elements<2>(bits & 0xFFFFFFFF));
        CHECK(moves_chosen_elements<4>(bits & 0xFFFF));
        CHECK(moves_chosen_elements<8>(bits & 0xFF));
    }
    CHECK_FALSE(nd::simd::compresses<16, arch>);
}
} // namespace
