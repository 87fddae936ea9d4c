#include <nd/simd/arch.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <type_traits>

namespace simd = nd::simd;

TEST_CASE("scalar code for different instruction sets has different types", "[simd]")
{
    STATIC_CHECK_FALSE(std::is_same_v<simd::scalar_target<0>, simd::scalar_target<1>>);
}

TEST_CASE("the scalar target is the default exactly when there are no batches", "[simd]")
{
    STATIC_CHECK(std::is_same_v<simd::default_arch, simd::scalar_arch> == !simd::has_xsimd);
}

TEST_CASE("an instruction set has a name", "[simd]")
{
    CHECK(std::string(simd::arch_name<simd::scalar_arch>()) == "scalar");
    CHECK_FALSE(std::string(simd::arch_name<simd::default_arch>()).empty());
}
