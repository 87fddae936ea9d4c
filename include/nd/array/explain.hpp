// What an evaluation will do, in words: loop order, how each operand is fed, instruction set, temporaries and why.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>
#include <nd/engine/trace.hpp>

namespace nd::detail::inline ND_ISA
{
template <class T, int Rank, class E>
[[nodiscard]] std::string explain_into(const leaf<T, Rank>& out, const E& x, bool fresh)
{
    using Block = typename E::value_type;
    using F = typename E::template function<Block>;
    operand inputs[F::operands::size + 1];
    operand* next = inputs;
    x.template describe<Block>(next);
    bool quick = false;
    if constexpr (same_representation<T, Block>) {
        const index_t n = nd::size_of(out.where);
        const dense_target dense{reinterpret_cast<char*>(out.data), n, n * int{sizeof(T)}, out.where.shape()};
        const char* in[F::operands::size + 1];
        const char** next_in = in;
        quick = dense.bytes < stream_bytes && dense.accepts(out.data, out.where, sizeof(T), alignof(T)) &&
            x.template trivial<Block>(dense, next_in);
    }
    const F f = x.template function_for<Block>();
    const message element = dtype_of<T>().name();
    return trace(job{kernel_for<simd::default_arch, F>(), &f, target_of<Block>(out), inputs, F::operands::size},
        {element.text(), simd::arch_name<simd::default_arch>(), quick, fresh});
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// How `ndarray b = x` would be evaluated, as text of several lines. Nothing is computed.
/// Throws  what the evaluation would throw for its shapes
template <expression E>
[[nodiscard]] std::string explain(const E& x)
{
    using T = value_type_of<E>;
    const auto& source = detail::operand_of(x);
    using Source = std::remove_cvref_t<decltype(source)>;
    using F = typename Source::template function<T>;
    detail::operand inputs[F::operands::size + 1];
    detail::operand* next = inputs;
    source.template describe<T>(next);
    axis_values shape;
    axis_values strides;
    detail::result_layout(shape, strides, inputs, F::operands::size, sizeof(T));
    // The result is only looked at, never written: an address apart from all operands stands for its memory.
    return detail::explain_into(leaf<T, dynamic>({}, nullptr, layout<dynamic>(shape, strides)), source, true);
}

/// How `target(...) = x` would be evaluated.
template <class T, int Rank, expression E>
    requires(!std::is_const_v<T>)
[[nodiscard]] std::string explain(const ndarray<T, Rank>& target, const E& x)
{
    return detail::explain_into(target.handle(), detail::operand_of(x), false);
}
} // namespace nd::inline ND_ISA
