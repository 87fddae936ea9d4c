// What may stand in a basic index `a(...)`, how many axes it takes and gives, and the rank of the result.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/basic_item.hpp>
#include <nd/layout/layout.hpp>

namespace nd::inline ND_ISA
{
/// The items of a basic index, known at compile time: the type of `"1:-1, ::2, 0"_s`. It stands for all of them.
template <basic_item... Items>
struct index_literal
{};

/// How many items of an index are integers, new axes and ellipses, and how many axes of the array it indexes.
struct index_counts
{
    int integers = 0, newaxes = 0, ellipses = 0, axes = 0;

    constexpr void add(const basic_item& item) noexcept
    {
        integers += item.what == basic_item::kind::integer;
        newaxes += item.what == basic_item::kind::new_axis;
        ellipses += item.what == basic_item::kind::rest;
        axes += item.consumes_axis();
    }
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
inline constexpr bool is_index_item = false;
template <>
inline constexpr bool is_index_item<slice> = true;
template <>
inline constexpr bool is_index_item<full_extent_t> = true;
template <>
inline constexpr bool is_index_item<newaxis_t> = true;
template <>
inline constexpr bool is_index_item<ellipsis_t> = true;
template <basic_item... Items>
inline constexpr bool is_index_item<index_literal<Items...>> = true;
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// What may stand in a basic index: an integer, a slice, `_`, `newaxis`, `ellipsis` or an index literal.
template <class T>
concept basic_index = integer_index<T> || detail::is_index_item<std::remove_cvref_t<T>>;

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
// Counting needs the kind of an item only, so any value of its type will do.
template <class T>
constexpr void count_item(index_counts& counts, const T*) noexcept
{
    if constexpr (integer_index<T>)
        counts.add(0);
    else if constexpr (basic_index<T>)
        counts.add(T());
}
template <basic_item... Items>
constexpr void count_item(index_counts& counts, const index_literal<Items...>*) noexcept
{
    (counts.add(Items), ...);
}
template <class... Items>
[[nodiscard]] constexpr index_counts count_index() noexcept
{
    index_counts counts;
    (count_item(counts, static_cast<const Items*>(nullptr)), ...);
    return counts;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The counts of a whole index, from the types of its items; what is no basic index counts as nothing.
template <class... Items>
inline constexpr index_counts index_counts_of = detail::count_index<std::remove_cvref_t<Items>...>();
/// Number of axes of the array that an index names.
template <class... Items>
inline constexpr int indexed_axes = index_counts_of<Items...>.axes;
template <class... Items>
inline constexpr int ellipsis_count = index_counts_of<Items...>.ellipses;

/// No more items that index an axis than the array has axes; asked at compile time when the rank is known then.
template <int Count, int Rank>
concept index_count_at_most_rank = Rank == dynamic || Count <= Rank;

/// An index may have one ellipsis.
template <int Count>
concept at_most_one_ellipsis = Count <= 1;

/// Number of axes of `a(items...)` where `a` has `Rank`: integers take one away, `newaxis` adds one.
template <int Rank, class... Items>
inline constexpr int result_rank = !index_count_at_most_rank<indexed_axes<Items...>, Rank>
    ? 0
    : rank_plus(Rank, index_counts_of<Items...>.newaxes - index_counts_of<Items...>.integers);
} // namespace nd::inline ND_ISA
