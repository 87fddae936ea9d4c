// Cases of dtypes as text and of what buffers say about arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
nd::dtype number_dtype(const std::string& text)
{
    try {
        return nd::parse_dtype(text.c_str());
    } catch (const nd::dtype_error&) {
        throw missing("dtype " + text);
    }
}

result dtype_equal(const arguments& args)
{
    if (args.raw("a").is_object() || args.raw("b").is_object())
        throw missing("dtypes of records");
    return result::value(json(number_dtype(args.text("a")) == number_dtype(args.text("b"))));
}
result dtype_info(const arguments& args)
{
    if (!args.raw("spec").is_string())
        throw missing("dtypes of records");
    const nd::dtype type = number_dtype(args.text("spec"));
    return result::value(json{{"itemsize", type.itemsize()}, {"alignment", type.alignment()},
        {"kind", std::string(1, static_cast<char>(type.kind()))}, {"typestr", type.typestr().text()},
        {"pep3118", nd::buffer_format(type).text()}, {"isnative", type.is_native()}});
}
result view_dtype(const arguments& args)
{
    const any a = args.array("a");
    return a.view(args.dtype());
}
std::vector<nd::index_t> list_of(std::span<const nd::index_t> values) { return {values.begin(), values.end()}; }
result interface(const arguments& args)
{
    const any a = args.array("a");
    const std::string typestr = a.dtype().typestr().text();
    json value{{"typestr", typestr}, {"shape", list_of(a.shape())}, {"readonly", !a.writeable()}, {"version", 3},
        {"descr", json::array({json::array({"", typestr})})}};
    value["strides"] = a.c_contiguous() ? json() : json(list_of(a.strides()));
    value["mv"] = {{"format", nd::buffer_format(a.dtype()).text()}, {"itemsize", a.itemsize()}, {"ndim", a.ndim()},
        {"shape", list_of(a.shape())}, {"strides", list_of(a.strides())}, {"nbytes", a.nbytes()},
        {"readonly", !a.writeable()}, {"c", a.c_contiguous()}, {"f", a.f_contiguous()}};
    return result::value(value);
}
} // namespace

void add_dtypes(operations& all)
{
    all["dtype_equal"] = dtype_equal;
    all["dtype_info"] = dtype_info;
    all["view_dtype"] = view_dtype;
    all["interface"] = interface;
}
} // namespace conformance
