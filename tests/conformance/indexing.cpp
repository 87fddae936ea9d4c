// Cases of basic and advanced indexing and of assignment.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/any_index.hpp>

#include "case.hpp"

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

result set_from_view(const arguments& args)
{
    const any base = args.array("base");
    const any dst = args.steps("dst", base);
    const any src = args.steps("src", base);
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
