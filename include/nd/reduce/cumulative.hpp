// Running sums and products, of all elements or along one axis.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/ufunc_reduce.hpp>

namespace nd::inline ND_ISA
{
/// `cumulative_sum(a, {.axis = 1, .include_initial = true})`
/// axis             of more than one axis it must be given
/// include_initial  start each result with 0 (of products: 1), so that it is one longer
struct cumulative_options
{
    detail::only_by_name by_name{};
    detail::optional_axis axis{};
    bool include_initial = false;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// A fresh array for running results of `e`: its memory order, and `extra` more positions along `axis`.
template <class S, class E>
[[nodiscard]] ndarray<S, E::rank> scan_result(const E& e, int axis, index_t extra)
{
    const described<S, E> d(e);
    axis_values shape;
    axis_values strides;
    result_layout(shape, strides, d.inputs, d.count, sizeof(S));
    if (extra != 0) {
        shape[axis] = checked_add(shape[axis], extra);
        (void)checked_size(shape, sizeof(S));
        strides = c_strides(shape, sizeof(S));
    }
    return ndarray<S, E::rank>(allocate_result<S, E::rank>(shape, strides));
}

/// Running results of `Op` along an axis, in type `S`; the first `extra` (0 or 1) positions are its identity.
template <class Op, class S, class E>
[[nodiscard]] auto scan_along(const E& e, index_t given_axis, index_t extra)
{
    const auto& source = operand_of(e);
    axis_values shape = shape_of(source);
    const int axis = normalize_axis(given_axis, shape.size());
    auto result = scan_result<S>(source, axis, extra);
    char* data = reinterpret_cast<char*>(result.data());
    if constexpr (requires { Op::template identity<S>(); })
        if (extra != 0)
            result.fill(Op::template identity<S>());
    if (!is_empty(shape))
        scan_into<simd::default_arch, S>(
            {data + extra * result.strides()[static_cast<std::size_t>(axis)], shape.data(), result.strides().data(),
                shape.size(), int{sizeof(S)}, int{sizeof(S)}, int{alignof(S)}, 0, nullptr, nullptr},
            axis, source, scan_of<Op, S>);
    return result;
}

template <class Op>
struct scan_function
{
    /// Of all elements in C order. Shapes  (...) -> (size,)
    template <expression E>
    [[nodiscard]] auto operator()(const E& e) const
    {
        return as<sum_type<value_type_of<E>>>(e);
    }
    /// Along one axis. Shapes  those of the input. Throws axis_error.
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return as<sum_type<value_type_of<E>>>(e, axis);
    }
    /// The same with values and results of type `T`, NumPy's `dtype`: `cumsum.as<float>(a, 1)`.
    template <element T, expression E>
    [[nodiscard]] auto as(const E& e) const
    {
        if constexpr (E::rank == 1)
            return scan_along<Op, T>(e, 0, 0);
        else
            return scan_along<Op, T>(as_array(e).ravel(), 0, 0);
    }
    template <element T, expression E, integer_index Axis>
    [[nodiscard]] auto as(const E& e, Axis axis) const
    {
        const auto along = static_cast<index_t>(axis);
        if constexpr (E::rank == 0) // one element is a vector of one here
            return scan_along<Op, T>(as_array(e).ravel(), along, 0);
        else if constexpr (E::rank == dynamic) {
            if (shape_of(operand_of(e)).size() == 0)
                return ndarray<T>(scan_along<Op, T>(as_array(e).ravel(), along, 0));
            return scan_along<Op, T>(e, along, 0);
        } else
            return scan_along<Op, T>(e, along, 0);
    }
};

template <class Op>
struct cumulative_function
{
    template <expression E>
    [[nodiscard]] auto operator()(const E& e, const cumulative_options& o = {}) const
    {
        const int ndim = shape_of(operand_of(e)).size();
        if (!o.axis.given && ndim > 1)
            throw_value_error("For arrays which have more than one dimension ``axis`` argument is required.");
        return scan_along<Op, sum_type<value_type_of<E>>>(e, o.axis.given ? o.axis.value : 0, o.include_initial);
    }
    template <expression E, integer_index Axis>
    [[nodiscard]] auto operator()(const E& e, Axis axis) const
    {
        return (*this)(e, cumulative_options{.axis = axis});
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Running sums, added from left to right, in the types of `sum`. Without an axis those of the flattened array.
/// Source  numpy.cumsum
inline constexpr detail::scan_function<detail::add_fold> cumsum{};
/// Running products. Source  numpy.cumprod
inline constexpr detail::scan_function<detail::multiply_fold> cumprod{};
/// Running sums along an axis, which only vectors may leave out. Source  numpy.cumulative_sum
inline constexpr detail::cumulative_function<detail::add_fold> cumulative_sum{};
/// Running products along an axis. Source  numpy.cumulative_prod
inline constexpr detail::cumulative_function<detail::multiply_fold> cumulative_prod{};
} // namespace nd::inline ND_ISA
