// Operands of a product that is repeated over leading axes: their last axes as matrices, the others broadcast.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/linalg/contraction.hpp>

namespace nd::detail::inline ND_ISA
{
/// Name and core axes of such a product, for its errors.
struct core_signature
{
    const char* name;
    const char* text;
    int axes_of_a; ///< core axes that each operand needs
    int axes_of_b;
};

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_core_rank_error(
    const core_signature& s, int operand, int ndim, int needed)
{
    raise<shape_error>(message() << s.name << ": Input operand " << operand << " does not have enough dimensions (has "
                                 << ndim << ", gufunc core with signature " << s.text << " requires " << needed << ")");
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_core_mismatch(
    const core_signature& s, index_t extent, index_t wanted)
{
    raise<shape_error>(message() << s.name
                                 << ": Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                                 << s.text << " (size " << extent << " is different from " << wanted << ")");
}

[[noreturn, gnu::noinline, gnu::cold]] inline void throw_core_broadcast_error(std::span<const index_t> a, int core_of_a,
    std::span<const index_t> b, int core_of_b, std::span<const index_t> result_core)
{
    message text;
    text << "operands could not be broadcast together with remapped shapes [original->remapped]:";
    const auto add = [&](std::span<const index_t> shape, int core) {
        const std::size_t batch = shape.size() - static_cast<std::size_t>(core);
        text << " " << shape << "->(";
        for (std::size_t i = 0; i < batch; ++i)
            text << (i == 0 ? "" : ",") << shape[i];
        for (std::size_t i = 0; i < result_core.size(); ++i)
            text << (batch + i == 0 ? "newaxis" : ",newaxis");
        text << (batch + result_core.size() == 1 ? ",)" : ")");
    };
    add(a, core_of_a);
    add(b, core_of_b);
    text << "  and requested shape (";
    for (std::size_t i = 0; i < result_core.size(); ++i)
        text << (i == 0 ? "" : ",") << result_core[i];
    raise<broadcast_error>(text << ")");
}

/// What the last axes of an operand are.
enum class core_form : char { matrix, row, column };

[[nodiscard]] constexpr int axes_of(core_form form) noexcept { return form == core_form::matrix ? 2 : 1; }

/// The matrix, or the vector as a matrix, that the last axes of `a` are at the first position of the others.
template <class T, int Rank>
[[nodiscard]] matrix_view<T> core_matrix(const leaf<const T, Rank>& a, core_form form)
{
    constexpr auto itemsize = static_cast<index_t>(sizeof(T));
    const int last = a.where.ndim() - 1;
    const index_t extent = a.where.extent(last);
    const index_t stride = extent == 1 ? 1 : a.where.stride(last) / itemsize;
    if (form == core_form::row)
        return {a.data, 1, extent, extent, stride};
    if (form == core_form::column)
        return {a.data, extent, 1, stride, 1};
    if constexpr (Rank == 1)
        return {};
    else {
        const index_t rows = a.where.extent(last - 1);
        const index_t row_stride = rows == 1 ? extent * stride : a.where.stride(last - 1) / itemsize;
        return {a.data, rows, extent, row_stride, stride};
    }
}

/// Strides, in elements, of the axes before the last `core` ones, broadcast to `batch`.
template <class T, int Rank>
[[nodiscard]] axis_values batch_strides(const leaf<const T, Rank>& a, int core, std::span<const index_t> batch)
{
    const auto count = static_cast<std::size_t>(a.where.ndim() - core);
    axis_values strides =
        broadcast_strides(a.where.shape().subspan(0, count), a.where.strides().subspan(0, count), batch);
    for (index_t& stride : strides)
        stride /= static_cast<index_t>(sizeof(T));
    return strides;
}

/// The shape that the axes before the core ones have in common, followed by the core axes of the result.
template <class T, int RankA, int RankB>
[[nodiscard]] axis_values core_result_shape(const leaf<const T, RankA>& a, int core_of_a, const leaf<const T, RankB>& b,
    int core_of_b, std::span<const index_t> result_core)
{
    const auto batch_of_a = static_cast<std::size_t>(a.where.ndim() - core_of_a);
    const auto batch_of_b = static_cast<std::size_t>(b.where.ndim() - core_of_b);
    axis_values shape(a.where.shape().subspan(0, batch_of_a));
    if (batch_of_b > 0)
        try {
            broadcast_into(shape, b.where.shape().subspan(0, batch_of_b));
        } catch (const broadcast_error&) {
            throw_core_broadcast_error(a.where.shape(), core_of_a, b.where.shape(), core_of_b, result_core);
        }
    for (index_t extent : result_core)
        shape.push_back(extent);
    return shape;
}

/// Products of matrices (or rows, or columns) that the last axes of `a` and `b` are, for all positions of the others.
/// `Rank` is the result's.
template <class Arch, class T, int Rank, int RankA, int RankB>
[[nodiscard]] leaf<T, Rank> multiply_cores(const core_signature& signature, const leaf<const T, RankA>& a,
    core_form form_of_a, const leaf<const T, RankB>& b, core_form form_of_b)
{
    const matrix_view<T> x = core_matrix(a, form_of_a);
    const matrix_view<T> y = core_matrix(b, form_of_b);
    if (x.columns != y.rows)
        throw_core_mismatch(signature, y.rows, x.columns);
    axis_values core;
    if (form_of_a == core_form::matrix)
        core.push_back(x.rows);
    if (form_of_b == core_form::matrix)
        core.push_back(y.columns);
    const int core_of_a = axes_of(form_of_a);
    const int core_of_b = axes_of(form_of_b);
    const axis_values shape = core_result_shape(a, core_of_a, b, core_of_b, core);
    leaf<T, Rank> out = allocate_array<T, Rank>(shape);
    const std::span<const index_t> batch(shape.data(), static_cast<std::size_t>(shape.size() - core.size()));
    if (batch.empty())
        multiply_matrices<Arch>(x, y, out.data);
    else if (!is_empty(shape))
        multiply_stacks<Arch>(batch, matrix_stack<T>{a.owner, x, batch_strides(a, core_of_a, batch)},
            matrix_stack<T>{b.owner, y, batch_strides(b, core_of_b, batch)}, out.data);
    return out;
}
} // namespace nd::detail::inline ND_ISA
