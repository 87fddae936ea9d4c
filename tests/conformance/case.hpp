// What a conformance case asks for, decoded: its arguments as arrays, indices and options, and the results it gives.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/select/index_list.hpp>

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace conformance
{
using any = nd::any_ndarray;
using json = nlohmann::json;

/// Thrown by an operation for a case that C++ cannot express. The reason is printed.
struct skipped : std::runtime_error
{
    using runtime_error::runtime_error;
};
/// Thrown for what the library does not have: the case fails.
struct missing : std::runtime_error
{
    explicit missing(std::string_view what)
        : runtime_error("not in nd yet: " + std::string(what))
    {}
};
/// Python's OverflowError and ZeroDivisionError, where a Python number meets an element type that cannot hold it.
struct overflow : nd::value_error
{
    using value_error::value_error;
};

/// A Python number: weak next to arrays.
struct number
{
    nd::kind kind = nd::kind::floating; ///< boolean, signed_integer, floating or complex
    bool negative = false;              ///< of an integer
    std::uint64_t magnitude = 0;        ///< of an integer or bool
    bool is_huge = false;               ///< an integer beyond 64 bits
    double real = 0, imag = 0;

    /// As an element of `type`. Throws value_error when an integer does not fit.
    [[nodiscard]] any as(const nd::dtype& type) const;
    /// As Python's own conversion makes an element of `type` of it, which loses what does not fit.
    [[nodiscard]] any assigned_to(const nd::dtype& type) const;
    /// As an array of NumPy's default dtype for it.
    [[nodiscard]] any as_array() const;
};

/// An argument that may be an array or a Python number.
struct operand
{
    any array;
    std::optional<conformance::number> number;
};

/// What the steps of a program have named.
using named_values = std::map<std::string, any, std::less<>>;

class arguments
{
public:
    /// An input `{"value": name}` is one of `values`.
    explicit arguments(const json& args, const named_values* values = nullptr);

    /// True when it is given and not null.
    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] const json& raw(const char* name) const;

    [[nodiscard]] any array(const char* name) const;
    [[nodiscard]] std::vector<any> arrays(const char* name) const;
    [[nodiscard]] conformance::operand operand(const char* name) const;
    [[nodiscard]] std::vector<conformance::operand> operands(const char* name) const;
    [[nodiscard]] nd::index_list index(const char* name = "index") const;
    /// `{"steps": [...]}` applied to `base`.
    [[nodiscard]] any steps(const char* name, const any& base) const;

    [[nodiscard]] std::ptrdiff_t integer(const char* name) const;
    [[nodiscard]] std::ptrdiff_t integer(const char* name, std::ptrdiff_t otherwise) const;
    [[nodiscard]] double real(const char* name, double otherwise) const;
    [[nodiscard]] bool flag(const char* name, bool otherwise = false) const;
    [[nodiscard]] std::string text(const char* name) const;
    [[nodiscard]] std::string text(const char* name, std::string_view otherwise) const;
    /// An integer or a list of them.
    [[nodiscard]] nd::axis_values integers(const char* name) const;
    [[nodiscard]] bool is_list(const char* name) const;
    [[nodiscard]] bool is_object(const char* name) const;
    /// True when it is given as null, which is not the same as left out.
    [[nodiscard]] bool is_null(const char* name) const;
    [[nodiscard]] nd::dtype dtype(const char* name = "dtype") const;
    [[nodiscard]] nd::order order(const char* name = "order", nd::order otherwise = nd::order::c) const;
    [[nodiscard]] nd::casting casting(const char* name, nd::casting otherwise) const;

    /// The buffer that "base", "offset" and "shares_base" of the expectation speak of: that of the first array.
    [[nodiscard]] const std::optional<any>& base() const noexcept { return base_; }
    void set_base(const any& base) const { base_ = base; }

private:
    [[nodiscard]] any decode_input(const json& input) const;
    [[nodiscard]] nd::index_list decode_index(const json& items) const;
    [[nodiscard]] any apply_step(const any& a, const json& step) const;
    [[nodiscard]] any apply_steps(any a, const json& steps) const;

    const json& args_;
    const named_values* values_;
    mutable std::optional<any> base_;
};

