// Cases of ufuncs, casts, promotion and choices between arrays.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/select/any_index.hpp>
#include <nd/ufunc/floor_divide.hpp>
#include <nd/ufunc/parts.hpp>
#include <nd/ufunc/where.hpp>

#include "ufuncs.hpp"
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
const ufunc_table& all_ufuncs()
{
    static const ufunc_table table = [] {
        ufunc_table t;
        add_arithmetic(t);
        add_integer_arithmetic(t);
        add_floating(t);
        add_exponential(t);
        add_trigonometric(t);
        add_logic(t);
        return t;
    }();
    return table;
}

nd::dtype dtype_of(const operand& x, const nd::dtype& other)
{
    return x.number ? nd::promote_weak(other, x.number->kind) : x.array.dtype();
}

result unary(const arguments& args) { return call_ufunc(args.text("ufunc"), {args.operand("x")}); }
result binary(const arguments& args) { return call_ufunc(args.text("ufunc"), {args.operand("x"), args.operand("y")}); }
result ufunc_order(const arguments& args)
{
    std::vector<operand> operands{args.operand("x")};
    if (args.has("y"))
        operands.push_back(args.operand("y"));
    return call_ufunc(args.text("ufunc"), operands, nullptr, args.order("order", nd::order::k));
}
result binary_dtype(const arguments& args)
{
    const nd::dtype type = args.dtype();
    const auto as_type = [&](const char* name) {
        const operand x = args.operand(name);
        if (!x.number && !nd::can_cast(x.array.dtype(), type, nd::casting::same_kind))
            nd::raise<nd::dtype_error>(nd::message()
                << "Cannot cast ufunc input from " << x.array.dtype().name().text() << " to " << type.name().text());
        return operand{x.number ? x.number->as(type) : cast(x.array, type), std::nullopt};
    };
    return call_ufunc(args.text("ufunc"), {as_type("x"), as_type("y")});
}

json loop_result(const ufunc_entry& f, const nd::dtype& x)
{
    try {
        return f.unary(x).output.typestr().text();
    } catch (const nd::dtype_error&) {
        return "TypeError";
    }
}
json loop_result(const ufunc_entry& f, const nd::dtype& x, const nd::dtype& y)
{
    try {
        return f.binary(x, y).output.typestr().text();
    } catch (const nd::dtype_error&) {
        return "TypeError";
    }
}
result unary_table(const arguments& args)
{
    const ufunc_entry& f = find_ufunc(args.text("ufunc"));
    if (f.unary == nullptr)
        throw missing("unary " + args.text("ufunc"));
    json row = json::array();
    for (const json& type : args.raw("dtypes"))
        row.push_back(loop_result(f, decode_dtype(type.get<std::string>())));
    return result::value(row);
}
result ufunc_types(const arguments& args)
{
    const ufunc_entry& f = find_ufunc(args.text("ufunc"));
    if (f.binary == nullptr)
        throw missing("binary " + args.text("ufunc"));
    json table = json::array();
    for (const json& x : args.raw("dtypes")) {
        json row = json::array();
        for (const json& y : args.raw("dtypes"))
            row.push_back(loop_result(f, decode_dtype(x.get<std::string>()), decode_dtype(y.get<std::string>())));
        table.push_back(row);
    }
    return result::value(table);
}
result can_cast_table(const arguments& args)
{
    const nd::casting rule = args.casting("casting", nd::casting::safe);
    json table = json::array();
    for (const json& from : args.raw("dtypes")) {
        json row = json::array();
        for (const json& to : args.raw("dtypes"))
            row.push_back(
                nd::can_cast(decode_dtype(from.get<std::string>()), decode_dtype(to.get<std::string>()), rule));
        table.push_back(row);
    }
    return result::value(table);
}
result result_type(const arguments& args)
{
    return result::value(json(common_dtype(args.operands("args")).typestr().text()));
}

result astype(const arguments& args)
{
    const any a = args.array("a");
    const nd::dtype type = args.dtype();
    if (!nd::can_cast(a.dtype(), type, args.casting("casting", nd::casting::unsafe)))
        nd::raise<nd::dtype_error>(nd::message() << "Cannot cast array data from dtype('" << a.dtype().name().text()
                                                 << "') to dtype('" << type.name().text() << "')");
    return cast(a, type);
}
result astype_order(const arguments& args) { return args.array("a").copy(args.order("order", nd::order::k)); }

result where(const arguments& args)
{
    const any condition = as_dtype(args.operand("cond"), nd::dtype_of<bool>());
    const operand x = args.operand("x");
    const operand y = args.operand("y");
    const nd::dtype type = common_dtype({x, y});
    const any a = as_dtype(x, type);
    const any b = as_dtype(y, type);
    return nd::visit_storage(
        [&](const auto& first) {
            using S = typename std::remove_cvref_t<decltype(first)>::value_type;
            return nd::eval(nd::where(condition.as<bool>(), first, b.view(nd::dtype_of<S>()).template as<S>()));
        },
        a);
}

