// Axes of a loop: broadcasting, dropping, flipping, sorting, merging, walking.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/base/inline_vector.hpp>
#include <nd/engine/loop_nest.hpp>

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <vector>

namespace
{
using nd::axis_values;
using nd::index_t;
using nd::detail::loop_nest;
using nd::detail::loop_position;

struct stream
{
    axis_values shape;
    axis_values strides;
};

void set(loop_nest& nest, int i, char* data, const stream& s)
{
    REQUIRE(nest.set_stream(i, data, s.shape.data(), s.strides.data(), s.shape.size()));
}

TEST_CASE("missing and stretched axes get stride 0", "[engine]")
{
    char memory[1];
    loop_nest nest(axis_values{4, 3, 5}, 1);
    set(nest, 0, memory, {{3, 1}, {8, 99}});
    CHECK(nest.stride(0, 0) == 0);
    CHECK(nest.stride(0, 1) == 8);
    CHECK(nest.stride(0, 2) == 0);
    const axis_values shape{2, 5};
    const axis_values strides{40, 8};
    CHECK_FALSE(nest.set_stream(0, memory, shape.data(), strides.data(), 2));
}

TEST_CASE("leading axes of length 1 of an operand are dropped", "[engine]")
{
    char memory[1];
    loop_nest nest(axis_values{5}, 1);
    set(nest, 0, memory, {{1, 1, 5}, {7, 7, 8}});
    CHECK(nest.stride(0, 0) == 8);
}

TEST_CASE("contiguous operands merge into one axis, whatever order they have", "[engine]")
{
    char memory[1];
    for (const stream& s :
        {stream{{2, 3, 4}, {96, 32, 8}}, stream{{2, 3, 4}, {8, 16, 48}}, stream{{2, 3, 4}, {-96, -32, -8}}}) {
        loop_nest nest(s.shape, 2);
        set(nest, 0, memory, s);
        set(nest, 1, memory, s);
        nest.drop_unit_axes();
        nest.flip_negative();
        nest.sort_axes();
        nest.coalesce();
        REQUIRE(nest.ndim() == 1);
        CHECK(nest.extent(0) == 24);
        CHECK(nest.stride(0, 0) == 8);
        CHECK(nest.data(0) == memory + (s.strides[0] < 0 ? -23 * 8 : 0));
    }
}

TEST_CASE("a broadcast operand keeps axes apart", "[engine]")
{
    char memory[1];
    loop_nest nest(axis_values{3, 4}, 2);
    set(nest, 0, memory, {{3, 4}, {32, 8}});
    set(nest, 1, memory, {{4}, {8}});
    nest.sort_axes();
    nest.coalesce();
    CHECK(nest.ndim() == 2);
    CHECK(nest.stride(1, 1) == 0);
}

TEST_CASE("every position is visited once, with all pointers in step", "[engine]")
{
    std::vector<char> memory(1000);
    loop_nest nest(axis_values{2, 3, 4}, 2);
    set(nest, 0, memory.data(), {{2, 3, 4}, {12, 4, 1}});
    set(nest, 1, memory.data() + 500, {{2, 3, 4}, {1, 2, 6}});
    loop_position at(nest, 1);
    std::set<std::ptrdiff_t> visited;
    do {
        for (index_t i = 0; i < nest.extent(0); ++i)
            visited.insert(at.data(0) + i * nest.stride(0, 0) - memory.data());
        CHECK(at.data(1) >= memory.data() + 500);
        CHECK(at.data(1) < memory.data() + 500 + 24);
    } while (at.advance());
    CHECK(visited.size() == 24);
    CHECK(at.data(0) == memory.data());
}

TEST_CASE("a loop without axes has one position", "[engine]")
{
    char memory[1];
    loop_nest nest(std::span<const index_t>(), 1);
    set(nest, 0, memory, {{}, {}});
    nest.coalesce();
    CHECK(nest.extent(0) == 1);
    CHECK(nest.size() == 1);
    loop_position at(nest, 1);
    CHECK_FALSE(at.advance());
}
} // namespace
