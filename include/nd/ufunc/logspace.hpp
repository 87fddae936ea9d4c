// Values evenly spaced on a log scale between the elements of arrays, and on spirals between complex numbers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/exponential.hpp>
#include <nd/ufunc/linspace.hpp>
#include <nd/ufunc/power.hpp>

namespace nd::inline ND_ISA
{
/// `logspace(a, b, 5, {.base = 2, .axis = -1})`
struct logspace_array_options
{
    bool endpoint = true; ///< `base ** stop` is the last value
    double base = 10.0;
    index_t axis = 0; ///< of the result, along which the values stand
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class X>
[[nodiscard]] int ndim_of_end(const X& x)
{
    if constexpr (expression<X>)
        return static_cast<int>(shape_of(operand_of(x)).size());
    else
        return 0;
}

/// `x` as an array of `W` with axes of length 1 in front, up to `count`.
template <class W, class X>
[[nodiscard]] ndarray<W> end_with_axes(const X& x, int count)
{
    const ndarray<W> end = spaced_end<W>(x);
    axis_values shape(count - static_cast<int>(end.ndim()), 1);
    for (const index_t extent : end.shape())
        shape.push_back(extent);
    return end.reshape(shape);
}

[[nodiscard]] constexpr int most_axes(int a, int b, int c) noexcept
{
    const int most = a > b ? a : b;
    return most > c ? most : c;
}

/// What a geometric progression is computed in: double or complex double, unless a type is wider.
template <class T, class A, class B>
[[nodiscard]] consteval auto geometric_element()
{
    using ends = promote_t<typename spaced_element<A, B>::type, double>;
    if constexpr (complex_element<T>)
        return std::type_identity<promote_t<ends, T>>();
    else
        return std::type_identity<ends>();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `base ** start` to `base ** stop`, evenly spaced on a log scale, for every pair of elements.
/// Shapes  `start` and `stop` broadcast; the values stand along a new axis
/// Throws  value_error when `num` is negative; broadcast_error, axis_error
/// Source  numpy.logspace
template <class T = void, operand_like A, operand_like B>
    requires(detail::array_or_complex<A> || detail::array_or_complex<B>)
[[nodiscard]] auto logspace(const A& start, const B& stop, index_t num = 50, const logspace_array_options& options = {})
{
    using U = detail::spaced_result<T, A, B>;
    const auto exponents = nd::linspace(start, stop, num, {options.endpoint, options.axis});
    return ndarray<U>(power(options.base, exponents).template astype<U>());
}

/// `logspace` with any base: a number, which may be complex, or an array, `logspace(0, 3, 4, array({2, 3}))`.
/// Shapes  `start`, `stop` and `base` broadcast; the values stand along a new axis
/// Throws  value_error when `num` is negative; broadcast_error, axis_error
/// Source  numpy.logspace
template <class T = void, operand_like A, operand_like B, operand_like Base>
[[nodiscard]] auto logspace(
    const A& start, const B& stop, index_t num, const Base& base, const linspace_array_options& options = {})
{
    if constexpr (real_scalar<A> && real_scalar<B> && real_scalar<Base>) {
        (void)normalize_axis(options.axis, 1);
        return nd::logspace<T>(start, stop, num, {options.endpoint, static_cast<double>(base)});
    } else {
        using W = typename detail::spaced_element<A, B>::type;
        const int ndim =
            detail::most_axes(detail::ndim_of_end(start), detail::ndim_of_end(stop), detail::ndim_of_end(base));
        const auto exponents = nd::linspace(detail::end_with_axes<W>(start, ndim), detail::end_with_axes<W>(stop, ndim),
            num, {options.endpoint, options.axis});
        const auto result = [&](const auto& b) {
            const auto values = power(b, exponents);
            using U = std::conditional_t<std::is_void_v<T>, value_type_of<decltype(values)>, T>;
            return ndarray<U>(values.template astype<U>());
        };
        if constexpr (expression<Base>) {
            const auto bases = detail::end_with_axes<value_type_of<Base>>(base, ndim);
            axis_values shape(bases.shape());
            shape.insert(normalize_axis(options.axis, ndim + 1), 1);
            return result(bases.reshape(shape));
        } else
            return result(base);
    }
}

/// Values in geometric progression from `start` to `stop`, both exact, for every pair of elements. Complex ones stand
/// on the logarithmic spiral that turns around zero by the smaller angle, `geomspace<std::complex<double>>(-1, 1)` on
/// half a circle; real ones of different signs have none between them but NaN. Shapes  `start` and `stop` broadcast;
/// the values stand along a new axis Throws  value_error when an element is 0 or `num` is negative; broadcast_error,
/// axis_error Source  numpy.geomspace
template <class T = void, operand_like A, operand_like B>
    requires(detail::array_or_complex<A> || detail::array_or_complex<B> || complex_element<T>)
[[nodiscard]] auto geomspace(
    const A& start, const B& stop, index_t num = 50, const linspace_array_options& options = {})
{
    using W = typename decltype(detail::geometric_element<T, A, B>())::type;
    using U = std::conditional_t<std::is_void_v<T>, W, T>;
    const ndarray<W> first = detail::spaced_end<W>(start);
    const ndarray<W> last = detail::spaced_end<W>(stop);
    for (const ndarray<W>* const end : {&first, &last})
        for (index_t i = 0; i < end->size(); ++i)
            if (end->data()[i] == W(0))
                throw_value_error("Geometric sequence cannot include zero");
    detail::check_samples(num);
    // The start is turned to the positive real line, where logarithms have no branch, and the result turned back.
    const ndarray<W> turn = sign(first);
    const ndarray<W> log_first = log10(divide(first, turn));
    const ndarray<W> log_last = log10(divide(last, turn));
    ndarray<W> values = detail::spaced_between(log_first, log_last, num, options.endpoint).samples;
    values() = multiply(power(10.0, values), turn);
    if (num > 0)
        values(0, ellipsis) = first;
    if (num > 1 && options.endpoint)
        values(num - 1, ellipsis) = last;
    return detail::with_samples_along<U>(values, options.axis);
}
} // namespace nd::inline ND_ISA
