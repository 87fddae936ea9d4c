// Cases of positions, counts, differences and small numeric functions.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/manip/bits.hpp>
#include <nd/reduce/diff.hpp>
#include <nd/select/bincount.hpp>
#include <nd/select/convolve.hpp>
#include <nd/select/histogram.hpp>
#include <nd/select/interpolate.hpp>
#include <nd/select/nonzero.hpp>
#include <nd/select/unravel.hpp>
#include <nd/ufunc/nan_to_num.hpp>
#include <nd/ufunc/rounding.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
template <class A>
using element_of = typename std::remove_cvref_t<A>::value_type;

result nonzero(const arguments& args)
{
    return nd::visit(
        [](const auto& a) -> result {
            std::vector<any> list;
            for (const auto& positions : nd::nonzero(a))
                list.emplace_back(positions);
            return list;
        },
        args.array("a"));
}
result argwhere(const arguments& args)
{
    return nd::argwhere(as_dtype({args.array("a"), std::nullopt}, nd::dtype_of<bool>()).as<bool>());
}
result flatnonzero(const arguments& args)
{
    return nd::flatnonzero(as_dtype({args.array("a"), std::nullopt}, nd::dtype_of<bool>()).as<bool>());
}
result unravel_index(const arguments& args)
{
    const any indices = args.array("indices");
    const nd::axis_values shape = args.integers("shape");
    std::vector<any> list;
    if (indices.ndim() == 0) {
        for (const nd::index_t i :
            nd::unravel_index(cast(indices, nd::dtype_of<nd::index_t>()).as<nd::index_t>().item(), shape, args.order()))
            list.push_back(number{nd::kind::signed_integer, false, static_cast<std::uint64_t>(i)}.as_array());
        return list;
    }
    return nd::visit(
        [&](const auto& a) -> result {
            if constexpr (nd::integer_element<element_of<decltype(a)>>) {
                for (const auto& index : nd::unravel_index(a, shape, args.order()))
                    list.emplace_back(index);
                return list;
            } else
                nd::raise<nd::dtype_error>(nd::message() << "only int indices permitted");
        },
        indices);
}

result ravel_multi_index(const arguments& args)
{
    std::vector<nd::ndarray<nd::index_t>> indices;
    for (const any& index : args.arrays("multi_index")) {
        if (index.dtype().kind() == nd::kind::floating || index.dtype().kind() == nd::kind::complex)
            nd::raise<nd::dtype_error>(nd::message() << "only int indices permitted");
        indices.push_back(as_dtype({index, std::nullopt}, nd::dtype_of<nd::index_t>()).as<nd::index_t>());
    }
    const std::string mode = args.is_list("mode") ? throw missing("one mode per axis") : args.text("mode", "raise");
    return any(nd::ravel_multi_index(indices, args.integers("dims"),
        {mode == "wrap"          ? nd::index_mode::wrap
                : mode == "clip" ? nd::index_mode::clip
                                 : nd::index_mode::raise},
        args.order()));
}

nd::bit_order bit_order_of(const arguments& args)
{
    return args.text("bitorder", "big") == "little" ? nd::bit_order::little : nd::bit_order::big;
}
result packbits(const arguments& args)
{
    const any a = args.array("a");
    if (a.dtype().kind() == nd::kind::floating || a.dtype().kind() == nd::kind::complex)
        nd::raise<nd::dtype_error>(nd::message() << "Expected an input array of integer or boolean data type");
    nd::packbits_options o{.bitorder = bit_order_of(args)};
    if (args.has("axis"))
        o.axis = args.integer("axis");
    return any(nd::packbits(as_dtype({a, std::nullopt}, nd::dtype_of<bool>()).as<bool>(), o));
}
result unpackbits(const arguments& args)
{
    const any a = args.array("a");
    if (!nd::same_elements(a.dtype(), nd::dtype_of<std::uint8_t>()))
        nd::raise<nd::dtype_error>(nd::message() << "Expected an input array of unsigned byte data type");
    nd::unpackbits_options o{.bitorder = bit_order_of(args)};
    if (args.has("axis"))
        o.axis = args.integer("axis");
    if (args.has("count"))
        o.count = args.integer("count");
    return any(nd::unpackbits(a.as<std::uint8_t>(), o));
}

result diff(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> any {
            using T = element_of<decltype(a)>;
            nd::diff_options<T> o{.n = args.integer("n", 1), .axis = args.integer("axis", -1)};
            const auto edge = [&](const char* name) {
                return as_dtype(args.operand(name), nd::dtype_of<T>()).template as<T>();
            };
            if (args.has("prepend"))
                o.prepend = edge("prepend");
            if (args.has("append"))
                o.append = edge("append");
            return nd::diff(a, o);
        },
        args.array("a"));
}
result ediff1d(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> any {
            using T = element_of<decltype(a)>;
            if constexpr (nd::boolean_element<T>)
                nd::raise<nd::dtype_error>(nd::message() << "numpy boolean subtract is not supported");
            else {
                nd::ediff1d_options<T> o;
                const auto edge = [&](const char* name) {
                    return as_dtype(args.operand(name), nd::dtype_of<T>()).template as<T>();
                };
                if (args.has("to_begin"))
                    o.to_begin = edge("to_begin");
                if (args.has("to_end"))
                    o.to_end = edge("to_end");
                return nd::ediff1d(a, o);
            }
        },
        args.array("ary"));
}
result around(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) -> any { return nd::eval(nd::around(a, static_cast<int>(args.integer("decimals", 0)))); },
        args.array("a"));
}
result nan_to_num(const arguments& args)
{
    nd::nan_to_num_options o{.nan = args.real("nan", 0.0)};
    if (args.has("posinf"))
        o.posinf = args.real("posinf", 0.0);
    if (args.has("neginf"))
        o.neginf = args.real("neginf", 0.0);
    return nd::visit([&](const auto& a) -> any { return nd::eval(nd::nan_to_num(a, o)); }, args.array("x"));
}

