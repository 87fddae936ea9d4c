// Evenly spaced numbers: arange, linspace, logspace, geomspace.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/filled.hpp>
#include <nd/simd/arithmetic.hpp>

namespace nd::inline ND_ISA
{
/// A C++ number on the real line.
template <class S>
concept real_scalar = scalar_like<S> && real_element<std::remove_cvref_t<S>>;

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T, class... S>
using range_element = chosen_t<T,
    typename std::conditional_t<(std::is_integral_v<S> && ...), std::type_identity<std::int64_t>,
        std::common_type<S...>>::type>;

/// ceil((stop - start) / step), not below zero.
template <class A, class B, class C>
[[nodiscard]] index_t arange_length(A start, B stop, C step)
{
    if (step == C(0))
        throw_value_error("arange: step cannot be zero");
    if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && std::is_integral_v<C>) {
        const auto first = static_cast<std::int64_t>(start);
        const auto last = static_cast<std::int64_t>(stop);
        const bool upward = step > C(0);
        if (upward ? first >= last : first <= last)
            return 0;
        const auto distance = upward ? static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first)
                                     : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(last);
        const auto magnitude = upward ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
        const std::uint64_t count = (distance - 1) / magnitude + 1;
        if (count > static_cast<std::uint64_t>(std::numeric_limits<index_t>::max()))
            throw_value_error("Maximum allowed size exceeded");
        return static_cast<index_t>(count);
    } else {
        const auto delta = static_cast<double>(stop) - static_cast<double>(start);
        const double steps = delta / static_cast<double>(step);
        if (steps == 0 && delta != 0) // the quotient underflows
            return __builtin_signbit(steps) ? 0 : 1;
        const double length = __builtin_ceil(steps);
        if (!(length < 9223372036854775808.0)) // infinite, NaN or too large
            throw_value_error("Maximum allowed size exceeded");
        return length <= 0 ? 0 : static_cast<index_t>(length);
    }
}

