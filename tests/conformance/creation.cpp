// Cases of functions that make arrays from numbers and shapes.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/filled.hpp>
#include <nd/creation/grid.hpp>
#include <nd/creation/matrix.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/ufunc/linspace.hpp>
#include <nd/ufunc/logspace.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
/// Calls `f` with the number as a C++ number of its kind.
template <class F>
any with_number(const number& n, F f)
{
    switch (n.kind) {
    case nd::kind::complex:
        throw missing("this function of complex numbers");
    case nd::kind::floating:
        return f(n.real);
    default:
        return f(n.as(nd::dtype_of<std::int64_t>()).template as<std::int64_t>().item());
    }
}
number number_of(const arguments& args, const char* name)
{
    const operand x = args.operand(name);
    if (x.number)
        return *x.number;
    if (x.array.ndim() > 0)
        throw missing("arrays in the place of numbers");
    return nd::visit(
        [](const auto& a) {
            using T = typename std::remove_cvref_t<decltype(a)>::value_type;
            number n;
            const T value = a.item();
            if constexpr (nd::complex_element<T>) {
                n.kind = nd::kind::complex;
                n.real = static_cast<double>(value.real());
                n.imag = static_cast<double>(value.imag());
            } else {
                n.real = static_cast<double>(value);
                if constexpr (!nd::floating_element<T>) {
                    n.kind = nd::kind::signed_integer;
                    n.negative = value < T(0);
                    n.magnitude = n.negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                                             : static_cast<std::uint64_t>(value);
                }
            }
            return n;
        },
        x.array);
}

/// Calls `f(std::type_identity<T>())` with the dtype that is asked for, or with void.
template <class F>
any with_dtype(const arguments& args, F f)
{
    if (!args.has("dtype"))
        return f(std::type_identity<void>());
    return nd::visit_dtype([&](auto type) -> any { return f(type); }, args.dtype());
}

result arange(const arguments& args)
{
    const number start = args.has("start") ? number_of(args, "start") : number{nd::kind::signed_integer};
    const number stop = number_of(args, "stop");
    const number step =
        args.has("step") ? number_of(args, "step") : number{nd::kind::signed_integer, false, 1, false, 1};
    return with_dtype(args, [&]<class T>(std::type_identity<T>) -> any {
        if constexpr (nd::boolean_element<T>)
            throw missing("arange of this dtype");
        else {
            const bool real =
                start.kind == nd::kind::floating || stop.kind == nd::kind::floating || step.kind == nd::kind::floating;
            if (real)
                return nd::arange<T>(start.real, stop.real, step.real);
            const auto integer = [](const number& n) {
                return n.as(nd::dtype_of<std::int64_t>()).template as<std::int64_t>().item();
            };
            return nd::arange<T>(integer(start), integer(stop), integer(step));
        }
    });
}
/// Calls `f(start, stop)` with double numbers, or else with arrays of double or of complex double.
template <class F>
result with_ends(const arguments& args, F f)
{
    const operand from = args.operand("start");
    const operand to = args.operand("stop");
    const auto is_complex = [](const operand& x) {
        return (x.number ? x.number->kind : x.array.dtype().kind()) == nd::kind::complex;
    };
    const auto with_arrays = [&]<class T>(std::type_identity<T>) -> result {
        const auto end = [](const operand& x) { return as_dtype(x, nd::dtype_of<T>()).template as<T>(); };
        return f(end(from), end(to));
    };
    if (is_complex(from) || is_complex(to))
        return with_arrays(std::type_identity<std::complex<double>>());
    if (!from.number || !to.number)
        return with_arrays(std::type_identity<double>());
    return f(from.number->real, to.number->real);
}
result linspace(const arguments& args)
{
    const nd::index_t num = args.integer("num", 50);
    const nd::linspace_options o{args.flag("endpoint", true)};
    if (args.flag("retstep"))
        return with_ends(args, [&]<class S>(const S& start, const S& stop) -> result {
            if constexpr (nd::expression<S>) {
                const auto [samples, step] =
                    nd::linspace_with_step(start, stop, num, {.endpoint = o.endpoint, .axis = args.integer("axis", 0)});
                return std::vector<any>{any(samples), any(step)};
            } else {
                const auto [samples, step] = nd::linspace_with_step(start, stop, num, o);
                return std::vector<any>{any(samples), any(nd::full({}, step))};
            }
        });
    const operand from = args.operand("start");
    const operand to = args.operand("stop");
    if ((!from.number && from.array.ndim() > 0) || (!to.number && to.array.ndim() > 0)) {
        const auto start = as_dtype(from, nd::dtype_of<double>()).as<double>();
        const auto stop = as_dtype(to, nd::dtype_of<double>()).as<double>();
        return with_dtype(args, [&]<class T>(std::type_identity<T>) -> any {
            return nd::linspace<T>(start, stop, num, {.endpoint = o.endpoint, .axis = args.integer("axis", 0)});
        });
    }
    const number start = number_of(args, "start");
    const number stop = number_of(args, "stop");
    return with_dtype(args, [&]<class T>(std::type_identity<T>) -> any {
        if (start.kind == nd::kind::complex || stop.kind == nd::kind::complex)
            return nd::linspace<T>(std::complex<double>(start.real, start.imag),
                std::complex<double>(stop.real, stop.imag), num, {.endpoint = o.endpoint});
        return nd::linspace<T>(start.real, stop.real, num, o);
    });
}
result logspace(const arguments& args)
{
    const nd::index_t num = args.integer("num", 50);
    const bool endpoint = args.flag("endpoint", true);
    const double base = args.has("base") ? number_of(args, "base").real : 10.0;
    return with_ends(args, [&]<class S>(const S& start, const S& stop) -> any {
        if constexpr (nd::expression<S>)
            return nd::logspace(start, stop, num, {endpoint, base, args.integer("axis", 0)});
        else
            return nd::logspace(start, stop, num, {endpoint, base});
    });
}
result geomspace(const arguments& args)
{
    const nd::index_t num = args.integer("num", 50);
    const bool endpoint = args.flag("endpoint", true);
    const bool complex = args.has("dtype") && args.dtype().kind() == nd::kind::complex;
    return with_ends(args, [&]<class S>(const S& start, const S& stop) -> any {
        const nd::linspace_array_options o{endpoint, args.integer("axis", 0)};
        if (complex)
            return nd::geomspace<std::complex<double>>(start, stop, num, o);
        if constexpr (nd::expression<S>)
            return nd::geomspace(start, stop, num, o);
        else
            return nd::geomspace(start, stop, num, {endpoint});
    });
}

