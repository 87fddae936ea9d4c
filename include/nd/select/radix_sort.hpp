// Stable sorting of records by an unsigned key: digit by digit, in time proportional to their number.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/memory/scratch.hpp>

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace nd::detail::inline ND_ISA
{
/// The key of a record that is nothing else; records with more overload it.
template <class Key>
    requires std::is_unsigned_v<Key>
[[nodiscard]] ND_INLINE Key key_of(Key record) noexcept { return record; }

/// Sorts `n` records by their keys, of equal keys the first one first. `spare` has room for as many. Gives the one of
/// the two places that holds the result.
/// Cost  one pass to count, and one per digit in which not all keys agree
template <class Arch, class Record>
[[nodiscard]] Record* radix_sort(Record* records, Record* spare, index_t n)
{
    using Key = decltype(key_of(*records));
    // Wider digits mean fewer passes, but measured no faster: their counters do not fit the fastest cache.
    constexpr int digits = int{sizeof(Key)};
    constexpr std::size_t values = 256;
    const auto digit = [](Key key, int d) { return static_cast<std::size_t>(key >> (8 * d)) & (values - 1); };
    const scratch memory(sizeof(index_t) * values * digits);
    auto* counts = reinterpret_cast<index_t*>(memory.data());
    std::memset(static_cast<void*>(counts), 0, sizeof(index_t) * values * digits);
    for (index_t i = 0; i < n; ++i) {
        const Key key = key_of(records[i]);
        for (int d = 0; d < digits; ++d)
            ++counts[static_cast<std::size_t>(d) * values + digit(key, d)];
    }
    for (int d = 0; d < digits; ++d) {
        index_t* place = counts + static_cast<std::size_t>(d) * values;
        if (place[digit(key_of(records[0]), d)] == n)
            continue;
        index_t sum = 0;
        for (std::size_t v = 0; v < values; ++v) {
            const index_t count = place[v];
            place[v] = sum;
            sum += count;
        }
        for (index_t i = 0; i < n; ++i) {
            const Record record = records[i];
            spare[place[digit(key_of(record), d)]++] = record;
        }
        Record* const sorted = spare;
        spare = records;
        records = sorted;
    }
    return records;
}
} // namespace nd::detail::inline ND_ISA
