// Cases of broadcasting and of shared memory.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/layout/overlap.hpp>
#include <nd/manip/reshape.hpp>

#include "case.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
result broadcast_to(const arguments& args)
{
    const nd::axis_values shape = args.integers("shape");
    return rearranged(args.array("a"), [&](const auto& a) { return nd::broadcast_to(a, shape); });
}

result broadcast_shapes(const arguments& args)
{
    std::vector<nd::axis_values> shapes;
    for (const json& shape : args.raw("shapes"))
        shapes.emplace_back(shape.is_array() ? shape.get<std::vector<nd::index_t>>()
                                             : std::vector<nd::index_t>{shape.get<nd::index_t>()});
    const nd::axis_values common = nd::broadcast_shapes(shapes);
    return result::value(json(std::vector<nd::index_t>(common.begin(), common.end())));
}

result broadcast_arrays(const arguments& args)
{
    const std::vector<any> arrays = args.arrays("arrays_");
    std::vector<nd::ndarray<std::uint8_t>> bytes;
    for (const any& a : arrays)
        bytes.push_back(first_bytes(a));
    const auto views = [&](const auto&... b) -> result {
        std::vector<any> list;
        std::size_t i = 0;
        std::apply([&](const auto&... view) { (list.push_back(whole_elements(view, arrays[i++])), ...); },
            nd::broadcast_arrays(b...));
        return list;
    };
    switch (bytes.size()) {
    case 1:
        return views(bytes[0]);
    case 2:
        return views(bytes[0], bytes[1]);
    case 3:
        return views(bytes[0], bytes[1], bytes[2]);
    case 4:
        return views(bytes[0], bytes[1], bytes[2], bytes[3]);
    default:
        throw missing("broadcast_arrays of so many arrays");
    }
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
    all["broadcast_arrays"] = broadcast_arrays;
    all["broadcast_shapes"] = broadcast_shapes;
    all["shares_memory"] = shares_memory;
    all["may_share_memory"] = may_share_memory;
}
} // namespace conformance