result bincount(const arguments& args)
{
    const nd::index_t minlength = args.integer("minlength", 0);
    return nd::visit(
        [&](const auto& x) -> any {
            using T = element_of<decltype(x)>;
            if constexpr (nd::countable_integers<decltype(x)>) {
                if (!args.has("weights"))
                    return nd::bincount(x, {.minlength = minlength});
                const any weights = args.array("weights");
                if (weights.dtype().kind() == nd::kind::complex)
                    nd::raise<nd::dtype_error>(nd::message() << "Cannot cast array data from complex to float64");
                return nd::bincount(x, cast(weights, nd::dtype_of<double>()).template as<double>(), minlength);
            } else if (x.size() == 0 && nd::floating_element<T>)
                return nd::bincount(
                    nd::ndarray<std::int64_t>(nd::axis_values(nd::index_t{0})), {.minlength = minlength});
            else
                nd::raise<nd::dtype_error>(
                    nd::message() << "Cannot cast array data to int64 according to the rule 'safe'");
        },
        args.array("x"));
}
result histogram(const arguments& args)
{
    // Integers are counted as 64-bit ones, which makes no difference to counts and edges.
    any a = args.array("a");
    if (a.dtype().kind() != nd::kind::floating && a.dtype().kind() != nd::kind::complex)
        a = as_dtype({a, std::nullopt}, nd::dtype_of<std::int64_t>());
    nd::histogram_options o;
    if (args.has("range")) {
        const any range = cast(args.array("range"), nd::dtype_of<double>());
        o.range = {range.as<double>().at(0), range.as<double>().at(1)};
    }
    return nd::visit(
        [&](const auto& x) -> result {
            using T = element_of<decltype(x)>;
            if constexpr (!nd::floating_element<T> && !std::is_same_v<T, std::int64_t>)
                throw missing("histogram of this dtype");
            else {
                const auto both = [&](const auto& h) -> result {
                    if (args.flag("density"))
                        return std::vector<any>{any(h.density()), any(h.edges)};
                    return std::vector<any>{any(h.hist), any(h.edges)};
                };
                const bool edges = args.is_list("bins") || args.is_object("bins");
                if (!args.has("weights"))
                    return edges
                        ? both(nd::histogram(x, cast(args.array("bins"), nd::dtype_of<double>()).template as<double>()))
                        : both(nd::histogram(x, args.integer("bins", 10), o));
                const auto weights = cast(args.array("weights"), nd::dtype_of<double>()).template as<double>();
                return edges ? both(nd::histogram(
                                   x, cast(args.array("bins"), nd::dtype_of<double>()).template as<double>(), weights))
                             : both(nd::histogram(x, args.integer("bins", 10), weights, o));
            }
        },
        a);
}
result interp(const arguments& args)
{
    const auto doubles = [&](const char* name) {
        return as_dtype(args.operand(name), nd::dtype_of<double>()).as<double>();
    };
    const operand fp = args.operand("fp");
    const auto run = [&]<class T>(const nd::ndarray<T>& values) -> any {
        nd::interp_options<T> o;
        if (args.has("left"))
            o.left = as_dtype(args.operand("left"), nd::dtype_of<T>()).template as<T>().item();
        if (args.has("right"))
            o.right = as_dtype(args.operand("right"), nd::dtype_of<T>()).template as<T>().item();
        if (args.has("period"))
            o.period = args.real("period", 0);
        return nd::interp(doubles("x"), doubles("xp"), values, o);
    };
    if (!fp.number && fp.array.dtype().kind() == nd::kind::complex)
        return run(as_dtype(fp, nd::dtype_of<std::complex<double>>()).as<std::complex<double>>());
    return run(as_dtype(fp, nd::dtype_of<double>()).as<double>());
}

template <bool Correlate>
result convolve(const arguments& args)
{
    const operand a = args.operand("a");
    const operand v = args.operand("v");
    const nd::dtype type = common_dtype({a, v});
    const any x = as_dtype(a, type);
    const any y = as_dtype(v, type);
    const std::string name = args.text("mode", Correlate ? "valid" : "full");
    const nd::convolve_mode mode = name == "full" ? nd::convolve_mode::full
        : name == "same"                          ? nd::convolve_mode::same
                                                  : nd::convolve_mode::valid;
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) {
            return Correlate ? any(nd::correlate(x.as<T>(), y.as<T>(), mode))
                             : any(nd::convolve(x.as<T>(), y.as<T>(), mode));
        },
        type);
}
} // namespace

void add_counting(operations& all)
{
    all["nonzero"] = nonzero;
    all["argwhere"] = argwhere;
    all["flatnonzero"] = flatnonzero;
    all["unravel_index"] = unravel_index;
    all["ravel_multi_index"] = ravel_multi_index;
    all["packbits"] = packbits;
    all["unpackbits"] = unpackbits;
    all["diff"] = diff;
    all["ediff1d"] = ediff1d;
    all["around"] = around;
    all["nan_to_num"] = nan_to_num;
    all["bincount"] = bincount;
    all["histogram"] = histogram;
    all["interp"] = interp;
    all["convolve"] = convolve<false>;
    all["correlate"] = convolve<true>;
}
} // namespace conformance
