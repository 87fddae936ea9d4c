// The element type of an operation on arrays, numbers and dtypes together.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/result_type.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::inline ND_ISA
{
/// What may be asked for its part in a result: an array or expression, a number, or a dtype.
template <class X>
concept has_dtype = operand_like<X> || std::same_as<std::remove_cvref_t<X>, dtype>;
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Collects the dtypes of arrays and the kinds of numbers.
template <std::size_t N>
struct operand_types
{
    dtype arrays[N];
    kind numbers[N];
    std::size_t array_count = 0;
    std::size_t number_count = 0;

    template <class X>
    constexpr void add(const X& x)
    {
        if constexpr (std::same_as<X, dtype>)
            arrays[array_count++] = x;
        else if constexpr (expression<X>)
            arrays[array_count++] = dtype_of<value_type_of<X>>();
        else
            numbers[number_count++] = kind_of<X>;
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// The element type of an operation on these arrays, numbers (which are weak) and dtypes.
/// Throws  dtype_error when there is none. Source  numpy.result_type
template <has_dtype... X>
    requires(sizeof...(X) > 0)
[[nodiscard]] constexpr dtype result_type(const X&... x)
{
    detail::operand_types<sizeof...(X)> types{};
    (types.add(x), ...);
    return result_type(std::span<const dtype>(types.arrays, types.array_count),
        std::span<const kind>(types.numbers, types.number_count));
}
} // namespace nd::inline ND_ISA
