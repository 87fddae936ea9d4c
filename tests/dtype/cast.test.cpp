// Conversion of single elements: defined for every value.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/cast.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <limits>

namespace
{
using nd::can_cast;
using nd::cast_to;
using nd::casting;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("floats truncate towards zero when they become integers", "[dtype]")
{
    static_assert(cast_to<int>(2.9) == 2 && cast_to<int>(-2.9) == -2);
    static_assert(cast_to<std::uint8_t>(255.9) == 255);
    static_assert(cast_to<std::uint64_t>(1e19) == 10000000000000000000u);
}

TEST_CASE("a float out of an integer's range gives what x86 gives", "[dtype]")
{
    CHECK(cast_to<std::uint8_t>(300.0) == 44);
    CHECK(cast_to<std::uint8_t>(-1.0) == 255);
    CHECK(cast_to<std::int32_t>(3e9) == std::numeric_limits<std::int32_t>::min());
    CHECK(cast_to<std::int64_t>(nan) == std::numeric_limits<std::int64_t>::min());
    CHECK(cast_to<std::int32_t>(inf) == std::numeric_limits<std::int32_t>::min());
    CHECK(cast_to<std::uint8_t>(1e30f) == 0);
    CHECK(cast_to<std::uint32_t>(4e9) == 4000000000u);
}

TEST_CASE("integers wrap and anything but zero is true", "[dtype]")
{
    static_assert(cast_to<std::int8_t>(200) == -56 && cast_to<std::uint16_t>(-1) == 65535);
    static_assert(cast_to<bool>(0.5) && cast_to<bool>(-3) && !cast_to<bool>(-0.0));
    CHECK(cast_to<bool>(nan));
    CHECK(cast_to<bool>(std::complex<float>(0, 1)));
}

TEST_CASE("complex numbers lose or gain an imaginary part", "[dtype]")
{
    CHECK(cast_to<double>(std::complex<float>(1.5f, 2)) == 1.5);
    CHECK(cast_to<std::complex<double>>(3) == std::complex<double>(3, 0));
    CHECK(cast_to<int>(std::complex<double>(-7.5, 1)) == -7);
}

TEST_CASE("floats of 16 bits round once and truncate to integers", "[dtype]")
{
    using nd::bfloat16;
    using nd::float16;
    static_assert(cast_to<float16>(1.0004882821813226) == 1.0009765625F); // by way of float it would be 1
    static_assert(cast_to<float16>(70000) == std::numeric_limits<float16>::infinity());
    static_assert(cast_to<int>(float16(-2.75)) == -2 && cast_to<std::uint8_t>(float16(255.97)) == 0);
    static_assert(cast_to<bool>(float16(6e-8)) && !cast_to<bool>(float16(-0.0)) && cast_to<float16>(true) == 1);
    static_assert(cast_to<bfloat16>(float16(0.1)) == 0.10009765625F && cast_to<float16>(bfloat16(1e38)) > 65504);
    CHECK(cast_to<std::complex<double>>(float16(0.5)) == std::complex<double>(0.5, 0));
    CHECK(cast_to<float16>(std::complex<double>(0.5, 2)) == 0.5F);
    CHECK(cast_to<std::int64_t>(float16(nan)) == std::numeric_limits<std::int64_t>::min());
    static_assert(can_cast<std::int8_t, float16>(casting::safe) && !can_cast<std::int16_t, float16>(casting::safe));
    static_assert(can_cast<float16, float>(casting::safe) && can_cast<float, float16>(casting::same_kind));
    static_assert(!can_cast<float16, bfloat16>(casting::safe) && can_cast<float16, bfloat16>(casting::same_kind));
    static_assert(can_cast<bfloat16, float>(casting::safe) && !can_cast<float16, bfloat16>(casting::equiv));
}

TEST_CASE("can_cast follows NumPy's rules", "[dtype]")
{
    static_assert(can_cast<int, double>(casting::safe) && !can_cast<long, float>(casting::safe));
    static_assert(can_cast<double, float>(casting::same_kind) && !can_cast<double, int>(casting::same_kind));
    static_assert(can_cast<std::int64_t, std::uint8_t>(casting::same_kind) == false);
    static_assert(can_cast<std::uint8_t, std::int8_t>(casting::same_kind));
    static_assert(can_cast<double, bool>(casting::unsafe) && !can_cast<float, double>(casting::equiv));
    static_assert(can_cast<long, long long>(casting::no));
    SUCCEED("checked by the compiler");
}

TEST_CASE("fits tells whether an integer keeps its value", "[dtype]")
{
    static_assert(nd::fits<std::uint8_t>(255) && !nd::fits<std::uint8_t>(256) && !nd::fits<std::uint8_t>(-1));
    static_assert(nd::fits<std::int64_t>(std::uint64_t{1}) && !nd::fits<std::int64_t>(~std::uint64_t{0}));
    SUCCEED("checked by the compiler");
}
} // namespace
