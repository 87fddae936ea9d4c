// Random text as an index literal: what is read means the same when it is written out, and never leads out of an array.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/iterate.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/indexing/literal.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/index_list.hpp>

#include "allocations.hpp"
#include <cstring>
#include <string>

namespace
{
constexpr std::size_t longest = 256;
using parser = nd::detail::index_parser<longest>;

std::string text_of(const nd::basic_item& item)
{
    std::string text;
    switch (item.what) {
    case nd::basic_item::kind::integer:
        return std::to_string(item.index);
    case nd::basic_item::kind::range:
        text += item.part.open_start ? "" : std::to_string(item.part.start);
        text += ':';
        text += item.part.open_stop ? "" : std::to_string(item.part.stop);
        return text.append(":").append(std::to_string(item.part.step));
    case nd::basic_item::kind::whole:
        return ":";
    case nd::basic_item::kind::new_axis:
        return "None";
    default:
        return "...";
    }
}

/// Every element of `part` is one of the 60 of `whole`.
void check(const nd::ndarray<int>& whole, const nd::ndarray<int>& part)
{
    for (const int value : part.copy().ravel())
        if (value < 0 || value >= whole.size())
            __builtin_trap();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size >= longest)
        return -1;
    static const nd::ndarray<int> array = nd::arange<int>(60).reshape({5, 4, 3});
    const fuzz::bounded run(size);
    char text[longest] = {};
    std::memcpy(text, data, size);
    const parser read(text);
    if (!read.is_valid())
        return 0;
    std::string written;
    nd::index_list items;
    for (std::size_t i = 0; i < read.count(); ++i) {
        written.append(text_of(read.item(i))).append(i + 1 < read.count() ? "," : "");
        items.push_back(read.item(i));
    }
    if (written.size() < longest) {
        const parser again(written.c_str());
        if (!again.is_valid() || again.count() != read.count())
            __builtin_trap();
        for (std::size_t i = 0; i < read.count(); ++i)
            if (!(again.item(i) == read.item(i)))
                __builtin_trap();
    }
    try {
        check(array, array(items));
    } catch (const nd::error&) {
    }
    return 0;
}
