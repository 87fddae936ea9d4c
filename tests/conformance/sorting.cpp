// Cases of sorting and of searching in sorted arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/search.hpp>
#include <nd/select/sort.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
/// The array to sort and its axis: without an axis the flattened array.
template <class F>
any along_axis(const arguments& args, F f)
{
    const any a = args.array("a");
    if (!args.is_null("axis"))
        return nd::visit(
            [&](const auto& typed) -> any { return f(typed, static_cast<int>(args.integer("axis", -1))); }, a);
    return nd::visit(
        [&](const auto& typed) -> any {
            return f(nd::ndarray<typename std::remove_cvref_t<decltype(typed)>::value_type>(typed.ravel()), -1);
        },
        a);
}
result sort(const arguments& args)
{
    return along_axis(args, [](const auto& a, int axis) { return nd::sort(a, axis); });
}
result argsort(const arguments& args)
{
    return along_axis(args, [](const auto& a, int axis) { return nd::argsort(a, axis); });
}
result partition(const arguments& args)
{
    const nd::axis_values kth = args.integers("kth");
    return along_axis(args, [&](const auto& a, int axis) { return nd::partition(a, kth, axis); });
}
result argpartition(const arguments& args)
{
    const nd::axis_values kth = args.integers("kth");
    return along_axis(args, [&](const auto& a, int axis) { return nd::argpartition(a, kth, axis); });
}
result lexsort(const arguments& args)
{
    const std::vector<any> keys = args.arrays("keys");
    if (keys.empty())
        throw missing("lexsort without keys");
    const nd::dtype type = common_dtype(keys);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            std::vector<nd::ndarray<T>> list;
            for (const any& key : keys)
                list.push_back(as_dtype({key, std::nullopt}, type).as<T>());
            return nd::lexsort(list, static_cast<int>(args.integer("axis", -1)));
        },
        type);
}
result searchsorted(const arguments& args)
{
    const any a = args.array("a");
    const operand v = args.operand("v");
    const nd::side side = args.text("side", "left") == "right" ? nd::side::right : nd::side::left;
    const nd::dtype type = common_dtype({operand{a, std::nullopt}, v});
    const any sorted = as_dtype({a, std::nullopt}, type);
    const any values = as_dtype(v, type);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            if (args.has("sorter"))
                return nd::searchsorted(sorted.as<T>(), values.as<T>(), side,
                    cast(args.array("sorter"), nd::dtype_of<nd::index_t>()).template as<nd::index_t>());
            return nd::searchsorted(sorted.as<T>(), values.as<T>(), side);
        },
        type);
}
result digitize(const arguments& args)
{
    const operand x = args.operand("x");
    const any bins = args.array("bins");
    const nd::dtype type = common_dtype({operand{bins, std::nullopt}, x});
    const any values = as_dtype(x, type);
    const any edges = as_dtype({bins, std::nullopt}, type);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            if constexpr (nd::real_element<T>)
                return nd::digitize(values.as<T>(), edges.as<T>(), args.flag("right"));
            else
                nd::raise<nd::dtype_error>(nd::message() << "x may not be complex");
        },
        type);
}
} // namespace

void add_sorting(operations& all)
{
    all["sort"] = sort;
    all["argsort"] = argsort;
    all["partition"] = partition;
    all["argpartition"] = argpartition;
    all["lexsort"] = lexsort;
    all["searchsorted"] = searchsorted;
    all["digitize"] = digitize;
}
} // namespace conformance
