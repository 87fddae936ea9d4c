// Positions added to an axis or taken out of it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/slice.hpp>
#include <nd/manip/join.hpp>
#include <nd/manip/lanes.hpp>
#include <nd/manip/reshape.hpp>

#include <algorithm>
#include <vector>

namespace nd::inline ND_ISA
{
/// Positions along an axis, given as one integer, a list, an integer array, a slice or a mask.
class axis_positions
{
public:
    axis_positions(integer_index auto position)
        : is_single_(true)
        , list_{to_index(position)}
    {}
    axis_positions(std::initializer_list<index_t> positions)
        : list_(positions)
    {}
    axis_positions(const slice& part)
        : is_slice_(true)
        , part_(part)
    {}
    template <expression E>
        requires(integer_element<value_type_of<E>> || boolean_element<value_type_of<E>>)
    axis_positions(const E& positions)
        : is_mask_(boolean_element<value_type_of<E>>)
    {
        const axis_values shape = shape_of(detail::operand_of(positions));
        if (shape.size() > 1 || (is_mask_ && shape.size() != 1))
            throw_value_error(is_mask_ ? "boolean array argument obj must be one dimensional"
                                       : "index array argument obj must be one dimensional or scalar");
        is_single_ = shape.empty();
        list_.resize(static_cast<std::size_t>(shape.empty() ? 1 : shape[0]));
        const ndarray<index_t, E::rank> values(detail::allocate_array<index_t, E::rank>(shape));
        values.assign(positions);
        for (std::size_t i = 0; i < list_.size(); ++i)
            list_[i] = values.handle().data[i];
    }

