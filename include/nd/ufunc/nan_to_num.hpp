// nan_to_num: finite numbers in place of NaN and infinities.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/map.hpp>

#include <limits>

namespace nd::inline ND_ISA
{
/// A number that may be left out.
struct optional_number
{
    constexpr optional_number() noexcept = default;
    constexpr optional_number(double number) noexcept
        : value(number)
        , is_given(true)
    {}
    double value = 0;
    bool is_given = false;
};

struct nan_to_num_options
{
    double nan = 0.0;
    optional_number posinf{}; ///< left out: the largest finite number of the element type
    optional_number neginf{}; ///< left out: the lowest
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
struct nan_replacement
{
    T for_nan, for_infinity, for_minus_infinity;

    constexpr T operator()(T x) const noexcept
    {
        constexpr T infinity = std::numeric_limits<T>::infinity();
        const T finite = x == infinity ? for_infinity : x == -infinity ? for_minus_infinity : x;
        return x != x ? for_nan : finite;
    }
    template <complex_element C>
    constexpr C operator()(C z) const noexcept
    {
        return C((*this)(z.real()), (*this)(z.imag()));
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `x` with NaN replaced by `nan` and infinities by `posinf` and `neginf`; integers stay as they are. Lazy.
/// Source  numpy.nan_to_num
template <expression X>
[[nodiscard]] auto nan_to_num(X&& x, nan_to_num_options options = {})
{
    using T = value_type_of<X>;
    if constexpr (integer_element<T> || boolean_element<T>)
        return nd::map([](T element) { return element; }, std::forward<X>(x));
    else {
        using R = real_t<T>;
        const auto value_or = [](optional_number n, R other) { return n.is_given ? static_cast<R>(n.value) : other; };
        return nd::map(detail::nan_replacement<R>{static_cast<R>(options.nan),
                           value_or(options.posinf, std::numeric_limits<R>::max()),
                           value_or(options.neginf, std::numeric_limits<R>::lowest())},
            std::forward<X>(x));
    }
}
} // namespace nd::inline ND_ISA
