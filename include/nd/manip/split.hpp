// Arrays cut into views along an axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/slice.hpp>
#include <nd/manip/view.hpp>

#include <vector>

namespace nd::detail::inline ND_ISA
{
/// Throws  value_error for fewer axes than `needed`
template <class T, int Rank>
void require_axes_to_split(const leaf<T, Rank>& a, int needed, const char* function)
{
    if (a.where.ndim() < needed)
        raise<value_error>(message() << function << " only works on arrays of " << needed << " or more dimensions");
}

template <class T, int Rank>
[[nodiscard]] std::vector<ndarray<T, Rank>> split_evenly(const leaf<T, Rank>& a, index_t sections, int given_axis)
{
    const int axis = normalize_axis(given_axis, a.where.ndim());
    if (sections <= 0)
        throw_value_error("number sections must be larger than 0.");
    const index_t n = a.where.extent(axis);
    std::vector<ndarray<T, Rank>> parts;
    parts.reserve(static_cast<std::size_t>(sections));
    index_t start = 0;
    for (index_t i = 0; i < sections; ++i) {
        const index_t count = n / sections + (i < n % sections ? 1 : 0);
        parts.push_back(part_of(a, axis, start, count));
        start += count;
    }
    return parts;
}

template <class T, int Rank>
[[nodiscard]] std::vector<ndarray<T, Rank>> split_at(
    const leaf<T, Rank>& a, std::span<const index_t> cuts, int given_axis)
{
    const int axis = normalize_axis(given_axis, a.where.ndim());
    std::vector<ndarray<T, Rank>> parts;
    parts.reserve(cuts.size() + 1);
    slice_bound start = 0;
    const auto cut_off = [&](slice_bound stop) {
        const slice_extent part = slice(start, stop).resolve(a.where.extent(axis));
        parts.push_back(part_of(a, axis, part.start, part.count));
    };
    for (index_t cut : cuts) {
        cut_off(cut);
        start = cut;
    }
    cut_off(full_extent);
    return parts;
}

/// split and its relatives: a number of parts, or the positions to cut at. `Rule` finds the axis.
template <class Rule>
struct split_function
{
    template <expression E, integer_index Sections>
    [[nodiscard]] auto operator()(const E& a, Sections sections, int axis = 0) const requires Rule::takes_axis
    {
        return evenly(handle_of(a), to_index(sections), axis);
    }
    template <expression E, integer_index Sections>
    [[nodiscard]] auto operator()(const E& a, Sections sections) const requires(!Rule::takes_axis)
    {
        return evenly(handle_of(a), to_index(sections), 0);
    }
    template <expression E>
    [[nodiscard]] auto operator()(
        const E& a, std::initializer_list<index_t> cuts, int axis = 0) const requires Rule::takes_axis
    {
        return at(handle_of(a), std::span(cuts.begin(), cuts.size()), axis);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& a, std::initializer_list<index_t> cuts) const requires(!Rule::takes_axis)
    {
        return at(handle_of(a), std::span(cuts.begin(), cuts.size()), 0);
    }
    template <expression E>
    [[nodiscard]] auto operator()(
        const E& a, const std::vector<index_t>& cuts, int axis = 0) const requires Rule::takes_axis
    {
        return at(handle_of(a), cuts, axis);
    }
    template <expression E>
    [[nodiscard]] auto operator()(const E& a, const std::vector<index_t>& cuts) const requires(!Rule::takes_axis)
    {
        return at(handle_of(a), cuts, 0);
    }

private:
    template <class T, int Rank>
    [[nodiscard]] static auto evenly(const leaf<T, Rank>& a, index_t sections, int given_axis)
    {
        const int axis = Rule::axis(a, given_axis);
        if (Rule::must_be_even && sections > 0 && a.where.extent(normalize_axis(axis, a.where.ndim())) % sections != 0)
            throw_value_error("array split does not result in an equal division");
        return split_evenly(a, sections, axis);
    }
    template <class T, int Rank>
    [[nodiscard]] static auto at(const leaf<T, Rank>& a, std::span<const index_t> cuts, int given_axis)
    {
        return split_at(a, cuts, Rule::axis(a, given_axis));
    }
};

template <bool MustBeEven>
struct split_along_axis
{
    static constexpr bool takes_axis = true;
    static constexpr bool must_be_even = MustBeEven;
    template <class Leaf>
    [[nodiscard]] static int axis(const Leaf&, int given) noexcept
    {
        return given;
    }
};
struct split_in_place_rule
{
    static constexpr bool takes_axis = false;
    static constexpr bool must_be_even = true;
};
struct hsplit_rule : split_in_place_rule
{
    template <class Leaf>
    [[nodiscard]] static int axis(const Leaf& a, int)
    {
        require_axes_to_split(a, 1, "hsplit");
        return a.where.ndim() > 1 ? 1 : 0;
    }
};
struct vsplit_rule : split_in_place_rule
{
    template <class Leaf>
    [[nodiscard]] static int axis(const Leaf& a, int)
    {
        require_axes_to_split(a, 2, "vsplit");
        return 0;
    }
};
struct dsplit_rule : split_in_place_rule
{
    template <class Leaf>
    [[nodiscard]] static int axis(const Leaf& a, int)
    {
        require_axes_to_split(a, 3, "dsplit");
        return 2;
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

// These give a std::vector of views. `split(a, 3, 1)` cuts axis 1 into three parts, `split(a, {2, 5})` before the
// positions 2 and 5, which may be negative, and beyond the end give empty parts.
// Throws  axis_error; value_error for fewer than one part or too few axes

/// Equal parts: value_error when there are none. `axis` defaults to 0.
inline constexpr detail::split_function<detail::split_along_axis<true>> split{};
/// Parts whose lengths differ by one where they must.
inline constexpr detail::split_function<detail::split_along_axis<false>> array_split{};
/// Along the second axis, of a vector the first.
inline constexpr detail::split_function<detail::hsplit_rule> hsplit{};
/// Along the first axis of at least two.
inline constexpr detail::split_function<detail::vsplit_rule> vsplit{};
/// Along the third axis.
inline constexpr detail::split_function<detail::dsplit_rule> dsplit{};

/// One view per position of an axis, which the views do not have.
/// Throws  value_error for an array without axes, axis_error
template <expression E>
[[nodiscard]] auto unstack(const E& a, int axis = 0)
{
    const auto source = detail::handle_of(a);
    if (source.where.ndim() == 0)
        throw_value_error("Input array must be at least 1-d.");
    const int along = normalize_axis(axis, source.where.ndim());
    std::vector<decltype(detail::without_axis(source, along))> parts;
    for (index_t i = 0; i < source.where.extent(along); ++i)
        parts.push_back(detail::without_axis(source, along, i));
    return parts;
}
} // namespace nd::inline ND_ISA
