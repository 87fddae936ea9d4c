// Cases of products of vectors, matrices and more axes.
// SPDX-License-Identifier: BSD-3-Clause
#include "case.hpp"

#include <nd/creation/from.hpp>
#include <nd/dtype/result_type.hpp>
#include <nd/linalg/cross.hpp>
#include <nd/linalg/dot.hpp>
#include <nd/linalg/einsum.hpp>
#include <nd/linalg/kron.hpp>
#include <nd/linalg/matmul.hpp>
#include <nd/linalg/outer.hpp>
#include <nd/linalg/tensordot.hpp>
#include <nd/linalg/trace.hpp>
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
/// Calls `f` with both factors in their common dtype.
template <class F>
any with_factors(const any& a, const any& b, F f)
{
    const nd::dtype type = nd::promote_types(a.dtype(), b.dtype());
    const any x = as_dtype({a, std::nullopt}, type);
    const any y = as_dtype({b, std::nullopt}, type);
    return nd::visit_dtype([&]<class T>(std::type_identity<T>) -> any { return f(x.as<T>(), y.as<T>()); }, type);
}
/// A number or an array, as an array.
template <class X>
any array_from(const X& x)
{
    if constexpr (nd::scalar_like<X>)
        return any(nd::array(x));
    else
        return any(x);
}

result matmul(const arguments& args)
{
    return with_factors(args.array("x1"), args.array("x2"),
        [](const auto& a, const auto& b) { return array_from(nd::matmul(a, b)); });
}
result vecdot(const arguments& args)
{
    return with_factors(args.array("x1"), args.array("x2"),
        [](const auto& a, const auto& b) { return array_from(nd::vecdot(a, b)); });
}
result cross(const arguments& args)
{
    nd::cross_options o{
        .axisa = args.integer("axisa", -1), .axisb = args.integer("axisb", -1), .axisc = args.integer("axisc", -1)};
    if (args.has("axis"))
        o.axis = args.integer("axis");
    return with_factors(args.array("a"), args.array("b"), [&](const auto& a, const auto& b) -> any {
        if constexpr (nd::boolean_element<typename std::remove_cvref_t<decltype(a)>::value_type>)
            nd::raise<nd::dtype_error>(nd::message() << "numpy boolean subtract is not supported");
        else
            return nd::cross(a, b, o);
    });
}
result tensordot(const arguments& args)
{
    const auto axes_of = [](const json& x) {
        return nd::axis_values(x.is_array() ? x.get<std::vector<nd::index_t>>()
                                            : std::vector<nd::index_t>{x.get<nd::index_t>()});
    };
    const bool pairs = args.is_list("axes");
    return with_factors(args.array("a"), args.array("b"), [&](const auto& a, const auto& b) {
        if (pairs)
            return array_from(
                nd::tensordot(a, b, {axes_of(args.raw("axes").at(0)), axes_of(args.raw("axes").at(1))}));
        return array_from(nd::tensordot(a, b, static_cast<int>(args.integer("axes", 2))));
    });
}
result einsum(const arguments& args)
{
    const std::vector<any> operands = args.arrays("operands");
    const std::string subscripts = args.text("subscripts");
    const nd::dtype type = common_dtype(operands);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) {
            const auto at = [&](std::size_t i) { return as_dtype({operands[i], std::nullopt}, type).as<T>(); };
            switch (operands.size()) {
            case 1:
                return array_from(nd::einsum(subscripts, at(0)));
            case 2:
                return array_from(nd::einsum(subscripts, at(0), at(1)));
            case 3:
                return array_from(nd::einsum(subscripts, at(0), at(1), at(2)));
            default:
                throw missing("einsum of so many operands");
            }
        },
        type);
}
result trace(const arguments& args)
{
    return nd::visit(
        [&](const auto& a) {
            return array_from(nd::trace(a, args.integer("offset", 0), static_cast<int>(args.integer("axis1", 0)),
                static_cast<int>(args.integer("axis2", 1))));
        },
        args.array("a"));
}
} // namespace

void add_products(operations& all)
{
    all["matmul"] = matmul;
    all["vecdot"] = vecdot;
    all["dot"] = [](const arguments& args) -> result {
        return with_factors(args.array("a"), args.array("b"),
            [](const auto& a, const auto& b) { return array_from(nd::dot(a, b)); });
    };
    all["inner"] = [](const arguments& args) -> result {
        return with_factors(args.array("a"), args.array("b"),
            [](const auto& a, const auto& b) { return array_from(nd::inner(a, b)); });
    };
    all["vdot"] = [](const arguments& args) -> result {
        return with_factors(args.array("a"), args.array("b"),
            [](const auto& a, const auto& b) { return array_from(nd::vdot(a, b)); });
    };
    all["outer"] = [](const arguments& args) -> result {
        return with_factors(args.array("a"), args.array("b"),
            [](const auto& a, const auto& b) { return array_from(nd::outer(a, b)); });
    };
    all["kron"] = [](const arguments& args) -> result {
        return with_factors(args.array("a"), args.array("b"),
            [](const auto& a, const auto& b) { return array_from(nd::kron(a, b)); });
    };
    all["cross"] = cross;
    all["tensordot"] = tensordot;
    all["einsum"] = einsum;
    all["trace"] = trace;
}
} // namespace conformance
