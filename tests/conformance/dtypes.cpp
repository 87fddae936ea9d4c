// Cases of dtypes as text and of what buffers say about arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>
#include <nd/io/dtype_text.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
std::vector<nd::index_t> list_of(std::span<const nd::index_t> values) { return {values.begin(), values.end()}; }

/// A type string, or `{"fields": [{"name", "dtype", "shape", "offset"}], "align", "itemsize"}`.
nd::dtype decode_spec(const json& spec)
{
    if (spec.is_string())
        return nd::parse_dtype(spec.get_ref<const std::string&>().c_str());
    std::vector<nd::field_spec> fields;
    for (const json& f : spec.at("fields")) {
        nd::field_spec one{f.at("name").get_ref<const std::string&>().c_str(), decode_spec(f.at("dtype"))};
        if (f.contains("shape"))
            for (const json& extent : f["shape"])
                one.shape.push_back(extent.get<nd::index_t>());
        if (f.contains("offset"))
            one.offset = f["offset"].get<nd::index_t>();
        if (f.contains("title"))
            one.title = f["title"].get_ref<const std::string&>().c_str();
        fields.push_back(one);
    }
    const bool align = spec.value("align", false);
    return nd::record_dtype(fields, align ? nd::record_layout::aligned : nd::record_layout::packed,
        spec.value("itemsize", nd::index_t{-1}));
}

result dtype_equal(const arguments& args)
{
    return result::value(json(decode_spec(args.raw("a")) == decode_spec(args.raw("b"))));
}

/// What a function that may refuse gives, or null.
template <class F>
json text_or_null(F f)
{
    try {
        return f();
    } catch (const nd::error&) {
        return nullptr;
    }
}

json fields_of(const nd::dtype& record)
{
    json fields = json::array();
    for (const nd::field& f : record.fields()) {
        const nd::dtype& base = f.type.base();
        json one{{"name", f.name}, {"offset", f.offset}, {"dtype", base.typestr().text()},
            {"shape", list_of(f.type.shape())}, {"itemsize", f.type.itemsize()}};
        if (base.is_record())
            one["fields"] = fields_of(base);
        fields.push_back(one);
    }
    return fields;
}

result dtype_info(const arguments& args)
{
    const nd::dtype type = decode_spec(args.raw("spec"));
    // A string of no characters has one in an array.
    const bool is_empty_text = type.itemsize() == 0 && type.kind() != nd::kind::opaque;
    const nd::dtype in_arrays = !is_empty_text ? type
        : type.kind() == nd::kind::bytes       ? nd::bytes_dtype(1)
                                               : nd::unicode_dtype(1);
    json value{{"itemsize", type.itemsize()}, {"alignment", type.alignment()},
        {"kind", std::string(1, static_cast<char>(type.kind()))}, {"typestr", type.typestr().text()},
        {"pep3118", text_or_null([&] { return nd::buffer_format(in_arrays); })}, {"isnative", type.is_native()}};
    if (!type.fields().empty()) {
        value["fields"] = fields_of(type);
        value["isalignedstruct"] = type.is_aligned_record();
        value["npy_descr"] = text_or_null([&] { return nd::descr_text(type); });
    }
    return result::value(value);
}
result field_view(const arguments& args)
{
    const nd::axis_values shape = args.integers("shape");
    const nd::dtype type = decode_spec(args.raw("spec"));
    any a = nd::detail::allocate_any(type, shape, nd::c_strides(shape, type.itemsize()));
    const auto* start = static_cast<const char*>(a.data());
    for (const json& name : args.raw("path"))
        a = a.field(name.get_ref<const std::string&>().c_str());
    return result::value(json{{"shape", list_of(a.shape())}, {"strides", list_of(a.strides())},
        {"offset", static_cast<const char*>(a.data()) - start}, {"dtype", a.dtype().typestr().text()},
        {"aligned", a.aligned()}, {"C", a.c_contiguous()}, {"F", a.f_contiguous()}});
}
result view_dtype(const arguments& args)
{
    const any a = args.array("a");
    return a.view(args.dtype());
}
result interface(const arguments& args)
{
    const any a = args.array("a");
    const std::string typestr = a.dtype().typestr().text();
    json value{{"typestr", typestr}, {"shape", list_of(a.shape())}, {"readonly", !a.writeable()}, {"version", 3},
        {"descr", json::array({json::array({"", typestr})})}};
    value["strides"] = a.c_contiguous() ? json() : json(list_of(a.strides()));
    value["mv"] = {{"format", nd::buffer_format(a.dtype(), a.aligned())}, {"itemsize", a.itemsize()},
        {"ndim", a.ndim()}, {"shape", list_of(a.shape())},
        {"strides", list_of(nd::buffer_strides(a.shape(), a.strides(), a.itemsize()))}, {"nbytes", a.nbytes()},
        {"readonly", !a.writeable()}, {"c", a.c_contiguous()}, {"f", a.f_contiguous()}};
    return result::value(value);
}
} // namespace

void add_dtypes(operations& all)
{
    all["dtype_equal"] = dtype_equal;
    all["dtype_info"] = dtype_info;
    all["view_dtype"] = view_dtype;
    all["field_view"] = field_view;
    all["interface"] = interface;
}
} // namespace conformance
