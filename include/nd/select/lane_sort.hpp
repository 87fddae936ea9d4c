// Sorting one run of elements, and the positions that sort it: stable, NaN last.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/merge_sort.hpp>
#include <nd/select/radix_sort.hpp>
#include <nd/select/sort_order.hpp>
#include <nd/select/vector_sort.hpp>

#include <algorithm>

namespace nd::detail::inline ND_ISA
{
/// From here on counting digits is faster than merging.
inline constexpr index_t radix_sort_minimum = 512;

/// The order of elements that can all be compared.
struct plain_order
{
    template <class T>
    [[nodiscard]] constexpr bool operator()(T a, T b) const noexcept
    {
        return a < b;
    }
};

/// Calls `use(order)` with the simplest order that sorts a run.
template <class Arch, class T, class Use>
void with_order_for(const T* x, index_t n, const Use& use)
{
    if constexpr (integer_element<T> || boolean_element<T>)
        use(plain_order());
    else if constexpr (floating_element<T>) {
        bool has_nan = false;
        for (index_t i = 0; i < n; ++i)
            has_nan |= x[i] != x[i];
        if (has_nan)
            use(sort_order<Arch>());
        else
            use(plain_order());
    } else
        use(sort_order<Arch>());
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
    const scratch memory(2 * static_cast<std::size_t>(n) * sizeof(Key));
    auto* keys = reinterpret_cast<Key*>(memory.data());
    index_t zeros = 0;
    index_t negative_zeros = 0;
    for (index_t i = 0; i < n; ++i) {
        keys[i] = sort_key(x[i]);
        zeros += keys[i] == sort_key(T(0));
        if constexpr (floating_element<T>)
            negative_zeros += keys[i] == sort_key(-T(0));
    }
    Key* const sorted = radix_sort<Arch>(keys, keys + n, n);
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

/// Sorts `n` numbers in place; where both zeros occur, they stay in the order they had. False, and nothing lost, where
/// registers do not do it.
template <class Arch, class T>
[[nodiscard]] bool sort_zeros_of_both_signs(T* x, index_t n)
{
    const scratch memory(static_cast<std::size_t>(std::count(x, x + n, T(0))) * sizeof(T));
    auto* const zeros = reinterpret_cast<T*>(memory.data());
    std::copy_if(x, x + n, zeros, [](T value) { return value == 0; });
    const bool done = vector_sorter<T, Arch>::sort(x, n); // may mistake one zero for the other
    const T* next = zeros;
    for (index_t i = 0; i < n; ++i)
        if (x[i] == 0)
            x[i] = *next++;
    return done;
}

/// Brings NaN to the end; the numbers stay in the order they had. Gives how many they are.
template <class T>
[[nodiscard]] index_t move_nan_behind(T* x, index_t n)
{
    const index_t numbers = std::remove_if(x, x + n, [](T value) { return value != value; }) - x;
    std::fill(x + numbers, x + n, std::numeric_limits<T>::quiet_NaN());
    return numbers;
}

/// From here on elements are sorted in registers where there are some.
inline constexpr index_t vector_sort_minimum = 16;

/// Sorts `n` elements in place. False, and nothing lost, where registers do not do it.
template <class Arch, class T>
[[nodiscard]] bool sort_in_registers(T* x, index_t n)
{
    if (n < vector_sort_minimum)
        return false;
    if constexpr (floating_element<T>) {
        using K = sort_key_t<T>;
        int nan = 0, zero = 0, negative_zero = 0;
        for (index_t i = 0; i < n; ++i) {
            const K bits = std::bit_cast<K>(x[i]);
            nan |= x[i] != x[i];
            zero |= bits == std::bit_cast<K>(T(0));
            negative_zero |= bits == std::bit_cast<K>(-T(0));
        }
        if (nan != 0)
            n = move_nan_behind(x, n);
        if ((zero & negative_zero) != 0)
            return sort_zeros_of_both_signs<Arch>(x, n);
    }
    return vector_sorter<T, Arch>::sort(x, n);
}

/// Sorts `n` elements in place.
template <class Arch, class T>
void sort_lane(T* x, index_t n)
{
    if constexpr (has_vector_sort<T, Arch>)
        if (is_sorted(x, n, sort_order<Arch>()) || sort_in_registers<Arch>(x, n))
            return;
    if constexpr (has_sort_key<T>)
        if (n >= radix_sort_minimum && !is_sorted(x, n, sort_order<Arch>()))
            return radix_sort_elements<Arch>(x, n);
    with_order_for<Arch>(x, n, [&](const auto& before) {
        if (is_sorted(x, n, before))
            return;
        const auto count = static_cast<std::size_t>(n);
        const scratch memory(2 * count * sizeof(T));
        T* const sorted = reinterpret_cast<T*>(memory.data());
        merge_sort<Arch>(x, n, 0, sorted, sorted + n, before);
        std::memcpy(static_cast<void*>(x), static_cast<const void*>(sorted), count * sizeof(T));
    });
}

/// The key of an element for stable sorting by digits.
template <class Key>
    requires std::is_unsigned_v<Key>
[[nodiscard]] ND_INLINE Key key_of(const positioned<Key>& record) noexcept { return record.key; }

/// True where counting the digits of long runs is faster than comparing numbers of 64 bits.
template <class T, class Arch>
inline constexpr bool few_digits = sizeof(T) < (simd::lanes<index_t, Arch> == 8 ? 4 : 8);

/// From here on positions are found in registers where there are some.
inline constexpr index_t vector_argsort_minimum = 32;

/// Writes the positions that sort `n` > 1 elements: sorts numbers that have the key of an element in their upper bits
/// and its position in the lower ones. Keys lose the bits for which there is no room; where they are equal without them
/// the elements decide. False, and no positions written, when that takes too long or registers do not do it.
template <class Arch, has_sort_key T>
[[nodiscard]] bool argsort_in_registers(const T* x, index_t n, index_t* positions)
{
    using Key = sort_key_t<T>;
    Key least = static_cast<Key>(-1), greatest = 0;
    for (index_t i = 0; i < n; ++i) {
        const Key key = stable_sort_key(x[i]);
        least = std::min(least, key);
        greatest = std::max(greatest, key);
    }
    const int bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(n - 1)));
    const int key_bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(greatest) - least));
    const int lost = std::max(0, key_bits + bits - 64);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63; // numbers are compared as signed ones
    for (index_t i = 0; i < n; ++i) {
        const std::uint64_t key = static_cast<std::uint64_t>(stable_sort_key(x[i])) - least;
        positions[i] = static_cast<index_t>(((key >> lost << bits) | static_cast<std::uint64_t>(i)) ^ sign);
    }
    if (!vector_sorter<index_t, Arch>::sort(positions, n))
        return false;
    const index_t mask = (index_t{1} << bits) - 1;
    if (lost == 0) {
        for (index_t i = 0; i < n; ++i)
            positions[i] &= mask;
        return true;
    }
    const auto key_at = [&](index_t i) { return stable_sort_key(x[positions[i]]); };
    index_t moves = 4 * n;
    index_t first = 0; // of those with the same upper bits
    index_t upper = positions[0] & ~mask;
    positions[0] &= mask;
    for (index_t i = 1; i < n; ++i) {
        const index_t number = positions[i];
        const index_t position = positions[i] = number & mask;
        if ((number & ~mask) != upper) {
            upper = number & ~mask;
            first = i;
            continue;
        }
        const Key key = stable_sort_key(x[position]);
        index_t place = i;
        for (; place > first && key_at(place - 1) > key; --place) {
            if (--moves < 0)
                return false;
            positions[place] = positions[place - 1];
        }
        positions[place] = position;
    }
    return true;
}

