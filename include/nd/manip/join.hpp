// Arrays joined along an existing or a new axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/view.hpp>

#include <initializer_list>
#include <tuple>
#include <vector>

namespace nd::detail::inline ND_ISA
{
/// The common shape of arrays that are joined along an axis, given one after the other.
class joined_shape
{
public:
    explicit joined_shape(index_t axis) noexcept
        : given_axis_(axis)
    {}
    /// Throws  shape_error when `shape` differs from the first one on another axis than that of the join
    void add(std::span<const index_t> shape)
    {
        if (shape.empty())
            throw_shape_error("zero-dimensional arrays cannot be concatenated");
        if (count_++ == 0) {
            axis_ = normalize_axis(given_axis_, static_cast<int>(shape.size()));
            shape_ = axis_values(shape);
            return;
        }
        if (static_cast<int>(shape.size()) != shape_.size())
            raise<shape_error>(
                message() << "all the input arrays must have same number of dimensions, but the array at index 0 has "
                          << shape_.size() << " dimension(s) and the array at index " << count_ - 1 << " has "
                          << static_cast<index_t>(shape.size()) << " dimension(s)");
        for (int i = 0; i < shape_.size(); ++i) {
            const index_t extent = shape[static_cast<std::size_t>(i)];
            if (i == axis_)
                shape_[i] = checked_add(shape_[i], extent);
            else if (extent != shape_[i])
                raise<shape_error>(message() << "all the input array dimensions except for the concatenation axis must "
                                                "match exactly, but along dimension "
                                             << i << ", the array at index 0 has size " << shape_[i]
                                             << " and the array at index " << count_ - 1 << " has size " << extent);
        }
    }
    [[nodiscard]] const axis_values& shape(const char* nothing) const
    {
        if (count_ == 0)
            throw_value_error(nothing);
        return shape_;
    }
    [[nodiscard]] int axis() const noexcept { return axis_; }

private:
    index_t given_axis_;
    index_t count_ = 0;
    int axis_ = 0;
    axis_values shape_;
};

// How each function sees its arguments: `adapt` gives an array the shape in which it is joined and says whether the
// axis of the join is one that the array itself does not have. Axes that are added in front come by broadcasting.
struct concatenate_rule
{
    static constexpr const char* nothing = "need at least one array to concatenate";
    static constexpr bool takes_axis = true;
    static constexpr int rank(int r) noexcept { return r; }
    static constexpr index_t axis(index_t given, int) noexcept { return given; }
    static bool adapt(axis_values&, index_t) noexcept { return false; }
};
struct stack_rule
{
    static constexpr const char* nothing = "need at least one array to stack";
    static constexpr bool takes_axis = true;
    static constexpr int rank(int r) noexcept { return rank_plus(r, 1); }
    static constexpr index_t axis(index_t given, int) noexcept { return given; }
    static bool adapt(axis_values& shape, index_t axis)
    {
        shape.insert(normalize_axis(axis, shape.size() + 1), 1);
        return true;
    }
};
template <int AtLeast>
struct stack_along_rule
{
    static constexpr const char* nothing = "need at least one array to concatenate";
    static constexpr bool takes_axis = false;
    static constexpr int rank(int r) noexcept { return r == dynamic || r > AtLeast ? r : AtLeast; }
};
struct vstack_rule : stack_along_rule<2>
{
    static constexpr index_t axis(index_t, int) noexcept { return 0; }
    static bool adapt(axis_values& shape, index_t)
    {
        while (shape.size() < 2)
            shape.insert(0, 1);
        return false;
    }
};
struct hstack_rule : stack_along_rule<1>
{
    static constexpr index_t axis(index_t, int first_ndim) noexcept { return first_ndim < 2 ? 0 : 1; }
    static bool adapt(axis_values& shape, index_t)
    {
        if (shape.empty())
            shape.push_back(1);
        return false;
    }
};
struct column_stack_rule : stack_along_rule<2>
{
    static constexpr index_t axis(index_t, int) noexcept { return 1; }
    static bool adapt(axis_values& shape, index_t)
    {
        const bool is_column = shape.size() < 2;
        while (shape.size() < 2)
            shape.push_back(1);
        return is_column;
    }
};
struct dstack_rule : stack_along_rule<3>
{
    static constexpr index_t axis(index_t, int) noexcept { return 2; }
    static bool adapt(axis_values& shape, index_t)
    {
        const bool is_new = shape.size() < 3;
        while (shape.size() < 2)
            shape.insert(0, 1);
        if (is_new)
            shape.push_back(1);
        return is_new;
    }
};

/// Joins the expressions that `each` hands to a visitor. They are evaluated straight into the result.
template <class Rule, class T, int Rank, class Each>
[[nodiscard]] ndarray<T, Rank> join(const Each& each, index_t given_axis)
{
    index_t axis = given_axis;
    bool f_ordered = true;
    axis_values first;
    joined_shape joined(0);
    bool is_first = true;
    each([&](const auto& e) {
        axis_values shape = shape_of(operand_of(e));
        if (is_first) {
            axis = Rule::axis(given_axis, shape.size());
            joined = joined_shape(axis);
        }
        Rule::adapt(shape, axis);
        if constexpr (std::is_same_v<Rule, stack_rule>) {
            if (!is_first && shape != first)
                throw_value_error("all input arrays must have the same shape");
            first = shape;
        }
        is_first = false;
        joined.add(shape);
        f_ordered = f_ordered && copy_order(e) == order::f;
    });
    const axis_values& shape = joined.shape(Rule::nothing);
    const auto result = allocate_array<T, Rank>(shape, f_ordered ? order::f : order::c);
    index_t at = 0;
    each([&](const auto& e) {
        axis_values own = shape_of(operand_of(e));
        const bool is_new = Rule::adapt(own, axis);
        const index_t n = own[joined.axis()];
        if (is_new)
            without_axis(result, joined.axis(), at).assign(e);
        else
            part_of(result, joined.axis(), at, n).assign(e);
        at += n;
    });
    return ndarray<T, Rank>(result);
}

template <class... E>
struct promoted_elements;
template <class E>
struct promoted_elements<E>
{
    using type = value_type_of<E>;
};
template <class E, class... Rest>
struct promoted_elements<E, Rest...>
{
    using type = promote_t<value_type_of<E>, typename promoted_elements<Rest...>::type>;
};

/// Several arrays in a container: std::vector, std::array, std::initializer_list.
template <class R>
concept range_of_arrays = !expression<R> && requires(const R& range)
{
    {
        *range.begin()
        } -> expression;
    range.end();
};

template <class Rule>
struct join_function
{
    /// Arrays (or expressions) of one type: `concatenate({a, b, c}, 1)`.
    template <expression E>
    [[nodiscard]] auto operator()(std::initializer_list<E> arrays, index_t axis = 0) const requires Rule::takes_axis
    {
        return of_range(arrays, axis);
    }
    template <expression E>
    [[nodiscard]] auto operator()(std::initializer_list<E> arrays) const requires(!Rule::takes_axis)
    {
        return of_range(arrays, 0);
    }
    template <range_of_arrays Range>
    [[nodiscard]] auto operator()(const Range& arrays, index_t axis = 0) const requires Rule::takes_axis
    {
        return of_range(arrays, axis);
    }
    template <range_of_arrays Range>
    [[nodiscard]] auto operator()(const Range& arrays) const requires(!Rule::takes_axis)
    {
        return of_range(arrays, 0);
    }
    /// Arrays and expressions of several types: `concatenate(std::tuple(a, 2 * b), 1)`. The result has their promoted
    /// element type.
    template <class... E>
        requires(expression<E>&&...)
    [[nodiscard]] auto operator()(const std::tuple<E...>& arrays, index_t axis = 0) const requires Rule::takes_axis
    {
        return of_tuple(arrays, axis);
    }
    template <class... E>
        requires(expression<E>&&...)
    [[nodiscard]] auto operator()(const std::tuple<E...>& arrays) const requires(!Rule::takes_axis)
    {
        return of_tuple(arrays, 0);
    }

private:
    template <class Range>
    [[nodiscard]] static auto of_range(const Range& arrays, index_t axis)
    {
        using E = std::remove_cvref_t<decltype(*arrays.begin())>;
        return join<Rule, value_type_of<E>, Rule::rank(E::rank)>(
            [&](const auto& visit) {
                for (const auto& array : arrays)
                    visit(array);
            },
            axis);
    }
    template <class... E>
    [[nodiscard]] static auto of_tuple(const std::tuple<E...>& arrays, index_t axis)
    {
        constexpr int rank = broadcast_rank_of({std::remove_cvref_t<E>::rank...});
        return join<Rule, typename promoted_elements<std::remove_cvref_t<E>...>::type, Rule::rank(rank)>(
            [&](const auto& visit) { std::apply([&](const auto&... array) { (visit(array), ...); }, arrays); }, axis);
    }
};
template <expression E>
[[nodiscard]] int largest_ndim(std::initializer_list<E> arrays, int at_least)
{
    for (const E& e : arrays)
        if (const int ndim = shape_of(operand_of(e)).size(); ndim > at_least)
            at_least = ndim;
    return at_least;
}

template <expression E>
[[nodiscard]] auto block_row(std::initializer_list<E> row, int at_least)
{
    const int ndim = largest_ndim(row, at_least);
    std::vector<ndarray<const value_type_of<E>>> blocks;
    for (const E& e : row) {
        const ndarray<const value_type_of<E>> a = as_array(e);
        axis_values shape(a.shape());
        while (shape.size() < ndim)
            shape.insert(0, 1);
        blocks.push_back(a.reshape(shape));
    }
    return join<concatenate_rule, value_type_of<E>, dynamic>(
        [&](const auto& visit) {
            for (const auto& a : blocks)
                visit(a);
        },
        -1);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

// All of these take `{a, b, ...}` for arrays of one type, a container of arrays, or a std::tuple for several types, and
// give a fresh array: in Fortran order when every input is, else in C order. Lazy inputs are evaluated into its parts.
// Throws  shape_error when extents differ on another axis than that of the join; value_error without arrays

/// Along an axis that all have, default 0.
/// Shapes  (..., n, ...), (..., m, ...) -> (..., n + m, ...)
inline constexpr detail::join_function<detail::concatenate_rule> concatenate{};
inline constexpr detail::join_function<detail::concatenate_rule> concat{};
/// Along a new axis, which stands at `axis` of the result, default 0.
/// Shapes  k times (n, m) -> (k, n, m), (n, k, m) or (n, m, k)
inline constexpr detail::join_function<detail::stack_rule> stack{};
/// As rows: along the first axis; a vector is one row.
inline constexpr detail::join_function<detail::vstack_rule> vstack{};
inline constexpr detail::join_function<detail::vstack_rule> row_stack{};
/// Along the second axis; vectors end to end.
inline constexpr detail::join_function<detail::hstack_rule> hstack{};
/// As columns: along the second axis; a vector is one column.
inline constexpr detail::join_function<detail::column_stack_rule> column_stack{};
/// Along the third axis; a vector (n) counts as (1, n, 1), a matrix (m, n) as (m, n, 1).
inline constexpr detail::join_function<detail::dstack_rule> dstack{};

/// A row of blocks, joined along the last axis; with fewer axes than the others a block gets more in front.
template <expression E>
[[nodiscard]] auto block(std::initializer_list<E> row)
{
    return detail::block_row(row, 1);
}
/// A block matrix: every row of blocks is joined along the last axis, the rows along the last but one.
/// `block({{a, b}, {c, d}})`
/// Throws  shape_error when blocks do not fit
template <expression E>
[[nodiscard]] auto block(std::initializer_list<std::initializer_list<E>> rows)
{
    int ndim = 2;
    for (const auto& row : rows)
        ndim = detail::largest_ndim(row, ndim);
    std::vector<decltype(detail::block_row(*rows.begin(), ndim))> joined;
    for (const auto& row : rows)
        joined.push_back(detail::block_row(row, ndim));
    return concatenate(joined, -2);
}
} // namespace nd::inline ND_ISA
