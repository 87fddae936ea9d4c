// Compares results with what a case expects: values by its rule, dtype, shape, strides, flags and sharing.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/iterate.hpp>
#include <nd/io/print.hpp>
#include <nd/manip/axes.hpp>

#include "case.hpp"
#include <algorithm>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
struct rule
{
    double ulp = 0;
    double rtol = 0, atol = 0;
    bool is_close = false;
    bool zero_sign = true;

    explicit rule(const json& expect)
    {
        if (!expect.contains("cmp"))
            return;
        const json& cmp = expect["cmp"];
        ulp = cmp.value("ulp", 0.0);
        rtol = cmp.value("rtol", 0.0);
        atol = cmp.value("atol", 0.0);
        is_close = cmp.contains("rtol") || cmp.contains("atol");
        zero_sign = cmp.value("zsign", true);
    }

    template <class T>
    [[nodiscard]] bool equal(T got, T want) const
    {
        if constexpr (nd::complex_element<T>)
            return equal(got.real(), want.real()) && equal(got.imag(), want.imag());
        else if constexpr (nd::floating_element<T>) {
            if (std::isnan(got) || std::isnan(want))
                return std::isnan(got) && std::isnan(want);
            if (got == want)
                return got != 0 || !zero_sign || is_close || std::signbit(got) == std::signbit(want);
            if (std::isinf(got) || std::isinf(want))
                return ulp > 0 && distance(got, want) <= ulp;
            if (is_close)
                return std::abs(static_cast<double>(got) - static_cast<double>(want)) <=
                    atol + rtol * std::abs(static_cast<double>(want));
            return distance(got, want) <= ulp;
        } else
            return got == want;
    }

private:
    /// Floats in between.
    template <class T>
    [[nodiscard]] static double distance(T a, T b)
    {
        using bits = nd::integer_of<int{sizeof(T)}, true>;
        const auto place = [](T x) {
            const bits k = std::bit_cast<bits>(x);
            return static_cast<std::int64_t>(k < 0 ? std::numeric_limits<bits>::min() - k : k);
        };
        const auto p = place(a), q = place(b); // their difference may need 64 bits, and more than a double's
        return static_cast<double>(p < q ? static_cast<std::uint64_t>(q) - static_cast<std::uint64_t>(p)
                                         : static_cast<std::uint64_t>(p) - static_cast<std::uint64_t>(q));
    }
};

std::string text_of(std::span<const nd::index_t> shape) { return (nd::message() << shape).text(); }

std::string layout_difference(
    const any& got, bool sharing_is_unknown, const json& expect, std::string_view tag, const arguments& args)
{
    const bool advisory = got.size() == 0 || tag == "slice_extreme" || tag == "slice_int64_edges";
    if (expect.contains("shares_base") && args.base() && !sharing_is_unknown) {
        const bool shares = got.base() == args.base()->base() && got.base();
        if (shares != expect["shares_base"].get<bool>() && got.size() > 0)
            return shares ? "is a view, a copy expected" : "is a copy, a view expected";
    }
    if (expect.contains("strides") && !advisory) {
        const auto want = expect["strides"].get<std::vector<nd::index_t>>();
        if (!nd::same_shape(got.strides(), want))
            return "strides " + text_of(got.strides()) + ", expected " + text_of(want);
    }
    if (expect.contains("offset") && !advisory && args.base()) {
        const auto offset = static_cast<const char*>(got.data()) - static_cast<const char*>(args.base()->data());
        if (offset != expect["offset"].get<nd::index_t>())
            return "offset " + std::to_string(offset) + ", expected " + expect["offset"].dump();
    }
    if (expect.contains("flags")) {
        const json& flags = expect["flags"];
        if ((flags.contains("C") && flags["C"].get<bool>() != got.c_contiguous()) ||
            (flags.contains("F") && flags["F"].get<bool>() != got.f_contiguous()))
            return "contiguity differs";
    }
    if (expect.contains("writeable") && expect["writeable"].get<bool>() != got.writeable())
        return got.writeable() ? "is writeable" : "is not writeable";
    return {};
}