/// What an operation gave: arrays, or a value. Nothing when it changed its argument.
struct result
{
    result() = default;
    result(any array);
    result(std::vector<any> list);
    template <class T, int Rank>
    result(const nd::ndarray<T, Rank>& array)
        : result(any(array))
    {}
    [[nodiscard]] static result value(const json& value);

    std::vector<any> arrays;
    bool is_list = false;
    /// NumPy's record does not say whether memory is shared: it does not look through as_strided.
    bool sharing_is_unknown = false;
    std::shared_ptr<const json> json_value;
};

using operation = result (*)(const arguments&);
using operations = std::map<std::string, operation, std::less<>>;

void add_indexing(operations&);
void add_broadcasting(operations&);
void add_elementwise(operations&);
void add_views(operations&);
void add_joins(operations&);
void add_padding(operations&);
void add_creation(operations&);
void add_sorting(operations&);
void add_sets(operations&);
void add_counting(operations&);
void add_printing(operations&);
void add_reductions(operations&);
void add_moments(operations&);
void add_ufunc_methods(operations&);
void add_taking(operations&);
void add_products(operations&);
void add_dtypes(operations&);
void add_formulas(operations&);

/// `a.astype(type)`, instantiated once.
[[nodiscard]] any cast(const any& a, const nd::dtype& type);
/// The dtype that arrays and numbers have in common.
[[nodiscard]] nd::dtype common_dtype(const std::vector<operand>& operands);
[[nodiscard]] nd::dtype common_dtype(const std::vector<any>& arrays);
/// An argument as an array of `type`, converted as numpy.asarray and astype do.
[[nodiscard]] any as_dtype(const operand& x, const nd::dtype& type);

/// The first byte of every element: enough for functions that only rearrange a layout, and one type for all.
[[nodiscard]] inline nd::ndarray<std::uint8_t> first_bytes(const any& a)
{
    return nd::ndarray<std::uint8_t>(nd::leaf<std::uint8_t, nd::dynamic>(
        a.base(), static_cast<std::uint8_t*>(const_cast<void*>(a.data())), a.where()));
}
/// The elements of `source` whose first bytes a rearrangement gave.
template <class T, int Rank>
[[nodiscard]] any whole_elements(const nd::ndarray<T, Rank>& bytes, const any& source)
{
    const any view(bytes);
    return any(source.dtype(), view.base(), const_cast<void*>(view.data()), view.where());
}
/// The view that `f` makes of `a`, whatever its dtype.
template <class F>
[[nodiscard]] any rearranged(const any& a, F f)
{
    return whole_elements(f(first_bytes(a)), a);
}

/// The result of an operation, or how what it threw is another error than expected.
struct outcome
{
    enum class verdict { passed, failed, skipped };
    verdict what = verdict::passed;
    std::string why;
};
/// Calls the operation and compares its result with `expect`. `got` receives the result.
[[nodiscard]] outcome replay(const operations& known, const std::string& op, std::string_view tag,
    const arguments& args, const json& expect, result& got);
/// Runs the steps of a program, each of which may name its result for those that follow, and compares what each gives
/// and what all names hold in the end.
[[nodiscard]] outcome replay_program(const operations& known, const json& steps, const json& expect);

[[nodiscard]] any decode_literal(const json& literal);
[[nodiscard]] nd::dtype decode_dtype(std::string_view typestr);

/// How `got` differs from what is expected; nothing when it does not.
[[nodiscard]] std::string difference(
    const result& got, const json& expect, std::string_view tag, const arguments& args);
/// The same for an array alone.
[[nodiscard]] std::string difference(const any& got, const any& want, const json& expect);
/// How nd differs from NumPy in reading and writing a file that an entry of a manifest describes.
[[nodiscard]] std::string file_difference(const std::string& folder, const json& entry, bool is_hostile);
/// "float64 (2,3)"
[[nodiscard]] std::string describe(const any& a);
} // namespace conformance
