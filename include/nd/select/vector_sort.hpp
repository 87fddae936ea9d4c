// Sorting numbers by registers: quicksort whose partitions move whole registers, networks for the short pieces.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/simd/compare.hpp>
#include <nd/simd/separate.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace nd::detail::inline ND_ISA
{
template <class T, class Arch>
class vector_sorter;

#if ND_HAS_XSIMD
/// Sorts elements that all compare: no NaN. Zeros of one sign may come out as those of the other.
/// Source  B. Bramas, A novel hybrid quicksort algorithm vectorized using AVX-512, IJACSA 8(10), 2017; K. Batcher,
///         Sorting networks and their applications, AFIPS 1968
template <class T, class Arch>
class vector_sorter
{
    using V = simd::batch<T, Arch>;
    static constexpr int width = simd::lanes<T, Arch>;
    static constexpr int registers = 16;

public:
    /// False when the pivots were so bad that the order is still to be found; the elements are all there.
    [[nodiscard]] static bool sort(T* x, index_t n)
    {
        const int depth = 2 * static_cast<int>(std::bit_width(static_cast<std::uint64_t>(n)));
        return sort(x, n, depth);
    }

private:
    [[nodiscard]] static bool sort(T* x, index_t n, int depth)
    {
        while (n > registers * width) {
            if (depth-- == 0)
                return false;
            const T pivot = choose_pivot(x, n);
            index_t lower = partition<false>(x, n, pivot);
            if (lower == 0) { // the pivot is the least element: what equals it is in place
                lower = partition<true>(x, n, pivot);
                x += lower;
                n -= lower;
                continue;
            }
            if (!sort(x, lower, depth))
                return false;
            x += lower;
            n -= lower;
        }
        sort_short(x, n);
        return true;
    }

    [[nodiscard]] ND_INLINE static T median(T a, T b, T c)
    {
        const T low = a < b ? a : b, high = a < b ? b : a;
        const T middle = c < high ? c : high;
        return low < middle ? middle : low;
    }
    /// The median of three medians of three elements each, `step` apart.
    [[nodiscard]] static T middle_of(const T* x, index_t step)
    {
        return median(median(x[0], x[step], x[2 * step]), median(x[3 * step], x[4 * step], x[5 * step]),
            median(x[6 * step], x[7 * step], x[8 * step]));
    }
    [[nodiscard]] static T choose_pivot(const T* x, index_t n)
    {
        if (n < 8192)
            return middle_of(x + n / 18, n / 9);
        const index_t step = n / 27;
        return median(middle_of(x, step), middle_of(x + 9 * step, step), middle_of(x + 18 * step, step));
    }

    template <bool Equal>
    [[nodiscard]] ND_INLINE static bool belongs_below(T x, T pivot)
    {
        return Equal ? x <= pivot : x < pivot;
    }
    template <bool Equal>
    ND_INLINE static void separate(T*& lower, T*& upper, const V& v, const V& pivot)
    {
        std::uint64_t bits = 0;
        if constexpr (Equal)
            bits = simd::le(v, pivot).mask();
        else
            bits = simd::lt(v, pivot).mask();
        simd::store_separated<T, Arch>(lower, upper, v, bits);
    }

    /// Brings those before the pivot, or with `Equal` not behind it, to the front. Gives their number.
    /// Reads from both ends, always where fewer free elements are, so that there is room for what was read at both.
    template <bool Equal>
    [[nodiscard]] static index_t partition(T* x, index_t n, T pivot)
    {
        // With 32 registers a chunk waits for one turn, so that where to read next is known before it is needed.
        constexpr bool ahead = sizeof(V) == 64;
        constexpr int group = ahead ? 4 : 8;
        constexpr index_t chunk = group * width;
        static_assert((ahead ? 3 : 2) * group <= registers);
        const V p = simd::splat<T, Arch>(pivot);
        T* lower = x;
        T* upper = x + n;
        using chunk_registers = V[static_cast<std::size_t>(group)];
        chunk_registers first, last, next; // those of the ends wait: their places are the first free ones
        for (int k = 0; k < group; ++k) {
            first[k] = simd::load<T, Arch>(x + k * width);
            next[k] = simd::load<T, Arch>(x + chunk + k * width);
            last[k] = simd::load<T, Arch>(x + n - chunk + k * width);
        }
        const T* read = x + (ahead ? 2 : 1) * chunk;
        const T* end = x + n - chunk;
        while (end - read >= chunk) {
            const bool below = read - lower <= upper - end;
            const T* from = below ? read : end - chunk;
            read += below ? chunk : 0;
            end -= below ? 0 : chunk;
            chunk_registers now;
            for (int k = 0; k < group; ++k) {
                now[k] = next[k];
                next[k] = simd::load<T, Arch>(from + k * width);
            }
            for (int k = 0; k < group; ++k)
                separate<Equal>(lower, upper, ahead ? now[k] : next[k], p);
        }
        T rest[static_cast<std::size_t>(chunk)];
        const index_t left = end - read;
        std::memcpy(static_cast<void*>(rest), read, static_cast<std::size_t>(left) * sizeof(T));
        for (index_t i = 0; i < left; ++i) {
            const bool below = belongs_below<Equal>(rest[i], pivot);
            *lower = rest[i];
            upper[-1] = rest[i];
            lower += below;
            upper -= !below;
        }
        if constexpr (ahead)
            for (int k = 0; k < group; ++k)
                separate<Equal>(lower, upper, next[k], p);
        for (int k = 0; k < group; ++k)
            separate<Equal>(lower, upper, first[k], p);
        for (int k = 0; k < group; ++k)
            separate<Equal>(lower, upper, last[k], p);
        return lower - x;
    }

    static void sort_short(T* x, index_t n)
    {
        if (n <= 4 * width)
            sort_registers<4>(x, n);
        else if (n <= 8 * width)
            sort_registers<8>(x, n);
        else
            sort_registers<registers>(x, n);
    }

    /// A run in registers, filled up with the greatest value.
    template <int Count>
    static void sort_registers(T* x, index_t n)
    {
        constexpr T greatest =
            std::numeric_limits<T>::has_infinity ? std::numeric_limits<T>::infinity() : std::numeric_limits<T>::max();
        V r[static_cast<std::size_t>(Count)];
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i) {
            const index_t left = n - i * width;
            r[i] = left >= width ? simd::load<T, Arch>(x + i * width)
                : left > 0       ? simd::load_partial<T, Arch>(x + i * width, static_cast<int>(left), greatest)
                                 : simd::splat<T, Arch>(greatest);
        }
        sort_columns<Count>(r, std::make_index_sequence<network<Count>.size>());
        merge_columns<Count, 2>(r);
        columns_to_rows<Count, Count>(r);
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i) {
            const index_t left = n - i * width;
            if (left >= width)
                simd::store(x + i * width, r[i]);
            else if (left > 0)
                simd::store_partial(x + i * width, r[i], static_cast<int>(left));
        }
    }

    /// The comparisons of Batcher's odd-even merge sort for `Count` elements.
    template <int Count>
    struct comparisons
    {
        int first[64]{}, second[64]{};
        std::size_t size = 0;

        consteval comparisons()
        {
            for (int run = 1; run < Count; run *= 2)
                for (int apart = run; apart >= 1; apart /= 2)
                    for (int begin = apart % run; begin + apart < Count; begin += 2 * apart)
                        for (int i = begin; i < begin + apart && i + apart < Count; ++i)
                            if (i / (2 * run) == (i + apart) / (2 * run)) {
                                first[size] = i;
                                second[size++] = i + apart;
                            }
        }
    };
    template <int Count>
    static constexpr comparisons<Count> network{};

    ND_INLINE static void compare(V& first, V& second)
    {
        const V low = xsimd::min(first, second);
        second = xsimd::max(first, second);
        first = low;
    }
    template <int Count, std::size_t... I>
    ND_INLINE static void sort_columns(V* r, std::index_sequence<I...>)
    {
        (compare(r[network<Count>.first[I]], r[network<Count>.second[I]]), ...);
    }
    /// Sorts columns that rise and then fall, or the other way round.
    template <int Count, int Distance>
    ND_INLINE static void clean_columns(V* r)
    {
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i)
            if ((i & Distance) == 0)
                compare(r[i], r[i + Distance]);
        if constexpr (Distance > 1)
            clean_columns<Count, Distance / 2>(r);
    }
    template <int Count, int Distance>
    ND_INLINE static void clean_lanes(V* r)
    {
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i)
            r[i] = simd::compare_lanes<Distance>(r[i]);
        if constexpr (Distance > 1)
            clean_lanes<Count, Distance / 2>(r);
    }
    /// Bitonic merges of neighbouring columns, then of neighbouring pairs of them, until each goes on where the one
    /// before it ends.
    template <int Count, int Group>
    ND_INLINE static void merge_columns(V* r)
    {
#pragma GCC unroll 8
        for (int i = 0; i < Count / 2; ++i) {
            V& other = r[Count - 1 - i];
            const V turned = simd::exchange_lanes<Group - 1>(other);
            const V low = xsimd::min(r[i], turned), high = xsimd::max(r[i], turned);
            r[i] = simd::blend_lanes<Group / 2>(low, high);
            other = simd::exchange_lanes<Group - 1>(simd::blend_lanes<Group / 2>(high, low));
        }
        if constexpr (Group > 2)
            clean_lanes<Count, Group / 4>(r);
        clean_columns<Count, Count / 2>(r);
        if constexpr (Group < width)
            merge_columns<Count, 2 * Group>(r);
    }
    /// Element `i` of column `c` becomes element `c * Count + i` of all.
    template <int Count, int Left>
    ND_INLINE static void columns_to_rows(V* r)
    {
        V rows[static_cast<std::size_t>(Count)];
#pragma GCC unroll 8
        for (int i = 0; i < Count / 2; ++i) {
            rows[2 * i] = simd::alternate_lanes<false>(r[i], r[i + Count / 2]);
            rows[2 * i + 1] = simd::alternate_lanes<true>(r[i], r[i + Count / 2]);
        }
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i)
            r[i] = rows[i];
        if constexpr (Left > 2)
            columns_to_rows<Count, Left / 2>(r);
    }
};

#endif

/// True for elements that `vector_sorter` sorts.
template <class T, class Arch>
inline constexpr bool has_vector_sort = (std::is_same_v<T, float> || std::is_same_v<T, double> ||
    std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t>)&&simd::separates<T, Arch>;
} // namespace nd::detail::inline ND_ISA
