// Cases of functions about sets of values.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/select/sets.hpp>
#include <nd/select/unique.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
result unique(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> result {
            nd::unique_options options{.equal_nan = args.flag("equal_nan", true)};
            if (args.has("axis"))
                options.axis = args.integer("axis");
            const bool index = args.flag("return_index");
            const bool inverse = args.flag("return_inverse");
            const bool counts = args.flag("return_counts");
            if (!index && !inverse && !counts && !args.has("axis") && options.equal_nan)
                return any(nd::unique(a));
            const auto found = nd::unique_all(a, options);
            if (!index && !inverse && !counts)
                return any(found.values);
            std::vector<any> list{any(found.values)};
            if (index)
                list.emplace_back(found.indices);
            if (inverse)
                list.emplace_back(found.inverse_indices);
            if (counts)
                list.emplace_back(found.counts);
            return list;
        },
        args.array("ar"));
}
result unique_all(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> result {
            const auto found = nd::unique_all(a);
            return std::vector<any>{
                any(found.values), any(found.indices), any(found.inverse_indices), any(found.counts)};
        },
        args.array("ar"));
}

template <class F>
result of_two(const arguments& args, const char* first, const char* second, F f)
{
    const operand a = args.operand(first);
    const operand b = args.operand(second);
    const nd::dtype type = common_dtype({a, b});
    const any x = as_dtype(a, type);
    const any y = as_dtype(b, type);
    return nd::visit_dtype([&]<class T>(std::type_identity<T>) { return any(f(x.as<T>(), y.as<T>())); }, type);
}
} // namespace

void add_sets(operations& all)
{
    all["unique"] = unique;
    all["unique_inverse_check"] = unique_all;
    all["intersect1d"] = [](const arguments& args) {
        return of_two(args, "ar1", "ar2", [](const auto& a, const auto& b) { return nd::intersect1d(a, b); });
    };
    all["union1d"] = [](const arguments& args) {
        return of_two(args, "ar1", "ar2", [](const auto& a, const auto& b) { return nd::union1d(a, b); });
    };
    all["setdiff1d"] = [](const arguments& args) {
        return of_two(args, "ar1", "ar2", [](const auto& a, const auto& b) { return nd::setdiff1d(a, b); });
    };
    all["setxor1d"] = [](const arguments& args) {
        return of_two(args, "ar1", "ar2", [](const auto& a, const auto& b) { return nd::setxor1d(a, b); });
    };
    all["isin"] = [](const arguments& args) {
        return of_two(args, "element", "test_elements",
            [&](const auto& a, const auto& b) { return nd::eval(nd::isin(a, b, {.invert = args.flag("invert")})); });
    };
}
} // namespace conformance
