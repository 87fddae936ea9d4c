// Aligned blocks, their re-use, and the bounds of the cache.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/memory/allocate.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstring>

namespace
{
using namespace nd::detail;

TEST_CASE("blocks of every size are aligned and writeable to the end", "[memory]")
{
    for (std::size_t bytes : {0u, 1u, 64u, 65u, 1024u, 1025u, 65536u, 1u << 20, (2u << 20) + 1, 40u << 20}) {
        const block b = allocate(bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(b.data) % nd::block_alignment == 0);
        REQUIRE(b.bytes >= bytes);
        std::memset(b.data, 1, b.bytes);
        deallocate(b);
    }
}

TEST_CASE("a freed small block is handed out again", "[memory]")
{
    const block first = allocate(100);
    deallocate(first);
    const block second = allocate(100);
    if (recycles_blocks)
        CHECK(second.data == first.data);
    deallocate(second);
}

TEST_CASE("the cache of big blocks can be bounded, trimmed and turned off", "[memory]")
{
    const auto old = nd::get_memory_statistics().cache_capacity;
    nd::set_memory_cache(std::size_t{8} << 20);
    deallocate(allocate(std::size_t{3} << 20));
    CHECK(nd::get_memory_statistics().cached_bytes > 0);
    deallocate(allocate(std::size_t{64} << 20));
    CHECK(nd::get_memory_statistics().cached_bytes <= std::size_t{8} << 20);
    nd::trim_memory_cache();
    CHECK(nd::get_memory_statistics().cached_bytes == 0);
    nd::set_memory_cache(0);
    deallocate(allocate(std::size_t{3} << 20));
    CHECK(nd::get_memory_statistics().cached_bytes == 0);
    nd::set_memory_cache(old);
}

TEST_CASE("a request that no machine can meet throws bad_alloc", "[memory]")
{
    CHECK_THROWS_AS(allocate(static_cast<std::size_t>(PTRDIFF_MAX)), std::bad_alloc);
    CHECK_THROWS_AS(allocate(~std::size_t{0}), std::bad_alloc);
}

TEST_CASE("allocations are counted for the calling thread", "[memory]")
{
    const auto before = nd::get_memory_statistics().allocations;
    deallocate(allocate(10));
    deallocate(allocate(1 << 20));
    CHECK(nd::get_memory_statistics().allocations == before + 2);
}
} // namespace
