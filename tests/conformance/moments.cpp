// Cases of means, variances and order statistics.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/dtype/result_type.hpp>
#include <nd/reduce/average.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/reduce/nan.hpp>
#include <nd/reduce/order.hpp>

#include "reductions.hpp"

namespace conformance
{
namespace
{
/// The array in the type that its mean is computed in.
any as_mean_type(const arguments& args)
{
    const any a = args.array("a");
    const bool exact = a.dtype().kind() != nd::kind::floating && a.dtype().kind() != nd::kind::complex;
    return as_dtype({a, std::nullopt}, args.has("dtype") ? args.dtype() : exact ? nd::dtype_of<double>() : a.dtype());
}
template <class F>
any of_floats(const any& a, F f)
{
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            if constexpr (nd::floating_element<T> || nd::complex_element<T>)
                return f(x);
            else
                throw missing("means in an integer dtype");
        },
        a);
}
/// The same for real floats.
template <class F>
any of_reals(const any& a, F f)
{
    if (nd::same_elements(a.dtype(), nd::dtype_of<float>()))
        return f(a.as<float>());
    if (nd::same_elements(a.dtype(), nd::dtype_of<nd::float16>()))
        return f(a.as<nd::float16>());
    if (a.dtype().kind() == nd::kind::complex)
        throw missing("order statistics of complex numbers");
    return f(as_dtype({a, std::nullopt}, nd::dtype_of<double>()).as<double>());
}

nd::quantile_method method_of(const std::string& name)
{
    using m = nd::quantile_method;
    static const std::map<std::string, m> all = {{"inverted_cdf", m::inverted_cdf},
        {"averaged_inverted_cdf", m::averaged_inverted_cdf}, {"closest_observation", m::closest_observation},
        {"interpolated_inverted_cdf", m::interpolated_inverted_cdf}, {"hazen", m::hazen}, {"weibull", m::weibull},
        {"linear", m::linear}, {"median_unbiased", m::median_unbiased}, {"normal_unbiased", m::normal_unbiased},
        {"lower", m::lower}, {"higher", m::higher}, {"midpoint", m::midpoint}, {"nearest", m::nearest}};
    const auto found = all.find(name);
    if (found == all.end())
        throw missing("quantile method " + name);
    return found->second;
}

result order_stat(const arguments& args)
{
    const std::string func = args.text("func");
    const any a = args.array("a");
    if (func == "median" || func == "nanmedian") {
        const nd::axis_options o{.axis = axis_of(args), .keepdims = args.flag("keepdims")};
        return of_reals(a,
            [&](const auto& x) -> any { return func == "median" ? any(nd::median(x, o)) : any(nd::nanmedian(x, o)); });
    }
    nd::quantile_options o{.axis = axis_of(args), .keepdims = args.flag("keepdims")};
    if (args.has("method"))
        o.method = method_of(args.text("method"));
    const operand q = args.operand("q");
    const any found = of_reals(a, [&](const auto& x) -> any {
        const auto with = [&](const auto& quantile) -> any {
            if (q.number)
                return quantile(x, q.number->real, o);
            return quantile(x, as_dtype(q, nd::dtype_of<double>()).template as<double>(), o);
        };
        return func == "quantile"     ? with(nd::quantile)
            : func == "percentile"    ? with(nd::percentile)
            : func == "nanquantile"   ? with(nd::nanquantile)
            : func == "nanpercentile" ? with(nd::nanpercentile)
                                      : throw missing(func);
    });
    // Methods that take an element as it is keep its dtype; in C++ the type of a result cannot depend on an option.
    const bool takes_element = o.method == nd::quantile_method::inverted_cdf ||
        o.method == nd::quantile_method::closest_observation || o.method == nd::quantile_method::lower ||
        o.method == nd::quantile_method::higher || o.method == nd::quantile_method::nearest;
    return takes_element ? as_dtype({found, std::nullopt}, a.dtype()) : found;
}

result average(const arguments& args)
{
    const any a = args.array("a");
    const nd::axis_options o{.axis = axis_of(args), .keepdims = args.flag("keepdims")};
    if (!args.has("weights")) {
        const any converted = as_mean_type(args);
        const any mean = of_floats(converted, [&](const auto& x) -> any { return nd::average(x, o); });
        if (!args.flag("returned"))
            return mean;
        // Without weights every element counts once.
        const any counts = of_floats(converted,
            [&](const auto& x) -> any { return nd::average_with_sum(x, nd::ones_like(x), o).sum_of_weights; });
        return std::vector<any>{mean, counts};
    }
    const any weights = args.array("weights");
    const nd::dtype type = nd::promote_types(nd::promote_types(a.dtype(), weights.dtype()),
        a.dtype().kind() == nd::kind::floating || a.dtype().kind() == nd::kind::complex ? a.dtype()
                                                                                        : nd::dtype_of<double>());
    any sum;
    const any w = as_dtype({weights, std::nullopt}, type);
    const any mean = of_floats(as_dtype({a, std::nullopt}, type), [&](const auto& x) -> any {
        using T = typename std::remove_cvref_t<decltype(x)>::value_type;
        const auto both = nd::average_with_sum(x, w.as<T>(), o);
        sum = both.sum_of_weights;
        return both.average;
    });
    if (args.flag("returned"))
        return std::vector<any>{mean, sum};
    return mean;
}
} // namespace

any moment(const arguments& args)
{
    const std::string func = args.text("func");
    const nd::moment_options o{
        .axis = axis_of(args), .keepdims = args.flag("keepdims"), .ddof = args.real("ddof", 0), .where = mask_of(args)};
    const any moment = of_floats(as_mean_type(args), [&](const auto& x) -> any {
        return func == "mean"   ? any(nd::mean(x, o))
            : func == "var"     ? any(nd::var(x, o))
            : func == "std"     ? any(nd::std(x, o))
            : func == "nanmean" ? any(nd::nanmean(x, o))
            : func == "nanvar"  ? any(nd::nanvar(x, o))
            : func == "nanstd"  ? any(nd::nanstd(x, o))
                                : throw missing(func);
    });
    // Variances of real numbers that are asked for as complex ones; in C++ they are real.
    if (args.has("dtype") && args.dtype().kind() == nd::kind::complex)
        return as_dtype({moment, std::nullopt}, args.dtype());
    return moment;
}

void add_moments(operations& all)
{
    all["order_stat"] = order_stat;
    all["average"] = average;
}
} // namespace conformance
