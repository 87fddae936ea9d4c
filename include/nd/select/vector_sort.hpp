// Sorting numbers by registers: quicksort whose partitions move whole registers, networks for the short pieces.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/simd/compare.hpp>
#include <nd/simd/separate.hpp>

#include <algorithm>
#include <bit>
#include <limits>

namespace nd::detail::inline ND_ISA
{
template <class T, class Arch>
class vector_sorter;

#if ND_HAS_XSIMD
/// Sorts elements that all compare: floats without NaN, and with zeros of one sign.
/// Source  B. Bramas, A novel hybrid quicksort algorithm vectorized using AVX-512, IJACSA 8(10), 2017; K. Batcher,
///         Sorting networks and their applications, AFIPS 1968
template <class T, class Arch>
class vector_sorter
{
    using V = simd::batch<T, Arch>;
    static constexpr int width = simd::lanes<T, Arch>;
    static constexpr int registers = 16;

public:
    /// True when partitions take place in other memory, which has room for `n + margin` elements.
    static constexpr bool needs_spare = !simd::separates_downwards<T, Arch>;
    static constexpr index_t margin = width;

    /// False when the pivots were so bad that the order is still to be found; the elements are all there.
    [[nodiscard]] static bool sort(T* x, index_t n, T* spare)
    {
        const int depth = 2 * static_cast<int>(std::bit_width(static_cast<std::uint64_t>(n)));
        return sort(x, n, spare, depth);
    }

private:
    [[nodiscard]] static bool sort(T* x, index_t n, T* spare, int depth)
    {
        while (n > registers * width) {
            if (depth-- == 0)
                return false;
            const T pivot = choose_pivot(x, n);
            index_t lower = partition<false>(x, n, spare, pivot);
            if (lower == 0) { // the pivot is the least element: what equals it is in place
                lower = partition<true>(x, n, spare, pivot);
                x += lower;
                n -= lower;
                continue;
            }
            if (!sort(x, lower, spare, depth))
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
    template <bool Equal>
    [[nodiscard]] static index_t partition(T* x, index_t n, [[maybe_unused]] T* spare, T pivot)
    {
        if constexpr (needs_spare)
            return partition_apart<Equal>(x, n, spare, pivot);
        else
            return partition_in_place<Equal>(x, n, pivot);
    }

    template <bool Equal>
    [[nodiscard]] static index_t partition_apart(T* x, index_t n, T* spare, T pivot)
    {
        const V p = simd::splat<T, Arch>(pivot);
        T* lower = x; // never past what was read
        T* upper = spare;
        index_t i = 0;
#pragma GCC unroll 4
        for (; i + width <= n; i += width)
            separate<Equal>(lower, upper, simd::load<T, Arch>(x + i), p);
        for (; i < n; ++i) {
            const T value = x[i];
            const bool below = belongs_below<Equal>(value, pivot);
            *lower = value;
            *upper = value;
            lower += below;
            upper += !below;
        }
        std::memcpy(static_cast<void*>(lower), spare, static_cast<std::size_t>(upper - spare) * sizeof(T));
        return lower - x;
    }

    /// Reads from both ends, always where fewer free elements are, so that there is room for what was read at both.
    template <bool Equal>
    [[nodiscard]] static index_t partition_in_place(T* x, index_t n, T pivot)
    {
        constexpr int group = 4;
        constexpr index_t chunk = group * width;
        const V p = simd::splat<T, Arch>(pivot);
        T* lower = x;
        T* upper = x + n;
        V first[group], last[group]; // wait until the end: their places are the first free ones
        for (int k = 0; k < group; ++k) {
            first[k] = simd::load<T, Arch>(x + k * width);
            last[k] = simd::load<T, Arch>(x + n - chunk + k * width);
        }
        const T* read = x + chunk;
        const T* end = x + n - chunk;
        while (end - read >= chunk) {
            const bool below = read - lower <= upper - end;
            const T* from = below ? read : end - chunk;
            read += below ? chunk : 0;
            end -= below ? 0 : chunk;
            V v[group];
            for (int k = 0; k < group; ++k)
                v[k] = simd::load<T, Arch>(from + k * width);
            for (int k = 0; k < group; ++k)
                separate<Equal>(lower, upper, v[k], p);
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
        sort_blocks<Count, 2>(r);
#pragma GCC unroll 16
        for (int i = 0; i < Count; ++i) {
            const index_t left = n - i * width;
            if (left >= width)
                simd::store(x + i * width, r[i]);
            else if (left > 0)
                simd::store_partial(x + i * width, r[i], static_cast<int>(left));
        }
    }

    /// Bitonic merges of longer and longer blocks, of `Block` elements first.
    template <int Count, int Block>
    ND_INLINE static void sort_blocks(V* r)
    {
        merge_blocks<Count, Block, Block / 2>(r);
        if constexpr (Block < Count * width)
            sort_blocks<Count, 2 * Block>(r);
    }

    /// Compares elements `Distance` apart; blocks go up and down in turn.
    template <int Count, int Block, int Distance>
    ND_INLINE static void merge_blocks(V* r)
    {
        if constexpr (Distance >= width) {
            constexpr int apart = Distance / width;
#pragma GCC unroll 16
            for (int i = 0; i < Count; ++i) {
                if ((i & apart) != 0)
                    continue;
                const V low = xsimd::min(r[i], r[i + apart]), high = xsimd::max(r[i], r[i + apart]);
                const bool up = ((i * width) & Block) == 0;
                r[i] = up ? low : high;
                r[i + apart] = up ? high : low;
            }
        } else {
#pragma GCC unroll 16
            for (int i = 0; i < Count; ++i)
                r[i] = Block >= width && ((i * width) & Block) != 0 ? simd::compare_lanes<Distance, Block, false>(r[i])
                                                                    : simd::compare_lanes<Distance, Block, true>(r[i]);
        }
        if constexpr (Distance > 1)
            merge_blocks<Count, Block, Distance / 2>(r);
    }
};

#endif

/// True for elements that `vector_sorter` sorts.
template <class T, class Arch>
inline constexpr bool has_vector_sort = (std::is_same_v<T, float> || std::is_same_v<T, double> ||
    std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t>)&&simd::separates<T, Arch>;
} // namespace nd::detail::inline ND_ISA
