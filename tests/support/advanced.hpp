// Reads the cases of tests/golden/advanced_get.txt and advanced_set.txt: a view of 0, 1, 2, ... and an index into it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/advanced.hpp>

#include "golden.hpp"

namespace support
{
struct indexed_view
{
    nd::ndarray<nd::index_t> base;
    nd::ndarray<nd::index_t> view;
    nd::index_list index;
};

inline nd::slice_bound bound(const std::string& word)
{
    if (word == "_")
        return nd::_;
    return number(word);
}

/// `p shape / values` or `m shape / values`.
template <class T>
nd::ndarray<T> item_array(const std::string& text)
{
    const auto slash = text.find('/');
    nd::ndarray<T> a(nd::axis_values(numbers(text.substr(2, slash - 2))));
    T* out = a.data();
    for (nd::index_t value : numbers(text.substr(slash + 1)))
        *out++ = static_cast<T>(value);
    return a;
}

inline nd::index_item item(const std::string& text)
{
    const auto words = split(text, ' ');
    switch (text[0]) {
    case 'i':
        return number(words[1]);
    case 's':
        return nd::slice(bound(words[1]), bound(words[2]), bound(words[3]));
    case 'n':
        return nd::newaxis;
    case 'e':
        return nd::ellipsis;
    case 'p':
        return item_array<nd::index_t>(text);
    default:
        return item_array<bool>(text);
    }
}

/// The first five fields of a case.
inline indexed_view read_indexed_view(const std::vector<std::string>& fields)
{
    indexed_view c;
    c.base = nd::ndarray<nd::index_t>({number(fields[0])});
    for (nd::index_t i = 0; i < c.base.size(); ++i)
        c.base.data()[i] = i;
    std::vector<nd::index_t> strides = numbers(fields[2]);
    for (nd::index_t& s : strides)
        s *= 8;
    const nd::layout<nd::dynamic> where(nd::axis_values(numbers(fields[1])), nd::axis_values(strides));
    c.view = nd::ndarray<nd::index_t>(
        nd::leaf<nd::index_t, nd::dynamic>(c.base.base(), c.base.data() + number(fields[3]), where));
    for (const std::string& text : split(fields[4], ','))
        c.index.push_back(item(text));
    return c;
}

inline std::string elements_of(const nd::ndarray<const nd::index_t>& a)
{
    const auto dense = a.copy();
    return text_of({dense.data(), static_cast<std::size_t>(dense.size())});
}
} // namespace support
