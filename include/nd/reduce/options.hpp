// Which axes a reduction runs along, and its other options.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>
#include <nd/layout/axis.hpp>

namespace nd::inline ND_ISA
{
/// One axis, several axes, or all of them (the default). Negative axes count from the end.
class axis_spec
{
public:
    constexpr axis_spec() noexcept = default;
    constexpr axis_spec(integer_index auto axis)
        : axes_(static_cast<index_t>(axis))
        , all_(false)
    {}
    constexpr axis_spec(std::initializer_list<index_t> axes)
        : axes_(axes)
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
template <class T>
struct reduce_options
{
    detail::only_by_name by_name{};
    axis_spec axis{};
    bool keepdims = false;
    optional_value<T> initial{};
};
} // namespace nd::inline ND_ISA
