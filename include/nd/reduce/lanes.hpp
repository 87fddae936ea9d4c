// The elements of an expression regrouped: one dense row for each position of the axes that a reduction keeps.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/fold_axes.hpp>

namespace nd::detail::inline ND_ISA
{
/// Rows may be reordered and overwritten: they are a copy.
template <class T>
struct lanes
{
    ndarray<T> memory;
    T* data;
    index_t count;  ///< rows, in C order of the kept axes
    index_t length; ///< elements of a row, in C order of the reduced axes

    template <class E>
    lanes(const E& e, const axis_set& axes)
        : memory(gathered(shape_of(operand_of(e)), axes))
        , data(memory.data())
        , count(1)
        , length(1)
    {
        for (int i = 0; i < memory.ndim(); ++i)
            (axes.contains(i) ? length : count) *= memory.extent(i);
        if (memory.size() != 0)
            memory.assign(e);
    }

private:
    /// Shape as given, reduced axes innermost in memory.
    [[nodiscard]] static ndarray<T> gathered(const axis_values& shape, const axis_set& axes)
    {
        (void)checked_size(shape, sizeof(T));
        axis_values strides(shape.size(), 0);
        index_t step = sizeof(T);
        for (const bool reduced : {true, false})
            for (int i = shape.size() - 1; i >= 0; --i)
                if (axes.contains(i) == reduced) {
                    strides[i] = step;
                    step *= shape[i];
                }
        return ndarray<T>(allocate_result<T, dynamic>(shape, strides));
    }
};
} // namespace nd::detail::inline ND_ISA
