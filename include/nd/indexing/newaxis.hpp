// `newaxis`, which adds an axis of length 1, and `ellipsis`, which stands for all axes not indexed otherwise.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

namespace nd::inline ND_ISA
{
/// Type of `newaxis`.
struct newaxis_t
{};
/// Adds an axis of length 1 where it stands. Source numpy.newaxis
inline constexpr newaxis_t newaxis{};

/// Type of `ellipsis`.
struct ellipsis_t
{};
/// As many whole axes as are needed; at most one in an index. Source Python's `...`
inline constexpr ellipsis_t ellipsis{};
} // namespace nd::inline ND_ISA
