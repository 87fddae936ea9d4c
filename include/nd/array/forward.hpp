// The array handle by name, for code that only mentions it.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

namespace nd
{
template <class T, int Rank = dynamic>
class ndarray;
} // namespace nd