/// `start + i * step` with wrapping integers and products that are rounded before they are added.
template <class T>
[[nodiscard]] ND_INLINE T range_value(T start, T step, index_t i)
{
    return simd::add(start, simd::mul(static_cast<T>(i), step));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `start`, `start + step`, ... up to but not including `stop`. Integers give 64-bit integers, `arange<T>(...)`
/// chooses. Element i is `start + i * ((start + step) - start)`, as NumPy computes it. Throws  value_error when `step`
/// is 0 or the length does not fit Source  numpy.arange; numpy/_core/src/multiarray/ctors.c, PyArray_ArangeObj
template <class T = void, real_scalar A, real_scalar B, real_scalar C = int>
[[nodiscard]] auto arange(A start, B stop, C step = 1)
{
    using U = detail::range_element<T, A, B, C>;
    if constexpr (complex_element<U>) {
        ndarray<U, 1> a(detail::allocate_array<U, 1>(axis_values{detail::arange_length(start, stop, step)}));
        a.assign(nd::arange<real_t<U>>(start, stop, step));
        return a;
    } else {
        using W = std::conditional_t<(std::is_integral_v<A> && std::is_integral_v<C>), std::int64_t, double>;
        ndarray<U, 1> a = nd::empty<U, 1>(detail::arange_length(start, stop, step));
        const U first = cast_to<U>(start);
        const U next = cast_to<U>(simd::add(static_cast<W>(start), static_cast<W>(step)));
        const U delta = simd::sub(next, first);
        U* out = a.data();
        for (index_t i = 0, n = a.size(); i < n; ++i)
            out[i] = detail::range_value(first, delta, i);
        if (a.size() > 1)
            out[1] = next;
        return a;
    }
}

/// 0, 1, ... below `stop`.
template <class T = void, real_scalar B>
[[nodiscard]] auto arange(B stop)
{
    return nd::arange<detail::range_element<T, B>>(B(0), stop, B(1));
}

struct linspace_options
{
    bool endpoint = true; ///< `stop` is the last value
};
inline constexpr linspace_options no_endpoint{false};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What numbers between two ends are computed in.
template <class A, class B>
using spaced_number =
    std::conditional_t<std::is_floating_point_v<std::common_type_t<A, B>>, std::common_type_t<A, B>, double>;

inline void check_samples(index_t num)
{
    if (num < 0)
        raise<value_error>(message() << "Number of samples, " << num << ", must be non-negative.");
}

/// The distance of neighbours; NaN where there are none.
template <class W>
[[nodiscard]] W spaced_step(W first, W last, index_t num, bool endpoint)
{
    const index_t parts = endpoint ? num - 1 : num;
    return parts > 0 ? (last - first) / static_cast<W>(parts) : std::numeric_limits<W>::quiet_NaN();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `num` numbers from `start` to `stop`, exactly `stop` at the end. Double, or float when both ends are; `linspace<T>`
/// converts, rounding down for integers.
/// Throws  value_error when `num` is negative
/// Source  numpy.linspace
template <class T = void, real_scalar A, real_scalar B>
[[nodiscard]] auto linspace(A start, B stop, index_t num = 50, linspace_options options = {})
{
    using W = detail::spaced_number<A, B>;
    using U = detail::chosen_t<T, W>;
    detail::check_samples(num);
    ndarray<U, 1> a = nd::empty<U, 1>(num);
    const W first = static_cast<W>(start);
    const W last = static_cast<W>(stop);
    const W delta = last - first;
    const W parts = static_cast<W>(options.endpoint ? num - 1 : num);
    const W step = detail::spaced_step(first, last, num, options.endpoint);
    U* out = a.data();
    for (index_t i = 0; i < num; ++i) {
        const W position = static_cast<W>(i);
        // A step that underflows loses all digits, so then the position is divided first.
        W value = parts > 0 && step != 0 ? simd::mul(position, step)
            : parts > 0                  ? simd::mul(position / parts, delta)
                                         : simd::mul(position, delta);
        value += first;
        if (options.endpoint && i > 0 && i == num - 1)
            value = last;
        if constexpr (integer_element<U>)
            value = static_cast<W>(__builtin_floor(static_cast<double>(value)));
        out[i] = cast_to<U>(value);
    }
    return a;
}

/// Evenly spaced `samples` and the `step` from one to the next: NaN where nothing is divided, with less than two
/// samples or, without the end, less than one.
template <class Samples, class Step>
struct spaced_samples
{
    Samples samples;
    Step step;
};

/// `linspace` and its step, NumPy's `retstep=True`: `const auto [x, dx] = nd::linspace_with_step(0, 1, 11);`. The step
/// of integers is the one before rounding. Throws  value_error when `num` is negative Source  numpy.linspace
template <class T = void, real_scalar A, real_scalar B>
[[nodiscard]] auto linspace_with_step(A start, B stop, index_t num = 50, linspace_options options = {})
{
    using W = detail::spaced_number<A, B>;
    auto samples = nd::linspace<T>(start, stop, num, options);
    return spaced_samples<decltype(samples), W>{
        samples, detail::spaced_step(static_cast<W>(start), static_cast<W>(stop), num, options.endpoint)};
}

struct logspace_options
{
    bool endpoint = true;
    double base = 10.0;
};

/// Numbers evenly spaced on a log scale, `base ** start` to `base ** stop`. Double, or float when both ends are.
/// Throws  value_error when `num` is negative
/// Source  numpy.logspace
template <class T = void, real_scalar A, real_scalar B>
[[nodiscard]] auto logspace(A start, B stop, index_t num = 50, logspace_options options = {})
{
    using W = detail::spaced_number<A, B>;
    using U = detail::chosen_t<T, W>;
    const ndarray<W, 1> exponents = nd::linspace<W>(start, stop, num, {options.endpoint});
    const W base = static_cast<W>(options.base);
    auto a = nd::empty<U, 1>(num);
    for (index_t i = 0; i < num; ++i) {
        if constexpr (sizeof(W) > sizeof(double))
            a.data()[i] = cast_to<U>(__builtin_powl(base, exponents.data()[i]));
        else
            a.data()[i] = cast_to<U>(static_cast<W>(__builtin_pow(base, exponents.data()[i])));
    }
    return a;
}

/// Numbers in geometric progression from `start` to `stop`, both exact. Between ends of different signs there are none:
/// NaN; `geomspace<std::complex<double>>` of nd/ufunc/logspace.hpp goes around zero.
/// Throws  value_error when one of them is 0 or `num` is negative
/// Source  numpy.geomspace
template <class T = void, real_scalar A, real_scalar B>
    requires(!complex_element<T>)
[[nodiscard]] auto geomspace(A start, B stop, index_t num = 50, linspace_options options = {})
{
    if (start == A(0) || stop == B(0))
        throw_value_error("Geometric sequence cannot include zero");
    const double direction = static_cast<double>(start) < 0 ? -1.0 : 1.0;
    const double first = static_cast<double>(start) * direction;
    const double last = static_cast<double>(stop) * direction;
    auto powers = nd::logspace<double>(__builtin_log10(first), __builtin_log10(last), num, {options.endpoint, 10.0});
    auto a = nd::empty<detail::chosen_t<T, double>, 1>(num);
    for (index_t i = 0; i < num; ++i) {
        const bool is_last = options.endpoint && num > 1 && i == num - 1;
        const double value = i == 0 ? first : is_last ? last : powers.data()[i];
        a.data()[i] = cast_to<typename decltype(a)::value_type>(value * direction);
    }
    return a;
}
} // namespace nd::inline ND_ISA
