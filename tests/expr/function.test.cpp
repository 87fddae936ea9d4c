// Composed functions carry their numbers and nothing else.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/function.hpp>
#include <nd/ufunc/arithmetic.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using namespace nd::detail;
using pair_sum = application<add_op, double, argument<double>, argument<double>>;
using scaled = application<multiply_op, double, pair_sum, constant<double>>;
static_assert(pair_sum::operands::size == 2 && scaled::operands::size == 2);
static_assert(std::is_same_v<concatenated<type_list<int>, type_list<bool, char>>::type, type_list<int, bool, char>>);
static_assert(std::is_trivially_copyable_v<scaled>);
static_assert(pair_sum::is_light);

TEST_CASE("a composed function evaluates a register's worth of elements", "[expr]")
{
    constexpr int n = nd::simd::lanes<double, nd::simd::default_arch>;
    double a[n];
    double b[n];
    double out[n];
    for (int i = 0; i < n; ++i) {
        a[i] = i;
        b[i] = 10;
    }
    const scaled f(pair_sum(argument<double>(), argument<double>()), constant<double>{2});
    const char* p[] = {reinterpret_cast<const char*>(a), reinterpret_cast<const char*>(b)};
    nd::simd::store_lanes(out, f.evaluate<0, std::uint64_t, n, nd::simd::default_arch>(p));
    CHECK((out[0] == 20 && out[n - 1] == 2 * (n + 9)));
}
} // namespace
