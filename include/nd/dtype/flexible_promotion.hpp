// Promotion and casts of what is no number: strings, dates, records, bytes without a meaning.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/record_dtype.hpp>
#include <nd/dtype/time_promotion.hpp>

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_no_common_dtype(const dtype& a, const dtype& b)
{
    raise<dtype_error>(
        message() << "dtypes " << a.name().text() << " and " << b.name().text() << " do not have a common dtype");
}

[[nodiscard]] constexpr bool is_number(kind k) noexcept
{
    return k == kind::boolean || k == kind::signed_integer || k == kind::unsigned_integer || k == kind::floating ||
        k == kind::brain_floating || k == kind::complex;
}
[[nodiscard]] constexpr bool is_string(kind k) noexcept { return k == kind::bytes || k == kind::unicode; }
[[nodiscard]] constexpr bool is_time(kind k) noexcept { return k == kind::timedelta || k == kind::datetime; }
[[nodiscard]] constexpr bool is_integer_or_bool(kind k) noexcept
{
    return k == kind::boolean || k == kind::signed_integer || k == kind::unsigned_integer;
}

/// Characters that NumPy keeps for a number as text; of a string its length.
[[nodiscard]] constexpr index_t text_length(const dtype& t) noexcept
{
    const index_t n = t.itemsize();
    switch (t.kind()) {
    case kind::boolean:
        return 5;
    case kind::signed_integer:
        return n == 1 ? 4 : n == 2 ? 6 : n == 4 ? 11 : 21;
    case kind::unsigned_integer:
        return n == 1 ? 3 : n == 2 ? 5 : n == 4 ? 10 : 20;
    case kind::floating:
        return n == 16 ? 48 : 32;
    case kind::complex:
        return n == 32 ? 96 : 64;
    case kind::unicode:
        return n / 4;
    default:
        return n;
    }
}

template <class Promote>
[[nodiscard]] dtype promote_records(const dtype& a, const dtype& b, Promote promote)
{
    const std::span<const field> x = a.fields();
    const std::span<const field> y = b.fields();
    bool same_names = x.size() == y.size();
    for (std::size_t i = 0; same_names && i < x.size(); ++i)
        same_names = same_text(x[i].name, y[i].name) && same_text(x[i].title, y[i].title);
    if (!same_names)
        raise<dtype_error>(
            message() << "field names of dtypes " << a.name().text() << " and " << b.name().text() << " mismatch");
    auto* specs = new field_spec[x.size() + 1];
    struct guard
    {
        field_spec* specs;
        ~guard() { delete[] specs; }
    } const owner{specs};
    for (std::size_t i = 0; i < x.size(); ++i)
        specs[i] = {x[i].name, promote(x[i].type, y[i].type), {}, behind, x[i].title};
    const bool aligned = a.is_aligned_record() || b.is_aligned_record();
    return record_dtype(
        std::span<const field_spec>(specs, x.size()), aligned ? record_layout::aligned : record_layout::packed);
}

/// promote_types where one of the two is no number; `promote` is promote_types itself.
template <class Promote>
[[nodiscard]] dtype promote_flexible(const dtype& a, const dtype& b, Promote promote)
{
    if ((is_string(a.kind()) && (is_string(b.kind()) || is_number(b.kind()))) ||
        (is_string(b.kind()) && is_number(a.kind()))) {
        const index_t length = text_length(a) > text_length(b) ? text_length(a) : text_length(b);
        return a.kind() == kind::unicode || b.kind() == kind::unicode ? unicode_dtype(length) : bytes_dtype(length);
    }
    if (is_time(a.kind()) && is_time(b.kind())) {
        const bool date = a.kind() == kind::datetime || b.kind() == kind::datetime;
        const bool both = a.kind() == b.kind();
        return dtype(
            date ? kind::datetime : kind::timedelta, common_step(a.step(), b.step(), both && !date, both && !date));
    }
    const auto counts = [](const dtype& t) {
        return is_integer_or_bool(t.kind()) && !(t.kind() == kind::unsigned_integer && t.itemsize() == 8);
    };
    if (a.kind() == kind::timedelta && counts(b))
        return a.native();
    if (b.kind() == kind::timedelta && counts(a))
        return b.native();
    if (a.kind() != b.kind())
        throw_no_common_dtype(a, b);
    if (a.is_record() && b.is_record())
        return promote_records(a, b, promote);
    if (a.is_subarray() && b.is_subarray() &&
        std::memcmp(a.shape().data(), b.shape().data(),
            a.shape().size() == b.shape().size() ? a.shape().size_bytes() : 0) == 0 &&
        a.shape().size() == b.shape().size())
        return subarray_dtype(promote(a.base(), b.base()), a.shape());
    if (a != b)
        throw_no_common_dtype(a, b);
    return a;
}

/// can_cast where one of the two is no number; `cast` is can_cast itself.
template <class Cast>
[[nodiscard]] bool can_cast_flexible(const dtype& from, const dtype& to, casting rule, Cast cast)
{
    if (rule == casting::unsafe || from == to)
        return true;
    if (rule == casting::no)
        return false;
    const bool equiv = rule == casting::equiv;
    const bool same_kind = rule == casting::same_kind;
    if (from.is_record() || to.is_record()) {
        const std::span<const field> x = from.fields();
        const std::span<const field> y = to.fields();
        if (x.size() != y.size() || !from.is_record() || !to.is_record())
            return false;
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!cast(x[i].type, y[i].type, rule) ||
                (equiv && !(same_text(x[i].name, y[i].name) && same_text(x[i].title, y[i].title))))
                return false;
        return true;
    }
    if (from.is_subarray() || to.is_subarray()) {
        const axis_values x(from.shape());
        const axis_values y(to.shape());
        return (x == y || (x.empty() && !equiv)) && cast(from.base(), to.base(), rule);
    }
    if (from.kind() == to.kind()) {
        if (is_time(from.kind()))
            return can_cast_step(from.step(), to.step(), from.kind() == kind::datetime, rule);
        return from.itemsize() == to.itemsize() || same_kind || (!equiv && from.itemsize() < to.itemsize());
    }
    if (equiv)
        return false;
    if (to.kind() == kind::opaque)
        return from.itemsize() <= to.itemsize();
    if (to.kind() == kind::timedelta)
        return is_integer_or_bool(from.kind()) &&
            (same_kind || from.kind() != kind::unsigned_integer || from.itemsize() < 8);
    if (is_string(to.kind()) && (is_number(from.kind()) || from.kind() == kind::bytes))
        return same_kind || text_length(from) <= text_length(to);
    return false;
}
} // namespace nd::detail::inline ND_ISA
