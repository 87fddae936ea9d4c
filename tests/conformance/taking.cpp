// Cases of functions that take and put elements by position.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>
#include <nd/select/along_axis.hpp>
#include <nd/select/choose.hpp>
#include <nd/select/index_grids.hpp>
#include <nd/select/nonzero.hpp>
#include <nd/select/put.hpp>
#include <nd/select/take.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
nd::index_mode mode_of(const arguments& args)
{
    const std::string mode = args.text("mode", "raise");
    return mode == "wrap" ? nd::index_mode::wrap : mode == "clip" ? nd::index_mode::clip : nd::index_mode::raise;
}
/// Index arrays of any integer type as positions; other dtypes are refused as NumPy does.
nd::ndarray<nd::index_t> positions(const any& indices)
{
    if (!nd::can_cast(indices.dtype(), nd::dtype_of<nd::index_t>(), nd::casting::safe) &&
        !(indices.dtype().kind() == nd::kind::unsigned_integer))
        nd::raise<nd::dtype_error>(nd::message()
            << "Cannot cast array data from dtype('" << indices.dtype().name().text()
            << "') to dtype('int64') according to the rule 'safe'");
    return as_dtype({indices, std::nullopt}, nd::dtype_of<nd::index_t>()).as<nd::index_t>();
}
/// Calls `f(target, values)` with both in the storage type of the target, the values converted to its dtype.
template <class F>
result write_values(const any& target, const operand& values, F f)
{
    const any converted = as_dtype(values, target.dtype());
    static_cast<void>(nd::visit_storage(
        [&](const auto& a) {
            using S = typename std::remove_cvref_t<decltype(a)>::value_type;
            f(a, converted.view(nd::dtype_of<S>()).template as<S>());
            return a;
        },
        target));
    return {};
}

