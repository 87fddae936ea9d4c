// Checks of nd's own invariants: a failure is a bug in nd, never in the user's input.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>

namespace nd::detail
{
/// Stops a debug build where an invariant does not hold; costs nothing in a release build.
ND_INLINE constexpr void ensure([[maybe_unused]] bool holds)
{
#ifndef NDEBUG
    if (!holds)
        __builtin_trap();
#endif
}
} // namespace nd::detail
