// eval(expression) equals the naive loop, on every pair of layouts, for shapes around all block and register sizes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;
using testing::element_of;
using testing::in_all_layouts;

template <class R, class E, class F>
index_t differences(const E& e, index_t l, index_t m, index_t n, F expected)
{
    const ndarray<R> r = nd::eval(e);
    index_t wrong = 0;
    for (index_t i = 0; i < l; ++i)
        for (index_t j = 0; j < m; ++j)
            for (index_t k = 0; k < n; ++k)
                wrong += !(element_of<R>(r, i, j, k) == expected(i, j, k));
    return wrong;
}

struct extents
{
    index_t l, m, n;
};
constexpr extents shapes[] = {
    {2, 3, 4}, {1, 1, 1}, {3, 1, 5}, {2, 70, 9}, {3, 5, 130}, {1, 600, 3}, {40, 40, 2}, {2, 0, 3}};

TEST_CASE("sums of two operands of any layouts equal the naive loop", "[laws]")
{
    for (const auto& [l, m, n] : shapes)
        for (const auto& a : in_all_layouts<double>(l, m, n))
            for (const auto& b : in_all_layouts<double>(l, m, n)) {
                INFO(a.name << " + " << b.name << " (" << l << "," << m << "," << n << ")");
                CHECK(differences<double>(a.array + b.array, l, m, n, [&](index_t i, index_t j, index_t k) {
                    return element_of(a.array, i, j, k) + element_of(b.array, i, j, k);
                }) == 0);
            }
}

TEST_CASE("operands of different types are converted wherever they lie", "[laws]")
{
    for (const auto& [l, m, n] : shapes)
        for (const auto& a : in_all_layouts<std::int16_t>(l, m, n))
            for (const auto& b : in_all_layouts<float>(l, m, n)) {
                INFO(a.name << " * " << b.name << " (" << l << "," << m << "," << n << ")");
                CHECK(differences<float>(a.array * b.array - 1, l, m, n, [&](index_t i, index_t j, index_t k) {
                    return static_cast<float>(element_of(a.array, i, j, k)) * element_of(b.array, i, j, k) - 1.0f;
                }) == 0);
            }
}

TEST_CASE("wide and narrow types meet inside one expression", "[laws]")
{
    for (const auto& [l, m, n] : shapes)
        for (const auto& a : in_all_layouts<std::int8_t>(l, m, n)) {
            const auto b = testing::counting<std::int8_t>({l, m, n});
            INFO(a.name << " (" << l << "," << m << "," << n << ")");
            CHECK(differences<double>((a.array + b) * 0.5, l, m, n, [&](index_t i, index_t j, index_t k) {
                const int sum = element_of(a.array, i, j, k) + element_of(b, i, j, k);
                return 0.5 * static_cast<std::int8_t>(sum);
            }) == 0);
            CHECK(differences<bool>((a.array > b) | (a.array == 3), l, m, n, [&](index_t i, index_t j, index_t k) {
                const int x = element_of(a.array, i, j, k);
                return x > element_of(b, i, j, k) || x == 3;
            }) == 0);
        }
}

TEST_CASE("writing into a view of any layout changes its elements and no others", "[laws]")
{
    for (const auto& [l, m, n] : shapes) {
        const auto value = testing::counting<double>({l, m, n});
        for (auto& target : in_all_layouts<double>(l, m, n)) {
            if (!target.array.writeable())
                continue;
            INFO(target.name << " (" << l << "," << m << "," << n << ")");
            const double* memory = static_cast<const double*>(target.array.base().data());
            const std::size_t elements = target.array.base().bytes() / sizeof(double);
            const std::vector<double> before(memory, memory + elements);
            target.array() = value * 2 + 1000;
            index_t wrong = 0;
            for (index_t i = 0; i < l; ++i)
                for (index_t j = 0; j < m; ++j)
                    for (index_t k = 0; k < n; ++k)
                        wrong += element_of(target.array, i, j, k) != element_of(value, i, j, k) * 2 + 1000;
            CHECK(wrong == 0);
            index_t changed = 0;
            for (std::size_t i = 0; i < elements; ++i)
                changed += memory[i] != before[i];
            if (target.name != "misaligned")
                CHECK(changed == l * m * n);
        }
    }
}

TEST_CASE("a converted result is written into a view of any layout", "[laws]")
{
    for (const auto& [l, m, n] : shapes)
        for (auto& target : in_all_layouts<std::uint8_t>(l, m, n)) {
            if (!target.array.writeable())
                continue;
            const auto value = testing::counting<double>({l, m, n});
            INFO(target.name << " (" << l << "," << m << "," << n << ")");
            target.array() = value + 0.75;
            index_t wrong = 0;
            for (index_t i = 0; i < l; ++i)
                for (index_t j = 0; j < m; ++j)
                    for (index_t k = 0; k < n; ++k)
                        wrong +=
                            element_of(target.array, i, j, k) != static_cast<std::uint8_t>(element_of(value, i, j, k));
            CHECK(wrong == 0);
        }
}
} // namespace
