// Cases of ufunc.reduce, accumulate, reduceat and at, and of copyto.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>
#include <nd/reduce/ufunc_accumulate.hpp>
#include <nd/reduce/ufunc_reduce.hpp>
#include <nd/select/copyto.hpp>
#include <nd/select/ufunc_at.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/bitwise.hpp>
#include <nd/ufunc/floating.hpp>
#include <nd/ufunc/floor_divide.hpp>
#include <nd/ufunc/logical.hpp>
#include <nd/ufunc/power.hpp>
#include <nd/ufunc/trigonometric.hpp>

#include "reductions.hpp"

namespace conformance
{
namespace
{
/// Calls `f` with the array in one of the types that these methods are tried with.
template <class F>
any with_number_type(const any& a, F f)
{
    if (nd::same_elements(a.dtype(), nd::dtype_of<std::int32_t>()))
        return f(a.as<std::int32_t>());
    if (nd::same_elements(a.dtype(), nd::dtype_of<std::int64_t>()))
        return f(a.as<std::int64_t>());
    if (nd::same_elements(a.dtype(), nd::dtype_of<double>()))
        return f(a.as<double>());
    throw missing(std::string("this method for ") + a.dtype().name().text());
}

using method = any (*)(const arguments&);
struct methods
{
    method reduce = nullptr, accumulate = nullptr, reduceat = nullptr, at = nullptr;
};

template <const auto& U>
any reduce_by(const arguments& args)
{
    const any a = args.array("a");
    return with_number_type(a, [&](const auto& x) -> any {
        using X = std::remove_cvref_t<decltype(x)>;
        using F = std::remove_cvref_t<decltype(U)>;
        if constexpr (nd::ufunc_folds_elements_of<F, X>) {
            using S = nd::folded_t<F, X>;
            nd::ufunc_reduce_options<S> o{.keepdims = args.flag("keepdims"), .where = mask_of(args)};
            if (args.is_null("axis"))
                o.axis = nd::all_axes;
            else if (args.has("axis"))
                o.axis = args.integers("axis");
            if (args.has("initial"))
                o.initial = as_dtype(args.operand("initial"), nd::dtype_of<S>()).template as<S>().item();
            return nd::reduce(U, x, o);
        } else
            nd::raise<nd::dtype_error>(nd::message() << "ufunc not supported for the input types");
    });
}
template <const auto& U>
any accumulate_by(const arguments& args)
{
    return with_number_type(args.array("a"), [&](const auto& x) -> any {
        using X = std::remove_cvref_t<decltype(x)>;
        if constexpr (nd::ufunc_folds_elements_of<std::remove_cvref_t<decltype(U)>, X>)
            return nd::accumulate(U, x, args.integer("axis", 0));
        else
            nd::raise<nd::dtype_error>(nd::message() << "ufunc not supported for the input types");
    });
}
template <const auto& U>
any reduceat_by(const arguments& args)
{
    const auto indices = as_dtype({args.array("indices"), std::nullopt}, nd::dtype_of<nd::index_t>()).as<nd::index_t>();
    return with_number_type(
        args.array("a"), [&](const auto& x) -> any { return nd::reduceat(U, x, indices, args.integer("axis", 0)); });
}
template <const auto& U>
any at_by(const arguments& args)
{
    const any a = args.array("a");
    const operand value = args.operand("value");
    const any values = value.number ? value.number->as(a.dtype()) : as_dtype(value, a.dtype());
    return with_number_type(a, [&](const auto& x) -> any {
        using T = typename std::remove_cvref_t<decltype(x)>::value_type;
        nd::at(U, x, args.index(), values.as<T>());
        return x;
    });
}

template <const auto& U>
constexpr methods folds = {&reduce_by<U>, &accumulate_by<U>};
template <const auto& U>
constexpr methods all_methods = {&reduce_by<U>, &accumulate_by<U>, &reduceat_by<U>, &at_by<U>};

const methods& methods_of(const std::string& name)
{
    static const std::map<std::string, methods> all = {
        {"add", all_methods<nd::add>},
        {"multiply", all_methods<nd::multiply>},
        {"subtract", all_methods<nd::subtract>},
        {"maximum", all_methods<nd::maximum>},
        {"minimum", all_methods<nd::minimum>},
        {"true_divide", folds<nd::true_divide>},
        {"floor_divide", folds<nd::floor_divide>},
        {"remainder", folds<nd::remainder>},
        {"fmax", folds<nd::fmax>},
        {"fmin", folds<nd::fmin>},
        {"logical_and", folds<nd::logical_and>},
        {"logical_or", folds<nd::logical_or>},
        {"logical_xor", folds<nd::logical_xor>},
        {"bitwise_and", folds<nd::bitwise_and>},
        {"bitwise_or", folds<nd::bitwise_or>},
        {"bitwise_xor", folds<nd::bitwise_xor>},
        {"left_shift", folds<nd::left_shift>},
        {"right_shift", folds<nd::right_shift>},
        {"gcd", folds<nd::gcd>},
        {"lcm", folds<nd::lcm>},
        {"hypot", folds<nd::hypot>},
        {"power", folds<nd::power>},
    };
    const auto found = all.find(name);
    if (found == all.end())
        throw missing("methods of " + name);
    return found->second;
}
template <method methods::*Method>
result call_method(const arguments& args)
{
    const std::string name = args.text("ufunc");
    const method m = methods_of(name).*Method;
    if (m == nullptr)
        throw missing("this method of " + name);
    return m(args);
}

result copyto(const arguments& args)
{
    const any dst = args.array("dst");
    const operand src = args.operand("src");
    const nd::casting rule = args.casting("casting", nd::casting::same_kind);
    // A number is weak: its dtype is the one that it takes next to the target.
    const any source = src.number ? src.number->as(nd::promote_weak(dst.dtype(), src.number->kind)) : src.array;
    if (!nd::can_cast(source.dtype(), dst.dtype(), rule))
        nd::raise<nd::dtype_error>(nd::message()
            << "Cannot cast array data from dtype('" << source.dtype().name().text() << "') to dtype('"
            << dst.dtype().name().text() << "')");
    const any converted = as_dtype({source, std::nullopt}, dst.dtype());
    return nd::visit_storage(
        [&](const auto& target) {
            using S = typename std::remove_cvref_t<decltype(target)>::value_type;
            nd::copyto_options o;
            if (args.has("where"))
                o.where = mask_of(args);
            nd::copyto(target, converted.view(nd::dtype_of<S>()).template as<S>(), o);
            return target;
        },
        dst);
}
} // namespace

void add_ufunc_methods(operations& all)
{
    all["ufunc_reduce"] = call_method<&methods::reduce>;
    all["ufunc_accumulate"] = call_method<&methods::accumulate>;
    all["ufunc_reduceat"] = call_method<&methods::reduceat>;
    all["ufunc_at"] = call_method<&methods::at>;
    all["copyto"] = copyto;
}
} // namespace conformance
