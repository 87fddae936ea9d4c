// Cases of functions that put elements together in new arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/creation/matrix.hpp>
#include <nd/manip/flip.hpp>
#include <nd/manip/insert.hpp>
#include <nd/manip/join.hpp>
#include <nd/manip/repeat.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
/// Calls `f` with the arrays, converted to one dtype, as vectors of one storage type.
template <class F>
result joined(const std::vector<any>& arrays, const nd::dtype& type, F f)
{
    const any result = nd::visit_storage_type(
        [&]<class S>(std::type_identity<S>) {
            std::vector<nd::ndarray<S>> list;
            for (const any& a : arrays)
                list.push_back(as_dtype({a, std::nullopt}, type).view(nd::dtype_of<S>()).template as<S>());
            return any(f(list)).view(type);
        },
        type);
    return result;
}
nd::dtype joined_dtype(const arguments& args, const std::vector<any>& arrays)
{
    if (args.has("dtype"))
        return args.dtype();
    return arrays.empty() ? nd::dtype_of<double>() : common_dtype(arrays);
}

result concatenate(const arguments& args)
{
    std::vector<any> arrays = args.arrays("arrays");
    const bool flat = args.is_null("axis");
    if (flat)
        for (any& a : arrays)
            a = nd::visit_storage([](const auto& typed) { return nd::ravel(typed); }, a);
    return joined(arrays, joined_dtype(args, arrays),
        [&](const auto& list) { return nd::concatenate(list, flat ? 0 : args.integer("axis", 0)); });
}
result stack(const arguments& args)
{
    const std::vector<any> arrays = args.arrays("arrays");
    return joined(
        arrays, joined_dtype(args, arrays), [&](const auto& list) { return nd::stack(list, args.integer("axis", 0)); });
}
template <const auto& Join>
result join_in_place(const arguments& args)
{
    const std::vector<any> arrays = args.arrays("arrays");
    return joined(arrays, joined_dtype(args, arrays), [](const auto& list) { return Join(list); });
}
result append(const arguments& args)
{
    const std::vector<any> arrays{args.array("arr"), args.array("values")};
    return joined(arrays, common_dtype(arrays), [&](const auto& list) {
        return args.has("axis") ? any(nd::append(list[0], list[1], static_cast<int>(args.integer("axis"))))
                                : any(nd::append(list[0], list[1]));
    });
}

result tile(const arguments& args)
{
    return nd::visit_storage([&](const auto& a) { return nd::tile(a, args.integers("reps")); }, args.array("A"));
}
result repeat(const arguments& args)
{
    return nd::visit_storage(
        [&](const auto& a) -> any {
            const bool flat = !args.has("axis");
            const auto axis = static_cast<int>(args.integer("axis", 0));
            if (!args.is_list("repeats") && !args.is_object("repeats")) {
                const nd::index_t count = args.integer("repeats");
                return flat ? any(nd::repeat(a, count)) : any(nd::repeat(a, count, axis));
            }
            const auto counts = cast(args.array("repeats"), nd::dtype_of<nd::index_t>()).template as<nd::index_t>();
            return flat ? any(nd::repeat(a, counts)) : any(nd::repeat(a, counts, axis));
        },
        args.array("a"));
}
result roll(const arguments& args)
{
    return nd::visit_storage(
        [&](const auto& a) -> any {
            if (args.has("axis"))
                return nd::roll(a, args.integers("shift"), args.integers("axis"));
            nd::index_t total = 0; // without an axis several shifts add up
            for (const nd::index_t shift : args.integers("shift"))
                total += shift;
            return nd::roll(a, total);
        },
        args.array("a"));
}

nd::axis_positions positions(const arguments& args)
{
    if (!args.is_list("obj") && !args.is_object("obj"))
        return args.integer("obj");
    const any obj = args.array("obj");
    if (nd::same_elements(obj.dtype(), nd::dtype_of<bool>()))
        return obj.as<bool>();
    return cast(obj, nd::dtype_of<nd::index_t>()).as<nd::index_t>();
}
result delete_(const arguments& args)
{
    const nd::axis_positions obj = positions(args);
    return nd::visit_storage(
        [&](const auto& a) -> any {
            return args.has("axis") ? any(nd::delete_(a, obj, static_cast<int>(args.integer("axis"))))
                                    : any(nd::delete_(a, obj));
        },
        args.array("arr"));
}
result insert(const arguments& args)
{
    const any arr = args.array("arr");
    const any values = as_dtype(args.operand("values"), arr.dtype());
    const nd::axis_positions obj = positions(args);
    return nd::visit_storage(
        [&](const auto& a) -> any {
            using S = typename std::remove_cvref_t<decltype(a)>::value_type;
            const nd::ndarray<S> v = values.view(nd::dtype_of<S>()).template as<S>();
            return args.has("axis") ? any(nd::insert(a, obj, v, static_cast<int>(args.integer("axis"))))
                                    : any(nd::insert(a, obj, v));
        },
        arr);
}

template <bool Lower>
result triangle(const arguments& args)
{
    return nd::visit_storage(
        [&](const auto& m) {
            const nd::index_t k = args.integer("k", 0);
            return Lower ? any(nd::tril(m, k)) : any(nd::triu(m, k));
        },
        args.array("m"));
}
result diag(const arguments& args)
{
    return nd::visit_storage([&](const auto& v) { return nd::diag(v, args.integer("k", 0)); }, args.array("v"));
}
result diagflat(const arguments& args)
{
    return nd::visit_storage([&](const auto& v) { return nd::diagflat(v, args.integer("k", 0)); }, args.array("v"));
}
result like(const arguments& args)
{
    const any a = args.array("a");
    const std::string fn = args.text("fn");
    const nd::order order = args.order("order", nd::order::k);
    return nd::visit(
        [&](const auto& typed) -> any {
            using T = typename std::remove_cvref_t<decltype(typed)>::value_type;
            if (fn == "zeros_like")
                return nd::zeros_like(typed, order);
            if (fn == "ones_like")
                return nd::ones_like(typed, order);
            const T value = args.operand("fill").number->assigned_to(a.dtype()).template as<T>().item();
            return nd::full_like<T>(typed, value, order);
        },
        a);
}
} // namespace

void add_joins(operations& all)
{
    all["concatenate"] = concatenate;
    all["stack"] = stack;
    all["vstack"] = join_in_place<nd::vstack>;
    all["hstack"] = join_in_place<nd::hstack>;
    all["dstack"] = join_in_place<nd::dstack>;
    all["column_stack"] = join_in_place<nd::column_stack>;
    all["append"] = append;
    all["tile"] = tile;
    all["repeat"] = repeat;
    all["roll"] = roll;
    all["delete"] = delete_;
    all["insert"] = insert;
    all["tril"] = triangle<true>;
    all["triu"] = triangle<false>;
    all["diag"] = diag;
    all["diagflat"] = diagflat;
    all["like"] = like;
}
} // namespace conformance
