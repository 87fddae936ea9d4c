// When an input is copied before the output is written.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/temporary.hpp>
#include <nd/simd/arch.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd::detail;
using nd::axis_values;

alignas(64) double memory[100];

operand at(int first, const axis_values& shape, const axis_values& strides)
{
    return {reinterpret_cast<char*>(memory + first), shape.data(), strides.data(), shape.size(), 8, 8, 8, 0, nullptr,
        nullptr};
}

TEST_CASE("the same walk over the same elements needs no copy", "[engine]")
{
    const axis_values shape{4, 5};
    const axis_values strides{40, 8};
    CHECK_FALSE(needs_temporary(at(0, shape, strides), at(0, shape, strides)));
}

TEST_CASE("elements apart need no copy, also when their ranges interleave", "[engine]")
{
    const axis_values shape{10};
    const axis_values every_second{16};
    CHECK_FALSE(needs_temporary(at(0, shape, every_second), at(1, shape, every_second)));
    const axis_values dense{8};
    CHECK_FALSE(needs_temporary(at(0, shape, dense), at(10, shape, dense)));
}

TEST_CASE("shared elements at other positions need a copy", "[engine]")
{
    const axis_values shape{10};
    const axis_values dense{8};
    const axis_values reversed{-8};
    CHECK(needs_temporary(at(1, shape, dense), at(0, shape, dense)));
    CHECK(needs_temporary(at(9, shape, reversed), at(0, shape, dense)));
    const axis_values square{3, 3};
    const axis_values c{24, 8};
    const axis_values f{8, 24};
    CHECK(needs_temporary(at(0, square, f), at(0, square, c)));
}

TEST_CASE("a copy holds the elements in C order", "[engine]")
{
    for (int i = 0; i < 100; ++i)
        memory[i] = i;
    const axis_values shape{3, 2};
    const axis_values strides{8, 80};
    operand op = at(5, shape, strides);
    temporaries kept;
    kept.copy<nd::simd::default_arch>(op);
    const auto* copy = reinterpret_cast<const double*>(op.data);
    CHECK(op.data != reinterpret_cast<char*>(memory + 5));
    CHECK((copy[0] == 5 && copy[1] == 15 && copy[2] == 6 && copy[5] == 17));
    CHECK((op.strides[0] == 16 && op.strides[1] == 8));
}
} // namespace
