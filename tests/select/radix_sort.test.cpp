#include <nd/select/radix_sort.hpp>
#include <nd/simd/arch.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <vector>

namespace
{
struct tagged_key
{
    std::uint16_t key;
    int tag;
};
[[maybe_unused]] std::uint16_t key_of(const tagged_key& record) noexcept { return record.key; }
} // namespace

TEST_CASE("keys of every width come out in order", "[select][radix_sort]")
{
    std::mt19937_64 random(1);
    const auto sorts = [&]<class Key>(Key mask) {
        std::vector<Key> keys(1000);
        for (Key& key : keys)
            key = static_cast<Key>(static_cast<Key>(random()) & mask);
        std::vector<Key> wanted = keys;
        std::sort(wanted.begin(), wanted.end());
        std::vector<Key> spare(keys.size());
        const Key* sorted = nd::detail::radix_sort<nd::simd::default_arch>(keys.data(), spare.data(), 1000);
        return std::equal(wanted.begin(), wanted.end(), sorted);
    };
    CHECK(sorts(std::uint8_t{255}));
    CHECK(sorts(std::uint16_t{0xffff}));
    CHECK(sorts(std::uint32_t{0xff00ff00}));
    CHECK(sorts(~std::uint64_t{0}));
    CHECK(sorts(std::uint64_t{0}));
}

TEST_CASE("records of one key keep their order", "[select][radix_sort]")
{
    std::vector<tagged_key> records(600);
    for (int i = 0; i < 600; ++i)
        records[static_cast<std::size_t>(i)] = {static_cast<std::uint16_t>(i * 7 % 5 * 300), i};
    std::vector<tagged_key> spare(600);
    const tagged_key* sorted = nd::detail::radix_sort<nd::simd::default_arch>(records.data(), spare.data(), 600);
    for (int i = 1; i < 600; ++i)
        CHECK((sorted[i - 1].key < sorted[i].key ||
            (sorted[i - 1].key == sorted[i].key && sorted[i - 1].tag < sorted[i].tag)));
}
