// Reads literals, views, indices and options of conformance cases.
// SPDX-License-Identifier: BSD-3-Clause
#include "case.hpp"

#include <nd/expr/scalar.hpp>
#include <nd/io/descr.hpp>
#include <nd/manip/axes.hpp>
#include <nd/manip/flip.hpp>
#include <nd/manip/reshape.hpp>
#include <nd/manip/window.hpp>
#include <nd/select/any_index.hpp>
#include <nd/ufunc/complex.hpp>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace conformance
{
namespace
{
double decode_float(const json& x)
{
    if (!x.is_string())
        return x.get<double>();
    const auto& text = x.get_ref<const std::string&>();
    return text == "nan" ? std::numeric_limits<double>::quiet_NaN()
        : text == "inf"  ? std::numeric_limits<double>::infinity()
                         : -std::numeric_limits<double>::infinity();
}
template <class T>
T decode_element(const json& x)
{
    if constexpr (nd::complex_element<T>)
        return T(static_cast<nd::real_t<T>>(decode_float(x.at(0))), static_cast<nd::real_t<T>>(decode_float(x.at(1))));
    else if constexpr (nd::floating_element<T>)
        return static_cast<T>(decode_float(x));
    else if constexpr (nd::boolean_element<T>)
        return x.get<bool>();
    else
        return x.get<T>();
}

number decode_number(const json& x)
{
    number n;
    if (x.contains("pyint")) {
        const json& k = x["pyint"];
        n.kind = nd::kind::signed_integer;
        n.is_huge = k.is_number_float();
        n.negative = k.is_number_float() ? k.get<double>() < 0 : !k.is_number_unsigned() && k.get<std::int64_t>() < 0;
        if (!n.is_huge)
            n.magnitude = n.negative ? std::uint64_t{0} - static_cast<std::uint64_t>(k.get<std::int64_t>())
                                     : k.get<std::uint64_t>();
        n.real = k.get<double>();
    } else if (x.contains("pybool")) {
        n.kind = nd::kind::boolean;
        n.magnitude = x["pybool"].get<bool>() ? 1 : 0;
        n.real = static_cast<double>(n.magnitude);
    } else if (x.contains("pyfloat")) {
        n.real = decode_float(x["pyfloat"]);
    } else {
        n.kind = nd::kind::complex;
        n.real = decode_float(x.at("pycomplex").at(0));
        n.imag = decode_float(x.at("pycomplex").at(1));
    }
    return n;
}
bool is_number(const json& x)
{
    return x.is_object() &&
        (x.contains("pyint") || x.contains("pyfloat") || x.contains("pycomplex") || x.contains("pybool"));
}

nd::axis_values decode_axes(const json& x)
{
    if (x.is_array())
        return x.get<std::vector<nd::index_t>>();
    return x.get<nd::index_t>();
}

nd::slice decode_slice(const json& bounds)
{
    const auto bound = [&](std::size_t i) -> nd::slice_bound {
        if (bounds.at(i).is_null())
            return nd::full_extent;
        return bounds[i].get<nd::index_t>();
    };
    return nd::slice(bound(0), bound(1), bound(2));
}
any part_of_complex(const any& a, bool imaginary)
{
    const auto part = [&](const auto& typed) { return imaginary ? any(nd::imag(typed)) : any(nd::real(typed)); };
    if (nd::same_elements(a.dtype(), nd::dtype_of<std::complex<float>>()))
        return part(a.as<std::complex<float>>());
    if (nd::same_elements(a.dtype(), nd::dtype_of<std::complex<double>>()))
        return part(a.as<std::complex<double>>());
    throw missing("the parts of a real array as views");
}
} // namespace

nd::dtype decode_dtype(std::string_view typestr) { return nd::detail::parse_typestr(typestr); }

any decode_literal(const json& literal)
{
    const nd::dtype type = decode_dtype(literal.at("dtype").get_ref<const std::string&>());
    const nd::axis_values shape = decode_axes(literal.at("shape"));
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) {
            nd::ndarray<T> a(shape);
            T* out = a.data();
            for (const json& x : literal.at("data"))
                *out++ = decode_element<T>(x);
            return any(a);
        },
        type);
}

