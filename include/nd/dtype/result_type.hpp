// NumPy's promotion and casting rules (NEP 50) for dtypes known at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/dtype/cast.hpp>
#include <nd/dtype/dtype.hpp>
#include <nd/dtype/flexible_promotion.hpp>

#include <span>

namespace nd::detail::inline ND_ISA
{
/// The dtype of a number of this kind and size, in native order.
[[nodiscard]] constexpr dtype number_dtype(kind k, index_t itemsize) noexcept
{
    return dtype(k, itemsize, k == kind::complex ? itemsize / 2 : itemsize);
}
[[nodiscard]] constexpr bool is_floating_kind(kind k) noexcept
{
    return k == kind::floating || k == kind::brain_floating;
}
/// bool, integer, float, complex: 0 to 3.
[[nodiscard]] constexpr int kind_level(kind k) noexcept
{
    return k == kind::boolean ? 0 : is_floating_kind(k) ? 2 : k == kind::complex ? 3 : 1;
}
/// Bytes of the smallest float that holds a number of dtype `t` (of a complex its parts) as promotion sees it.
[[nodiscard]] constexpr index_t float_bytes_for(const dtype& t) noexcept
{
    if (t.kind() == kind::floating)
        return t.itemsize();
    if (t.kind() == kind::brain_floating) // next to anything that it does not hold
        return 4;
    if (t.kind() == kind::complex)
        return t.itemsize() / 2;
    return t.itemsize() == 1 ? 2 : t.itemsize() == 2 ? 4 : 8;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The smallest dtype to which both can be cast safely, in native byte order.
/// Throws  dtype_error when there is none
/// Source  numpy.promote_types
[[nodiscard]] constexpr dtype promote_types(const dtype& a, const dtype& b)
{
    if (!detail::is_number(a.kind()) || !detail::is_number(b.kind()))
        return detail::promote_flexible(a, b, [](const dtype& x, const dtype& y) { return promote_types(x, y); });
    const int level_a = detail::kind_level(a.kind());
    const int level_b = detail::kind_level(b.kind());
    if (a.kind() == kind::brain_floating || b.kind() == kind::brain_floating) {
        const dtype& other = a.kind() == kind::brain_floating ? b : a;
        if (other.kind() == kind::brain_floating || level_a == 0 || level_b == 0 ||
            (other.itemsize() == 1 && detail::kind_level(other.kind()) == 1))
            return detail::number_dtype(kind::brain_floating, 2);
    }
    if (level_a >= 2 || level_b >= 2) {
        // A bool needs no more room than the other has.
        const index_t bytes_a = level_a == 0 ? 2 : detail::float_bytes_for(a);
        const index_t bytes_b = level_b == 0 ? 2 : detail::float_bytes_for(b);
        index_t bytes = bytes_a > bytes_b ? bytes_a : bytes_b;
        if (level_a < 3 && level_b < 3)
            return detail::number_dtype(kind::floating, bytes);
        return detail::number_dtype(kind::complex, 2 * (bytes < 4 ? 4 : bytes));
    }
    if (level_a == 0 || level_b == 0) {
        const dtype& wider = level_a == 0 ? b : a;
        return detail::number_dtype(wider.kind(), wider.itemsize());
    }
    if (a.kind() == b.kind())
        return detail::number_dtype(a.kind(), a.itemsize() > b.itemsize() ? a.itemsize() : b.itemsize());
    const dtype& with_sign = a.kind() == kind::signed_integer ? a : b;
    const dtype& without = a.kind() == kind::signed_integer ? b : a;
    if (with_sign.itemsize() > without.itemsize())
        return detail::number_dtype(kind::signed_integer, with_sign.itemsize());
    if (without.itemsize() == 8)
        return detail::number_dtype(kind::floating, 8);
    return detail::number_dtype(kind::signed_integer, 2 * without.itemsize());
}

/// The dtype that a number of kind `number` takes next to arrays of dtype `type`: it is weak, so the arrays' dtype wins
/// within its kind, and a number of a higher kind brings the default of that kind.
[[nodiscard]] constexpr dtype promote_weak(const dtype& type, kind number) noexcept
{
    if (!detail::is_number(type.kind()))
        return type;
    const int level = detail::kind_level(type.kind());
    if (level >= detail::kind_level(number))
        return type;
    if (detail::kind_level(number) == 1)
        return detail::number_dtype(kind::signed_integer, 8);
    if (number == kind::floating)
        return detail::number_dtype(kind::floating, 8);
    const bool small = detail::is_floating_kind(type.kind()) && type.itemsize() <= 4;
    return detail::number_dtype(kind::complex, small ? 8 : 16);
}

/// The dtype of an operation on arrays of these dtypes and on numbers of these kinds.
/// Throws  dtype_error when the arrays have none in common; value_error when nothing is given
/// Source  numpy.result_type
[[nodiscard]] constexpr dtype result_type(std::span<const dtype> arrays, std::span<const kind> numbers = {})
{
    if (arrays.empty() && numbers.empty())
        throw_value_error("at least one array or dtype is required");
    // Floats meet each other before integers join one by one: int16 and uint16 fit a float32 that int32 does not.
    bool given = false;
    dtype result = detail::number_dtype(kind::boolean, 1);
    for (int level = 4; level >= 0; --level)
        for (const dtype& type : arrays)
            if (const bool number = detail::is_number(type.kind());
                (number ? detail::kind_level(type.kind()) : 4) == level) {
                result = given ? promote_types(result, type) : promote_types(type, type);
                given = true;
            }
    kind highest = kind::boolean;
    for (const kind number : numbers)
        if (detail::kind_level(number) > detail::kind_level(highest))
            highest = number;
    return promote_weak(result, highest);
}

/// Source  numpy.can_cast
[[nodiscard]] constexpr bool can_cast(const dtype& from, const dtype& to, casting rule = casting::safe)
{
    if (!detail::is_number(from.kind()) || !detail::is_number(to.kind()))
        return detail::can_cast_flexible(
            from, to, rule, [](const dtype& x, const dtype& y, casting r) { return can_cast(x, y, r); });
    if (rule == casting::unsafe || from == to)
        return true;
    const bool same = from.kind() == to.kind() && from.itemsize() == to.itemsize();
    if (rule == casting::no || rule == casting::equiv)
        return same && (rule == casting::equiv || from.is_native() == to.is_native());
    if (same)
        return true;
    const dtype common = promote_types(from, to);
    if (common.kind() == to.kind() && common.itemsize() == to.itemsize())
        return true;
    if (rule == casting::safe)
        return false;
    const int level_from = detail::kind_level(from.kind());
    const int level_to = detail::kind_level(to.kind());
    if (level_from != level_to)
        return level_from < level_to;
    return from.kind() == to.kind() || from.kind() == kind::unsigned_integer || level_from == 2;
}
} // namespace nd::inline ND_ISA
