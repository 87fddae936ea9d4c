// Truth of many elements: any, all, count_nonzero; they stop as soon as the answer is known.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/sum.hpp>
#include <nd/ufunc/comparison.hpp>

namespace nd::inline ND_ISA
{
/// `all(a, {.axis = 1, .keepdims = true, .where = mask})`
struct truth_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
    detail::optional_mask where{};
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// any (Wanted = true) and all (Wanted = false): a state is settled by the first element that has the wanted value.
template <bool Wanted>
struct truth_fold
{
    static void start(void* states, index_t n) { std::memset(states, !Wanted, static_cast<std::size_t>(n)); }
    static void run(void* state, const void* values, index_t n)
    {
        if (std::memchr(values, Wanted, static_cast<std::size_t>(n)) != nullptr)
            *static_cast<bool*>(state) = Wanted;
    }
    static void rows(void* states, const char* values, index_t count, index_t row_step, index_t n)
    {
        auto* s = static_cast<unsigned char*>(states);
        for (; count > 0; --count, values += row_step)
            for (index_t i = 0; i < n; ++i) {
                const auto v = static_cast<unsigned char>(values[i]);
                s[i] = static_cast<unsigned char>(Wanted ? s[i] | v : s[i] & v);
            }
    }
    static void join(void* states, const void* others, index_t n)
    {
        rows(states, static_cast<const char*>(others), 1, 0, n);
    }
    static bool settled(const void* state) { return *static_cast<const bool*>(state) == Wanted; }
    [[nodiscard]] static constexpr fold table() noexcept
    {
        return {1, 1, true, false, &start, &run, &rows, &join, &settled};
    }
};

template <bool Wanted>
struct truth_function
{
    static constexpr fold table = truth_fold<Wanted>::table();

    template <expression E>
    [[nodiscard]] bool operator()(const E& e) const
    {
        return fold_all<bool, bool>(e, table);
    }
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return along<rank_without_axis<E>>(e, axis_spec(axis), false);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const axis_list& axes) const
    {
        return along<dynamic>(e, axis_spec(axes), false);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const truth_options& o) const
    {
        return o.where.given ? along<dynamic>(masked<bool>(e, o.where, !Wanted), o.axis, o.keepdims)
                             : along<dynamic>(e, o.axis, o.keepdims);
    }

private:
    template <int Rank, class E>
    [[nodiscard]] static auto along(const E& e, const axis_spec& axis, bool keepdims)
    {
        return fold_axes<bool, bool, Rank>(e, table, axis.resolve_leniently(shape_of(operand_of(e)).size()), keepdims);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// True when an element is not zero; of nothing false. Cost  stops at the first one. Source  numpy.any
inline constexpr detail::truth_function<true> any{};
/// True when no element is zero; of nothing true. Cost  stops at the first one. Source  numpy.all
inline constexpr detail::truth_function<false> all{};

/// Number of elements that are not zero, over all or some axes. Source  numpy.count_nonzero
template <expression E, class... Axis>
[[nodiscard]] auto count_nonzero(const E& x, const Axis&... axis)
{
    if constexpr (boolean_element<value_type_of<E>>)
        return sum(x, axis...);
    else
        return sum(not_equal(x, real_t<value_type_of<E>>(0)), axis...);
}
template <expression E>
[[nodiscard]] auto count_nonzero(const E& x, const axis_list& axes)
{
    return count_nonzero(x, reduce_options<std::int64_t>{.axis = axes});
}
template <expression E>
[[nodiscard]] auto count_nonzero(const E& x, const reduce_options<std::int64_t>& o)
{
    return count_nonzero<E, reduce_options<std::int64_t>>(x, o);
}
} // namespace nd::inline ND_ISA