any number::as(const nd::dtype& type) const
{
    return nd::visit_dtype(
        [&]<class T>(std::type_identity<T>) {
            nd::ndarray<T, 0> a;
            if (kind == nd::kind::complex)
                a() = std::complex<double>(real, imag);
            else if (kind == nd::kind::floating || is_huge || !nd::integer_element<T>) {
                if (is_huge && nd::integer_element<T>)
                    nd::throw_value_error("Python integer out of bounds");
                a() = real;
            } else if (negative)
                a() = nd::weak_scalar<T>(static_cast<std::int64_t>(std::uint64_t{0} - magnitude)).value;
            else
                a() = nd::weak_scalar<T>(magnitude).value;
            return any(a);
        },
        type);
}
any number::assigned_to(const nd::dtype& type) const
{
    const bool integer = type.kind() == nd::kind::signed_integer || type.kind() == nd::kind::unsigned_integer;
    if (kind == nd::kind::complex && type.kind() != nd::kind::complex && type.kind() != nd::kind::boolean)
        nd::raise<nd::dtype_error>(
            nd::message() << "float() argument must be a string or a real number, not 'complex'");
    if (kind != nd::kind::floating || !integer)
        return as(type);
    if (real != real)
        nd::throw_value_error("cannot convert float NaN to integer");
    if (!(real > -1.9e19 && real < 1.9e19))
        throw overflow(nd::message() << "cannot convert float infinity to integer");
    number whole;
    whole.kind = nd::kind::signed_integer;
    whole.negative = real <= -1;
    whole.magnitude = static_cast<std::uint64_t>(real < 0 ? -real : real);
    whole.real = static_cast<double>(whole.magnitude) * (whole.negative ? -1 : 1);
    return whole.as(type);
}
any number::as_array() const
{
    switch (kind) {
    case nd::kind::boolean:
        return as(nd::dtype_of<bool>());
    case nd::kind::signed_integer:
        if (is_huge) // beyond every integer there is: infinite to all of them
            return number{nd::kind::floating, false, 0, false, real < 0 ? -HUGE_VAL : HUGE_VAL, 0}.as(
                nd::dtype_of<double>());
        return as(!negative && magnitude > (std::uint64_t{1} << 63U) - 1 ? nd::dtype_of<std::uint64_t>()
                                                                         : nd::dtype_of<std::int64_t>());
    case nd::kind::complex:
        return as(nd::dtype_of<std::complex<double>>());
    default:
        return as(nd::dtype_of<double>());
    }
}

arguments::arguments(const json& args, const named_values* values)
    : args_(args)
    , values_(values)
{}
bool arguments::has(const char* name) const { return args_.contains(name) && !args_[name].is_null(); }
const json& arguments::raw(const char* name) const { return args_.at(name); }

any arguments::decode_input(const json& input) const
{
    if (is_number(input))
        return decode_number(input).as_array();
    if (!input.is_object()) { // plain JSON numbers and lists of them
        if (input.is_array() && !input.empty() && input[0].is_object())
            throw skipped("a list of arrays in the place of an array");
        json literal{{"shape", json::array()}, {"data", json::array()}};
        const json items = input.is_array() ? input : json::array({input});
        bool real = false;
        bool truth = !items.empty();
        for (const json& x : items) {
            if (x.is_array())
                throw skipped("a nested list in the place of an array");
            real = real || x.is_number_float() || x.is_string();
            truth = truth && x.is_boolean();
        }
        literal["dtype"] = truth ? "|b1" : real || items.empty() ? "<f8" : "<i8";
        if (input.is_array())
            literal["shape"].push_back(items.size());
        literal["data"] = items;
        return decode_literal(literal);
    }
    any base = input.contains("value") ? values_->at(input["value"].get_ref<const std::string&>())
                                       : decode_literal(input.contains("base") ? input["base"] : input);
    any view = base;
    if (input.contains("view")) {
        const json& steps = input["view"];
        if (!steps.empty() && steps[0].contains("order"))
            base = base.copy(nd::order::f);
        view = apply_steps(base, steps);
    }
    if (!base_)
        base_ = base;
    return view;
}
nd::index_list arguments::decode_index(const json& items) const
{
    nd::index_list list;
    for (const json& item : items) {
        if (item.contains("int"))
            list.push_back(item["int"].get<nd::index_t>());
        else if (item.contains("slice"))
            list.push_back(decode_slice(item["slice"]));
        else if (item.contains("newaxis"))
            list.push_back(nd::newaxis);
        else if (item.contains("ellipsis"))
            list.push_back(nd::ellipsis);
        else {
            const bool mask = item.contains("bools");
            const json& from = item.at(mask ? "bools" : "ints");
            const any array = from.contains("value") ? values_->at(from["value"].get_ref<const std::string&>())
                                                     : decode_literal(from);
            nd::visit(
                [&](const auto& typed) {
                    using T = typename std::remove_cvref_t<decltype(typed)>::value_type;
                    if constexpr (nd::integer_element<T> || nd::boolean_element<T>)
                        list.push_back(typed);
                    else
                        nd::raise<nd::index_error>(
                            nd::message() << "arrays used as indices must be of integer (or boolean) type");
                },
                array);
        }
    }
    return list;
}

