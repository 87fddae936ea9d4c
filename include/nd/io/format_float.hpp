// One floating-point number as text, in positional or scientific notation, digit for digit as NumPy writes it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/io/decimal.hpp>

#include <string>

namespace nd::inline ND_ISA
{
/// NumPy's names; -1 stands for its None.
struct float_format
{
    int precision = -1;     ///< most digits (fractional ones, or all of them when `fractional` is false); -1: no limit
    bool unique = true;     ///< the fewest digits that read back the same; false: exactly `precision` digits
    bool fractional = true; ///< positional notation only
    char trim = 'k';    ///< 'k' keep trailing zeros and point, '.' trim zeros, '0' trim but one, '-' trim the point too
    bool sign = false;  ///< '+' before positive numbers
    int pad_left = -1;  ///< least characters before the point
    int pad_right = -1; ///< least characters after the point; positional notation only
    int exp_digits = -1; ///< least digits of the exponent; scientific notation only
    int min_digits = -1; ///< least digits to write with `unique`
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] inline std::string_view sign_text(bool negative, bool plus) noexcept
{
    return negative ? "-" : plus ? "+" : "";
}

inline void pad(std::string& out, index_t count)
{
    if (count > 0)
        out.append(static_cast<std::size_t>(count), ' ');
}

// Where NumPy rounds 0.9996 up to three places it keeps 1., without zeros: what the carry passed over is dropped.
inline void drop_carried_zeros(decimal& rounded, const decimal& full, int place) noexcept
{
    const int at = rounded.last_place();
    if (at <= full.exponent() && rounded.digit_at(at) != full.digit_at(at))
        rounded.strip_zeros(place);
}

/// Digits as `f` wants them, cut at a place after the point.
template <class T>
void assign_digits(decimal& d, T x, const float_format& f, bool fractional)
{
    assign_shortest(d, x);
    const auto value = [&] {
        if constexpr (std::is_floating_point_v<T>)
            return x;
        else
            return static_cast<float>(x);
    }();
    if (x == T(0))
        return;
    const int cap = decimal::max_digits;
    const int precision = f.precision < cap ? f.precision : cap;
    const int least = f.min_digits < cap ? f.min_digits : cap;
    if (fractional) {
        const bool more = f.unique && least >= 0 && d.last_place() > -least;
        const bool fewer = precision >= 0 && (f.unique ? d.last_place() < -precision : true);
        if (fewer || more) {
            const decimal full = d;
            assign_fixed(d, value, fewer ? precision : least, full.exponent());
            if (f.unique && fewer)
                drop_carried_zeros(d, full, 0);
        }
    } else if (!f.unique || d.count() < least || (precision > 0 && d.count() > precision)) {
        const bool fewer = f.unique && precision > 0 && d.count() > precision;
        const bool exact = !fewer && (!f.fractional || f.trim == '-');
        decimal full = d;
        assign_rounded(d, value, f.unique && !fewer ? least : precision > 0 ? precision : 1);
        if (exact) {
            assign_rounded(full, value, cap);
            full.strip_zeros(full.exponent() + 1);
        }
        if (fewer || exact)
            drop_carried_zeros(d, full, d.exponent() + 1);
        if (exact && !f.unique && full.count() < d.count()) // NumPy stops where the digits end
            d = full;
    }
}

// The digits after the point, with what `trim` says about their zeros.
inline void write_fraction(std::string& out, const decimal& d, int first_place, int keep, char trim, char notation)
{
    const auto point = out.size();
    out += '.';
    for (int place = first_place; place >= d.last_place(); --place)
        out += d.digit_at(place);
    if (trim == 'k') {
        const auto length = static_cast<index_t>(out.size() - point) - 1;
        if (keep > length)
            out.append(static_cast<std::size_t>(keep - length), '0');
        return;
    }
    while (out.back() == '0')
        out.pop_back();
    if (out.back() == '.' && trim == '0')
        out += '0';
    else if (out.back() == '.' && trim == '-' && (notation == 'f' || d.count() == 1))
        out.pop_back(); // in scientific notation NumPy keeps the point of trimmed zeros
}

template <class T>
[[nodiscard]] bool is_negative(T x) noexcept
{
    if constexpr (std::is_floating_point_v<T>)
        return __builtin_signbit(x) != 0;
    else
        return __builtin_signbit(static_cast<float>(x)) != 0;
}

template <class T>
[[nodiscard]] bool is_finite(T x) noexcept
{
    if constexpr (std::is_floating_point_v<T>)
        return x - x == T(0);
    else
        return static_cast<float>(x) - static_cast<float>(x) == 0;
}

template <class T>
void write_not_finite(std::string& out, T x, const float_format& f)
{
    const bool nan = x != x;
    out += sign_text(!nan && is_negative(x), f.sign && !nan);
    out += nan ? "nan" : "inf";
}

/// Appends `x` in positional notation.
template <class T>
void write_positional(std::string& out, T x, const float_format& f)
{
    if (!is_finite(x))
        return write_not_finite(out, x, f);
    const std::string_view sign = sign_text(is_negative(x), f.sign);
    decimal d;
    assign_digits(d, is_negative(x) ? -x : x, f, f.fractional);
    const int whole = d.exponent() >= 0 ? d.exponent() + 1 : 1;
    pad(out, f.pad_left - whole - static_cast<index_t>(sign.size()));
    out += sign;
    if (d.exponent() < 0)
        out += '0';
    for (int place = d.exponent(); place >= 0; --place)
        out += d.digit_at(place);
    const auto point = out.size();
    int keep = f.unique ? f.min_digits : f.precision;
    if (!f.fractional)
        keep -= whole;
    write_fraction(out, d, -1, keep, f.trim, 'f');
    pad(out, f.pad_right - static_cast<index_t>(out.size() - point) + 1);
}

/// Appends `x` in scientific notation.
template <class T>
void write_scientific(std::string& out, T x, const float_format& f)
{
    if (!is_finite(x))
        return write_not_finite(out, x, f);
    const std::string_view sign = sign_text(is_negative(x), f.sign);
    decimal d;
    float_format counted = f; // one digit stands before the point
    counted.precision += f.precision >= 0 ? 1 : 0;
    counted.min_digits += f.min_digits >= 0 ? 1 : 0;
    assign_digits(d, is_negative(x) ? -x : x, counted, false);
    pad(out, f.pad_left - 1 - static_cast<index_t>(sign.size()));
    out += sign;
    out += d.digits()[0];
    write_fraction(out, d, d.exponent() - 1, f.unique ? f.min_digits : f.precision, f.trim, 'e');
    char digits[16];
    const int power = d.digits()[0] == '0' ? 0 : d.exponent();
    const auto end = std::to_chars(digits, digits + sizeof digits, power < 0 ? -power : power).ptr;
    out += power < 0 ? "e-" : "e+";
    for (auto n = static_cast<index_t>(end - digits); n < (f.exp_digits < 0 ? 2 : f.exp_digits); ++n)
        out += '0';
    out.append(digits, end);
}

inline void check(const float_format& f)
{
    if (!f.unique && f.precision < 0)
        throw_value_error("in non-unique mode `precision` must be supplied");
    if (f.trim != 'k' && f.trim != '.' && f.trim != '0' && f.trim != '-')
        throw_value_error("trim must be one of 'k', '.', '0' or '-'");
}

inline void check_positional(const float_format& f)
{
    check(f);
    if (!f.fractional && f.precision == 0)
        throw_value_error("precision must be greater than 0 if fractional=False");
    if (f.precision >= 0 && f.min_digits > f.precision)
        raise<value_error>(message() << "min_digits must be less than or equal to precision, found " << f.min_digits
                                     << " and " << f.precision);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `x` without exponent.
/// Throws  value_error when `f` contradicts itself
/// Source  numpy.format_float_positional
template <floating_element T>
[[nodiscard]] std::string format_float_positional(T x, const float_format& f = {})
{
    detail::check_positional(f);
    std::string out;
    detail::write_positional(out, x, f);
    return out;
}

/// `x` with an exponent.
/// Throws  value_error when `f` contradicts itself
/// Source  numpy.format_float_scientific
template <floating_element T>
[[nodiscard]] std::string format_float_scientific(T x, const float_format& f = {})
{
    detail::check(f);
    std::string out;
    detail::write_scientific(out, x, f);
    return out;
}
} // namespace nd::inline ND_ISA
