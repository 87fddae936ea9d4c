// Operands of the engine: plain data but for what an evaluation keeps alive.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/operand.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
static_assert(std::is_trivially_copyable_v<nd::detail::index_stream>);

TEST_CASE("index streams are plain data", "[expr]") { SUCCEED("checked by the compiler"); }
} // namespace
