// Arrays with a margin: constant, or continued from the elements at the edge.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/lanes.hpp>
#include <nd/manip/view.hpp>
#include <nd/reduce/extrema.hpp>

namespace nd::inline ND_ISA
{
/// What a margin is filled with.
/// constant     one value, `.constant_values`
/// edge         the element at the edge
/// linear_ramp  values from the edge to an end value, `.end_values`
/// maximum minimum mean  of the `.stat_length` elements next to the edge, by default of all along the axis
/// reflect      mirrored at the element at the edge; symmetric also repeats that element; see `.reflect_type`
/// wrap         the elements of the other side
/// empty        nothing: the margin is uninitialised
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow" // g++ takes enumerators for functions of the same name
enum class pad_mode : char { constant, edge, linear_ramp, maximum, mean, minimum, reflect, symmetric, wrap, empty };
#pragma GCC diagnostic pop

/// even mirrors positions; odd also mirrors values at that of the edge: `2 * edge - x`.
enum class reflect_type : char { even, odd };

/// A value for the front and one for the back of every axis: `x` everywhere; `{before, after}` for all axes;
/// `{{before, after}, ...}` axis by axis.
template <class T>
class per_side
{
public:
    struct sides
    {
        T before, after;
    };

    constexpr per_side(scalar_like auto value)
        : per_side(value, value)
    {}
    constexpr per_side(scalar_like auto before, scalar_like auto after)
    {
        axes_.push_back({cast_to<T>(before), cast_to<T>(after)});
    }
    /// Throws  shape_error for more pairs than an array can have axes
    constexpr per_side(std::initializer_list<sides> axes)
        : axes_(axes)
    {}
    constexpr explicit per_side(std::span<const sides> axes)
        : axes_(axes)
    {}

