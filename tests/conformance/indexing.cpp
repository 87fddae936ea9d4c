// Cases of basic and advanced indexing and of assignment.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/layout/overlap.hpp>
#include <nd/select/any_index.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
any value_for(const operand& x, const any& target)
{
    return x.number ? x.number->assigned_to(target.dtype()) : x.array;
}

result get(const arguments& args) { return args.array("a")(args.index()); }

result set(const arguments& args)
{
    const any a = args.array("a");
    const any value = value_for(args.operand("value"), a);
    a.assign(args.index(), value);
    return {};
}

nd::footprint footprint_of(const any& a)
{
    return {reinterpret_cast<std::uintptr_t>(a.data()), a.shape(), a.strides(), a.itemsize()};
}

/// NumPy copies a value that overlaps its destination, but not in front of a single mask of all axes: there it reads
/// what it has just written. nd always copies.
bool is_read_while_written(const arguments& args, const any& dst, const any& src)
{
    if (!args.has("index"))
        return false;
    const json& items = args.raw("index").at("index");
    return items.size() == 1 && items[0].is_object() && items[0].contains("bools") &&
        items[0].at("bools").at("shape").size() == static_cast<std::size_t>(dst.ndim()) &&
        nd::may_share_memory(footprint_of(dst), footprint_of(src));
}

result set_from_view(const arguments& args)
{
    const any base = args.array("base");
    const any dst = args.steps("dst", base);
    const any src = args.steps("src", base);
    if (is_read_while_written(args, dst, src))
        throw skipped("a value that NumPy reads while a mask writes it; nd copies it first");
    dst.assign(args.has("index") ? args.index() : nd::index_list{nd::ellipsis}, src);
    return {};
}
} // namespace

void add_indexing(operations& all)
{
    all["array"] = [](const arguments& args) -> result { return args.array("a"); };
    all["get"] = get;
    all["set"] = set;
    all["set_from_view"] = set_from_view;
}
} // namespace conformance
