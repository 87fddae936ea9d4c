// Which axes a reduction runs along, and its other options.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>
#include <nd/layout/axis.hpp>

namespace nd::inline ND_ISA
{
/// Stands for every axis: NumPy's `axis=None`.
struct all_axes_t
{};
inline constexpr all_axes_t all_axes{};

/// Several axes: `{0, 2}`. A class of its own because g++ 12 would read `{.axis = 0, .keepdims = true}` as a list of
/// integers too.
class axis_list
{
public:
    constexpr axis_list(std::initializer_list<index_t> axes)
        : axes_(axes)
    {}
    [[nodiscard]] constexpr const axis_values& axes() const noexcept { return axes_; }

private:
    axis_values axes_;
};

/// One axis, several axes, or all of them (the default). Negative axes count from the end.
class axis_spec
{
public:
    constexpr axis_spec() noexcept = default;
    constexpr axis_spec(all_axes_t) noexcept {}
    constexpr axis_spec(integer_index auto axis)
        : axes_(static_cast<index_t>(axis))
        , all_(false)
    {}
    constexpr axis_spec(std::initializer_list<index_t> axes)
        : axes_(axes)
        , all_(false)
    {}
    constexpr axis_spec(const axis_list& axes)
        : axes_(axes.axes())
        , all_(false)
    {}
    constexpr axis_spec(const axis_values& axes)
        : axes_(axes)
        , all_(false)
    {}

    /// The axes of an array of `ndim` axes. Throws axis_error; value_error for an axis given twice.
    [[nodiscard]] constexpr axis_set resolve(int ndim) const
    {
        if (!all_)
            return normalize_axes(axes_, ndim);
        axis_set axes;
        for (int i = 0; i < ndim; ++i)
            axes.insert(i);
        return axes;
    }

    /// The axes in the order in which they were given. Throws as `resolve`.
    [[nodiscard]] constexpr axis_values list(int ndim) const
    {
        axis_values axes;
        if (all_)
            for (int i = 0; i < ndim; ++i)
                axes.push_back(i);
        else
            axes = normalize_axis_list(axes_, ndim, "repeated axis");
        return axes;
    }
    [[nodiscard]] constexpr bool is_all() const noexcept { return all_; }
    /// What `resolve` gives, for reductions that are NumPy's ufuncs: an array without axes has axis 0, and its only
    /// element is the result.
    [[nodiscard]] constexpr axis_set resolve_leniently(int ndim) const
    {
        if (ndim != 0)
            return resolve(ndim);
        for (index_t axis : axes_)
            if (axis != 0 && axis != -1)
                throw_axis_error(axis, 0);
        return {};
    }

private:
    axis_values axes_;
    bool all_ = true;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// First member of an options aggregate: members can then only be given by name.
struct only_by_name
{
    explicit only_by_name() = default;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// One axis that may be missing.
struct optional_axis
{
    index_t value = 0;
    bool given = false;

    constexpr optional_axis() = default;
    constexpr optional_axis(integer_index auto axis)
        : value(static_cast<index_t>(axis))
        , given(true)
    {}
};

/// Which elements count: an array or expression of bool that stretches to the shape of the input. May be missing.
struct optional_mask
{
    leaf<const bool, dynamic> mask{};
    bool given = false;

    optional_mask() = default;
    template <expression M>
        requires boolean_element<value_type_of<M>> optional_mask(const M& m)
            : optional_mask(as_array(m).handle(), 0)
        {}

        /// The mask with the shape of the input. Throws broadcast_error when it does not stretch to it.
        [[nodiscard]] leaf<const bool, dynamic> over(const axis_values& shape) const
        {
            return {mask.owner, mask.data, broadcast_layout(mask.where, shape)};
        }

    private:
        template <class T, int Rank>
        optional_mask(const leaf<T, Rank>& m, int)
            : mask(m, 0, [&m](index_t&) { return layout<dynamic>(m.where); })
            , given(true)
        {}
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A value that may be missing.
template <class T>
struct optional_value
{
    T value{};
    bool given = false;

    constexpr optional_value() = default;
    template <scalar_like S>
    constexpr optional_value(S v)
        : value(cast_to<T>(v))
        , given(true)
    {}
};

/// `sum(a, {.axis = 1, .keepdims = true})`
/// axis      axes to reduce along, default all
/// keepdims  keep reduced axes with length 1
/// initial   a value that is folded in first
/// where     which elements to fold; what has no identity needs `initial` with it
template <class T>
struct reduce_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
    optional_value<T> initial{};
    detail::optional_mask where{};
};

/// `median(a, {.axis = 0, .keepdims = true})`
struct axis_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
};
} // namespace nd::inline ND_ISA