/// Writes the positions that sort `n` elements.
template <class Arch, class T>
void argsort_lane(const T* x, index_t n, index_t* positions)
{
    const auto with_records = [&]<class Record>(Record*, const auto& sort) {
        const scratch memory(2 * static_cast<std::size_t>(n) * sizeof(Record));
        auto* records = reinterpret_cast<Record*>(memory.data());
        const Record* const sorted = sort(records, records + n);
        for (index_t i = 0; i < n; ++i)
            positions[i] = sorted[i].position;
    };
    if (n > rank_sort_limit && is_sorted(x, n, sort_order<Arch>())) {
        for (index_t i = 0; i < n; ++i)
            positions[i] = i;
        return;
    }
    if constexpr (has_sort_key<T> && has_vector_sort<index_t, Arch>)
        if (n >= vector_argsort_minimum && (n < radix_sort_minimum || !few_digits<T, Arch>))
            if (argsort_in_registers<Arch>(x, n, positions))
                return;
    if constexpr (has_sort_key<T>)
        if (n >= radix_sort_minimum) {
            using Record = positioned<sort_key_t<T>>;
            return with_records(static_cast<Record*>(nullptr), [&](Record* records, Record* spare) {
                for (index_t i = 0; i < n; ++i)
                    records[i] = {stable_sort_key(x[i]), i};
                return radix_sort<Arch>(records, spare, n);
            });
        }
    using Record = positioned<T>;
    with_records(static_cast<Record*>(nullptr), [&](Record* records, Record* spare) {
        with_order_for<Arch>(x, n, [&](const auto& before) { merge_sort<Arch>(x, n, 0, records, spare, before); });
        return records;
    });
}
} // namespace nd::detail::inline ND_ISA