any arguments::apply_step(const any& a, const json& step) const
{
    if (step.contains("slice"))
        return a(decode_index(step["slice"]));
    if (step.contains("real"))
        return part_of_complex(a, false);
    if (step.contains("imag"))
        return part_of_complex(a, true);
    if (step.contains("view"))
        return a.view(decode_dtype(step["view"].get<std::string>()));
    if (step.contains("as_strided")) {
        const json& window = step["as_strided"];
        nd::layout<nd::dynamic> where(decode_axes(window.at("shape")), decode_axes(window.at("strides")));
        return a.at_offset(window.at("offset").get<nd::index_t>(), where);
    }
    if (step.contains("reshape"))
        return nd::visit_storage(
            [&](const auto& typed) { return nd::reshape(typed, decode_axes(step["reshape"])); }, a);
    return rearranged(a, [&](const auto& bytes) -> nd::ndarray<std::uint8_t> {
        if (step.contains("transpose"))
            return nd::transpose(bytes, decode_axes(step["transpose"]));
        if (step.contains("broadcast_to"))
            return nd::broadcast_to(bytes, decode_axes(step["broadcast_to"]));
        if (step.contains("flip"))
            return nd::flip(bytes, decode_axes(step["flip"]));
        throw missing("view step " + step.dump());
    });
}
any arguments::apply_steps(any a, const json& steps) const
{
    for (const json& step : steps)
        if (!step.contains("order"))
            a = apply_step(a, step);
    return a;
}
any arguments::array(const char* name) const { return decode_input(args_.at(name)); }
std::vector<any> arguments::arrays(const char* name) const
{
    std::vector<any> list;
    for (const json& x : args_.at(name))
        list.push_back(decode_input(x));
    return list;
}
operand arguments::operand(const char* name) const
{
    const json& x = args_.at(name);
    if (is_number(x))
        return {any(), decode_number(x)};
    return {decode_input(x), std::nullopt};
}
std::vector<operand> arguments::operands(const char* name) const
{
    std::vector<conformance::operand> list;
    for (const json& x : args_.at(name))
        if (is_number(x))
            list.push_back({any(), decode_number(x)});
        else if (x.is_string())
            list.push_back({any(decode_dtype(x.get<std::string>()), nd::buffer(), nullptr, nd::layout<nd::dynamic>()),
                std::nullopt});
        else
            list.push_back({decode_input(x), std::nullopt});
    return list;
}
nd::index_list arguments::index(const char* name) const { return decode_index(args_.at(name).at("index")); }
any arguments::steps(const char* name, const any& base) const { return apply_steps(base, args_.at(name).at("steps")); }

std::ptrdiff_t arguments::integer(const char* name) const
{
    const json& x = args_.at(name);
    return x.is_object() ? x.at("pyint").get<std::ptrdiff_t>() : x.get<std::ptrdiff_t>();
}
std::ptrdiff_t arguments::integer(const char* name, std::ptrdiff_t otherwise) const
{
    return has(name) ? integer(name) : otherwise;
}
double arguments::real(const char* name, double otherwise) const
{
    if (!has(name))
        return otherwise;
    const json& x = args_.at(name);
    return is_number(x) ? decode_number(x).real : decode_float(x);
}
bool arguments::flag(const char* name, bool otherwise) const { return has(name) ? raw(name).get<bool>() : otherwise; }
std::string arguments::text(const char* name) const { return args_.at(name).get<std::string>(); }
std::string arguments::text(const char* name, std::string_view otherwise) const
{
    return has(name) ? text(name) : std::string(otherwise);
}
nd::axis_values arguments::integers(const char* name) const { return decode_axes(args_.at(name)); }
bool arguments::is_list(const char* name) const { return args_.contains(name) && args_[name].is_array(); }
bool arguments::is_object(const char* name) const { return args_.contains(name) && args_[name].is_object(); }
bool arguments::is_null(const char* name) const { return args_.contains(name) && args_[name].is_null(); }
nd::dtype arguments::dtype(const char* name) const { return decode_dtype(text(name)); }
nd::order arguments::order(const char* name, nd::order otherwise) const
{
    if (!has(name))
        return otherwise;
    const std::string order = text(name);
    return order == "C" ? nd::order::c : order == "F" ? nd::order::f : order == "A" ? nd::order::a : nd::order::k;
}
nd::casting arguments::casting(const char* name, nd::casting otherwise) const
{
    if (!has(name))
        return otherwise;
    const std::string rule = text(name);
    return rule == "no"       ? nd::casting::no
        : rule == "equiv"     ? nd::casting::equiv
        : rule == "safe"      ? nd::casting::safe
        : rule == "same_kind" ? nd::casting::same_kind
                              : nd::casting::unsafe;
}

result::result(any array) { arrays.push_back(std::move(array)); }
result::result(std::vector<any> list)
    : arrays(std::move(list))
    , is_list(true)
{}
result result::value(const json& value)
{
    result r;
    r.json_value = std::make_shared<const json>(value);
    return r;
}
} // namespace conformance