result clip(const arguments& args)
{
    std::vector<operand> given{args.operand("a")};
    for (const char* bound : {"lo", "hi"})
        if (args.has(bound))
            given.push_back(args.operand(bound));
    const nd::dtype type = common_dtype(given);
    const any a = as_dtype(given[0], type);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            nd::ndarray<T> clipped = a.as<T>();
            if (given.size() == 3 && !given[1].number && !given[2].number)
                return nd::eval(
                    nd::clip(clipped, cast(given[1].array, type).as<T>(), cast(given[2].array, type).as<T>()));
            const auto bound = [&](const char* name, auto apply) {
                if (!args.has(name))
                    return;
                const operand x = args.operand(name);
                if constexpr (nd::integer_element<T>)
                    if (x.number && x.number->kind == nd::kind::signed_integer && !x.number->is_huge) {
                        using wide = std::conditional_t<std::is_same_v<T, std::int64_t>, std::uint64_t, std::int64_t>;
                        if (x.number->negative || (x.number->magnitude >> 63U) == 0)
                            clipped = apply(static_cast<std::int64_t>(
                                x.number->negative ? std::uint64_t{0} - x.number->magnitude : x.number->magnitude));
                        else if (std::is_same_v<wide, std::uint64_t> || std::is_same_v<T, std::uint64_t>)
                            clipped = apply(static_cast<std::uint64_t>(x.number->magnitude));
                        else
                            clipped = apply(std::numeric_limits<std::int64_t>::max());
                        return;
                    }
                clipped = apply((x.number ? x.number->as(type) : cast(x.array, type)).template as<T>());
            };
            bound("lo", [&](const auto& low) { return nd::eval(nd::clip(clipped, low, nd::_)); });
            bound("hi", [&](const auto& high) { return nd::eval(nd::clip(clipped, nd::_, high)); });
            if (given.size() == 1)
                clipped = nd::eval(nd::clip(clipped, nd::_, nd::_));
            return clipped;
        },
        type);
}

result isclose(const arguments& args)
{
    const auto [a, b] = as_arrays(args.operand("a"), args.operand("b"));
    const nd::dtype type = nd::promote_types(nd::promote_types(a.dtype(), b.dtype()), nd::dtype_of<float>());
    const nd::tolerance t{
        .rtol = args.real("rtol", 1e-5), .atol = args.real("atol", 1e-8), .equal_nan = args.flag("equal_nan")};
    const any x = cast(a, type);
    const any y = cast(b, type);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            if constexpr (nd::floating_element<T> || nd::complex_element<T>)
                return nd::eval(nd::isclose(x.as<T>(), y.as<T>(), t));
            else
                throw missing("isclose of this dtype");
        },
        type);
}

result multi_out(const arguments& args)
{
    const std::string name = args.text("ufunc");
    const std::vector<operand> x = args.operands("args");
    if (name == "divmod") {
        const auto [a, b] = as_arrays(x.at(0), x.at(1));
        const nd::dtype type = find_ufunc("floor_divide").binary(a.dtype(), b.dtype()).inputs[0];
        const any p = cast(a, type);
        const any q = cast(b, type);
        return nd::visit_dtype(
            [&]<class T>(std::type_identity<T>) -> result {
                if constexpr (nd::real_element<T> && !nd::boolean_element<T>) {
                    const auto both = nd::divmod(p.as<T>(), q.as<T>());
                    return std::vector<any>{any(nd::eval(both.quotient)), any(nd::eval(both.remainder))};
                } else
                    nd::raise<nd::dtype_error>(nd::message() << "ufunc 'divmod' not supported for the input types");
            },
            type);
    }
    const any a = x.at(0).number ? x[0].number->as_array() : x[0].array;
    return nd::visit(
        [&](const auto& typed) -> result {
            using T = typename std::remove_cvref_t<decltype(typed)>::value_type;
            if constexpr (nd::real_element<T>) {
                if (name == "modf") {
                    const auto both = nd::modf(typed);
                    return std::vector<any>{any(nd::eval(both.fractional)), any(nd::eval(both.integral))};
                }
                if (name == "frexp") {
                    const auto both = nd::frexp(typed);
                    return std::vector<any>{any(nd::eval(both.mantissa)), any(nd::eval(both.exponent))};
                }
                throw missing(name);
            } else
                nd::raise<nd::dtype_error>(nd::message() << "ufunc not supported for the input types");
        },
        a);
}

