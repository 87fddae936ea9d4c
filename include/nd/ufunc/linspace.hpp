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
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `num` values from `start` to `stop`, exactly `stop` at the end, for every pair of elements.
/// Shapes  `start` and `stop` broadcast; the values stand along a new axis
/// Throws  value_error when `num` is negative; broadcast_error, axis_error
/// Source  numpy.linspace
template <class T = void, operand_like A, operand_like B>
    requires(expression<A> || expression<B> || complex_element<std::remove_cvref_t<A>> ||
        complex_element<std::remove_cvref_t<B>>)
[[nodiscard]] auto linspace(const A& start, const B& stop, index_t num = 50, const linspace_array_options& options = {})
{
    using W = typename detail::spaced_element<A, B>::type;
    using U = std::conditional_t<std::is_void_v<T>, W, T>;
    using S = real_t<W>;
    if (num < 0)
        raise<value_error>(message() << "Number of samples, " << num << ", must be non-negative.");
    const ndarray<W> first = detail::spaced_end<W>(start);
    const ndarray<W> last = detail::spaced_end<W>(stop);
    const ndarray<W> delta = subtract(last, first);
    axis_values shape(delta.shape());
    axis_values positions_shape(shape.size() + 1, 1);
    positions_shape[0] = num;
    shape.insert(0, num);
    ndarray<W> positions{positions_shape};
    for (index_t i = 0; i < num; ++i)
        positions.data()[i] = cast_to<W>(i);
    const index_t parts = options.endpoint ? num - 1 : num;
    ndarray<W> values(detail::allocate_array<W, dynamic>(shape));
    bool has_step = parts > 0;
    if (has_step) {
        const ndarray<W> step = divide(delta, static_cast<S>(parts));
        // A step that underflows loses all digits, so then the positions are divided first.
        for (index_t i = 0; i < step.size(); ++i)
            has_step = has_step && !(step.data()[i] == W(0));
        if (has_step)
            values() = multiply(positions, step);
        else {
            positions() = divide(positions, static_cast<S>(parts));
            values() = multiply(positions, delta);
        }
    } else
        values() = multiply(positions, delta);
    values() = add(values, first);
    if (options.endpoint && num > 1)
        values(num - 1, ellipsis) = last;
    if constexpr (integer_element<U> && !complex_element<W>)
        values() = floor(values);
    const int axis = normalize_axis(options.axis, shape.size());
    axis_values order;
    for (int i = 1; i < shape.size(); ++i)
        order.push_back(i);
    order.insert(axis, 0);
    return ndarray<U>(detail::evaluate_fresh<simd::default_arch, U, dynamic>(values.transpose(order).copy().handle()));
}
} // namespace nd::inline ND_ISA
