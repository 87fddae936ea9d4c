// The quick question of small arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/dense.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd;
using rank_1 = std::integral_constant<int, 1>;
using rank_2 = std::integral_constant<int, 2>;
using any_rank = std::integral_constant<int, dynamic>;

template <int Rank>
layout<Rank> made(std::initializer_list<index_t> shape, std::initializer_list<index_t> strides)
{
    return layout<Rank>(std::span(shape.begin(), shape.size()), std::span(strides.begin(), strides.size()));
}

// The number of elements, or -1, for an output of eight doubles and one operand.
template <class T, int Rank>
index_t answer(const void* out, const layout<Rank>& target, const void* operand, const layout<Rank>& where)
{
    detail::dense_operands<detail::element_sizes<T, double>, Rank, 1> dense(out, target);
    return dense.add(operand, where) ? dense.size() : -1;
}

TEMPLATE_TEST_CASE(
    "an operand beside an output is contiguous, of its shape, aligned, and not shifted", "[expr]", rank_1, any_rank)
{
    constexpr int r = TestType::value;
    alignas(64) double memory[64];
    const auto out = made<r>({8}, {8});
    const auto* bytes = reinterpret_cast<const char*>(memory);
    CHECK(answer<double>(memory, out, memory, out) == 8);
    CHECK(answer<double>(memory, out, memory + 8, out) == 8);
    CHECK(answer<double>(memory + 8, out, memory, out) == 8);
    CHECK(answer<double>(memory, out, memory + 1, out) == -1);
    CHECK(answer<double>(memory + 7, out, memory, out) == -1);
    CHECK(answer<double>(memory, out, memory + 20, made<r>({8}, {16})) == -1);
    CHECK(answer<double>(memory, out, memory + 20, made<r>({7}, {8})) == -1);
    CHECK(answer<double>(memory, out, bytes + 161, out) == -1);
    CHECK(answer<float>(memory, out, memory, made<r>({8}, {4})) == -1);
    CHECK(answer<float>(memory, out, memory + 8, made<r>({8}, {4})) == 8);
    CHECK(answer<double>(memory, made<r>({8}, {16}), memory + 20, out) == -1);
    CHECK(answer<double>(memory, made<r>({0}, {0}), memory + 20, made<r>({0}, {8})) == -1);
    CHECK(answer<double>(memory, made<r>({1}, {0}), memory + 20, made<r>({1}, {80})) == 1);
    CHECK(answer<double>(memory, made<r>({index_t{1} << 40}, {8}), memory, made<r>({index_t{1} << 40}, {8})) == -1);
}

TEMPLATE_TEST_CASE("several axes are contiguous in C order, and of the same extents", "[expr]", rank_2, any_rank)
{
    constexpr int r = TestType::value;
    double memory[64];
    const auto out = made<r>({2, 4}, {32, 8});
    CHECK(answer<double>(memory, out, memory + 8, out) == 8);
    CHECK(answer<double>(memory, out, memory + 8, made<r>({4, 2}, {16, 8})) == -1);
    CHECK(answer<double>(memory, out, memory + 8, made<r>({2, 4}, {8, 16})) == -1);
    CHECK(answer<double>(memory, out, memory + 8, made<r>({1, 8}, {0, 8})) == -1);
}

TEMPLATE_TEST_CASE("without an output the first operand gives the shape", "[expr]", rank_1, any_rank)
{
    constexpr int r = TestType::value;
    double memory[64];
    detail::dense_operands<detail::element_sizes<double, double>, r, 2> dense;
    const auto eight = made<r>({8}, {8});
    REQUIRE(dense.add(memory, eight));
    REQUIRE(dense.add(memory + 1, eight)); // what is only read may overlap
    CHECK(dense.size() == 8);
    CHECK(dense.where().extent(0) == 8);
    CHECK(dense.data()[1] == reinterpret_cast<const char*>(memory + 1));
}
} // namespace
