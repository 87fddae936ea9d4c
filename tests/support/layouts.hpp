// Layouts for laws: of every rank up to 4, with empty, length-1, negative, zero and odd strides, in C, F and no order.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/layout.hpp>

#include <random>
#include <string>
#include <vector>

namespace support
{
struct any_layout
{
    std::vector<nd::index_t> shape, strides;
    nd::index_t itemsize = 1;

    [[nodiscard]] nd::layout<> as_layout() const { return {shape, strides}; }
    [[nodiscard]] std::string text() const
    {
        nd::message m;
        m << "shape " << std::span<const nd::index_t>(shape) << " strides " << std::span<const nd::index_t>(strides)
          << " itemsize " << itemsize;
        return m.text();
    }
};

/// Calls `visit(index)` for every index of `shape` in C order.
template <class Visit>
void for_each_index(std::span<const nd::index_t> shape, Visit visit)
{
    for (nd::index_t extent : shape)
        if (extent == 0)
            return;
    std::vector<nd::index_t> index(shape.size(), 0);
    for (;;) {
        visit(static_cast<const std::vector<nd::index_t>&>(index));
        std::size_t axis = shape.size();
        while (axis > 0 && ++index[axis - 1] == shape[axis - 1])
            index[--axis] = 0;
        if (axis == 0)
            return;
    }
}

/// Distance in bytes of the element at `index` from the first.
inline nd::index_t offset_of(std::span<const nd::index_t> index, std::span<const nd::index_t> strides)
{
    nd::index_t offset = 0;
    for (std::size_t i = 0; i < index.size(); ++i)
        offset += index[i] * strides[i];
    return offset;
}

/// Deterministic for one seed.
class layout_generator
{
public:
    explicit layout_generator(unsigned seed = 1)
        : random_(seed)
    {}
    /// A number from `low` to `high`.
    [[nodiscard]] nd::index_t number(nd::index_t low, nd::index_t high)
    {
        return std::uniform_int_distribution<nd::index_t>(low, high)(random_);
    }
    [[nodiscard]] any_layout next(int max_ndim = 4, nd::index_t max_extent = 5)
    {
        any_layout l;
        l.itemsize = nd::index_t{1} << number(0, 4);
        const auto ndim = static_cast<std::size_t>(number(0, max_ndim));
        const bool may_be_empty = number(0, 5) == 0;
        for (std::size_t i = 0; i < ndim; ++i)
            l.shape.push_back(number(0, 3) == 0 ? 1 : number(may_be_empty ? 0 : 1, max_extent));
        l.strides.resize(ndim);
        const nd::index_t kind =
            number(0, 3); // 0 is C order, 1 is F order, 2 has gaps and reversed axes, 3 is anything
        nd::index_t step = l.itemsize;
        for (std::size_t n = 0; n < ndim; ++n) {
            const std::size_t i = kind == 1 ? n : ndim - 1 - n;
            if (kind == 3) {
                const nd::index_t pool[] = {0, l.itemsize, -l.itemsize, 1, -3, 7, 2 * l.itemsize, 40, -64};
                l.strides[i] = pool[number(0, 8)];
                continue;
            }
            if (kind == 2)
                step *= number(1, 3) * (number(0, 1) == 0 ? 1 : -1);
            l.strides[i] = step;
            step *= l.shape[i] == 0 ? 1 : l.shape[i];
        }
        return l;
    }

private:
    std::mt19937 random_;
};
} // namespace support
