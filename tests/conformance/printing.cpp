// Cases of arrays and numbers as text.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/format_float.hpp>
#include <nd/io/print.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
nd::print_options options_of(const json& given)
{
    nd::print_options o;
    for (const auto& [name, value] : given.items()) {
        if (name == "precision") {
            if (value.is_null())
                o.floatmode = nd::float_mode::unique;
            else
                o.precision = value.get<int>();
        } else if (name == "threshold")
            o.threshold = value.get<nd::index_t>();
        else if (name == "edgeitems")
            o.edgeitems = value.get<nd::index_t>();
        else if (name == "linewidth" || name == "max_line_width")
            o.linewidth = value.get<nd::index_t>();
        else if (name == "suppress" || name == "suppress_small")
            o.suppress = value.get<bool>();
        else if (name == "nanstr")
            o.nanstr = value.get<std::string>();
        else if (name == "infstr")
            o.infstr = value.get<std::string>();
        else if (name == "sign")
            o.sign = value.get<std::string>().at(0);
        else if (name == "floatmode") {
            const auto mode = value.get<std::string>();
            o.floatmode = mode == "fixed" ? nd::float_mode::fixed
                : mode == "unique"        ? nd::float_mode::unique
                : mode == "maxprec"       ? nd::float_mode::maxprec
                                          : nd::float_mode::maxprec_equal;
        } else if (name != "separator" && name != "prefix" && name != "suffix")
            throw missing("print option " + name);
    }
    return o;
}
json options_or_none(const arguments& args) { return args.has("options") ? args.raw("options") : json::object(); }

result format(const arguments& args)
{
    const nd::print_guard guard(options_of(options_or_none(args)));
    const bool is_repr = args.text("fn") == "repr";
    return result::value(
        json(nd::visit([&](const auto& a) { return is_repr ? nd::repr(a) : nd::to_string(a); }, args.array("a"))));
}
result array2string(const arguments& args)
{
    const json options = options_or_none(args);
    return result::value(json(nd::visit(
        [&](const auto& a) {
            return nd::array2string(a, options_of(options), options.value("separator", " "),
                options.value("prefix", ""), options.value("suffix", ""));
        },
        args.array("a"))));
}
result format_scalar(const arguments& args)
{
    const bool is_repr = args.text("fn") == "repr";
    return result::value(json(nd::visit(
        [&](const auto& a) { return is_repr ? nd::repr(a.item()) : nd::to_string(a.item()); }, args.array("a"))));
}
result format_float(const arguments& args)
{
    nd::float_format f;
    const json given = options_or_none(args);
    for (const auto& [name, value] : given.items()) {
        const auto integer = [&] { return value.is_null() ? -1 : value.template get<int>(); };
        if (name == "precision")
            f.precision = integer();
        else if (name == "unique")
            f.unique = value.get<bool>();
        else if (name == "fractional")
            f.fractional = value.get<bool>();
        else if (name == "trim")
            f.trim = value.get<std::string>().at(0);
        else if (name == "sign")
            f.sign = value.get<bool>();
        else if (name == "pad_left")
            f.pad_left = integer();
        else if (name == "pad_right")
            f.pad_right = integer();
        else if (name == "exp_digits")
            f.exp_digits = integer();
        else if (name == "min_digits")
            f.min_digits = integer();
        else
            throw missing("option " + name);
    }
    const bool scientific = args.text("fn") == "format_float_scientific";
    const operand x = args.operand("x");
    return result::value(json(nd::visit(
        [&](const auto& a) -> std::string {
            if constexpr (nd::floating_element<typename std::remove_cvref_t<decltype(a)>::value_type>)
                return scientific ? nd::format_float_scientific(a.item(), f) : nd::format_float_positional(a.item(), f);
            else
                throw missing("format_float of this dtype");
        },
        x.number ? x.number->as(nd::dtype_of<double>()) : x.array)));
}
} // namespace

void add_printing(operations& all)
{
    all["format"] = format;
    all["array2string"] = array2string;
    all["format_scalar"] = format_scalar;
    all["format_float"] = format_float;
}
} // namespace conformance
