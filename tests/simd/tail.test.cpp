#include <nd/simd/compare.hpp>
#include <nd/simd/tail.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/simd.hpp"

namespace simd = nd::simd;
using support::arch;

TEST_CASE("a partial load touches its elements only and fills the other lanes", "[simd]")
{
    const support::guarded memory;
    support::for_elements([&]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        int bad = 0;
        for (int k = 0; k <= n; ++k)
            for (T* p : {memory.before_end<T>(k), memory.at_start<T>()}) {
                for (int i = 0; i < k; ++i)
                    p[i] = static_cast<T>(i + 1);
                T out[static_cast<std::size_t>(n)];
                simd::store(out, simd::load_partial<T, arch>(p, k, T(77)));
                for (int i = 0; i < n; ++i)
                    bad += out[i] != (i < k ? static_cast<T>(i + 1) : T(77));
            }
        CHECK(bad == 0);
    });
}

TEST_CASE("a partial store touches its elements only", "[simd]")
{
    const support::guarded memory;
    support::for_elements([&]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        T values[static_cast<std::size_t>(n)];
        for (int i = 0; i < n; ++i)
            values[i] = static_cast<T>(i + 1);
        int bad = 0;
        for (int k = 0; k <= n; ++k) {
            T* end = memory.before_end<T>(k);
            simd::store_partial(end, simd::load<T, arch>(values), k);
            T* start = memory.at_start<T>();
            for (int i = 0; i <= n; ++i)
                start[i] = T(77);
            simd::store_partial(start, simd::load<T, arch>(values), k);
            for (int i = 0; i < k; ++i)
                bad += end[i] != values[i] || start[i] != values[i];
            for (int i = k; i <= n; ++i)
                bad += start[i] != T(77);
        }
        CHECK(bad == 0);
    });
}

TEST_CASE("a partial mask reads and writes its bytes only", "[simd]")
{
    const support::guarded memory;
    support::for_elements([&]<class T>() {
        constexpr int n = simd::lanes<T, arch>;
        int bad = 0;
        for (int k = 0; k <= n; ++k)
            for (const bool fill : {false, true}) {
                auto* p = memory.before_end<unsigned char>(k);
                std::uint64_t expected = 0;
                for (int i = 0; i < n; ++i) {
                    if (i < k)
                        p[i] = i % 3 == 0 ? 128 : 0;
                    expected |= std::uint64_t{i < k ? i % 3 == 0 : fill} << i;
                }
                const auto m = simd::load_mask_partial<T, arch>(p, k, fill);
                bad += simd::to_bits(m) != expected;
                simd::store_mask_partial(p, m, k);
                for (int i = 0; i < k; ++i)
                    bad += p[i] != (i % 3 == 0);
            }
        CHECK(bad == 0);
    });
}
