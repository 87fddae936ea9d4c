// An expression as the engine takes it, for one evaluation: the composed function and its operands.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/function.hpp>
#include <nd/expr/operand.hpp>

namespace nd::detail::inline ND_ISA
{
[[gnu::noinline]] inline void drop_kept(operand* first, const operand* last) noexcept
{
    for (; first != last; ++first)
        (void)buffer::attach(std::exchange(first->kept, nullptr));
}

/// `e`'s function with values of type `Value`, and its operands. `e` must live as long.
template <class Value, class E>
class described
{
public:
    using function = typename E::template function<Value>;
    static constexpr int count = function::operands::size;

    ND_INLINE explicit described(const E& e)
        : f(e.template function_for<Value>())
    {
        operand* next = inputs;
        if constexpr (E::makes_memory) {
            try {
                e.template describe<Value>(next);
            } catch (...) {
                drop_kept(inputs, next);
                throw;
            }
        } else
            e.template describe<Value>(next);
    }
    described(const described&) = delete;
    described& operator=(const described&) = delete;
    ND_INLINE ~described()
    {
        if constexpr (E::makes_memory)
            drop_kept(inputs, inputs + count);
    }

    function f;
    operand inputs[static_cast<std::size_t>(count + 1)];
};
} // namespace nd::detail::inline ND_ISA
