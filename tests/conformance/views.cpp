// Cases of functions that give views: other axes, other shapes, parts.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/manip/axes.hpp>
#include <nd/manip/flip.hpp>
#include <nd/manip/reshape.hpp>
#include <nd/manip/split.hpp>
#include <nd/manip/window.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
using bytes = nd::ndarray<std::uint8_t>;

int axis_of(const arguments& args, const char* name, std::ptrdiff_t otherwise)
{
    return static_cast<int>(args.integer(name, otherwise));
}

result transpose(const arguments& args)
{
    return rearranged(args.array("a"), [&](const bytes& a) -> bytes {
        return args.has("axes") ? nd::transpose(a, args.integers("axes")) : nd::transpose(a);
    });
}
result swapaxes(const arguments& args)
{
    return rearranged(args.array("a"),
        [&](const bytes& a) { return nd::swapaxes(a, axis_of(args, "axis1", 0), axis_of(args, "axis2", 1)); });
}
result moveaxis(const arguments& args)
{
    return rearranged(args.array("a"),
        [&](const bytes& a) { return nd::moveaxis(a, args.integers("source"), args.integers("destination")); });
}
result rollaxis(const arguments& args)
{
    return rearranged(args.array("a"),
        [&](const bytes& a) { return nd::rollaxis(a, axis_of(args, "axis", 0), axis_of(args, "start", 0)); });
}
result squeeze(const arguments& args)
{
    return rearranged(args.array("a"), [&](const bytes& a) -> bytes {
        return args.has("axis") ? nd::squeeze(a, args.integers("axis")) : nd::squeeze(a);
    });
}
result expand_dims(const arguments& args)
{
    return nd::visit_storage(
        [&](const auto& a) -> any {
            return args.is_list("axis") ? any(nd::expand_dims(a, args.integers("axis")))
                                        : any(nd::expand_dims(a, axis_of(args, "axis", 0)));
        },
        args.array("a"));
}
result flip(const arguments& args)
{
    return rearranged(args.array("a"),
        [&](const bytes& a) -> bytes { return args.has("axis") ? nd::flip(a, args.integers("axis")) : nd::flip(a); });
}
result rot90(const arguments& args)
{
    return rearranged(args.array("a"), [&](const bytes& a) -> bytes {
        return nd::rot90(a, args.integer("k", 1), args.has("axes") ? args.integers("axes") : nd::axis_values{0, 1});
    });
}
result diagonal(const arguments& args)
{
    return rearranged(args.array("a"), [&](const bytes& a) {
        return nd::diagonal(a, args.integer("offset", 0), axis_of(args, "axis1", 0), axis_of(args, "axis2", 1));
    });
}
result sliding_window_view(const arguments& args)
{
    const nd::axis_values window = args.integers("window_shape");
    result windows = rearranged(args.array("a"), [&](const bytes& a) -> bytes {
        if (args.has("axis"))
            return nd::sliding_window_view(a, window, args.integers("axis"));
        return nd::sliding_window_view(a, window);
    });
    windows.sharing_is_unknown = true;
    return windows;
}

std::vector<any> whole_parts(const auto& parts, const any& source)
{
    std::vector<any> list;
    for (const auto& part : parts)
        list.push_back(whole_elements(part, source));
    return list;
}
template <const auto& Split>
result split_along(const arguments& args)
{
    const any a = args.array("a");
    const int axis = axis_of(args, "axis", 0);
    if (!args.is_list("indices_or_sections"))
        return whole_parts(Split(first_bytes(a), args.integer("indices_or_sections"), axis), a);
    const nd::axis_values cuts = args.integers("indices_or_sections");
    return whole_parts(Split(first_bytes(a), std::vector<nd::index_t>(cuts.begin(), cuts.end()), axis), a);
}
template <const auto& Split>
result split_in_place(const arguments& args)
{
    const any a = args.array("a");
    if (!args.is_list("indices_or_sections"))
        return whole_parts(Split(first_bytes(a), args.integer("indices_or_sections")), a);
    const nd::axis_values cuts = args.integers("indices_or_sections");
    return whole_parts(Split(first_bytes(a), std::vector<nd::index_t>(cuts.begin(), cuts.end())), a);
}
result unstack(const arguments& args)
{
    const any a = args.array("a");
    return whole_parts(nd::unstack(first_bytes(a), axis_of(args, "axis", 0)), a);
}

// What may copy needs elements of the right size.
result reshape(const arguments& args)
{
    return nd::visit_storage(
        [&](const auto& a) { return nd::reshape(a, args.integers("shape"), args.order()); }, args.array("a"));
}
result reshape_layout(const arguments& args)
{
    const nd::copying rule = !args.has("copy") ? nd::copying::if_needed
        : args.flag("copy")                    ? nd::copying::always
                                               : nd::copying::never;
    return nd::visit_storage(
        [&](const auto& a) { return nd::reshape(a, args.integers("shape"), args.order(), rule); }, args.array("a"));
}
result ravel(const arguments& args)
{
    return nd::visit_storage([&](const auto& a) { return nd::ravel(a, args.order()); }, args.array("a"));
}
result copy_layout(const arguments& args) { return args.array("a").copy(args.order("order", nd::order::k)); }
template <int Axes>
result atleast(const arguments& args)
{
    return nd::visit_storage(
        [](const auto& a) {
            if constexpr (Axes == 1)
                return nd::atleast_1d(a);
            else if constexpr (Axes == 2)
                return nd::atleast_2d(a);
            else
                return nd::atleast_3d(a);
        },
        args.array("a"));
}
} // namespace

void add_views(operations& all)
{
    all["transpose"] = transpose;
    all["swapaxes"] = swapaxes;
    all["moveaxis"] = moveaxis;
    all["rollaxis"] = rollaxis;
    all["squeeze"] = squeeze;
    all["expand_dims"] = expand_dims;
    all["flip"] = flip;
    all["fliplr"] = [](const arguments& args) -> result {
        return rearranged(args.array("a"), [](const bytes& a) { return nd::fliplr(a); });
    };
    all["flipud"] = [](const arguments& args) -> result {
        return rearranged(args.array("a"), [](const bytes& a) { return nd::flipud(a); });
    };
    all["rot90"] = rot90;
    all["diagonal"] = diagonal;
    all["sliding_window_view"] = sliding_window_view;
    all["split"] = split_along<nd::split>;
    all["array_split"] = split_along<nd::array_split>;
    all["hsplit"] = split_in_place<nd::hsplit>;
    all["vsplit"] = split_in_place<nd::vsplit>;
    all["dsplit"] = split_in_place<nd::dsplit>;
    all["unstack"] = unstack;
    all["reshape"] = reshape;
    all["reshape_layout"] = reshape_layout;
    all["ravel"] = ravel;
    all["copy_layout"] = copy_layout;
    all["atleast_1d"] = atleast<1>;
    all["atleast_2d"] = atleast<2>;
    all["atleast_3d"] = atleast<3>;
}
} // namespace conformance
