// Sorting by registers gives the stable order of every length and pattern, zeros of both signs and NaN included.
// Also tests: simd/separate.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/lane_sort.hpp>

#include <catch2/catch_test_macros.hpp>

#include <numeric>
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

template <class T>
bool argsorts_as_the_standard_library(const std::vector<T>& x)
{
    std::vector<nd::index_t> expected(x.size()), found(x.size());
    std::iota(expected.begin(), expected.end(), nd::index_t{0});
    std::stable_sort(expected.begin(), expected.end(), [&](nd::index_t i, nd::index_t j) {
        return nd::detail::sorts_before(x[static_cast<std::size_t>(i)], x[static_cast<std::size_t>(j)]);
    });
    nd::detail::argsort_lane<nd::simd::default_arch>(x.data(), static_cast<nd::index_t>(x.size()), found.data());
    return found == expected;
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
void check_both(const std::vector<T>& x)
{
    CHECK(sorts_as_the_standard_library(x));
    CHECK(argsorts_as_the_standard_library(x));
}

template <class T>
void check_patterns(std::size_t n)
{
    std::mt19937_64 random(n);
    const auto any = [&](std::uint64_t bound) { return static_cast<std::int64_t>(random() % bound); };
    CAPTURE(n, sizeof(T));
    check_both(filled<T>(n, [&](std::size_t) { return any(1 << 30) - (1 << 29); }));
    check_both(filled<T>(n, [&](std::size_t) { return any(3) - 1; }));
    check_both(filled<T>(n, [](std::size_t) { return 5; }));
    check_both(filled<T>(n, [&](std::size_t i) { return n - i; }));
    check_both(filled<T>(n, [&](std::size_t i) { return i < n / 2 ? i : n - i; }));
    check_both(filled<T>(n, [&](std::size_t i) { return i + 1 == n ? 0 : i; }));
    check_both(filled<T>(n,
        [&](std::size_t) { return any(2) != 0 ? std::numeric_limits<T>::max() : std::numeric_limits<T>::lowest(); }));
    if constexpr (std::numeric_limits<T>::has_infinity) {
        const T infinity = std::numeric_limits<T>::infinity();
        const T several[] = {T(0), -T(0), T(1), -infinity, infinity, std::numeric_limits<T>::quiet_NaN()};
        check_both(filled<T>(n, [&](std::size_t) { return several[any(2)]; }));
        check_both(filled<T>(n, [&](std::size_t) { return several[any(5)]; }));
        check_both(filled<T>(n, [&](std::size_t) { return several[any(6)]; }));
        check_both(filled<T>(n, [&](std::size_t) { return several[2 + any(3)]; }));
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

TEST_CASE("positions that sort do not depend on the bits for which their numbers have no room", "[select][sort]")
{
    const double one = 1, most = std::numeric_limits<double>::max();
    std::mt19937_64 random(7);
    for (const std::size_t n : {32u, 100u, 1000u, 20000u})
        for (const int close : {1, 3, 8, 40}) { // so many bits at the end differ, beside one element far away
            const auto any = [&] {
                return std::bit_cast<std::int64_t>(one) + static_cast<std::int64_t>(random() & ((1ull << close) - 1));
            };
            CAPTURE(n, close);
            CHECK(argsorts_as_the_standard_library(
                filled<double>(n, [&](std::size_t i) { return i == n / 2 ? -most : std::bit_cast<double>(any()); })));
            CHECK(argsorts_as_the_standard_library(filled<std::int64_t>(
                n, [&](std::size_t i) { return i == n / 2 ? std::numeric_limits<std::int64_t>::min() : any(); })));
            CHECK(argsorts_as_the_standard_library(filled<std::uint64_t>(
                n, [&](std::size_t i) { return i == 0 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(any()); })));
        }
}
