// Arrays in every kind of layout, for laws that must hold on all of them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/indexing/literal.hpp>

#include <string>
#include <vector>

namespace nd::testing
{
template <class T>
struct named_array
{
    std::string name;
    ndarray<T> array;
};

/// `shape` filled with 1, 2, 3, ... (as far as T goes), in C order.
template <class T>
[[nodiscard]] ndarray<T> counting(const axis_values& shape)
{
    ndarray<T> a(shape);
    const index_t n = a.size();
    for (index_t i = 0; i < n; ++i)
        a.data()[i] = cast_to<T>(i % 100 + 1);
    return a;
}

/// The same 3-d shape in many layouts: C, F, reversed, strided, permuted, offset, misaligned, broadcast.
template <class T>
[[nodiscard]] std::vector<named_array<T>> in_all_layouts(index_t l, index_t m, index_t n)
{
    std::vector<named_array<T>> all;
    const auto add = [&](std::string name, ndarray<T> a) { all.push_back({std::move(name), std::move(a)}); };
    add("C", counting<T>({l, m, n}));
    add("F", counting<T>({l, m, n}).copy(order::f));
    add("reversed", counting<T>({l, m, n})(rev, rev, rev));
    add("last axis reversed", counting<T>({l, m, n})(ellipsis, rev));
    add("every second", counting<T>({2 * l, 2 * m, 2 * n})(step(2), step(2), step(2)));
    add("columns", counting<T>({l, m, n + 5})(_, _, slice(3, 3 + n)));
    add("permuted", counting<T>({n, l, m}).transpose({1, 2, 0}));
    add("middle axis last", counting<T>({l, n, m}).swapaxes(1, 2));
    // Bytes before the first element put all elements at odd addresses.
    const ndarray<T> odd = counting<T>({l, m, n});
    const index_t bytes = odd.nbytes();
    buffer memory = buffer::allocate(static_cast<std::size_t>(bytes) + 1);
    auto* first = static_cast<char*>(memory.data()) + 1;
    if (bytes > 0)
        std::memcpy(first, odd.data(), static_cast<std::size_t>(bytes));
    add("misaligned", ndarray<T>(leaf<T, dynamic>(memory, reinterpret_cast<T*>(first), odd.handle().where)));
    const ndarray<T> row = counting<T>({n});
    add("broadcast row",
        ndarray<T>(leaf<T, dynamic>(
            row.base(), const_cast<T*>(row.data()), broadcast_layout(row.handle().where, axis_values{l, m, n}))));
    const ndarray<T> column = counting<T>({m, 1});
    add("broadcast column",
        ndarray<T>(leaf<T, dynamic>(column.base(), const_cast<T*>(column.data()),
            broadcast_layout(column.handle().where, axis_values{l, m, n}))));
    return all;
}

/// Element (i, j, k) read byte by byte, whatever its alignment.
template <class T>
[[nodiscard]] T element_of(const ndarray<T>& a, index_t i, index_t j, index_t k)
{
    const auto s = a.strides();
    return detail::load_element<T>(reinterpret_cast<const char*>(a.data()) + i * s[0] + j * s[1] + k * s[2]);
}
} // namespace nd::testing
