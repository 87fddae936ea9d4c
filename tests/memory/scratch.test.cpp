// Work space with stack discipline.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/memory/scratch.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstring>

namespace
{
using nd::detail::scratch;

TEST_CASE("nested scratch spaces do not overlap and are aligned", "[memory]")
{
    scratch a(100);
    std::memset(a.data(), 1, 100);
    {
        scratch b(1000);
        std::memset(b.data(), 2, 1000);
        CHECK(reinterpret_cast<std::uintptr_t>(b.data()) % nd::block_alignment == 0);
        CHECK(a.data()[99] == std::byte{1});
    }
    scratch c(1000);
    std::memset(c.data(), 3, 1000);
    CHECK(a.data()[99] == std::byte{1});
}

TEST_CASE("scratch space larger than the arena comes from the allocator", "[memory]")
{
    const auto before = nd::get_memory_statistics().allocations;
    scratch big(nd::detail::scratch_capacity + 1);
    std::memset(big.data(), 1, nd::detail::scratch_capacity + 1);
    CHECK(nd::get_memory_statistics().allocations == before + 1);
    scratch small(64);
    CHECK(nd::get_memory_statistics().allocations == before + 1);
}
} // namespace
