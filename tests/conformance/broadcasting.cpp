// Cases of broadcasting and of shared memory.
// SPDX-License-Identifier: BSD-3-Clause
#include "case.hpp"

#include <nd/layout/overlap.hpp>
#include <nd/manip/reshape.hpp>
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
result broadcast_to(const arguments& args)
{
    const nd::axis_values shape = args.integers("shape");
    return nd::visit_storage([&](const auto& a) { return nd::broadcast_to(a, shape); }, args.array("a"));
}

result broadcast_shapes(const arguments& args)
{
    nd::axis_values common;
    for (const json& shape : args.raw("shapes"))
        common = nd::broadcast_shapes(common,
            nd::axis_values(shape.is_array() ? shape.get<std::vector<nd::index_t>>()
                                             : std::vector<nd::index_t>{shape.get<nd::index_t>()}));
    return result::value(json(std::vector<nd::index_t>(common.begin(), common.end())));
}

nd::footprint footprint_of(const any& a)
{
    return {reinterpret_cast<std::uintptr_t>(a.data()), a.shape(), a.strides(), a.itemsize()};
}
result shares_memory(const arguments& args)
{
    const any base = args.array("base");
    const any x = args.steps("x", base);
    const any y = args.steps("y", base);
    return result::value(json(nd::shares_memory(footprint_of(x), footprint_of(y)) == nd::overlap::yes));
}
result may_share_memory(const arguments& args)
{
    const any base = args.array("base");
    const any x = args.steps("x", base);
    const any y = args.steps("y", base);
    return result::value(json(nd::may_share_memory(footprint_of(x), footprint_of(y))));
}
} // namespace

void add_broadcasting(operations& all)
{
    all["broadcast_to"] = broadcast_to;
    all["broadcast_shapes"] = broadcast_shapes;
    all["shares_memory"] = shares_memory;
    all["may_share_memory"] = may_share_memory;
}
} // namespace conformance