    /// Throws  broadcast_error when there is neither one pair nor one for each of `ndim` axes
    constexpr void require_ndim(int ndim) const
    {
        if (axes_.size() == 1 || axes_.size() == ndim)
            return;
        raise<broadcast_error>(message() << "operands could not be broadcast together with remapped shapes "
                                            "[original->remapped]: ("
                                         << axes_.size() << ",2)  and requested shape (" << ndim << ",2)");
    }
    [[nodiscard]] constexpr const sides& operator[](int axis) const noexcept
    {
        return axes_[axes_.size() == 1 ? 0 : axis];
    }

private:
    inline_vector<sides, max_rank> axes_;
};

/// `pad(a, 1, pad_mode::constant, {.constant_values = 7})`
/// stat_length  negative: all elements along the axis
template <class T>
struct pad_options
{
    per_side<T> constant_values = T(0);
    per_side<T> end_values = T(0);
    per_side<index_t> stat_length = -1;
    nd::reflect_type reflect_type = nd::reflect_type::even;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The margins of one axis: `before` and `after` positions around `n` that are filled.
struct margin
{
    int axis;
    index_t before, n, after;
};

/// Element `i` of the positions `to`, `to + 1`, ... is to be the one at `from + i * step`, or for odd reflection its
/// mirror image at the value of the element at `edge`.
struct margin_copy
{
    index_t to, count, from, step, edge;
};

/// Mirrors or wraps by whole multiples of the original length, as often as the margins need it.
template <class Copy>
void continue_periodically(margin m, pad_mode mode, const Copy& copy)
{
    const index_t n = m.n;
    const index_t end = m.before + m.n + m.after;
    const index_t skip = mode == pad_mode::reflect ? 1 : 0;
    while (m.before > 0 || m.after > 0) {
        const index_t last = end - m.after - 1;
        const index_t period = (end - m.before - m.after - skip) / (n - skip) * (n - skip);
        const index_t left = period < m.before ? period : m.before;
        const index_t right = period < m.after ? period : m.after;
        if (mode == pad_mode::wrap) {
            copy(margin_copy{m.before - left, left, m.before + period - left, 1, m.before});
            copy(margin_copy{last + 1, right, last + 1 - period, 1, last});
        } else {
            copy(margin_copy{m.before - left, left, m.before + left - 1 + skip, -1, m.before});
            copy(margin_copy{last + 1, right, last - skip, -1, last});
        }
        m.before -= left;
        m.after -= right;
    }
}

template <class T, int Rank>
void copy_margin(const leaf<T, Rank>& a, int axis, const margin_copy& c, bool is_odd)
{
    if (!is_odd) {
        if (c.count > 0)
            part_of(a, axis, c.to, c.count).assign(part_of(a, axis, c.from, c.count, c.step));
        return;
    }
    using V = std::conditional_t<boolean_element<T>, std::int64_t, T>;
    for_each_lane(a, axis, [&](const lane& l) {
        const V edge = cast_to<V>(l.get<T>(c.edge));
        for (index_t i = 0; i < c.count; ++i)
            l.set(c.to + i,
                cast_to<T>(subtract_op::call(add_op::call(edge, edge), cast_to<V>(l.get<T>(c.from + i * c.step)))));
    });
}

/// What numpy.linspace computes in.
template <class T>
using ramp_type = typename decltype(promote<T, double>())::type;

template <class T, int Rank>
void fill_ramps(const leaf<T, Rank>& a, const margin& m, T before, T after)
{
    using V = ramp_type<T>;
    const auto for_side = [&](index_t first, index_t step, index_t count, index_t edge, T end) {
        if (count == 0)
            return;
        const auto divided = [&](V x) { return divide_op::call(x, cast_to<V>(count)); };
        const auto rise = [&](const lane& l) { return subtract_op::call(cast_to<V>(l.get<T>(edge)), cast_to<V>(end)); };
        // NumPy multiplies before it divides as soon as one step is 0.
        bool has_level_lane = false;
        for_each_lane(a, m.axis, [&](const lane& l) { has_level_lane = has_level_lane || divided(rise(l)) == V(0); });
        for_each_lane(a, m.axis, [&](const lane& l) {
            for (index_t i = 0; i < count; ++i) {
                const V at = cast_to<V>(i);
                const V x = add_op::call(
                    has_level_lane ? multiply_op::call(divided(at), rise(l)) : multiply_op::call(at, divided(rise(l))),
                    cast_to<V>(end));
                if constexpr (integer_element<T>)
                    l.set(first + i * step, cast_to<T>(__builtin_floor(x)));
                else
                    l.set(first + i * step, cast_to<T>(x));
            }
        });
    };
    for_side(0, 1, m.before, m.before, before);
    for_side(m.before + m.n + m.after - 1, -1, m.after, m.before + m.n - 1, after);
}

/// Greatest, least or mean of `n` elements from `first` on.
template <class T>
[[nodiscard]] T statistic(const lane& l, index_t first, index_t n, pad_mode mode)
{
    if (mode == pad_mode::mean) {
        using V = ramp_type<T>;
        V sum{};
        for (index_t i = 0; i < n; ++i)
            sum = add_op::call(sum, cast_to<V>(l.get<T>(first + i)));
        sum = divide_op::call(sum, cast_to<V>(n));
        if constexpr (integer_element<T>)
            return cast_to<T>(__builtin_rint(sum));
        else
            return cast_to<T>(sum);
    }
    T best = l.get<T>(first);
    for (index_t i = 1; i < n; ++i) {
        const T x = l.get<T>(first + i);
        best = mode == pad_mode::maximum ? maximum_op::call(best, x) : minimum_op::call(best, x);
    }
    return best;
}

template <class T, int Rank>
void fill_statistics(const leaf<T, Rank>& a, const margin& m, pad_mode mode, per_side<index_t>::sides length)
{
    const auto limited = [&](index_t given) { return given < 0 || given > m.n ? m.n : given; };
    const index_t left = limited(length.before);
    const index_t right = limited(length.after);
    if ((left == 0 || right == 0) && mode != pad_mode::mean)
        throw_value_error("stat_length of 0 yields no value for padding");
    for_each_lane(a, m.axis, [&](const lane& l) {
        const T before = statistic<T>(l, m.before, left, mode);
        const T after = statistic<T>(l, m.before + m.n - right, right, mode);
        for (index_t i = 0; i < m.before; ++i)
            l.set(i, before);
        for (index_t i = 0; i < m.after; ++i)
            l.set(m.before + m.n + i, after);
    });
}

template <class T, int Rank>
void fill_margin(const leaf<T, Rank>& a, const margin& m, pad_mode mode, const pad_options<T>& options)
{
    const index_t back = m.before + m.n;
    if ((mode == pad_mode::reflect || mode == pad_mode::symmetric) && m.n == 1)
        mode = pad_mode::edge;
    switch (mode) {
    case pad_mode::constant:
        part_of(a, m.axis, 0, m.before).fill(options.constant_values[m.axis].before);
        part_of(a, m.axis, back, m.after).fill(options.constant_values[m.axis].after);
        return;
    case pad_mode::edge:
        part_of(a, m.axis, 0, m.before).assign(part_of(a, m.axis, m.before, 1));
        part_of(a, m.axis, back, m.after).assign(part_of(a, m.axis, back - 1, 1));
        return;
    case pad_mode::linear_ramp:
        return fill_ramps(a, m, options.end_values[m.axis].before, options.end_values[m.axis].after);
    case pad_mode::maximum:
    case pad_mode::minimum:
    case pad_mode::mean:
        return fill_statistics(a, m, mode, options.stat_length[m.axis]);
    case pad_mode::reflect:
    case pad_mode::symmetric:
    case pad_mode::wrap: {
        const bool is_odd = mode != pad_mode::wrap && options.reflect_type == reflect_type::odd;
        return continue_periodically(m, mode, [&](const margin_copy& c) { copy_margin(a, m.axis, c, is_odd); });
    }
    case pad_mode::empty:
        return;
    }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `a` with a margin of `width` positions around it. Corners are filled axis by axis: from margins of the axes before.
/// `pad(a, 1, pad_mode::edge)`, `pad(a, {1, 2})`, `pad(a, {{0, 1}, {2, 0}}, pad_mode::reflect)`
/// Shapes  (n, ...) -> (before + n + after, ...)
/// Memory  fresh; in Fortran order when `a` is; a lazy `a` is evaluated straight into it
/// Throws  value_error for a negative width, or an axis of length 0 that only `constant` and `empty` can extend;
///         broadcast_error for a wrong number of pairs
template <expression E>
[[nodiscard]] auto pad(const E& a, const per_side<index_t>& width, pad_mode mode = pad_mode::constant,
    const pad_options<value_type_of<E>>& options = {})
{
    using T = value_type_of<E>;
    const axis_values shape = shape_of(detail::operand_of(a));
    const int ndim = shape.size();
    width.require_ndim(ndim);
    options.constant_values.require_ndim(ndim);
    options.end_values.require_ndim(ndim);
    options.stat_length.require_ndim(ndim);
    axis_values padded = shape;
    for (int i = 0; i < ndim; ++i) {
        if (width[i].before < 0 || width[i].after < 0)
            throw_value_error("index can't contain negative values");
        if (shape[i] == 0 && width[i].before + width[i].after > 0 && mode != pad_mode::constant &&
            mode != pad_mode::empty)
            raise<value_error>(
                message() << "can't extend empty axis " << i << " using modes other than 'constant' or 'empty'");
        padded[i] = checked_add(checked_add(shape[i], width[i].before), width[i].after);
    }
    const auto result = detail::allocate_array<T, E::rank>(padded, detail::copy_order(a));
    const auto inner = [&](int from_axis) {
        auto part = result;
        for (int i = from_axis; i < ndim; ++i)
            part = detail::part_of(part, i, width[i].before, shape[i]).handle();
        return part;
    };
    detail::array_of(inner(0)).assign(a);
    if (!is_empty(shape) || mode == pad_mode::constant)
        for (int i = 0; i < ndim; ++i)
            if (width[i].before > 0 || width[i].after > 0)
                detail::fill_margin(
                    inner(i + 1), detail::margin{i, width[i].before, shape[i], width[i].after}, mode, options);
    return detail::array_of(result);
}
} // namespace nd::inline ND_ISA
