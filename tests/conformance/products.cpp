// Cases of products of vectors, matrices and more axes.
// SPDX-License-Identifier: BSD-3-Clause
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

#include "case.hpp"
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
/// The same with few types: products of narrow integers are those of wide ones, cut to their low bits, and of truth
/// values whether they are not zero.
template <class F>
any with_wide_factors(const std::vector<any>& factors, F f)
{
    const nd::dtype type = common_dtype(factors);
    const bool exact = type.kind() != nd::kind::floating && type.kind() != nd::kind::complex;
    std::vector<any> wide;
    for (const any& a : factors)
        wide.push_back(as_dtype({a, std::nullopt}, exact ? nd::dtype_of<std::int64_t>() : type));
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> any {
            if constexpr (std::is_same_v<T, std::int64_t> || nd::floating_element<T> || nd::complex_element<T>) {
                std::vector<nd::ndarray<T>> typed;
                for (const any& a : wide)
                    typed.push_back(a.as<T>());
                return as_dtype({f(typed), std::nullopt}, type);
            } else
                throw missing("this dtype");
        },
        wide.at(0).dtype());
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
    return with_factors(
        args.array("x1"), args.array("x2"), [](const auto& a, const auto& b) { return array_from(nd::matmul(a, b)); });
}
result vecdot(const arguments& args)
{
    return with_wide_factors(
        {args.array("x1"), args.array("x2")}, [](const auto& x) { return array_from(nd::vecdot(x[0], x[1])); });
}
result cross(const arguments& args)
{
    const auto axis = [&](const char* name) { return static_cast<int>(args.integer(name, -1)); };
    nd::cross_options o{.axisa = axis("axisa"), .axisb = axis("axisb"), .axisc = axis("axisc")};
    if (args.has("axis"))
        o.axis = args.integer("axis");
    const std::vector<any> factors{args.array("a"), args.array("b")};
    if (nd::same_elements(common_dtype(factors), nd::dtype_of<bool>()))
        nd::raise<nd::dtype_error>(nd::message() << "numpy boolean subtract is not supported");
    return with_wide_factors(factors, [&](const auto& x) -> any { return nd::cross(x[0], x[1], o); });
}
result tensordot(const arguments& args)
{
    const auto axes_of = [](const json& x) {
        return nd::axis_values(
            x.is_array() ? x.get<std::vector<nd::index_t>>() : std::vector<nd::index_t>{x.get<nd::index_t>()});
    };
    const bool pairs = args.is_list("axes");
    return with_wide_factors({args.array("a"), args.array("b")}, [&](const auto& x) {
        if (pairs)
            return array_from(
                nd::tensordot(x[0], x[1], {axes_of(args.raw("axes").at(0)), axes_of(args.raw("axes").at(1))}));
        return array_from(nd::tensordot(x[0], x[1], static_cast<int>(args.integer("axes", 2))));
    });
}
result einsum(const arguments& args)
{
    const std::vector<any> operands = args.arrays("operands");
    const std::string subscripts = args.text("subscripts");
    return with_wide_factors(operands, [&](const auto& x) {
        switch (x.size()) {
        case 1:
            return array_from(nd::einsum(subscripts, x[0]));
        case 2:
            return array_from(nd::einsum(subscripts, x[0], x[1]));
        case 3:
            return array_from(nd::einsum(subscripts, x[0], x[1], x[2]));
        default:
            throw missing("einsum of so many operands");
        }
    });
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
        return with_factors(
            args.array("a"), args.array("b"), [](const auto& a, const auto& b) { return array_from(nd::dot(a, b)); });
    };
    all["inner"] = [](const arguments& args) -> result {
        return with_wide_factors(
            {args.array("a"), args.array("b")}, [](const auto& x) { return array_from(nd::inner(x[0], x[1])); });
    };
    all["vdot"] = [](const arguments& args) -> result {
        return with_wide_factors(
            {args.array("a"), args.array("b")}, [](const auto& x) { return array_from(nd::vdot(x[0], x[1])); });
    };
    all["outer"] = [](const arguments& args) -> result {
        return with_wide_factors(
            {args.array("a"), args.array("b")}, [](const auto& x) { return array_from(nd::outer(x[0], x[1])); });
    };
    all["kron"] = [](const arguments& args) -> result {
        return with_wide_factors(
            {args.array("a"), args.array("b")}, [](const auto& x) { return array_from(nd::kron(x[0], x[1])); });
    };
    all["cross"] = cross;
    all["tensordot"] = tensordot;
    all["einsum"] = einsum;
    all["trace"] = trace;
}
} // namespace conformance
