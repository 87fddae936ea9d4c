// What an evaluation will do, in words: loop order, how each operand is fed, instruction set, temporaries and why.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/ndarray.hpp>
#include <nd/io/trace.hpp>

namespace nd::detail::inline ND_ISA
{
template <class T, int Rank, class E>
[[nodiscard]] std::string explain_into(const leaf<T, Rank>& out, const E& x, bool fresh)
{
    using Block = typename E::value_type;
    described<Block, E> d(x);
    const job j{kernel_for<simd::default_arch, typename described<Block, E>::function>(), &d.f, target_of<Block>(out),
        d.inputs, d.count};
    bool quick = false;
    if constexpr (same_representation<T, Block>) {
        using operands = typename described<Block, E>::function::operands;
        dense_operands<typename sizes_of<operands, T>::type, Rank, operands::size> dense(out.data, out.where);
        quick = x.template collect<Block>(dense) && dense.size() >= 0;
    }
    const message element = dtype_of<T>().name();
    return trace(j, {element.text(), simd::arch_name<simd::default_arch>(), quick, fresh});
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
    const detail::described<T, std::remove_cvref_t<decltype(source)>> d(source);
    axis_values shape;
    axis_values strides;
    detail::result_layout(shape, strides, d.inputs, d.count, sizeof(T));
    // The result is only looked at, never written: an address apart from all operands stands for its memory.
    return detail::explain_into(leaf<T, E::rank>({}, nullptr, layout<E::rank>(shape, strides)), source, true);
}

/// How `target(...) = x` would be evaluated.
template <class T, int Rank, expression E>
    requires(!std::is_const_v<T>)
[[nodiscard]] std::string explain(const ndarray<T, Rank>& target, const E& x)
{
    return detail::explain_into(target.handle(), detail::operand_of(x), false);
}
} // namespace nd::inline ND_ISA