result take(const arguments& args)
{
    const auto indices = positions(args.array("indices"));
    return nd::visit_storage(
        [&](const auto& a) -> any {
            return args.has("axis") ? any(nd::take(a, indices, args.integer("axis"), mode_of(args)))
                                    : any(nd::take(a, indices, mode_of(args)));
        },
        args.array("a"));
}
result compress(const arguments& args)
{
    const auto condition = as_dtype({args.array("condition"), std::nullopt}, nd::dtype_of<bool>()).as<bool>();
    return nd::visit_storage(
        [&](const auto& a) -> any {
            return args.has("axis") ? any(nd::compress(condition, a, args.integer("axis")))
                                    : any(nd::compress(condition, a));
        },
        args.array("a"));
}
result extract(const arguments& args)
{
    const auto condition = as_dtype({args.array("condition"), std::nullopt}, nd::dtype_of<bool>()).as<bool>();
    return nd::visit_storage([&](const auto& a) { return nd::extract(condition, a); }, args.array("arr"));
}
/// Arrays as typed ones of the storage type `S`.
template <class S>
std::vector<nd::ndarray<S>> stored(const std::vector<any>& arrays, const nd::dtype& type)
{
    std::vector<nd::ndarray<S>> list;
    for (const any& a : arrays)
        list.push_back(as_dtype({a, std::nullopt}, type).view(nd::dtype_of<S>()).template as<S>());
    return list;
}
result choose(const arguments& args)
{
    const auto numbers = positions(args.array("a"));
    const std::vector<any> choices = args.arrays("choices");
    const nd::dtype type = common_dtype(choices);
    return nd::visit_storage_type(
        [&]<class S>(std::type_identity<S>) {
            return any(nd::choose(numbers, stored<S>(choices, type), mode_of(args))).view(type);
        },
        type);
}
result select(const arguments& args)
{
    std::vector<nd::ndarray<bool>> conditions;
    for (const any& condition : args.arrays("conds")) {
        if (!nd::same_elements(condition.dtype(), nd::dtype_of<bool>()))
            nd::raise<nd::dtype_error>(nd::message() << "invalid entry in condlist: should be boolean ndarray");
        conditions.push_back(condition.as<bool>());
    }
    std::vector<operand> all = args.operands("choices");
    const operand fallback =
        args.has("default") ? args.operand("default") : operand{any(), number{nd::kind::signed_integer}};
    all.push_back(fallback);
    const nd::dtype type = common_dtype(all);
    std::vector<any> choices;
    for (const operand& x : all)
        choices.push_back(as_dtype(x, type));
    return nd::visit_storage_type(
        [&]<class S>(std::type_identity<S>) {
            std::vector<nd::ndarray<S>> list = stored<S>(choices, type);
            const nd::ndarray<S> last = list.back();
            list.pop_back();
            return any(nd::select(conditions, list, last)).view(type);
        },
        type);
}
result take_along_axis(const arguments& args)
{
    const auto indices = positions(args.array("indices"));
    return nd::visit_storage(
        [&](const auto& a) -> any {
            if (args.is_null("axis")) // the flattened array
                return nd::take_along_axis(a.ravel(), indices, 0);
            return nd::take_along_axis(a, indices, args.integer("axis", -1));
        },
        args.array("arr"));
}
result put_along_axis(const arguments& args)
{
    const any arr = args.array("arr"); // the first array is the one that changes
    const auto indices = positions(args.array("indices"));
    return write_values(arr, args.operand("values"), [&](const auto& a, const auto& values) {
        if (args.is_null("axis")) // a view, where the array is contiguous
            nd::put_along_axis(a.ravel(), indices, values, 0);
        else
            nd::put_along_axis(a, indices, values, args.integer("axis"));
    });
}
result put(const arguments& args)
{
    const any a = args.array("a");
    const auto indices = positions(args.array("ind"));
    return write_values(
        a, args.operand("v"), [&](const auto& x, const auto& values) { nd::put(x, indices, values, mode_of(args)); });
}
void require_safe_values(const any& target, const operand& values)
{
    if (!values.number && !nd::can_cast(values.array.dtype(), target.dtype(), nd::casting::safe))
        nd::raise<nd::dtype_error>(nd::message()
            << "Cannot cast array data from dtype('" << values.array.dtype().name().text() << "') to dtype('"
            << target.dtype().name().text() << "') according to the rule 'safe'");
}
result place(const arguments& args)
{
    const any arr = args.array("arr");
    const auto mask = as_dtype({args.array("mask"), std::nullopt}, nd::dtype_of<bool>()).as<bool>();
    const operand values = args.operand("vals");
    require_safe_values(arr, values);
    return write_values(arr, values, [&](const auto& a, const auto& v) { nd::place(a, mask, v); });
}
result putmask(const arguments& args)
{
    const any a = args.array("a");
    const auto mask = as_dtype({args.array("mask"), std::nullopt}, nd::dtype_of<bool>()).as<bool>();
    const operand values = args.operand("values");
    require_safe_values(a, values);
    return write_values(a, values, [&](const auto& x, const auto& v) { nd::putmask(x, mask, v); });
}
result fill_diagonal(const arguments& args)
{
    return write_values(args.array("a"), args.operand("val"),
        [&](const auto& a, const auto& values) { nd::fill_diagonal(a, values, {.wrap = args.flag("wrap")}); });
}
result ix_(const arguments& args)
{
    const std::vector<any> lists = args.arrays("args");
    const auto list = [&](std::size_t i) {
        const any& a = lists.at(i);
        if (nd::same_elements(a.dtype(), nd::dtype_of<bool>()))
            return nd::ndarray<nd::index_t>(nd::flatnonzero(a.as<bool>()));
        return positions(a);
    };
    const auto all = [](const auto& grids) -> result {
        std::vector<any> arrays;
        for (const auto& grid : grids)
            arrays.emplace_back(grid);
        return arrays;
    };
    switch (lists.size()) {
    case 1:
        return all(nd::ix(list(0)));
    case 2:
        return all(nd::ix(list(0), list(1)));
    case 3:
        return all(nd::ix(list(0), list(1), list(2)));
    default:
        throw missing("ix_ of so many lists");
    }
}
} // namespace

void add_taking(operations& all)
{
    all["take"] = take;
    all["choose"] = choose;
    all["select"] = select;
    all["compress"] = compress;
    all["extract"] = extract;
    all["take_along_axis"] = take_along_axis;
    all["put_along_axis"] = put_along_axis;
    all["put"] = put;
    all["place"] = place;
    all["putmask"] = putmask;
    all["fill_diagonal"] = fill_diagonal;
    all["ix_"] = ix_;
}
} // namespace conformance
