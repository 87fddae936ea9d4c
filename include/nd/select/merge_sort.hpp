// Stable sorting of short runs without branches that depend on the elements: ranks in small blocks, then merging.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/promote.hpp>

namespace nd::detail::inline ND_ISA
{
/// An element and the position it stood at.
template <class T>
struct positioned
{
    T key;
    index_t position;
};
template <class T>
[[nodiscard]] ND_INLINE const T& sorted_by(const T& element) noexcept
{
    return element;
}
template <class T>
[[nodiscard]] ND_INLINE const T& sorted_by(const positioned<T>& record) noexcept
{
    return record.key;
}
template <class T>
ND_INLINE void put_record(T& out, const T& element, index_t) noexcept
{
    out = element;
}
template <class T>
ND_INLINE void put_record(positioned<T>& out, const T& element, index_t position) noexcept
{
    out = {element, position};
}

/// Longest run that is sorted by counting for every element how many stand before it.
inline constexpr index_t rank_sort_limit = 24;

/// Writes the elements of a run of at most `rank_sort_limit`, the first of which has the position `first`, as sorted
/// records.
template <class Arch, class Record, class T, class Before>
void rank_sort(const T* x, index_t n, index_t first, Record* out, const Before& before)
{
    // As wide as the element, so that comparisons become additions of masks.
    using Count = std::conditional_t<(sizeof(T) <= 8), integer_of<int{sizeof(T) <= 8 ? sizeof(T) : 8}, true>, index_t>;
    for (index_t i = 0; i < n; ++i) {
        const T element = x[i];
        Count rank = 0;
        for (index_t j = 0; j < i; ++j)
            rank = static_cast<Count>(rank + !before(element, x[j]));
        for (index_t j = i + 1; j < n; ++j)
            rank = static_cast<Count>(rank + before(x[j], element));
        put_record(out[rank], element, first + i);
    }
}

/// Merges the sorted halves of `n` records, from both ends at once: two chains of operations that do not wait for each
/// other. The second half may be longer by one. No half can be used up before the last step, so that nothing is read
/// outside them.
template <class Arch, class Record, class Before>
void merge_halves(const Record* records, index_t n, Record* out, const Before& before)
{
    const index_t half = n / 2;
    const Record* low = records;
    const Record* high = records + half;
    const Record* low_back = records + half - 1;
    const Record* high_back = records + n - 1;
    Record* back = out + n - 1;
    for (index_t i = 0; i < half; ++i) {
        const bool takes_high = before(sorted_by(*high), sorted_by(*low));
        *out++ = *(takes_high ? high : low);
        high += takes_high;
        low += !takes_high;
        const bool takes_low = before(sorted_by(*high_back), sorted_by(*low_back));
        *back-- = *(takes_low ? low_back : high_back);
        low_back -= takes_low;
        high_back -= !takes_low;
    }
    if (n % 2 != 0)
        *out = *(low <= low_back ? low : high);
}

/// Writes the elements of `x` as sorted records; `spare` has room for as many.
template <class Arch, class Record, class T, class Before>
void merge_sort(const T* x, index_t n, index_t first, Record* out, Record* spare, const Before& before)
{
    if (n <= rank_sort_limit)
        return rank_sort<Arch>(x, n, first, out, before);
    const index_t half = n / 2;
    merge_sort<Arch>(x, half, first, spare, out, before);
    merge_sort<Arch>(x + half, n - half, first + half, spare + half, out + half, before);
    merge_halves<Arch>(spare, n, out, before);
}
} // namespace nd::detail::inline ND_ISA