result inplace(const arguments& args)
{
    const any a = args.array("a");
    call_ufunc(args.text("ufunc"), {{a, std::nullopt}, args.operand("value")}, &a);
    return {};
}
result index_inplace(const arguments& args)
{
    const any a = args.array("a");
    const nd::index_list index = args.index();
    const any picked = a(index);
    call_ufunc(args.text("ufunc"), {{picked, std::nullopt}, args.operand("value")}, &picked);
    if (!index.is_basic())
        a.assign(index, picked);
    return {};
}
result out_views(const arguments& args)
{
    const any base = args.array("base");
    std::vector<operand> operands{{args.steps("x", base), std::nullopt}};
    if (args.has("y"))
        operands.push_back({args.steps("y", base), std::nullopt});
    const any out = args.steps("out", base);
    call_ufunc(args.text("ufunc"), operands, &out);
    return {};
}
} // namespace

const ufunc_entry& find_ufunc(std::string_view name)
{
    const auto found = all_ufuncs().find(name);
    if (found == all_ufuncs().end())
        throw missing(name);
    return found->second;
}

std::array<any, 2> as_arrays(const operand& x, const operand& y)
{
    if (x.number && y.number)
        return {x.number->as_array(), y.number->as_array()};
    return {x.number ? x.number->as(dtype_of(x, y.array.dtype())) : x.array,
        y.number ? y.number->as(dtype_of(y, x.array.dtype())) : y.array};
}

any call_ufunc(std::string_view name, const std::vector<operand>& operands, const any* out, nd::order order)
{
    const ufunc_entry& f = find_ufunc(name);
    const auto run = [&](const auto& loop, const auto& arrays) {
        if (out == nullptr)
            return nd::call(loop, arrays, order);
        nd::call_into(*out, loop, arrays);
        return *out;
    };
    if (operands.size() == 1) {
        if (f.unary == nullptr)
            throw missing("unary " + std::string(name));
        const std::array<any, 1> arrays{operands[0].number ? operands[0].number->as_array() : operands[0].array};
        return run(f.unary(arrays[0].dtype()), arrays);
    }
    if (f.binary == nullptr)
        throw missing("binary " + std::string(name));
    std::array<any, 2> arrays;
    try {
        arrays = as_arrays(operands[0], operands[1]);
    } catch (
        const nd::value_error&) { // an integer that the other operand's dtype does not hold, but the function's does
        const nd::dtype x =
            operands[0].number ? dtype_of(operands[0], operands[1].array.dtype()) : operands[0].array.dtype();
        const nd::dtype y =
            operands[1].number ? dtype_of(operands[1], operands[0].array.dtype()) : operands[1].array.dtype();
        const auto loop = f.binary(x, y);
        for (std::size_t i = 0; i < 2; ++i)
            arrays[i] = !operands[i].number ? operands[i].array
                : f.takes_every_integer     ? operands[i].number->as_array()
                                            : operands[i].number->as(loop.inputs[i]);
        if (!f.takes_every_integer)
            return run(loop, arrays);
    }
    try {
        return run(f.binary(arrays[0].dtype(), arrays[1].dtype()), arrays);
    } catch (const nd::dtype_error&) {
        // A number may also take the place of an operand that is always an integer: the exponent of ldexp.
        if (!operands[1].number || operands[0].number || operands[1].number->kind != nd::kind::signed_integer)
            throw;
        arrays[1] = operands[1].number->as_array();
        return run(f.binary(arrays[0].dtype(), arrays[1].dtype()), arrays);
    }
}

any cast(const any& a, const nd::dtype& type) { return a.astype(type); }
any as_dtype(const operand& x, const nd::dtype& type)
{
    const any a = x.number ? x.number->as_array() : x.array;
    return nd::same_elements(a.dtype(), type) ? a : cast(a, type);
}
nd::dtype common_dtype(const std::vector<operand>& operands)
{
    std::vector<nd::dtype> types;
    std::vector<nd::kind> numbers;
    for (const operand& x : operands)
        if (x.number)
            numbers.push_back(x.number->kind);
        else
            types.push_back(x.array.dtype());
    return nd::result_type(types, numbers);
}
nd::dtype common_dtype(const std::vector<any>& arrays)
{
    std::vector<nd::dtype> types;
    for (const any& a : arrays)
        types.push_back(a.dtype());
    return nd::result_type(types);
}

void add_elementwise(operations& all)
{
    all["unary"] = unary;
    all["binary"] = binary;
    all["binary_dtype"] = binary_dtype;
    all["ufunc_order"] = ufunc_order;
    all["unary_table"] = unary_table;
    all["ufunc_table"] = ufunc_types;
    all["can_cast_table"] = can_cast_table;
    all["result_type"] = result_type;
    all["astype"] = astype;
    all["astype_order"] = astype_order;
    all["where"] = where;
    all["clip"] = clip;
    all["isclose"] = isclose;
    all["multi_out"] = multi_out;
    all["inplace"] = inplace;
    all["index_inplace"] = index_inplace;
    all["out_views"] = out_views;
    all["add_bcast"] = [](const arguments& args) -> result {
        return call_ufunc("add", {args.operand("x"), args.operand("y")});
    };
}
} // namespace conformance
