// Conversion of one element to another type with a defined result for every value, and NumPy's casting rules.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/promote.hpp>

#include <limits>

namespace nd::inline ND_ISA
{
/// NumPy's rules for what a conversion may lose.
enum class casting : char { no, equiv, safe, same_kind, unsafe };

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Truncates towards zero. Out of range, and NaN, give what x86 gives: the lowest value of the register's integer,
/// then its low bits.
template <class To, class From>
[[nodiscard]] constexpr To truncate(From x) noexcept
{
    using wide_integer =
        std::conditional_t<(sizeof(To) < 4 || std::is_same_v<To, std::int32_t>), std::int32_t, std::int64_t>;
    constexpr From bound = static_cast<From>(-static_cast<double>(std::numeric_limits<wide_integer>::min()));
    if constexpr (std::is_unsigned_v<To> && sizeof(To) == 8)
        if (x >= bound && x < 2 * bound)
            return static_cast<To>(x);
    return static_cast<To>(
        x >= -bound && x < bound ? static_cast<wide_integer>(x) : std::numeric_limits<wide_integer>::min());
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `x` as a `To`: integers wrap, floats truncate, complex loses its imaginary part, anything but zero is true.
template <element To, element From>
[[nodiscard]] constexpr To cast_to(From x) noexcept
{
    if constexpr (std::is_same_v<To, From>)
        return x;
    else if constexpr (stored_element<From>)
        return cast_to<To>(static_cast<native_element_t<From>>(x));
    else if constexpr (stored_element<To>)
        return To(cast_to<native_element_t<To>>(x));
    else if constexpr (requires { element_traits<To>::convert(x); })
        return element_traits<To>::convert(x);
    else if constexpr (complex_element<From>) {
        if constexpr (complex_element<To>)
            return To(static_cast<real_t<To>>(x.real()), static_cast<real_t<To>>(x.imag()));
        else if constexpr (boolean_element<To>)
            return x.real() != 0 || x.imag() != 0;
        else
            return cast_to<To>(x.real());
    } else if constexpr (complex_element<To>)
        return To(cast_to<real_t<To>>(x), real_t<To>(0));
    else if constexpr (boolean_element<To>)
        return x != 0;
    else if constexpr (integer_element<To> && floating_element<From>)
        return detail::truncate<To>(static_cast<computing_t<From>>(x));
    else
        return static_cast<To>(x);
}

/// `numpy.can_cast` for two element types.
template <element From, element To>
[[nodiscard]] constexpr bool can_cast(casting rule) noexcept
{
    if (rule == casting::unsafe)
        return true;
    if constexpr (std::is_same_v<From, To>)
        return true;
    else if constexpr (stored_element<From> || stored_element<To>)
        return can_cast<native_element_t<From>, native_element_t<To>>(rule);
    else if constexpr (has_common_element<From, To>)
        return rule != casting::no && rule != casting::equiv &&
            (std::is_same_v<typename common_element<From, To>::type, To> ||
                (rule == casting::same_kind && kind_of<From> == kind_of<To>));
    else if constexpr (numeric_element<From> && numeric_element<To>) {
        constexpr bool same = kind_of<From> == kind_of<To> && sizeof(From) == sizeof(To);
        if (same || rule == casting::no || rule == casting::equiv)
            return same;
        using P = promote_t<From, To>;
        constexpr bool safe = kind_of<P> == kind_of<To> && sizeof(P) == sizeof(To);
        if (safe || rule == casting::safe)
            return safe;
        constexpr auto level = [](kind k) {
            return k == kind::boolean         ? 0
                : k == kind::unsigned_integer ? 1
                : k == kind::signed_integer   ? 2
                : k == kind::complex          ? 4
                                              : 3;
        };
        return level(kind_of<From>) <= level(kind_of<To>);
    } else
        return false;
}

/// True when a value of an integer or float scalar keeps its value as a `To` (integers only: floats may round).
template <integer_element To, integer_element From>
[[nodiscard]] constexpr bool fits(From x) noexcept
{
    const To y = static_cast<To>(x);
    return static_cast<From>(y) == x && (y < 0) == (x < 0);
}
} // namespace nd::inline ND_ISA
