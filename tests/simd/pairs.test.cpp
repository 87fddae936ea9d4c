#include <nd/simd/pairs.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
template <class T>
bool swaps_neighbours()
{
    using Arch = nd::simd::default_arch;
    if constexpr (nd::simd::vectorizable<T, Arch>) {
        constexpr int n = nd::simd::lanes<T, Arch>;
        T x[std::size_t(n)], y[std::size_t(n)];
        for (int i = 0; i < n; ++i)
            x[i] = static_cast<T>(i + 1);
        nd::simd::store(y, nd::simd::swap_pairs(nd::simd::load<T, Arch>(x)));
        for (int i = 0; i < n; ++i)
            if (y[i] != x[i ^ 1])
                return false;
    }
    return true;
}
} // namespace

TEST_CASE("swap_pairs exchanges neighbouring lanes", "[simd]")
{
    CHECK(swaps_neighbours<double>());
    CHECK(swaps_neighbours<float>());
    CHECK(swaps_neighbours<std::int32_t>());
}

namespace
{
template <class T>
bool parts_are_apart()
{
    using Arch = nd::simd::default_arch;
    constexpr int n = nd::simd::lanes<T, Arch>;
    T x[std::size_t(2 * n)], first[std::size_t(n)], second[std::size_t(n)];
    for (int i = 0; i < 2 * n; ++i)
        x[i] = static_cast<T>(i);
    const auto parts = nd::simd::load_pairs<T, Arch>(x);
    nd::simd::store(first, parts.first);
    nd::simd::store(second, parts.second);
    for (int i = 0; i < n; ++i)
        if (first[i] != x[2 * i] || second[i] != x[2 * i + 1])
            return false;
    return true;
}
} // namespace

TEST_CASE("load_pairs puts each part of pairs into a register", "[simd]")
{
    CHECK(parts_are_apart<double>());
    CHECK(parts_are_apart<float>());
    CHECK(parts_are_apart<std::int32_t>());
}
