// Elements of given ranks brought to their sorted places, in linear time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/promote.hpp>

namespace nd::detail::inline ND_ISA
{
/// True when `a` stands before `b` in sorted order; complex numbers by real, then imaginary part. No NaNs.
template <class T>
[[nodiscard]] constexpr bool precedes(T a, T b) noexcept
{
    if constexpr (complex_element<T>)
        return a.real() < b.real() || (a.real() == b.real() && a.imag() < b.imag());
    else
        return a < b;
}

/// Brings NaNs to the end and gives the number of other elements.
template <class T>
[[nodiscard]] index_t move_nans_last(T* p, index_t n) noexcept
{
    const auto is_number = [](T x) {
        if constexpr (complex_element<T>)
            return x.real() == x.real() && x.imag() == x.imag();
        else
            return x == x;
    };
    if constexpr (floating_element<T> || complex_element<T>) {
        index_t numbers = 0;
        for (index_t i = 0; i < n; ++i)
            numbers += is_number(p[i]);
        if (numbers == n)
            return n;
        index_t kept = 0;
        for (index_t i = 0; i < n; ++i)
            if (is_number(p[i])) {
                const T x = p[i];
                p[i] = p[kept];
                p[kept++] = x;
            }
        return kept;
    } else
        return n;
}

template <class T>
void insertion_sort(T* p, index_t n) noexcept
{
    for (index_t i = 1; i < n; ++i) {
        const T x = p[i];
        index_t j = i;
        for (; j > 0 && precedes(x, p[j - 1]); --j)
            p[j] = p[j - 1];
        p[j] = x;
    }
}

/// Brings the elements that `goes_first` is true for to the front and gives their number. No branch depends on them.
template <class T, class Predicate>
ND_INLINE index_t partition_elements(T* p, index_t n, Predicate goes_first) noexcept
{
    index_t k = 0;
    for (index_t i = 0; i < n; ++i) {
        const T x = p[i];
        p[i] = p[k];
        p[k] = x;
        k += goes_first(x);
    }
    return k;
}

template <class T>
void select_ranks(T* p, index_t n, const index_t* ranks, index_t count, index_t first = 0);

/// An element of `p` a little to the far side of rank `k` from the nearer end, so that the part that has `k` is small.
/// Source  Floyd & Rivest, Algorithm 489, CACM 18(3), 1975: a rank's place is read from a sample
template <class T>
[[nodiscard, gnu::noinline]] T choose_pivot(const T* p, index_t n, index_t k)
{
    constexpr index_t most = 512;
    T sample[most];
    index_t size = n / 64 < 5 ? 5 : n / 64;
    size = size > most ? most : size;
    // Any fixed sequence will do; this one has no pattern that an input is likely to share.
    std::uint64_t random = static_cast<std::uint64_t>(n);
    for (index_t i = 0; i < size; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        sample[i] = p[static_cast<index_t>((random >> 33) % static_cast<std::uint64_t>(n))];
    }
    // About one and a half standard deviations of the sample's rank.
    index_t margin = 1;
    while (2 * margin * margin < size)
        ++margin;
    index_t rank = static_cast<index_t>(static_cast<double>(k) / static_cast<double>(n) * static_cast<double>(size));
    rank += k < n / 2 ? margin : -margin;
    rank = rank < 0 ? 0 : rank >= size ? size - 1 : rank;
    select_ranks(sample, size, &rank, 1);
    return sample[rank];
}

/// Reorders `n` elements, none of them NaN, so that those at `ranks` (ascending, counted from `first`) are the ones
/// that sorting would put there, with no greater element before and no smaller one behind. Cost  expected O(n log(1 +
/// count)), whatever the order of the elements
template <class T>
void select_ranks(T* p, index_t n, const index_t* ranks, index_t count, index_t first)
{
    while (count > 0) {
        if (n <= 24)
            return insertion_sort(p, n);
        const T pivot = choose_pivot(p, n, ranks[count / 2] - first);
        index_t below = partition_elements(p, n, [pivot](T x) { return precedes(x, pivot); });
        index_t done = below;
        if (below == 0) // the least element: all of its equals are in place at once
            done = partition_elements(p, n, [pivot](T x) { return !precedes(pivot, x); });
        index_t left = 0;
        while (left < count && ranks[left] - first < below)
            ++left;
        index_t right = left;
        while (right < count && ranks[right] - first < done)
            ++right;
        const index_t rest = count - right;
        if (left <= rest) {
            select_ranks(p, below, ranks, left, first);
            p += done;
            n -= done;
            first += done;
            ranks += right;
            count = rest;
        } else {
            select_ranks(p + done, n - done, ranks + right, rest, first + done);
            n = below;
            count = left;
        }
    }
}
} // namespace nd::detail::inline ND_ISA
