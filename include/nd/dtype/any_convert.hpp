// How elements of one dtype become elements of another where both are known only at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/convert.hpp>
#include <nd/dtype/element_types.hpp>

namespace nd::detail::inline ND_ISA
{
/// How elements of dtype `memory` become elements of dtype `block`; null when the bytes are the same.
/// Throws  dtype_error when one of the two has no element type
[[nodiscard]] inline gather_function any_converter_in(const dtype& block, const dtype& memory)
{
    if (same_elements(block, memory))
        return nullptr;
    return visit_dtype(
        [&]<class Block>(std::type_identity<Block>) {
            return visit_dtype(
                []<class Memory>(
                    std::type_identity<Memory>) -> gather_function { return converter_in<Block, Memory>(); },
                memory);
        },
        block);
}
} // namespace nd::detail::inline ND_ISA
