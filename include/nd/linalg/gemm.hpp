// The product of two matrices: blocks that stay in the caches, packed where that pays, and tiles in registers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/pack_panels.hpp>
#include <nd/memory/scratch.hpp>

namespace nd::detail::inline ND_ISA
{
/// Extents of blocks, in numbers. A panel of `depth` by `tile_shape::rows` stays in the L1 cache, a block of `depth` by
/// `columns` in L2, one of `rows` by `depth` in L3.
template <class Arch, class T>
struct block_shape
{
    using tile = tile_shape<Arch, T>;
    static constexpr index_t panel_bytes = index_t{16} << 10;
    static constexpr index_t depth = panel_bytes / (tile::rows * static_cast<index_t>(sizeof(T)));
    static constexpr index_t columns_wanted = (index_t{512} << 10) / (depth * static_cast<index_t>(sizeof(T)));
    static constexpr index_t columns = columns_wanted / tile::columns * tile::columns;
    static constexpr index_t rows =
        (index_t{4} << 20) / (depth * static_cast<index_t>(sizeof(T))) / tile::rows * tile::rows;
};

[[nodiscard]] constexpr index_t round_up(index_t n, index_t unit) noexcept { return (n + unit - 1) / unit * unit; }
[[nodiscard]] constexpr index_t lesser(index_t a, index_t b) noexcept { return a < b ? a : b; }

/// All tiles of a block: `f` says where the factors are when they are not packed.
template <class Arch, class T>
struct tile_grid
{
    using Sum = sum_of<T>;
    using number = number_t<T>;
    using shape = tile_shape<Arch, number>;

    tile_factors<number> f;
    index_t a_group; ///< from one group of rows of `a` to the next
    index_t b_group; ///< from one group of columns of `b` to the next
    bool a_is_packed;
    bool b_is_packed;

    void run(index_t rows, index_t columns, number* out, index_t out_row, bool adds) const
    {
        tile_factors<number> at = f;
        for (index_t i = 0; i < rows; i += shape::rows, at.a += a_group, out += shape::rows * out_row) {
            const int height = static_cast<int>(lesser(rows - i, shape::rows));
            at.b = f.b;
            for (index_t j = 0; j < columns; j += shape::columns, at.b += b_group) {
                const int width = static_cast<int>(lesser(columns - j, shape::columns));
                if (a_is_packed && b_is_packed && height == shape::rows && width == shape::columns)
                    run_packed_tile<Arch, Sum, number>(at, out + j, out_row, adds);
                else
                    tile_rows<Arch, Sum, number, shape::rows>::run(
                        at, out + j, out_row, adds, height, width, b_is_packed);
            }
        }
    }
};

/// `out = a b` by this file's own kernels.
/// Shapes  (n, k), (k, m) -> (n, m), none of them empty; rows of `out` are `out_row` elements apart
/// Memory  any strides of `a` and `b`; `out` must not overlap them. Packs one block of each, or none of small ones
/// Source  Goto & van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008; complex by the
/// 1m method, F. G. Van Zee, SIAM J. Sci. Comput. 42(5), 2020
template <class Arch, class T>
void multiply_blocked(const matrix_view<T>& a, const matrix_view<T>& b, T* out, index_t out_row)
{
    using number = number_t<T>;
    using tiles = tile_shape<Arch, number>;
    using blocks = block_shape<Arch, number>;
    constexpr index_t parts = kernel_numbers<T>::per_element;

    // A factor that is read only a few times is not worth packing, if it can be read as it is.
    const bool packs_a = b.columns * parts > 3 * tiles::columns || (parts == 2 && a.column_stride != 1);
    const bool packs_b = a.rows > 4 * tiles::rows || b.column_stride != 1 || parts == 2;
    if (!packs_a && !packs_b) {
        const tile_grid<Arch, T> grid{
            {numbers_of(a.data), a.row_stride, a.column_stride, numbers_of(b.data), b.row_stride, a.columns},
            tiles::rows * a.row_stride, tiles::columns, false, false};
        return grid.run(a.rows, b.columns, numbers_of(out), out_row, false);
    }
    const index_t depth = lesser(a.columns, blocks::depth / parts);
    const index_t height = packs_a ? lesser(a.rows, blocks::rows) : a.rows;
    const index_t width = packs_b ? lesser(b.columns, blocks::columns / parts) : b.columns;
    const index_t a_numbers = packs_a ? round_up(height, tiles::rows) * depth * parts : 0;
    const index_t b_numbers = packs_b ? round_up(width * parts, tiles::columns) * depth * parts : 0;
    const scratch memory(static_cast<std::size_t>(round_up(a_numbers, 64) + b_numbers) * sizeof(number));
    auto* const packed_a = reinterpret_cast<number*>(memory.data());
    number* const packed_b = packed_a + round_up(a_numbers, 64);

    for (index_t i = 0; i < a.rows; i += height) {
        const index_t rows = lesser(height, a.rows - i);
        for (index_t k = 0; k < a.columns; k += depth) {
            const index_t terms = lesser(depth, a.columns - k);
            tile_grid<Arch, T> grid{};
            grid.f.depth = terms * parts;
            if (packs_a) {
                pack_rows<Arch>(matrix_view<T>{a.at(i, k), rows, terms, a.row_stride, a.column_stride}, packed_a);
                grid.f.a = packed_a;
                grid.f.a_row = 1;
                grid.f.a_step = tiles::rows;
                grid.a_group = tiles::rows * terms * parts;
                grid.a_is_packed = true;
            } else {
                grid.f.a = numbers_of(a.at(i, k));
                grid.f.a_row = a.row_stride * parts;
                grid.f.a_step = a.column_stride;
                grid.a_group = tiles::rows * grid.f.a_row;
            }
            for (index_t j = 0; j < b.columns; j += width) {
                const index_t columns = lesser(width, b.columns - j);
                if (packs_b) {
                    pack_columns<Arch>(
                        matrix_view<T>{b.at(k, j), terms, columns, b.row_stride, b.column_stride}, packed_b);
                    grid.f.b = packed_b;
                    grid.f.b_step = tiles::columns;
                    grid.b_group = tiles::columns * terms * parts;
                    grid.b_is_packed = true;
                } else {
                    grid.f.b = numbers_of(b.at(k, j));
                    grid.f.b_step = b.row_stride;
                    grid.b_group = tiles::columns;
                }
                grid.run(rows, columns * parts, numbers_of(out + i * out_row + j), out_row * parts, k > 0);
            }
        }
    }
}
} // namespace nd::detail::inline ND_ISA
