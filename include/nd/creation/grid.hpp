// Coordinates of grids: meshgrid, mgrid, ogrid, indices.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/creation/ranges.hpp>
#include <nd/indexing/slice.hpp>

#include <utility>

namespace nd::inline ND_ISA
{
/// Several arrays of different types, to be unpacked: `auto [x, y] = meshgrid(...)`.
template <class... A>
class array_pack
{
    template <std::size_t I, class T>
    struct item
    {
        T value;
    };
    template <class Index>
    struct items;
    template <std::size_t... I>
    struct items<std::index_sequence<I...>> : item<I, A>...
    {};
    template <std::size_t I, class T>
    static constexpr const T& pick(const item<I, T>& at) noexcept
    {
        return at.value;
    }
    template <std::size_t I, class T>
    static constexpr T& pick(item<I, T>& at) noexcept
    {
        return at.value;
    }
    items<std::index_sequence_for<A...>> items_;

public:
    explicit array_pack(A... arrays)
        : items_{{std::move(arrays)}...}
    {}
    static constexpr std::size_t size() noexcept { return sizeof...(A); }
    template <std::size_t I>
    [[nodiscard]] constexpr const auto& get() const noexcept
    {
        return pick<I>(items_);
    }
    template <std::size_t I>
    [[nodiscard]] constexpr auto& get() noexcept
    {
        return pick<I>(items_);
    }
};

struct meshgrid_options
{
    const char* indexing = "xy"; ///< "xy": the second axis is that of the first vector; "ij": the first is
    bool sparse = false;         ///< vectors with axes of length 1, which broadcast to the grid
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The vector `x` along `axis` of a grid of shape `grid`, or of length-1 axes where `sparse`.
template <int Rank, class T, class E>
[[nodiscard]] ndarray<T, Rank> along_axis(const E& x, axis_values grid, int axis, bool sparse)
{
    axis_values open(grid.size(), 1);
    open[axis] = grid[axis];
    ndarray<T, Rank> result = nd::empty<T, Rank>(sparse ? open : grid);
    result.assign(x.template reshape<Rank>(open));
    return result;
}

/// The elements of an argument of meshgrid as a vector.
template <class E>
[[nodiscard]] auto as_vector(const E& x)
{
    if constexpr (array_like<E>)
        return ndarray<const value_type_of<E>, 1>(x.ravel());
    else
        return ndarray<const value_type_of<E>, 1>(nd::eval(x).ravel());
}

/// The vector that a slice with both ends, or anything already an array, stands for in mgrid and ogrid.
[[nodiscard]] inline auto grid_vector(const slice& s)
{
    if (s.open_start || s.open_stop)
        throw_value_error("a slice of a grid needs both its ends: slice(0, 5)");
    return ndarray<const std::int64_t, 1>(nd::arange(s.start, s.stop, s.step));
}
template <expression E>
[[nodiscard]] auto grid_vector(const E& x)
{
    return as_vector(x);
}

template <class... X, std::size_t... I>
[[nodiscard]] auto open_or_full_grid(
    const axis_values& grid, bool swapped, bool sparse, std::index_sequence<I...>, const X&... x)
{
    constexpr int rank = sizeof...(X);
    const auto axis = [swapped](std::size_t i) { return static_cast<int>(swapped && i < 2 ? 1 - i : i); };
    return array_pack<ndarray<value_type_of<X>, rank>...>(
        along_axis<rank, value_type_of<X>>(x, grid, axis(I), sparse)...);
}
template <class... X>
[[nodiscard]] auto mesh(meshgrid_options options, const X&... x)
{
    const bool is_xy = options.indexing[0] == 'x' && options.indexing[1] == 'y' && options.indexing[2] == '\0';
    const bool is_ij = options.indexing[0] == 'i' && options.indexing[1] == 'j' && options.indexing[2] == '\0';
    if (!is_xy && !is_ij)
        throw_value_error("Valid values for `indexing` are 'xy' and 'ij'.");
    axis_values grid{x.size()...};
    const bool swapped = is_xy && sizeof...(X) > 1;
    if (swapped) {
        const index_t first = grid[0];
        grid[0] = grid[1];
        grid[1] = first;
    }
    return open_or_full_grid(grid, swapped, options.sparse, std::index_sequence_for<X...>(), x...);
}

template <class... T>
struct promoted_all;
template <class T>
struct promoted_all<T>
{
    using type = T;
};
template <class A, class B, class... Rest>
struct promoted_all<A, B, Rest...> : promoted_all<promote_t<A, B>, Rest...>
{};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// An axis of `mgrid` and `ogrid`: a slice with both ends, or the coordinates themselves.
template <class S>
concept grid_coordinates = std::same_as<S, slice> || expression<S>;

/// Coordinate matrices from coordinate vectors: `auto [X, Y] = meshgrid(x, y)`, shapes (len(y), len(x)) each, or
/// (len(x), len(y)) with `{.indexing = "ij"}`. Fresh arrays.
/// Source  numpy.meshgrid
template <expression A>
[[nodiscard]] auto meshgrid(const A& x, meshgrid_options options = {})
{
    return detail::mesh(options, detail::as_vector(x));
}
template <expression A, expression B>
[[nodiscard]] auto meshgrid(const A& x, const B& y, meshgrid_options options = {})
{
    return detail::mesh(options, detail::as_vector(x), detail::as_vector(y));
}
template <expression A, expression B, expression C>
[[nodiscard]] auto meshgrid(const A& x, const B& y, const C& z, meshgrid_options options = {})
{
    return detail::mesh(options, detail::as_vector(x), detail::as_vector(y), detail::as_vector(z));
}
template <expression A, expression B, expression C, expression D>
[[nodiscard]] auto meshgrid(const A& x, const B& y, const C& z, const D& w, meshgrid_options options = {})
{
    return detail::mesh(
        options, detail::as_vector(x), detail::as_vector(y), detail::as_vector(z), detail::as_vector(w));
}

/// Open grid: one array per slice or vector, each with length-1 axes for the others. `auto [i, j] = ogrid(slice(0, 3),
/// slice(0, 5))`; instead of a slice with real ends give `arange` or `linspace`.
/// Source  numpy.ogrid
template <class... S>
    requires(sizeof...(S) > 0 && (grid_coordinates<S> && ...))
[[nodiscard]] auto ogrid(const S&... s) { return detail::mesh({"ij", true}, detail::grid_vector(s)...); }

/// Full grid: the coordinates of all grid points in one array of shape (number of axes, ...).
/// Source  numpy.mgrid
template <class... S>
    requires(sizeof...(S) > 0 && (grid_coordinates<S> && ...))
[[nodiscard]] auto mgrid(const S&... s)
{
    using T = typename detail::promoted_all<value_type_of<decltype(detail::grid_vector(s))>...>::type;
    constexpr int rank = sizeof...(S);
    return [](const auto&... x) {
        const axis_values grid{x.size()...};
        axis_values shape{index_t{rank}, x.size()...};
        ndarray<T, rank + 1> result = nd::empty<T, rank + 1>(shape);
        int axis = 0;
        const auto fill = [&](const auto& vector) {
            axis_values open(rank, 1);
            open[axis] = grid[axis];
            ndarray<T, rank> part = result(axis);
            part.assign(vector.template reshape<rank>(open));
            ++axis;
        };
        (fill(x), ...);
        return result;
    }(detail::grid_vector(s)...);
}

/// The indices of an array of `shape`, in one array of shape (number of axes, ...). Source  numpy.indices
template <numeric_element T = std::int64_t>
[[nodiscard]] ndarray<T> indices(const axis_values& shape)
{
    axis_values full{index_t{shape.size()}};
    for (index_t extent : shape)
        full.push_back(extent);
    ndarray<T> result = nd::empty<T>(full);
    for (int axis = 0; axis < shape.size(); ++axis) {
        axis_values open(shape.size(), 1);
        open[axis] = shape[axis];
        result[axis].assign(nd::arange<T>(shape[axis]).reshape(open));
    }
    return result;
}
} // namespace nd::inline ND_ISA

template <class... A>
struct std::tuple_size<nd::array_pack<A...>> : std::integral_constant<std::size_t, sizeof...(A)>
{};
template <std::size_t I, class... A>
struct std::tuple_element<I, nd::array_pack<A...>>
{
    using type = std::remove_cvref_t<decltype(std::declval<const nd::array_pack<A...>&>().template get<I>())>;
};
