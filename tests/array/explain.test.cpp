// How an expression or an assignment would be evaluated, in words.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/explain.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"
#include "../support/errors.hpp"

namespace
{
using nd::testing::counting;

[[nodiscard]] bool explains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

TEST_CASE("explain tells a contiguous expression from one that needs a plan", "[array]")
{
    const auto a = counting<double>({30, 40});
    const auto b = counting<double>({40, 30});
    CHECK(explains(nd::explain(a + 1.0), "one call of the kernel\n"));
    const std::string text = nd::explain(a + b.T());
    CHECK(explains(text, "result      float64 (30, 40) strides (320, 8), fresh memory\n"));
    CHECK(explains(text, nd::simd::arch_name<nd::simd::default_arch>()));
    CHECK(explains(text, "2 operands\n"));
    CHECK(explains(text, "operand 2   (30, 40) strides (8, 240): packed into a block"));
}

TEST_CASE("explain of an assignment finds conversions and overlap", "[array]")
{
    auto a = counting<double>({50});
    CHECK(explains(nd::explain(a(nd::from(1)), a(nd::upto(-1)) * 2.0), "temporaries operand 1"));
    CHECK(explains(nd::explain(a, a * 2.0), "temporaries none"));
    auto f = counting<float>({50});
    CHECK(
        explains(nd::explain(f, a * 2.0), "stored back: converted, 4 bytes an element in memory and 8 in the kernel"));
    CHECK(explains(nd::explain(a, f * 2.0F), "converted, 8 bytes an element in memory and 4 in the kernel"));
    CHECK(a(3) == 4.0);
}

TEST_CASE("explain of operands that do not fit throws as their evaluation does", "[array]")
{
    CHECK(support::error_text<nd::broadcast_error>([] {
        (void)nd::explain(counting<double>({3, 4}) + counting<double>({5}));
    }) == "operands could not be broadcast together with shapes (3,4) (5,)");
}
} // namespace
