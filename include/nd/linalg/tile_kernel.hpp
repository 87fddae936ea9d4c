// The innermost part of a matrix product: a tile of the result that stays in registers while the sum runs.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/linalg/sum_of_products.hpp>
#include <nd/simd/tail.hpp>

namespace nd::detail::inline ND_ISA
{
/// Rows of a tile, and registers that hold a row of it: as many as leave room for a row of `b` and an element of `a`.
template <class Arch, class T>
struct tile_shape
{
    static constexpr int width = simd::lanes<T, Arch>;
#if defined(__aarch64__)
    static constexpr bool has_32_registers = true;
#else
    static constexpr bool has_32_registers = sizeof(simd::batch<T, Arch>) == 64;
#endif
    static constexpr int rows = has_32_registers ? 8 : 4;
    static constexpr int registers = width == 1 ? 2 : 3;
    static constexpr int columns = registers * width;
};

/// Where the factors of a tile are: element (i, k) of `a` at `a[i * a_row + k * a_step]`, row k of `b` at `b[k *
/// b_step]`.
template <class T>
struct tile_factors
{
    const T* a;
    index_t a_row;
    index_t a_step;
    const T* b;
    index_t b_step;
    index_t depth;
};

template <class Arch, class Sum, class T, int Rows, int Registers>
struct tile
{
    using batch = simd::batch<T, Arch>;
    static constexpr int width = simd::lanes<T, Arch>;
    batch sum[std::size_t(Rows)][std::size_t(Registers)];

    ND_INLINE void clear()
    {
        ND_UNROLL
        for (int i = 0; i < Rows; ++i) {
            ND_UNROLL
            for (int j = 0; j < Registers; ++j)
                sum[i][j] = simd::splat<T, Arch>(T(0));
        }
    }
    ND_INLINE void add_products(const T* a, index_t a_row, const batch (&b)[std::size_t(Registers)])
    {
        ND_UNROLL
        for (int i = 0; i < Rows; ++i) {
            const batch x = simd::splat<T, Arch>(a[i * a_row]);
            ND_UNROLL
            for (int j = 0; j < Registers; ++j)
                sum[i][j] = Sum::multiply_add(x, b[j], sum[i][j]);
        }
    }
};

/// `out[i][j] = sum over k of a[i][k] * b[k][j]`, or `+=` when `adds`, for a tile of `Rows` rows and as many columns as
/// `Registers` hold. `ARow` is `factors.a_row` where it is known, else 0.
template <class Arch, class Sum, int Rows, int Registers, int ARow, class T>
ND_INLINE void compute_tile(const tile_factors<T>& factors, T* out, index_t out_row, bool adds)
{
    using batch = simd::batch<T, Arch>;
    constexpr int width = simd::lanes<T, Arch>;
    tile<Arch, Sum, T, Rows, Registers> t;
    t.clear();
    const T* a = factors.a;
    const T* b = factors.b;
    const index_t a_row = ARow == 0 ? factors.a_row : ARow;
    for (index_t k = factors.depth; k > 0; --k) {
        batch row[std::size_t(Registers)];
        ND_UNROLL
        for (int j = 0; j < Registers; ++j)
            row[j] = simd::load<T, Arch>(b + j * width);
        t.add_products(a, a_row, row);
        a += factors.a_step;
        b += factors.b_step;
    }
    ND_UNROLL
    for (int i = 0; i < Rows; ++i) {
        ND_UNROLL
        for (int j = 0; j < Registers; ++j) {
            T* const to = out + i * out_row + j * width;
            simd::store(to, adds ? Sum::add(simd::load<T, Arch>(to), t.sum[i][j]) : t.sum[i][j]);
        }
    }
}

/// The same for at most one register of columns, of which `columns` exist. Rows of `b` may be read whole when
/// `b_is_padded`.
template <class Arch, class Sum, int Rows, class T>
ND_INLINE void compute_narrow_tile(
    const tile_factors<T>& factors, T* out, index_t out_row, bool adds, int columns, bool b_is_padded)
{
    tile<Arch, Sum, T, Rows, 1> t;
    t.clear();
    const T* a = factors.a;
    const T* b = factors.b;
    const bool whole = b_is_padded || columns == simd::lanes<T, Arch>;
    for (index_t k = factors.depth; k > 0; --k) {
        simd::batch<T, Arch> row[1];
        row[0] = whole ? simd::load<T, Arch>(b) : simd::load_partial<T, Arch>(b, columns);
        t.add_products(a, factors.a_row, row);
        a += factors.a_step;
        b += factors.b_step;
    }
    ND_UNROLL
    for (int i = 0; i < Rows; ++i) {
        T* const to = out + i * out_row;
        simd::store_partial(
            to, adds ? Sum::add(simd::load_partial<T, Arch>(to, columns), t.sum[i][0]) : t.sum[i][0], columns);
    }
}

/// Functions for all tiles of `Rows` rows and fewer.
template <class Arch, class Sum, class T, int Rows>
struct tile_rows
{
    using shape = tile_shape<Arch, T>;

    /// Tiles that make `rows` < 2 * Rows rows and `columns` <= shape::columns columns of the result.
    static void run(
        const tile_factors<T>& factors, T* out, index_t out_row, bool adds, int rows, int columns, bool b_is_padded)
    {
        tile_factors<T> f = factors;
        if (rows >= Rows) {
            if (columns == shape::columns)
                compute_tile<Arch, Sum, Rows, shape::registers, 0>(f, out, out_row, adds);
            else
                for (int j = 0; j < columns; j += shape::width) {
                    const int left = columns - j;
                    compute_narrow_tile<Arch, Sum, Rows>(
                        f, out + j, out_row, adds, left < shape::width ? left : shape::width, b_is_padded);
                    f.b += shape::width;
                }
            rows -= Rows;
            f.b = factors.b;
            f.a += Rows * f.a_row;
            out += Rows * out_row;
        }
        if constexpr (Rows > 1)
            if (rows > 0)
                tile_rows<Arch, Sum, T, Rows / 2>::run(f, out, out_row, adds, rows, columns, b_is_padded);
    }
};

/// The tile that most of a big product is made of: whole, its rows of `a` packed side by side.
template <class Arch, class Sum, class T>
[[gnu::noinline]] void run_packed_tile(const tile_factors<T>& factors, T* out, index_t out_row, bool adds)
{
    using shape = tile_shape<Arch, T>;
    compute_tile<Arch, Sum, shape::rows, shape::registers, 1>(
        {factors.a, 1, shape::rows, factors.b, shape::columns, factors.depth}, out, out_row, adds);
}
} // namespace nd::detail::inline ND_ISA