/// a[kth] in its sorted place along the axis, nothing greater before, nothing smaller after, and all elements kept.
std::string partition_difference(const any& got_in, const json& property, const arguments& args)
{
    any got = got_in;
    const any sorted = decode_literal(property.at("sorted"));
    const any source = args.array("a");
    const int ndim = sorted.ndim();
    const int axis = nd::normalize_axis(property.at("axis").get<int>(), ndim);
    const bool is_arg = property.at("name") == "argpartition";
    if (!nd::same_shape(got.shape(), sorted.shape()))
        return "shape " + text_of(got.shape()) + ", expected " + text_of(sorted.shape());
    return nd::visit(
        [&](const auto& typed_sorted) -> std::string {
            using T = typename std::remove_cvref_t<decltype(typed_sorted)>::value_type;
            if constexpr (nd::complex_element<T>)
                throw missing("the partition property of complex arrays");
            else {
                const auto before = [](T a, T b) { return a < b || (a == a && b != b); };
                const nd::index_t n = typed_sorted.extent(axis);
                const auto lanes = [&](const nd::ndarray<T>& a) {
                    return nd::ndarray<T>(nd::swapaxes(a, axis, ndim - 1)).copy().reshape({-1, n});
                };
                const nd::ndarray<T> want = lanes(typed_sorted);
                const nd::ndarray<T> from = lanes(source.as<T>());
                nd::ndarray<T> have = want.copy();
                if (is_arg) {
                    const auto indices = nd::ndarray<nd::index_t>(nd::swapaxes(got.as<nd::index_t>(), axis, ndim - 1))
                                             .copy()
                                             .reshape({-1, n});
                    for (nd::index_t i = 0; i < want.extent(0); ++i)
                        for (nd::index_t j = 0; j < n; ++j)
                            have(i, j) = from.at(i, indices.at(i, j));
                } else
                    have = lanes(got.as<T>());
                for (nd::index_t i = 0; i < want.extent(0); ++i) {
                    for (const json& k : property.at("kth")) {
                        const auto place = k.get<nd::index_t>() < 0 ? k.get<nd::index_t>() + n : k.get<nd::index_t>();
                        const T pivot = want(i, place);
                        if (before(have(i, place), pivot) || before(pivot, have(i, place)))
                            return "the k-th element is not in its place";
                        for (nd::index_t j = 0; j < n; ++j)
                            if (j < place ? before(pivot, have(i, j)) : before(have(i, j), pivot))
                                return "an element is on the wrong side";
                    }
                    std::vector<T> values(have.data() + i * n, have.data() + (i + 1) * n);
                    std::sort(values.begin(), values.end(), before);
                    for (nd::index_t j = 0; j < n; ++j)
                        if (before(values[static_cast<std::size_t>(j)], want(i, j)) ||
                            before(want(i, j), values[static_cast<std::size_t>(j)]))
                            return "not a permutation";
                }
                return {};
            }
        },
        sorted);
}
} // namespace

std::string describe(const any& a) { return std::string(a.dtype().name().text()) + " " + text_of(a.shape()); }

std::string difference(const any& got, const any& want, const json& expect)
{
    if (!nd::same_elements(got.dtype(), want.dtype()) || !nd::same_shape(got.shape(), want.shape()))
        return describe(got) + ", expected " + describe(want);
    const rule compare(expect);
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) -> std::string {
            const nd::ndarray<T> a = got.as<T>().flatten();
            const nd::ndarray<T> b = want.as<T>().flatten();
            for (nd::index_t i = 0; i < a.size(); ++i)
                if (!compare.equal(a(i), b(i)))
                    return "element " + std::to_string(i) + " is " + nd::to_string(a(nd::slice(i, i + 1))) +
                        ", expected " + nd::to_string(b(nd::slice(i, i + 1)));
            return {};
        },
        got.dtype());
}

std::string difference(const result& got, const json& expect, std::string_view tag, const arguments& args)
{
    if (expect.contains("base")) {
        if (!args.base())
            return "no base";
        return difference(*args.base(), decode_literal(expect["base"]), expect);
    }
    if (expect.contains("value")) {
        if (!got.json_value)
            return "gave no value";
        if (*got.json_value == expect["value"])
            return {};
        return "gave " + got.json_value->dump() + ", expected " + expect["value"].dump();
    }
    if (expect.contains("property")) {
        if (got.arrays.size() != 1)
            return "gave no array";
        return partition_difference(got.arrays[0], expect["property"], args);
    }
    const json literals = expect.contains("array") ? json::array({expect["array"]}) : expect.at("arrays");
    if (literals.size() != got.arrays.size())
        return "gave " + std::to_string(got.arrays.size()) + " arrays, expected " + std::to_string(literals.size());
    for (std::size_t i = 0; i < literals.size(); ++i) {
        std::string problem = difference(got.arrays[i], decode_literal(literals[i]), expect);
        if (problem.empty() && expect.contains("array"))
            problem = layout_difference(got.arrays[i], got.sharing_is_unknown, expect, tag, args);
        else if (problem.empty() && expect.contains("views") && i < expect["views"].size())
            problem = layout_difference(got.arrays[i], got.sharing_is_unknown, expect["views"][i], tag, args);
        if (!problem.empty())
            return expect.contains("array") ? problem : "array " + std::to_string(i) + ": " + problem;
    }
    return {};
}
} // namespace conformance