nd::dtype dtype_or_double(const arguments& args) { return args.has("dtype") ? args.dtype() : nd::dtype_of<double>(); }
result eye(const arguments& args)
{
    const nd::index_t n = args.integer("N");
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) { return any(nd::eye<T>(n, args.integer("M", n), args.integer("k", 0))); },
        dtype_or_double(args));
}
result identity(const arguments& args)
{
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) { return any(nd::identity<T>(args.integer("n"))); }, dtype_or_double(args));
}
result tri(const arguments& args)
{
    const nd::index_t n = args.integer("N");
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) { return any(nd::tri<T>(n, args.integer("M", n), args.integer("k", 0))); },
        dtype_or_double(args));
}
result zeros(const arguments& args)
{
    return nd::visit_dtype([&]<class T>(std::type_identity<T>) { return any(nd::zeros<T>(args.integers("shape"))); },
        dtype_or_double(args));
}
result ones(const arguments& args)
{
    return nd::visit_dtype([&]<class T>(std::type_identity<T>) { return any(nd::ones<T>(args.integers("shape"))); },
        dtype_or_double(args));
}
/// Complex numbers lose their imaginary part here, as arrays do.
any element_of(const number& n, const nd::dtype& type)
{
    return n.kind == nd::kind::complex ? as_dtype({n.as_array(), std::nullopt}, type) : n.assigned_to(type);
}
result full(const arguments& args)
{
    const operand value = args.operand("fill_value");
    if (!value.number) {
        const any values = args.has("dtype") ? as_dtype(value, args.dtype()) : value.array;
        return nd::visit_storage([&](const auto& v) { return nd::full(args.integers("shape"), v); }, values);
    }
    const nd::dtype type = args.has("dtype") ? args.dtype() : value.number->as_array().dtype();
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) {
            return any(nd::full<T>(args.integers("shape"), element_of(*value.number, type).template as<T>().item()));
        },
        type);
}
result vander(const arguments& args)
{
    return nd::visit(
        [&](const auto& x) -> any {
            using T = typename std::remove_cvref_t<decltype(x)>::value_type;
            if constexpr (nd::boolean_element<T>)
                throw missing("vander of bool");
            else
                return nd::vander(x, args.integer("N", x.size()), {args.flag("increasing")});
        },
        args.array("x"));
}

result meshgrid(const arguments& args)
{
    const std::vector<any> vectors = args.arrays("args");
    const std::string indexing = args.text("indexing", "xy");
    const nd::meshgrid_options options{indexing.c_str(), args.flag("sparse")};
    if (vectors.empty())
        return std::vector<any>();
    std::vector<any> grids;
    for (std::size_t k = 0; k < vectors.size(); ++k)
        grids.push_back(nd::visit_storage(
            [&](const auto& values) -> any {
                // Of the other vectors only their lengths matter for the k-th grid.
                using S = typename std::remove_cvref_t<decltype(values)>::value_type;
                const auto at = [&](std::size_t i) {
                    return i == k ? values : nd::ndarray<S>(nd::axis_values(vectors[i].shape()));
                };
                if (vectors.size() == 1) {
                    const auto [x] = nd::meshgrid(at(0), options);
                    return x;
                }
                if (vectors.size() == 2) {
                    const auto [x, y] = nd::meshgrid(at(0), at(1), options);
                    return k == 0 ? x : y;
                }
                if (vectors.size() == 3) {
                    const auto [x, y, z] = nd::meshgrid(at(0), at(1), at(2), options);
                    return k == 0 ? x : k == 1 ? y : z;
                }
                if (vectors.size() == 4) {
                    const auto [x, y, z, w] = nd::meshgrid(at(0), at(1), at(2), at(3), options);
                    return k == 0 ? x : k == 1 ? y : k == 2 ? z : w;
                }
                throw missing("meshgrid of more than four vectors");
            },
            vectors[k]));
    return grids;
}
} // namespace

void add_creation(operations& all)
{
    all["arange"] = arange;
    all["linspace"] = linspace;
    all["logspace"] = logspace;
    all["geomspace"] = geomspace;
    all["eye"] = eye;
    all["identity"] = identity;
    all["tri"] = tri;
    all["zeros"] = zeros;
    all["ones"] = ones;
    all["full"] = full;
    all["vander"] = vander;
    all["meshgrid"] = meshgrid;
}
} // namespace conformance
