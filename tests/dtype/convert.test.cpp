// Conversion of strided runs into dense blocks and back.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/convert.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstring>
#include <limits>
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

template <class From>
std::vector<From> every_sort_of_value(std::size_t n)
{
    std::vector<From> values(n);
    for (std::size_t i = 0; i < n; ++i)
        if constexpr (std::is_floating_point_v<From>) {
            constexpr double special[] = {0.5, -0.5, 1e10, -1e10, 1e19, -1e19, 300.7, -300.7, 2147483648.0,
                -2147483649.0, std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                std::numeric_limits<double>::quiet_NaN(), -0.0, 9223372036854775808.0, 70000.9, -1.0};
            values[i] = static_cast<From>(special[i % std::size(special)]);
        } else
            values[i] = nd::cast_to<From>(static_cast<std::int64_t>(i * 0x9E3779B97F4A7C15u));
    return values;
}

template <class To, class From>
std::size_t wrong_conversions()
{
    std::size_t wrong = 0;
    for (std::size_t n : {1u, 7u, 63u, 64u, 65u, 127u, 128u, 200u})
        for (std::size_t offset : {0u, 1u}) { // bytes: neither side need be aligned
            const auto values = every_sort_of_value<From>(n);
            std::vector<char> from(n * sizeof(From) + offset);
            std::memcpy(from.data() + offset, values.data(), n * sizeof(From));
            std::vector<char> block(n * sizeof(To) + 1 + offset, 'x');
            const auto count = static_cast<nd::index_t>(n);
            convert_in<To, From>(block.data() + offset, {from.data() + offset, count, sizeof(From), 1, 0});
            std::vector<char> memory(n * sizeof(To) + 1 + offset, 'x');
            convert_out<To, From>({memory.data() + offset, count, sizeof(To), 1, 0}, from.data() + offset);
            for (std::size_t i = 0; i < n; ++i) {
                const To expected = nd::cast_to<To>(values[i]);
                wrong += std::memcmp(&expected, block.data() + offset + i * sizeof(To), sizeof(To)) != 0 &&
                    expected == expected;
                wrong += std::memcmp(&expected, memory.data() + offset + i * sizeof(To), sizeof(To)) != 0 &&
                    expected == expected;
            }
            wrong += block.back() != 'x' || memory.back() != 'x';
        }
    return wrong;
}

template <class To>
std::size_t wrong_conversions_to()
{
    return wrong_conversions<To, std::uint8_t>() + wrong_conversions<To, std::int16_t>() +
        wrong_conversions<To, std::int32_t>() + wrong_conversions<To, std::uint64_t>() +
        wrong_conversions<To, float>() + wrong_conversions<To, double>();
}

TEST_CASE("runs of any length and address convert as single elements do", "[dtype]")
{
    CHECK(wrong_conversions_to<bool>() == 0);
    CHECK(wrong_conversions_to<std::int8_t>() == 0);
    CHECK(wrong_conversions_to<std::uint16_t>() == 0);
    CHECK(wrong_conversions_to<std::int32_t>() == 0);
    CHECK(wrong_conversions_to<std::uint32_t>() == 0);
    CHECK(wrong_conversions_to<std::int64_t>() == 0);
    CHECK(wrong_conversions_to<std::uint64_t>() == 0);
    CHECK(wrong_conversions_to<float>() == 0);
    CHECK(wrong_conversions_to<double>() == 0);
}
} // namespace
