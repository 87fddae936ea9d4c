// Who is an expression, who a number.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/expr/concepts.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
using namespace nd;
using lazy_sum = decltype(std::declval<ndarray<double>&>() + 1.0);
static_assert(expression<ndarray<double>> && expression<const ndarray<int, 3>&> && expression<lazy_sum>);
static_assert(!expression<double> && !expression<std::string> && !expression<int*>);
static_assert(scalar_like<double> && scalar_like<bool> && !scalar_like<ndarray<double>> && !scalar_like<const char*>);
static_assert(std::is_same_v<value_type_of<const ndarray<const float>&>, float>);

TEST_CASE("arrays and lazy results are expressions, numbers are not", "[expr]") { SUCCEED("checked by the compiler"); }
} // namespace
