// Which evaluations over their own input are cut into pieces, and in which direction they run.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/pieces.hpp>
#include <nd/simd/arch.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd::detail;
using nd::axis_values;
using nd::index_t;

/// Nothing is read or written: only the addresses count.
operand placed(std::uintptr_t address, const axis_values& shape, const axis_values& strides)
{
    return {reinterpret_cast<char*>(address), shape.data(), strides.data(), shape.size(), 8, 8, 8, 0, nullptr, nullptr};
}

pieces pieces_of(const operand& out, operand in)
{
    const kernel k = copy_kernel(8);
    return find_pieces(job{k, nullptr, target{out, nullptr}, &in, 1}, 0);
}

constexpr std::uintptr_t base = 1 << 20;

TEST_CASE("a vector shifted in itself runs away from what it reads", "[engine]")
{
    const axis_values shape{100'000};
    const axis_values dense{8};
    const axis_values reversed{-8};
    const std::uintptr_t last = base + 99'999 * 8;
    const pieces up = pieces_of(placed(base, shape, dense), placed(base + 8, shape, dense));
    CHECK(up.axis == 0);
    CHECK(up.length == 4096);
    CHECK(up.upwards);
    CHECK_FALSE(pieces_of(placed(base + 8, shape, dense), placed(base, shape, dense)).upwards);
    CHECK(pieces_of(placed(base + 8, shape, dense), placed(base, shape, dense)).axis == 0);
    CHECK_FALSE(pieces_of(placed(last, shape, reversed), placed(last + 8, shape, reversed)).upwards);
    CHECK(pieces_of(placed(last + 8, shape, reversed), placed(last, shape, reversed)).upwards);
}

TEST_CASE("what is read in another order, or has a small copy, is not cut", "[engine]")
{
    const axis_values shape{100'000};
    const axis_values dense{8};
    const axis_values reversed{-8};
    const axis_values repeated{0};
    CHECK(pieces_of(placed(base, shape, dense), placed(base + 99'999 * 8, shape, reversed)).axis == -1);
    CHECK(pieces_of(placed(base, shape, dense), placed(base + 8, shape, repeated)).axis == -1);
    const axis_values small{1000};
    CHECK(pieces_of(placed(base, small, dense), placed(base + 8, small, dense)).axis == -1);
    const axis_values square{300, 300};
    const axis_values c{2400, 8};
    const axis_values f{8, 2400};
    CHECK(pieces_of(placed(base, square, c), placed(base, square, f)).axis == -1);
}

TEST_CASE("a matrix is cut along the axis of the longest steps", "[engine]")
{
    const axis_values shape{300, 200};
    const axis_values c{2400, 8};
    const axis_values f{8, 2400};
    const pieces rows = pieces_of(placed(base + 2400, shape, c), placed(base, shape, c));
    CHECK(rows.axis == 0);
    CHECK_FALSE(rows.upwards);
    const pieces columns = pieces_of(placed(base, shape, f), placed(base + 8, shape, f));
    CHECK(columns.axis == 1);
    CHECK(columns.upwards);
}
} // namespace
