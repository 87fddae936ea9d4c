// N elements at once, of any type.
// Also tests: simd/pairs.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/simd/lanes.hpp>

#include <catch2/catch_test_macros.hpp>

#include <numeric>

namespace
{
using namespace nd::simd;
using arch = default_arch;

struct twice
{
    template <class T>
    static T call(T x)
    {
        return static_cast<T>(x + x);
    }
};

template <class T>
bool round_trip()
{
    constexpr int n = 64;
    T in[n];
    T out[n];
    for (int i = 0; i < n; ++i)
        in[i] = static_cast<T>(i % 2);
    store_lanes(out, load_lanes<T, std::uint8_t, n, arch>(in));
    for (int i = 0; i < n; ++i)
        if (out[i] != in[i])
            return false;
    return true;
}

TEST_CASE("lanes of every type are stored as they were loaded", "[simd]")
{
    CHECK(round_trip<double>());
    CHECK(round_trip<float>());
    CHECK(round_trip<std::int8_t>());
    CHECK(round_trip<std::uint16_t>());
    CHECK(round_trip<bool>());
    CHECK(round_trip<long double>());
}

TEST_CASE("a function without a SIMD form is called for each element", "[simd]")
{
    constexpr int n = 64;
    std::int16_t in[n];
    std::int16_t out[n];
    std::iota(in, in + n, std::int16_t{0});
    const auto x = load_lanes<std::int16_t, std::int16_t, n, arch>(in);
    store_lanes(out, call_lanes<twice, std::int16_t, std::int16_t, n, arch>(x));
    CHECK((out[0] == 0 && out[63] == 126));
}

template <class T>
bool splits_pairs()
{
    constexpr int n = lanes<T, arch>;
    T in[2 * std::size_t{n}];
    std::iota(in, in + 2 * n, T(1));
    const auto pairs = load_pairs<T, arch>(in);
    T first[std::size_t{n}];
    T second[std::size_t{n}];
    nd::simd::store(first, pairs.first);
    nd::simd::store(second, pairs.second);
    for (int i = 0; i < n; ++i)
        if (first[i] != in[2 * i] || second[i] != in[2 * i + 1])
            return false;
    return true;
}

TEST_CASE("pairs of elements are split into registers of their parts", "[simd]")
{
    CHECK(splits_pairs<double>());
    CHECK(splits_pairs<float>());
    CHECK(splits_pairs<std::int32_t>());
}
} // namespace
