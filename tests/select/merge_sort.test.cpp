#include <nd/select/merge_sort.hpp>
#include <nd/simd/arch.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace
{
template <class T>
int misplaced_after_merging(nd::index_t n, int values)
{
    std::mt19937 random(static_cast<unsigned>(n));
    std::vector<T> x(static_cast<std::size_t>(n));
    for (T& element : x)
        element = static_cast<T>(static_cast<int>(random() % static_cast<unsigned>(values)) - values / 2);
    std::vector<nd::index_t> wanted(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        wanted[i] = static_cast<nd::index_t>(i);
    const auto at = [&](nd::index_t i) { return x[static_cast<std::size_t>(i)]; };
    std::stable_sort(wanted.begin(), wanted.end(), [&](auto a, auto b) { return at(a) < at(b); });
    std::vector<nd::detail::positioned<T>> records(x.size()), spare(x.size());
    nd::detail::merge_sort<nd::simd::default_arch>(
        x.data(), n, 0, records.data(), spare.data(), [](T a, T b) { return a < b; });
    int bad = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        bad += records[i].position != wanted[i] || records[i].key != at(wanted[i]);
    return bad;
}
} // namespace

TEST_CASE("runs of every length are sorted stably, with few and with many different elements", "[select][merge_sort]")
{
    int bad = 0;
    for (nd::index_t n = 0; n < 200; ++n) {
        bad += misplaced_after_merging<double>(n, 3) + misplaced_after_merging<double>(n, 1000);
        bad += misplaced_after_merging<std::int8_t>(n, 100) + misplaced_after_merging<std::int32_t>(n, 2);
    }
    CHECK(bad == 0);
    CHECK(misplaced_after_merging<float>(5000, 100) == 0);
}
