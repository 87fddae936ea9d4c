// Cases of sums, products, extremes, truth and running results.
// SPDX-License-Identifier: BSD-3-Clause
#include "reductions.hpp"

#include <nd/reduce/cumulative.hpp>
#include <nd/reduce/extrema.hpp>
#include <nd/reduce/logic.hpp>
#include <nd/reduce/nan.hpp>
#include <nd/reduce/sum.hpp>

namespace conformance
{
nd::axis_spec axis_of(const arguments& args)
{
    return args.has("axis") ? nd::axis_spec(args.integers("axis")) : nd::axis_spec();
}
nd::detail::optional_mask mask_of(const arguments& args)
{
    if (!args.has("where"))
        return {};
    return as_dtype(args.operand("where"), nd::dtype_of<bool>()).as<bool>();
}

namespace
{
template <class T>
nd::reduce_options<T> options_of(const arguments& args)
{
    nd::reduce_options<T> o{.axis = axis_of(args), .keepdims = args.flag("keepdims"), .where = mask_of(args)};
    if (args.has("initial"))
        o.initial = as_dtype(args.operand("initial"), nd::dtype_of<T>()).template as<T>().item();
    return o;
}
/// What sums and products of a dtype are computed in.
nd::dtype sum_dtype(const arguments& args, const nd::dtype& type)
{
    if (args.has("dtype"))
        return args.dtype();
    return nd::visit_dtype(
        []<class T>(std::type_identity<T>) { return nd::dtype_of<nd::detail::sum_type<T>>(); }, type);
}

/// `Fold.as<T>` of the array converted to the dtype that sums are computed in.
template <const auto& Fold>
any total(const arguments& args)
{
    const any a = args.array("a");
    const any converted = as_dtype({a, std::nullopt}, sum_dtype(args, a.dtype()));
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            return Fold.template as<T>(x, options_of<T>(args));
        },
        converted);
}
/// A fold in the array's own type.
template <const auto& Fold>
any extreme(const arguments& args)
{
    return nd::visit(
        [&](const auto& x) -> any {
            return Fold(x, options_of<typename std::remove_cvref_t<decltype(x)>::value_type>(args));
        },
        args.array("a"));
}
template <const auto& Fold>
any position(const arguments& args)
{
    return nd::visit([&](const auto& x) -> any { return Fold(x, options_of<nd::index_t>(args)); }, args.array("a"));
}
template <const auto& Fold>
any truth(const arguments& args)
{
    return Fold(as_dtype({args.array("a"), std::nullopt}, nd::dtype_of<bool>()).as<bool>(),
        nd::truth_options{.axis = axis_of(args), .keepdims = args.flag("keepdims"), .where = mask_of(args)});
}
any count_nonzero(const arguments& args)
{
    return nd::count_nonzero(
        as_dtype({args.array("a"), std::nullopt}, nd::dtype_of<bool>()).as<bool>(), options_of<std::int64_t>(args));
}
any ptp(const arguments& args)
{
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            if constexpr (nd::boolean_element<T>)
                nd::raise<nd::dtype_error>(nd::message() << "numpy boolean subtract is not supported");
            else
                return nd::ptp(x, options_of<T>(args));
        },
        args.array("a"));
}

/// A nan-function of floats; what has no NaN takes the plain function.
template <any (*Plain)(const arguments&), class F>
any of_floats(const arguments& args, F f)
{
    const any a = args.array("a");
    if (a.dtype().kind() != nd::kind::floating && a.dtype().kind() != nd::kind::complex)
        return Plain(args);
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            if constexpr (nd::floating_element<T> || nd::complex_element<T>)
                return f(x);
            else
                throw missing("this dtype");
        },
        a);
}
template <const auto& Fold>
auto with_own_options(const arguments& args)
{
    return [&](const auto& x) -> any {
        return Fold(x, options_of<typename std::remove_cvref_t<decltype(x)>::value_type>(args));
    };
}
template <const auto& Fold>
auto with_position_options(const arguments& args)
{
    return [&](const auto& x) -> any { return Fold(x, options_of<nd::index_t>(args)); };
}

result reduce(const arguments& args)
{
    const std::string func = args.text("func");
    if (func == "sum")
        return total<nd::sum>(args);
    if (func == "prod")
        return total<nd::prod>(args);
    if (func == "min" || func == "amin")
        return extreme<nd::min>(args);
    if (func == "max" || func == "amax")
        return extreme<nd::max>(args);
    if (func == "argmin")
        return position<nd::argmin>(args);
    if (func == "argmax")
        return position<nd::argmax>(args);
    if (func == "any")
        return truth<nd::any>(args);
    if (func == "all")
        return truth<nd::all>(args);
    if (func == "count_nonzero")
        return count_nonzero(args);
    if (func == "ptp")
        return ptp(args);
    if (func == "nansum")
        return of_floats<&total<nd::sum>>(args, with_own_options<nd::nansum>(args));
    if (func == "nanprod")
        return of_floats<&total<nd::prod>>(args, with_own_options<nd::nanprod>(args));
    if (func == "nanmin")
        return of_floats<&extreme<nd::min>>(args, with_own_options<nd::nanmin>(args));
    if (func == "nanmax")
        return of_floats<&extreme<nd::max>>(args, with_own_options<nd::nanmax>(args));
    if (func == "nanargmin")
        return of_floats<&position<nd::argmin>>(args, with_position_options<nd::nanargmin>(args));
    if (func == "nanargmax")
        return of_floats<&position<nd::argmax>>(args, with_position_options<nd::nanargmax>(args));
    return moment(args);
}

template <const auto& Scan>
any running(const arguments& args)
{
    const any a = args.array("a");
    const any converted = as_dtype({a, std::nullopt}, sum_dtype(args, a.dtype()));
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            return args.has("axis") ? any(Scan.template as<T>(x, args.integer("axis"))) : any(Scan.template as<T>(x));
        },
        converted);
}
template <const auto& Scan>
auto scanned(const arguments& args)
{
    return [&](const auto& x) -> any { return args.has("axis") ? any(Scan(x, args.integer("axis"))) : any(Scan(x)); };
}
result accumulate(const arguments& args)
{
    const std::string func = args.text("func");
    return func == "cumsum"    ? running<nd::cumsum>(args)
        : func == "cumprod"    ? running<nd::cumprod>(args)
        : func == "nancumsum"  ? of_floats<&running<nd::cumsum>>(args, scanned<nd::nancumsum>(args))
        : func == "nancumprod" ? of_floats<&running<nd::cumprod>>(args, scanned<nd::nancumprod>(args))
                               : throw missing(func);
}
} // namespace

void add_reductions(operations& all)
{
    all["reduce"] = reduce;
    all["accumulate"] = accumulate;
}
} // namespace conformance
