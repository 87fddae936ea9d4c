// Conversion of strided runs into dense blocks and back.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/convert.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
using namespace nd::detail;

TEST_CASE("convert_in reads rows of any stride", "[dtype]")
{
    std::vector<std::int16_t> source(200);
    for (std::size_t i = 0; i < source.size(); ++i)
        source[i] = static_cast<std::int16_t>(static_cast<int>(i) * 7 - 300);
    auto* base = reinterpret_cast<char*>(source.data());
    for (nd::index_t stride : {2, 4, -2, 0})
        for (nd::index_t n : {0, 1, 15, 16, 33}) {
            std::vector<double> block(static_cast<std::size_t>(3 * n) + 1, -1.0);
            convert_in<double, std::int16_t>(block.data(), {base + 100, n, stride, 3, 10});
            for (nd::index_t row = 0; row < 3; ++row)
                for (nd::index_t i = 0; i < n; ++i)
                    CHECK(block[static_cast<std::size_t>(row * n + i)] ==
                        source[static_cast<std::size_t>((100 + row * 10 + i * stride) / 2)]);
            CHECK(block.back() == -1.0);
        }
}

TEST_CASE("convert_out writes no more than its rows", "[dtype]")
{
    for (nd::index_t stride : {1, 3}) {
        std::vector<double> block(40);
        for (std::size_t i = 0; i < block.size(); ++i)
            block[i] = static_cast<double>(i) + 0.5;
        std::vector<std::uint8_t> target(200, 99);
        convert_out<std::uint8_t, double>({reinterpret_cast<char*>(target.data()), 20, stride, 2, 100}, block.data());
        for (std::size_t i = 0; i < 20; ++i) {
            CHECK(target[i * static_cast<std::size_t>(stride)] == i);
            CHECK(target[100 + i * static_cast<std::size_t>(stride)] == 20 + i);
        }
        CHECK(target[static_cast<std::size_t>(20 * stride)] == 99);
    }
}

TEST_CASE("equal representations need no conversion", "[dtype]")
{
    static_assert(converter_in<long, long long>() == nullptr && converter_in<double, double>() == nullptr);
    CHECK(converter_in<double, float>() != nullptr);
    CHECK(converter_out<int, unsigned>() != nullptr);
}
} // namespace
