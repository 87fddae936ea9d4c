// Sorting by registers gives the stable order of every length and pattern, zeros of both signs and NaN included.
// Also tests: simd/separate.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/lane_sort.hpp>

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <vector>

namespace
{
/// True when `sort_lane` gives the bits that a stable sort of the standard library gives.
template <class T>
bool sorts_as_the_standard_library(std::vector<T> x)
{
    std::vector<T> expected = x;
    std::stable_sort(expected.begin(), expected.end(), nd::detail::sort_order<nd::simd::default_arch>());
    nd::detail::sort_lane<nd::simd::default_arch>(x.data(), static_cast<nd::index_t>(x.size()));
    for (std::size_t i = 0; i < x.size(); ++i) // the bits of NaN are not kept
        if (std::memcmp(&x[i], &expected[i], sizeof(T)) != 0 && (x[i] == x[i] || expected[i] == expected[i]))
            return false;
    return true;
}

template <class T, class F>
std::vector<T> filled(std::size_t n, const F& f)
{
    std::vector<T> x;
    for (std::size_t i = 0; i < n; ++i)
        x.push_back(static_cast<T>(f(i)));
    return x;
}

template <class T>
void check_patterns(std::size_t n)
{
    std::mt19937_64 random(n);
    const auto any = [&](std::uint64_t bound) { return static_cast<std::int64_t>(random() % bound); };
    CAPTURE(n, sizeof(T));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return any(1 << 30) - (1 << 29); })));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return any(3) - 1; })));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [](std::size_t) { return 5; })));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t i) { return n - i; })));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t i) { return i < n / 2 ? i : n - i; })));
    CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t i) { return i + 1 == n ? 0 : i; })));
    CHECK(sorts_as_the_standard_library(filled<T>(n,
        [&](std::size_t) { return any(2) != 0 ? std::numeric_limits<T>::max() : std::numeric_limits<T>::lowest(); })));
    if constexpr (std::numeric_limits<T>::has_infinity) {
        const T infinity = std::numeric_limits<T>::infinity();
        const T several[] = {T(0), -T(0), T(1), -infinity, infinity, std::numeric_limits<T>::quiet_NaN()};
        CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return several[any(2)]; })));
        CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return several[any(5)]; })));
        CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return several[any(6)]; })));
        CHECK(sorts_as_the_standard_library(filled<T>(n, [&](std::size_t) { return several[2 + any(3)]; })));
    }
}
} // namespace

TEST_CASE("every length and pattern is sorted as the standard library sorts it", "[select][sort]")
{
    for (std::size_t n = 0; n < 2000; n += n < 300 ? 1 : 61) {
        check_patterns<double>(n);
        check_patterns<float>(n);
        check_patterns<std::int32_t>(n);
        check_patterns<std::int64_t>(n);
    }
    check_patterns<double>(100000);
    check_patterns<float>(100000);
    check_patterns<std::int32_t>(100000);
    check_patterns<std::int64_t>(100000);
}
