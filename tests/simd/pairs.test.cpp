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
