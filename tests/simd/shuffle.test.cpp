// Reversed, thinned and transposed elements, of every size and at every remainder.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/simd/shuffle.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <vector>

namespace
{
using arch = nd::simd::default_arch;

template <class T>
std::vector<T> counting(std::size_t n)
{
    std::vector<T> v(n);
    for (std::size_t i = 0; i < n; ++i)
        v[i] = static_cast<T>(3 * i + 1);
    return v;
}

template <class T>
std::size_t wrong_order(std::size_t n)
{
    // Exactly as many elements as may be read, so that a sanitizer sees any other one.
    const auto source = counting<T>(2 * n - 1);
    std::vector<T> target(n + 1, T(7));
    auto* to = reinterpret_cast<char*>(target.data());
    std::size_t wrong = 0;
    const auto half = static_cast<std::size_t>(nd::simd::copy_every_second<T, arch>(
        to, reinterpret_cast<const char*>(source.data()), static_cast<std::ptrdiff_t>(n)));
    wrong += half > n;
    for (std::size_t i = 0; i < half; ++i)
        wrong += target[i] != source[2 * i];

    const auto run = counting<T>(n);
    const auto reversed = static_cast<std::size_t>(nd::simd::copy_reversed<T, arch>(
        to, reinterpret_cast<const char*>(run.data() + n) - sizeof(T), static_cast<std::ptrdiff_t>(n)));
    wrong += reversed > n;
    for (std::size_t i = 0; i < reversed; ++i)
        wrong += target[i] != run[n - 1 - i];
    wrong += target.back() != T(7);

    std::vector<T> thrice(3 * n + 1, T(7));
    const auto repeated =
        static_cast<std::size_t>(nd::simd::copy_repeated<T, 3, arch>(reinterpret_cast<char*>(thrice.data()),
            reinterpret_cast<const char*>(run.data()), static_cast<std::ptrdiff_t>(n)));
    wrong += repeated > n;
    for (std::size_t i = 0; i < 3 * repeated; ++i)
        wrong += thrice[i] != run[i / 3];
    for (std::size_t i = 3 * repeated; i < thrice.size(); ++i)
        wrong += thrice[i] != T(7);
    return wrong;
}

TEST_CASE("reversed, repeated and every second elements keep their values", "[simd]")
{
    for (std::size_t n = 1; n < 200; ++n) {
        INFO(n);
        CHECK(wrong_order<std::uint8_t>(n) == 0);
        CHECK(wrong_order<std::uint16_t>(n) == 0);
        CHECK(wrong_order<std::uint32_t>(n) == 0);
        CHECK(wrong_order<std::uint64_t>(n) == 0);
    }
}

template <class T>
std::size_t wrong_transposed()
{
    constexpr auto n = static_cast<std::size_t>(nd::simd::transposed_lanes<T, arch>);
    const auto source = counting<T>(n * (n + 3));
    std::vector<T> target(n * (n + 5), T(7));
    nd::simd::copy_transposed<T, arch>(reinterpret_cast<char*>(target.data()),
        static_cast<std::ptrdiff_t>((n + 5) * sizeof(T)), reinterpret_cast<const char*>(source.data()),
        static_cast<std::ptrdiff_t>((n + 3) * sizeof(T)));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n + 5; ++j)
            wrong += target[i * (n + 5) + j] != (j < n ? source[j * (n + 3) + i] : T(7));
    return wrong;
}

TEST_CASE("a square of elements is transposed in registers", "[simd]")
{
    CHECK(wrong_transposed<std::uint8_t>() == 0);
    CHECK(wrong_transposed<std::uint32_t>() == 0);
    CHECK(wrong_transposed<std::uint64_t>() == 0);
}
} // namespace
