// Cases of pad and trim_zeros, which look at the elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/manip/insert.hpp>
#include <nd/manip/pad.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
/// A number, (both), (before, after) or ((before, after), ...) as pad takes them.
template <class T, class Decode>
nd::per_side<T> per_side_of(const json& x, Decode decode)
{
    using sides = typename nd::per_side<T>::sides;
    const auto pair_of = [&](const json& pair) {
        return pair.is_array() ? sides{decode(pair.at(0)), decode(pair.at(pair.size() - 1))}
                               : sides{decode(pair), decode(pair)};
    };
    std::vector<sides> axes;
    if (!x.is_array() || x.empty() || !x[0].is_array())
        axes.push_back(pair_of(x));
    else
        for (const json& pair : x)
            axes.push_back(pair_of(pair));
    return nd::per_side<T>(std::span<const sides>(axes));
}
nd::pad_mode pad_mode_of(const std::string& name)
{
    return name == "constant"   ? nd::pad_mode::constant
        : name == "edge"        ? nd::pad_mode::edge
        : name == "linear_ramp" ? nd::pad_mode::linear_ramp
        : name == "maximum"     ? nd::pad_mode::maximum
        : name == "minimum"     ? nd::pad_mode::minimum
        : name == "mean"        ? nd::pad_mode::mean
        : name == "reflect"     ? nd::pad_mode::reflect
        : name == "symmetric"   ? nd::pad_mode::symmetric
        : name == "wrap"        ? nd::pad_mode::wrap
        : name == "empty"       ? nd::pad_mode::empty
                                : throw missing("pad mode " + name);
}

result pad(const arguments& args)
{
    const any a = args.array("array");
    const auto integer = [](const json& x) { return x.get<nd::index_t>(); };
    const nd::per_side<nd::index_t> width = per_side_of<nd::index_t>(args.raw("pad_width"), integer);
    return nd::visit(
        [&](const auto& typed) -> any {
            using T = typename std::remove_cvref_t<decltype(typed)>::value_type;
            const auto element = [&](const json& x) {
                const json wrapped{{"x", x}};
                return as_dtype(arguments(wrapped).operand("x"), a.dtype()).template as<T>().item();
            };
            nd::pad_options<T> options;
            if (args.has("constant_values"))
                options.constant_values = per_side_of<T>(args.raw("constant_values"), element);
            if (args.has("end_values"))
                options.end_values = per_side_of<T>(args.raw("end_values"), element);
            if (args.has("stat_length"))
                options.stat_length = per_side_of<nd::index_t>(args.raw("stat_length"), integer);
            if (args.text("reflect_type", "even") == "odd")
                options.reflect_type = nd::reflect_type::odd;
            return nd::pad(typed, width, pad_mode_of(args.text("mode", "constant")), options);
        },
        a);
}
result trim_zeros(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> any { return nd::trim_zeros(a, args.text("trim", "fb").c_str()); }, args.array("filt"));
}
} // namespace

void add_padding(operations& all)
{
    all["pad"] = pad;
    all["trim_zeros"] = trim_zeros;
}
} // namespace conformance
