// Elements picked by index arrays: offsets, rows, runs, and the way back.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/gather_elements.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
using nd::index_t;
using namespace nd::detail;

TEST_CASE("offsets of several index arrays add up and negative positions count from the end", "[engine]")
{
    const index_t rows[] = {0, -1, 2};
    const index_t column[] = {-2};
    const index_stream streams[] = {
        {rows, nullptr, 5, 100, 0, nullptr, nullptr, 0}, {column, nullptr, 10, 8, 1, nullptr, nullptr, 0}};
    operand op{};
    op.indices = streams;
    op.indices_count = 2;
    const char* p[] = {reinterpret_cast<const char*>(rows), reinterpret_cast<const char*>(column)};
    const index_t strides[] = {8, 0};
    index_t offsets[3];
    gather_offsets(offsets, op, p, strides, 3);
    CHECK((offsets[0] == 64 && offsets[1] == 464 && offsets[2] == 264));
}

struct picks
{
    std::vector<index_t> positions;
    index_stream stream;
    operand op{};

    picks(index_t n, index_t extent, index_t itemsize, bool some_from_end)
    {
        for (index_t i = 0; i < n; ++i)
            positions.push_back(i * 7 % extent - (some_from_end && i % 5 == 4 ? extent : 0));
        stream = {positions.data(), nullptr, extent, itemsize, 0, nullptr, nullptr, 0};
        op.indices = &stream;
        op.indices_count = 1;
        op.itemsize = static_cast<int>(itemsize);
    }
    [[nodiscard]] std::size_t at(index_t i, index_t extent) const
    {
        const index_t p = positions[static_cast<std::size_t>(i)];
        return static_cast<std::size_t>(p < 0 ? p + extent : p);
    }
};

struct wide // as a complex number
{
    double re, im;
    wide(std::size_t i = 0)
        : re(static_cast<double>(i))
        , im(-re)
    {}
    bool operator==(const wide&) const = default;
};

template <class T>
index_t wrong_picks(index_t n, bool some_from_end)
{
    constexpr index_t extent = 41;
    picks p(n, extent, sizeof(T), some_from_end);
    std::vector<T> memory(static_cast<std::size_t>(extent) + 200);
    for (std::size_t i = 0; i < memory.size(); ++i)
        memory[i] = static_cast<T>(i + 1);
    std::vector<index_t> offsets(static_cast<std::size_t>(n));
    index_t wrong = 0;
    // In a column of the index array's own, and along a diagonal of the data.
    for (index_t data_stride : {index_t{0}, index_t{sizeof(T)}}) {
        std::vector<T> block(static_cast<std::size_t>(n) + 1, T(99));
        const char* from[] = {
            reinterpret_cast<const char*>(memory.data()), reinterpret_cast<const char*>(p.positions.data())};
        const index_t strides[] = {data_stride, 8};
        gather_row(block.data(), p.op, from, strides, offsets.data(), n);
        wrong += block.back() != T(99);
        for (index_t i = 0; i < n; ++i)
            wrong += block[static_cast<std::size_t>(i)] !=
                memory[p.at(i, extent) + static_cast<std::size_t>(data_stride == 0 ? 0 : i)];
    }
    std::vector<T> target(static_cast<std::size_t>(extent), T(99));
    auto expected = target;
    char* to[] = {reinterpret_cast<char*>(target.data()), reinterpret_cast<char*>(p.positions.data())};
    const index_t strides[] = {0, 8};
    scatter_row(p.op, to, strides, offsets.data(), n, memory.data());
    for (index_t i = 0; i < n; ++i)
        expected[p.at(i, extent)] = memory[static_cast<std::size_t>(i)];
    return wrong + (target != expected);
}

TEST_CASE("rows are picked and put back at every remainder", "[engine]")
{
    for (index_t n : {1, 2, 63, 64, 65, 127, 128, 190})
        for (bool some_from_end : {false, true}) {
            INFO(n << (some_from_end ? " with positions from the end" : ""));
            CHECK(wrong_picks<std::uint8_t>(n, some_from_end) == 0);
            CHECK(wrong_picks<std::uint16_t>(n, some_from_end) == 0);
            CHECK(wrong_picks<float>(n, some_from_end) == 0);
            CHECK(wrong_picks<double>(n, some_from_end) == 0);
            CHECK(wrong_picks<wide>(n, some_from_end) == 0);
        }
}

TEST_CASE("runs of any length are copied whole and no further", "[engine]")
{
    const std::vector<std::uint16_t> memory(3000, 5);
    const index_t offsets[] = {2000, 0};
    for (index_t n : {1, 2, 4, 5, 31, 32, 33, 64, 96, 100, 511, 512, 513, 700}) {
        std::vector<std::uint16_t> block(static_cast<std::size_t>(2 * n) + 1, 1);
        gather_runs(block.data(), 2, reinterpret_cast<const char*>(memory.data()), offsets, 0, 2, n);
        index_t wrong = block.back() != 1;
        block.pop_back();
        for (std::uint16_t x : block)
            wrong += x != 5;
        INFO(n);
        CHECK(wrong == 0);
    }
}
} // namespace
