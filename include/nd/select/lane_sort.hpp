// Sorting one run of elements, and the positions that sort it: stable, NaN last.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/radix_sort.hpp>
#include <nd/select/sort_order.hpp>

#include <algorithm>

namespace nd::detail
{
inline constexpr index_t insertion_sort_limit = 16;
/// From here on counting digits pays.
inline constexpr index_t radix_sort_minimum = 512;

template <class T, class Before>
void insertion_sort(T* x, index_t n, const Before& before)
{
    for (index_t i = 1; i < n; ++i) {
        const T moving = x[i];
        index_t j = i;
        for (; j > 0 && before(moving, x[j - 1]); --j)
            x[j] = x[j - 1];
        x[j] = moving;
    }
}

template <class T, class Before>
[[nodiscard]] bool is_sorted(const T* x, index_t n, const Before& before)
{
    index_t i = 1;
    while (i < n && !before(x[i], x[i - 1]))
        ++i;
    return i >= n;
}

template <class Arch, class T>
void radix_sort_elements(T* x, index_t n)
{
    using Key = sort_key_t<T>;
    const auto count = static_cast<std::size_t>(n);
    const scratch memory(2 * count * sizeof(Key));
    auto* keys = reinterpret_cast<Key*>(memory.data());
    index_t zeros = 0;
    index_t negative_zeros = 0;
    for (index_t i = 0; i < n; ++i) {
        keys[i] = sort_key(x[i]);
        zeros += keys[i] == sort_key(T(0));
        if constexpr (floating_element<T>)
            negative_zeros += keys[i] == sort_key(-T(0));
    }
    Key* const spare = keys + n;
    Key* const sorted = radix_sort<Arch>(keys, spare, n);
    if (zeros > 0 && negative_zeros > 0) {
        // -0 equals +0, so that they stay in the order they had.
        Key* place = std::lower_bound(sorted, sorted + n, sort_key(-T(0)));
        for (index_t i = 0; i < n; ++i)
            if (x[i] == T(0))
                *place++ = sort_key(x[i]);
    }
    for (index_t i = 0; i < n; ++i)
        x[i] = element_of_key<T>(sorted[i]);
}

/// Sorts `n` elements in place.
template <class Arch, class T>
void sort_lane(T* x, index_t n)
{
    const sort_order<Arch> before;
    if (n <= insertion_sort_limit)
        return insertion_sort(x, n, before);
    if (is_sorted(x, n, before))
        return;
    if constexpr (has_sort_key<T>)
        if (n >= radix_sort_minimum)
            return radix_sort_elements<Arch>(x, n);
    std::stable_sort(x, x + n, before);
}

/// An element and the position it stood at. Ties go by position, which makes every sort of them stable.
template <class T>
struct positioned
{
    T key;
    index_t position;
};
template <class Arch>
struct positioned_order
{
    template <class T>
    [[nodiscard]] constexpr bool operator()(const positioned<T>& a, const positioned<T>& b) const noexcept
    {
        return sorts_before(a.key, b.key) || (!sorts_before(b.key, a.key) && a.position < b.position);
    }
};
template <class Key>
    requires std::is_unsigned_v<Key>
[[nodiscard]] ND_INLINE Key key_of(const positioned<Key>& record) noexcept { return record.key; }

/// Elements as they are sorted by: a key where there is one.
template <class T>
[[nodiscard]] constexpr auto ordered_form(T x) noexcept
{
    if constexpr (has_sort_key<T>)
        return stable_sort_key(x);
    else
        return x;
}

template <class T>
using positioned_element = positioned<decltype(ordered_form(T()))>;

template <class T>
void fill_positioned(const T* x, index_t n, positioned_element<T>* records)
{
    for (index_t i = 0; i < n; ++i)
        records[i] = {ordered_form(x[i]), i};
}

/// Writes the positions that sort `n` elements.
template <class Arch, class T>
void argsort_lane(const T* x, index_t n, index_t* positions)
{
    using Record = positioned_element<T>;
    const scratch memory(2 * static_cast<std::size_t>(n) * sizeof(Record));
    auto* records = reinterpret_cast<Record*>(memory.data());
    fill_positioned(x, n, records);
    const positioned_order<Arch> before;
    const Record* sorted = records;
    if (n <= insertion_sort_limit)
        insertion_sort(records, n, before);
    else if (!is_sorted(records, n, before)) {
        if (has_sort_key<T> && n >= radix_sort_minimum) {
            if constexpr (has_sort_key<T>)
                sorted = radix_sort<Arch>(records, records + n, n);
        } else
            std::sort(records, records + n, before);
    }
    for (index_t i = 0; i < n; ++i)
        positions[i] = sorted[i].position;
}
} // namespace nd::detail
