// Sums and extremes of dates and differences of dates by their counts.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/kind.hpp>

#include <cstdint>

namespace nd::detail::inline ND_ISA
{
/// Counts wrap; NaT makes NaT.
template <time_element T>
[[nodiscard]] constexpr T sum_of_times(T a, T b) noexcept
{
    using traits = element_traits<T>;
    if (is_nat(a) || is_nat(b))
        return is_nat(a) ? a : b;
    const auto total = static_cast<std::uint64_t>(traits::count(a)) + static_cast<std::uint64_t>(traits::count(b));
    return traits::of_count(static_cast<std::int64_t>(total));
}
/// The later or the earlier one; NaT wins.
template <bool Later, time_element T>
[[nodiscard]] constexpr T extreme_of_times(T a, T b) noexcept
{
    if (is_nat(a) || is_nat(b))
        return is_nat(a) ? a : b;
    return (Later ? a < b : b < a) ? b : a;
}
} // namespace nd::detail::inline ND_ISA
