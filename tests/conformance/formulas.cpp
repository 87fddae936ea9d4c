// Cases of whole formulas as one expression of arrays whose types the compiler knows: what nd evaluates in one loop.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/reduce/sum.hpp>
#include <nd/select/advanced.hpp>
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/complex.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/where.hpp>

#include "case.hpp"

namespace conformance
{
namespace
{
template <class F>
result with_element_type(const any& a, F f)
{
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> result {
            if constexpr (std::is_same_v<T, std::uint8_t> || std::is_same_v<T, std::int32_t> ||
                std::is_same_v<T, float> || std::is_same_v<T, double> || std::is_same_v<T, std::complex<float>>)
                return f(std::type_identity<T>());
            else
                throw missing("formulas of this dtype");
        },
        a.dtype());
}

/// "formula" of x, y and z, which have one dtype, and of the positions i; written into "out" where it is given.
result formula(const arguments& args)
{
    const std::string text = args.text("formula");
    const any target = args.has("out") ? args.array("out") : any(); // first: it is what "base" speaks of
    return with_element_type(args.array("x"), [&]<class T>(std::type_identity<T>) -> result {
        const auto x = args.array("x").as<T>();
        const auto y = args.array("y").as<T>();
        const auto give = [&](const auto& e) -> result {
            if (!args.has("out"))
                return nd::eval(e);
            auto out = target.as<T>();
            out() = e;
            return {};
        };
        if (text == "x[i] + y")
            return give(x(args.array("i").as<nd::index_t>()) + y);
        if (text == "sum(x * y)")
            return nd::sum.template as<T>(x * y, args.integer("axis"));
        const auto z = args.array("z").as<T>();
        if (text == "x * y + z")
            return give(x * y + z);
        if (text == "where(x == y, z, x) - y")
            return give(nd::where(x == y, z, x) - y);
        if (text == "(x - y) * (x + y) - 2 * z")
            return give((x - y) * (x + y) - 2 * z);
        throw missing(text);
    });
}
} // namespace

void add_formulas(operations& all) { all["formula"] = formula; }
} // namespace conformance