    [[nodiscard]] bool is_single() const noexcept { return is_single_; }
    /// The positions from 0 on, on an axis of length `n`; `last` is the greatest that is allowed.
    /// Throws  index_error for one that does not exist, value_error for a mask of another length than `n`
    [[nodiscard]] std::vector<index_t> resolve(index_t n, index_t last, int axis) const
    {
        std::vector<index_t> result;
        if (is_slice_) {
            const slice_extent e = part_.resolve(n);
            for (index_t i = 0; i < e.count; ++i)
                result.push_back(e.start + i * e.step);
        } else if (is_mask_) {
            if (static_cast<index_t>(list_.size()) != n)
                raise<value_error>(message()
                    << "boolean array argument obj must be one dimensional and match the axis length of " << n);
            for (index_t i = 0; i < n; ++i)
                if (list_[static_cast<std::size_t>(i)] != 0)
                    result.push_back(i);
        } else
            for (index_t position : list_) {
                if (position < -n || position > last)
                    throw_index_error(position, axis, n);
                result.push_back(position < 0 ? position + n : position);
            }
        return result;
    }

private:
    bool is_single_ = false;
    bool is_slice_ = false;
    bool is_mask_ = false;
    slice part_;
    std::vector<index_t> list_;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Copies an axis in runs, all but the sorted `gaps`: positions that the source has more than the target, or the other
/// way round.
template <class T, class S, int Rank>
void copy_around(const leaf<T, Rank>& to, const leaf<S, Rank>& from, int axis, const std::vector<index_t>& gaps)
{
    index_t target = 0;
    index_t source = 0;
    const bool gaps_are_in_target = to.where.extent(axis) > from.where.extent(axis);
    index_t& gap_side = gaps_are_in_target ? target : source;
    const auto copy_run = [&](index_t count) {
        if (count > 0)
            part_of(to, axis, target, count).assign(part_of(from, axis, source, count));
        target += count;
        source += count;
    };
    for (index_t gap : gaps) {
        copy_run(gap - gap_side);
        ++gap_side;
    }
    copy_run(to.where.extent(axis) - target);
}

template <expression E>
[[nodiscard]] auto deleted(const E& a, const axis_positions& positions, int given_axis)
{
    using T = value_type_of<E>;
    const auto source = handle_of(a);
    const int axis = normalize_axis(given_axis, source.where.ndim());
    const index_t n = source.where.extent(axis);
    std::vector<index_t> gaps = positions.resolve(n, n - 1, axis);
    std::sort(gaps.begin(), gaps.end());
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
    axis_values shape(source.where.shape());
    shape[axis] -= static_cast<index_t>(gaps.size());
    const auto result = allocate_array<T, E::rank>(shape, copy_order(a));
    copy_around(result, source, axis, gaps);
    return array_of(result);
}

/// `values` with at least as many axes as `ndim`; where they stand for one position, their first axis is `axis`.
template <expression V>
[[nodiscard]] ndarray<const value_type_of<V>> inserted_values(const V& values, int ndim, int axis, bool is_single)
{
    const ndarray<const value_type_of<V>> given = as_array(values);
    axis_values shape(given.shape());
    while (shape.size() < ndim)
        shape.insert(0, 1);
    const auto widened = given.reshape(shape);
    if (!is_single)
        return widened;
    return arranged(widened.handle(),
        [&](const layout<dynamic>& l, index_t&) { return move_axes(l, axis_values(0), axis_values(axis)); });
}

template <expression E, expression V>
[[nodiscard]] auto inserted(const E& a, const axis_positions& positions, const V& given_values, int given_axis)
{
    using T = value_type_of<E>;
    const auto source = handle_of(a);
    const int ndim = source.where.ndim();
    const int axis = normalize_axis(given_axis, ndim);
    const index_t n = source.where.extent(axis);
    std::vector<index_t> at = positions.resolve(n, n, axis);
    auto values = inserted_values(given_values, ndim, axis, positions.is_single());
    // One position takes all the values there are; of several each takes one.
    if (at.size() == 1)
        at.resize(static_cast<std::size_t>(values.shape(axis)), at[0]);
    const auto count = static_cast<index_t>(at.size());
    axis_values shape(source.where.shape());
    shape[axis] = count;
    values = broadcast_to(values, shape);
    shape[axis] = checked_add(n, count);
    const auto result = allocate_array<T, E::rank>(shape, copy_order(a));

    // Value k goes before the old position at[k], behind the values before it that go there too.
    std::vector<index_t> order(at.size());
    for (std::size_t k = 0; k < at.size(); ++k)
        order[k] = static_cast<index_t>(k);
    std::stable_sort(order.begin(), order.end(),
        [&](index_t x, index_t y) { return at[static_cast<std::size_t>(x)] < at[static_cast<std::size_t>(y)]; });
    std::vector<index_t> gaps;
    for (index_t k : order) {
        gaps.push_back(at[static_cast<std::size_t>(k)] + static_cast<index_t>(gaps.size()));
        part_of(result, axis, gaps.back(), 1).assign(part_of(values.handle(), axis, k, 1));
    }
    copy_around(result, source, axis, gaps);
    return array_of(result);
}

/// A number as an array without axes.
template <class T, operand_like V>
[[nodiscard]] auto as_expression(const V& value)
{
    if constexpr (expression<V>)
        return as_array(value);
    else
        return scalar<T>(cast_to<T>(value));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A copy without the given positions of `axis`: `delete_(a, {0, -1}, 1)`, `delete_(a, slice(2, 5), 0)`.
/// Throws  index_error for a position that does not exist; axis_error
template <expression E>
[[nodiscard]] auto delete_(const E& a, const axis_positions& positions, int axis)
{
    return detail::deleted(a, positions, axis);
}
/// The same for the elements in C order.
template <expression E>
[[nodiscard]] auto delete_(const E& a, const axis_positions& positions)
{
    return detail::deleted(ravel(a), positions, 0);
}

/// A copy with values put before the given positions of `axis`. The values are converted to the elements' type and
/// broadcast; one position takes any number of them.
/// Throws  index_error for a position that does not exist; broadcast_error; axis_error
template <expression E, operand_like V>
[[nodiscard]] auto insert(const E& a, const axis_positions& positions, const V& values, int axis)
{
    return detail::inserted(a, positions, detail::as_expression<value_type_of<E>>(values), axis);
}
/// The same for the elements in C order.
template <expression E, operand_like V>
[[nodiscard]] auto insert(const E& a, const axis_positions& positions, const V& values)
{
    return detail::inserted(ravel(a), positions, detail::as_expression<value_type_of<E>>(values), 0);
}

/// `values` joined to the end of `a` along `axis`, in the promoted element type.
/// Throws  shape_error when extents differ on another axis; axis_error
template <expression E, expression V>
[[nodiscard]] auto append(const E& a, const V& values, int axis)
{
    return concatenate(std::tie(a, values), axis);
}
/// The elements of `a` and of `values` in C order as one vector. A number is weak: the array's type wins in its kind.
template <expression E, operand_like V>
[[nodiscard]] auto append(const E& a, const V& values)
{
    if constexpr (expression<V>)
        return concatenate(std::tuple(ravel(a), ravel(values)));
    else {
        ndarray<promote_weak_t<value_type_of<E>, V>, 1> one({1});
        one() = values;
        return concatenate(std::tuple(ravel(a), one));
    }
}

/// A view without the positions at the ends of `axes` at which all elements are 0. `trim` names the ends: "f" front,
/// "b" back, or both.
/// Throws  value_error for other letters; axis_error
template <expression E>
[[nodiscard]] auto trim_zeros(const E& a, const char* trim, const axis_values& axes)
{
    using T = value_type_of<E>;
    bool front = false;
    bool back = false;
    bool is_known = *trim != '\0';
    for (const char* c = trim; *c != '\0'; ++c) {
        bool& end = *c == 'f' || *c == 'F' ? front : back;
        is_known = is_known && !end && (&end == &front || *c == 'b' || *c == 'B');
        end = true;
    }
    if (!is_known)
        raise<value_error>(message() << "unexpected character(s) in `trim`: '" << trim << "'");
    auto result = detail::array_of(detail::handle_of(a));
    const auto source = result.handle();
    for (index_t axis : normalize_axis_list(axes, source.where.ndim())) {
        const int along = static_cast<int>(axis);
        const index_t n = source.where.extent(along);
        index_t first = n;
        index_t last = -1;
        detail::for_each_lane(source, along, [&](const detail::lane& l) {
            for (index_t i = 0; i < first; ++i)
                if (l.get<T>(i) != T())
                    first = i;
            for (index_t i = n - 1; i > last; --i)
                if (l.get<T>(i) != T())
                    last = i;
        });
        const index_t start = last < 0 ? 0 : front ? first : 0;
        const index_t stop = last < 0 ? 0 : back ? last + 1 : n;
        result = detail::part_of(result.handle(), along, start, stop - start);
    }
    return result;
}
template <expression E>
[[nodiscard]] auto trim_zeros(const E& a, const char* trim = "fb")
{
    axis_values axes;
    for (int i = 0; i < shape_of(detail::operand_of(a)).size(); ++i)
        axes.push_back(i);
    return trim_zeros(a, trim, axes);
}
} // namespace nd::inline ND_ISA
