// Evenly spaced values between the elements of arrays, and between complex numbers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/ranges.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/rounding.hpp>

namespace nd::inline ND_ISA
{
/// `linspace(a, b, 5, {.endpoint = false, .axis = -1})`
struct linspace_array_options
{
    bool endpoint = true; ///< `stop` is the last value
    index_t axis = 0;     ///< of the result, along which the values stand
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// What values between `A` and `B` are computed in: integers in double.
template <class A, class B>
struct spaced_element
{
    using strong = typename strong_type<A, B>::type;
    using base = std::conditional_t<std::is_void_v<strong>, double, strong>;
    using type = promote_weak_t<promote_t<effective_t<A, base>, effective_t<B, base>>, double>;
};
template <class W, class X>
[[nodiscard]] ndarray<W> spaced_end(const X& x)
{
    if constexpr (expression<X>)
        return ndarray<W>(evaluate_fresh<simd::default_arch, W, dynamic>(operand_of(x)));
    else {
        ndarray<W> one{axis_values()};
        one.fill(cast_to<W>(x));
        return one;
    }
}

/// Values along a first axis, and the distances of neighbours.
template <class W>
[[nodiscard]] spaced_samples<ndarray<W>, ndarray<W>> spaced_between(
    const ndarray<W>& first, const ndarray<W>& last, index_t num, bool endpoint)
{
    using S = real_t<W>;
    const ndarray<W> delta = subtract(last, first);
    axis_values shape(delta.shape());
    axis_values positions_shape(shape.size() + 1, 1);
    positions_shape[0] = num;
    shape.insert(0, num);
    ndarray<W> positions{positions_shape};
    for (index_t i = 0; i < num; ++i)
        positions.data()[i] = cast_to<W>(i);
    const index_t parts = endpoint ? num - 1 : num;
    ndarray<W> values(allocate_array<W, dynamic>(shape));
    ndarray<W> step = delta.copy();
    bool has_step = parts > 0;
    if (has_step) {
        step() = divide(delta, static_cast<S>(parts));
        // A step that underflows loses all digits, so then the positions are divided first.
        for (index_t i = 0; i < step.size(); ++i)
            has_step = has_step && !(step.data()[i] == W(0));
        if (has_step)
            values() = multiply(positions, step);
        else {
            positions() = divide(positions, static_cast<S>(parts));
            values() = multiply(positions, delta);
        }
    } else {
        step.fill(W(std::numeric_limits<S>::quiet_NaN()));
        values() = multiply(positions, delta);
    }
    values() = add(values, first);
    if (endpoint && num > 1)
        values(num - 1, ellipsis) = last;
    return {values, step};
}

/// `values` as `U`, with their first axis where `axis` says.
template <class U, class W>
[[nodiscard]] ndarray<U> with_samples_along(const ndarray<W>& values, index_t axis)
{
    const int at = normalize_axis(axis, values.ndim());
    axis_values order;
    for (int i = 1; i < values.ndim(); ++i)
        order.push_back(i);
    order.insert(at, 0);
    return ndarray<U>(evaluate_fresh<simd::default_arch, U, dynamic>(values.transpose(order).copy().handle()));
}

/// `T`, or what values between `A` and `B` are computed in.
template <class T, class A, class B>
using spaced_result = std::conditional_t<std::is_void_v<T>, typename spaced_element<A, B>::type, T>;

template <class X>
concept array_or_complex = expression<X> || complex_element<std::remove_cvref_t<X>>;
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `linspace` between arrays or complex numbers and its step: `samples` and `step`, NumPy's `retstep=True`.
/// Shapes  `start` and `stop` broadcast; the samples stand along a new axis, the step has none and is a number for two
/// numbers
/// Throws  value_error when `num` is negative; broadcast_error, axis_error
/// Source  numpy.linspace
template <class T = void, operand_like A, operand_like B>
    requires(detail::array_or_complex<A> || detail::array_or_complex<B>)
[[nodiscard]] auto linspace_with_step(
    const A& start, const B& stop, index_t num = 50, const linspace_array_options& options = {})
{
    using W = typename detail::spaced_element<A, B>::type;
    using U = detail::spaced_result<T, A, B>;
    detail::check_samples(num);
    auto spaced =
        detail::spaced_between(detail::spaced_end<W>(start), detail::spaced_end<W>(stop), num, options.endpoint);
    if constexpr (integer_element<U> && !complex_element<W>)
        spaced.samples() = floor(spaced.samples);
    const auto samples = detail::with_samples_along<U>(spaced.samples, options.axis);
    if constexpr (expression<A> || expression<B>)
        return spaced_samples<ndarray<U>, ndarray<W>>{samples, spaced.step};
    else
        return spaced_samples<ndarray<U>, W>{samples, spaced.step.item()};
}

/// `num` values from `start` to `stop`, exactly `stop` at the end, for every pair of elements.
/// Shapes  `start` and `stop` broadcast; the values stand along a new axis
/// Throws  value_error when `num` is negative; broadcast_error, axis_error
/// Source  numpy.linspace
template <class T = void, operand_like A, operand_like B>
    requires(detail::array_or_complex<A> || detail::array_or_complex<B>)
[[nodiscard]] auto linspace(const A& start, const B& stop, index_t num = 50, const linspace_array_options& options = {})
{
    return nd::linspace_with_step<T>(start, stop, num, options).samples;
}
} // namespace nd::inline ND_ISA
