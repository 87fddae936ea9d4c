#include <nd/simd/reduce.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"
#include <cmath>

namespace simd = nd::simd;
using support::arch;

TEST_CASE("integer reductions wrap and see every lane", "[simd]")
{
    support::for_integers([]<class T>() {
        constexpr std::size_t n = simd::lanes<T, arch>;
        const auto& v = support::pool<T>();
        for (std::size_t i = 0; i + n <= v.size(); ++i) {
            std::uint64_t sum = 0, product = 1;
            T least = v[i], most = v[i];
            for (std::size_t k = 0; k < n; ++k) {
                sum += static_cast<std::uint64_t>(v[i + k]);
                product *= static_cast<std::uint64_t>(v[i + k]);
                least = std::min(least, v[i + k]);
                most = std::max(most, v[i + k]);
            }
            const auto a = simd::load<T, arch>(&v[i]);
            CHECK(simd::reduce_add(a) == static_cast<T>(sum));
            CHECK(simd::reduce_mul(a) == static_cast<T>(product));
            CHECK(simd::reduce_min(a) == least);
            CHECK(simd::reduce_max(a) == most);
        }
    });
}

TEST_CASE("float reductions see every lane and propagate NaN", "[simd]")
{
    support::for_floats([]<class T>() {
        constexpr std::size_t n = simd::lanes<T, arch>;
        T v[n];
        for (std::size_t k = 0; k < n; ++k)
            v[k] = static_cast<T>(k + 1);
        CHECK(simd::reduce_add(simd::load<T, arch>(v)) == static_cast<T>(n * (n + 1) / 2));
        CHECK(simd::reduce_mul(simd::load<T, arch>(v)) == std::tgamma(static_cast<T>(n + 1)));
        CHECK(simd::reduce_min(simd::load<T, arch>(v)) == 1);
        CHECK(simd::reduce_max(simd::load<T, arch>(v)) == static_cast<T>(n));
        for (std::size_t k = 0; k < n; ++k) {
            T w[n] = {};
            w[k] = std::numeric_limits<T>::quiet_NaN();
            CHECK(std::isnan(simd::reduce_add(simd::load<T, arch>(w))));
            CHECK(std::isnan(simd::reduce_min(simd::load<T, arch>(w))));
            CHECK(std::isnan(simd::reduce_max(simd::load<T, arch>(w))));
        }
    });
}
