// Where a quantile lies between the sorted elements: the thirteen methods of NumPy.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

namespace nd::inline ND_ISA
{
/// How a quantile is found from its neighbours. The names say what NumPy's strings say.
/// Source  Hyndman & Fan, The American Statistician 50(4), 1996; the first nine are their numbers 1 to 9
enum class quantile_method : char {
    inverted_cdf,
    averaged_inverted_cdf,
    closest_observation,
    interpolated_inverted_cdf,
    hazen,
    weibull,
    linear,
    median_unbiased,
    normal_unbiased,
    lower,
    higher,
    midpoint,
    nearest
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Ranks of the neighbours, and the weight of `next`.
struct quantile_place
{
    index_t previous;
    index_t next;
    double weight;
};

/// Source  numpy/lib/_function_base_impl.py, _QuantileMethods
[[nodiscard]] inline quantile_place place_of_quantile(quantile_method method, index_t n, double q)
{
    const auto size = static_cast<double>(n);
    const auto hyndman_fan = [&](double alpha, double beta) { return size * q + (alpha + q * (1 - alpha - beta)) - 1; };
    const auto one = [n](double rank) -> quantile_place {
        const auto i = rank < 0 ? 0 : rank > static_cast<double>(n - 1) ? n - 1 : static_cast<index_t>(rank);
        return {i, i, 0};
    };
    // Of the two ranks around `x` the lower one where `x` is whole (and, if asked, odd).
    const auto step = [&](double x, bool only_odd) {
        const double low = __builtin_floor(x);
        const bool odd = low - 2 * __builtin_floor(low / 2) == 1;
        return one(x == low && (odd || !only_odd) ? low : low + 1);
    };
    const double between = (size - 1) * q;
    double x = between;
    switch (method) {
    case quantile_method::inverted_cdf:
        return step(size * q - 1, false);
    case quantile_method::closest_observation:
        return step(size * q - 1 - 0.5, true);
    case quantile_method::lower:
        return one(__builtin_floor(between));
    case quantile_method::higher:
        return one(__builtin_ceil(between));
    case quantile_method::nearest:
        return one(__builtin_rint(between));
    case quantile_method::averaged_inverted_cdf:
        x = size * q - 1;
        break;
    case quantile_method::interpolated_inverted_cdf:
        x = hyndman_fan(0, 1);
        break;
    case quantile_method::hazen:
        x = hyndman_fan(0.5, 0.5);
        break;
    case quantile_method::weibull:
        x = hyndman_fan(0, 0);
        break;
    case quantile_method::median_unbiased:
        x = hyndman_fan(1 / 3.0, 1 / 3.0);
        break;
    case quantile_method::normal_unbiased:
        x = hyndman_fan(3 / 8.0, 3 / 8.0);
        break;
    case quantile_method::midpoint:
        x = 0.5 * (__builtin_floor(between) + __builtin_ceil(between));
        break;
    case quantile_method::linear:
        break;
    }
    const double low = __builtin_floor(x);
    if (x < 0 || x >= size - 1)
        return one(low);
    double weight = x - low;
    if (method == quantile_method::averaged_inverted_cdf)
        weight = weight == 0 ? 0.5 : 1;
    else if (method == quantile_method::midpoint)
        weight = weight == 0 ? 0 : 0.5;
    const auto i = static_cast<index_t>(low);
    return {i, i + 1, weight};
}
} // namespace nd::detail::inline ND_ISA
