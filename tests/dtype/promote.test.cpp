// Promotion of element types against NumPy's table.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/promote.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>

namespace
{
using namespace nd;
#define PROMOTES(A, B, R) static_assert(std::is_same_v<promote_t<A, B>, R>);
#include "../golden/promote.txt"
#undef PROMOTES

// Numbers of C++ are weak: the array's type wins within its kind.
static_assert(std::is_same_v<promote_weak_t<float, double>, float>);
static_assert(std::is_same_v<promote_weak_t<float, int>, float>);
static_assert(std::is_same_v<promote_weak_t<std::int8_t, long>, std::int8_t>);
static_assert(std::is_same_v<promote_weak_t<std::int8_t, double>, double>);
static_assert(std::is_same_v<promote_weak_t<bool, int>, std::int64_t>);
static_assert(std::is_same_v<promote_weak_t<bool, bool>, bool>);
static_assert(std::is_same_v<promote_weak_t<std::int32_t, bool>, std::int32_t>);
static_assert(std::is_same_v<promote_weak_t<float, std::complex<double>>, std::complex<float>>);
static_assert(std::is_same_v<promote_weak_t<std::int64_t, std::complex<float>>, std::complex<double>>);
static_assert(std::is_same_v<promote_weak_t<std::complex<float>, double>, std::complex<float>>);

static_assert(std::is_same_v<promote_weak_t<float16, double>, float16>);
static_assert(std::is_same_v<promote_weak_t<float16, int>, float16>);
static_assert(std::is_same_v<promote_weak_t<float16, std::complex<double>>, std::complex<float>>);
static_assert(std::is_same_v<promote_weak_t<std::int8_t, double>, double>);

// bfloat16 holds the integers of 8 bits; it and float16 do not hold each other.
static_assert(std::is_same_v<promote_t<bfloat16, bfloat16>, bfloat16>);
static_assert(std::is_same_v<promote_t<bool, bfloat16>, bfloat16>);
static_assert(std::is_same_v<promote_t<bfloat16, std::uint8_t>, bfloat16>);
static_assert(std::is_same_v<promote_t<bfloat16, std::int16_t>, float>);
static_assert(std::is_same_v<promote_t<std::int32_t, bfloat16>, double>);
static_assert(std::is_same_v<promote_t<bfloat16, float16>, float>);
static_assert(std::is_same_v<promote_t<float, bfloat16>, float>);
static_assert(std::is_same_v<promote_t<bfloat16, std::complex<float>>, std::complex<float>>);
static_assert(std::is_same_v<promote_weak_t<bfloat16, double>, bfloat16>);

TEST_CASE("promotion of all pairs of element types is NumPy's", "[dtype]") { SUCCEED("checked by the compiler"); }
} // namespace
