// Ufuncs on arrays of run-time dtype: the loop that NumPy takes, the values of the typed function.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/ufunc/any_ufunc.hpp>
#include <nd/ufunc/arithmetic.hpp>
#include <nd/ufunc/comparison.hpp>
#include <nd/ufunc/exponential.hpp>
#include <nd/ufunc/logical.hpp>
#include <nd/ufunc/parts.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
template <class T>
constexpr nd::dtype type = nd::dtype_of<T>();

TEST_CASE("a loop has the dtypes that NumPy resolves", "[ufunc][any]")
{
    const auto mixed = nd::resolve_loop(nd::add, type<std::int8_t>, type<std::uint16_t>);
    CHECK(mixed.inputs[0] == type<std::int32_t>);
    CHECK(mixed.output == type<std::int32_t>);
    CHECK(nd::resolve_loop(nd::divide, type<int>, type<bool>).output == type<double>);
    CHECK(nd::resolve_loop(nd::exp, type<std::int16_t>).output == type<float>);
    CHECK(nd::resolve_loop(nd::less, type<double>, type<float>).output == type<bool>);
    CHECK(nd::resolve_loop(nd::absolute, type<std::complex<double>>).output == type<double>);
}

TEST_CASE("operands of several types meet in one, except where it would lose integers", "[ufunc][any]")
{
    CHECK(nd::resolve_loop(nd::logical_and, type<bool>, type<double>).inputs[0] == type<double>);
    const auto exact = nd::resolve_loop(nd::equal, type<std::int64_t>, type<std::uint64_t>);
    CHECK(exact.inputs[0] == type<std::int64_t>);
    CHECK(exact.inputs[1] == type<std::uint64_t>);
    const auto scaled = nd::resolve_loop(nd::ldexp, type<float>, type<int>);
    CHECK(scaled.inputs[0] == type<float>);
    CHECK(scaled.inputs[1] == type<std::int64_t>); // NumPy has a loop for int32 too: the results are the same
    CHECK(scaled.output == type<float>);
}

TEST_CASE("a ufunc without a loop for the dtypes says so", "[ufunc][any]")
{
    CHECK_THROWS_AS((void)nd::resolve_loop(nd::subtract, type<bool>, type<bool>), nd::dtype_error);
    CHECK_THROWS_AS((void)nd::resolve_loop(nd::exp, nd::dtype(nd::kind::opaque, 8, 1)), nd::dtype_error);
}

TEST_CASE("a call converts operands while it reads them and keeps their memory order", "[ufunc][any]")
{
    const nd::any_ndarray a = nd::array<std::int8_t>({{100, 2, 3}, {4, 5, 6}}).copy(nd::order::f);
    const nd::any_ndarray b = nd::array<std::uint16_t>({1000, 0, 7});
    const nd::any_ndarray sum = nd::call(nd::add, a, b);
    CHECK(sum.dtype() == type<std::int32_t>);
    CHECK(sum.as<std::int32_t>()(0, 0) == 1100);
    CHECK(sum.as<std::int32_t>()(1, 2) == 13);
    CHECK(sum.strides()[0] == 4);
    CHECK(nd::call(nd::resolve_loop(nd::add, a.dtype(), b.dtype()), std::array{a, b}, nd::order::c).strides()[1] == 4);
    CHECK_THROWS_AS((void)nd::call(nd::add, a, nd::any_ndarray(nd::array({1, 2}))), nd::broadcast_error);
}

TEST_CASE("a call into an array stretches, casts by kind and survives overlap", "[ufunc][any]")
{
    const nd::any_ndarray a = nd::array<int>({1, 2, 3, 4});
    nd::call_into(a(nd::slice(1, nd::_)), nd::add, a(nd::slice(1, nd::_)), a(nd::slice(nd::_, -1)));
    CHECK(a.as<int>()(3) == 7);
    const nd::any_ndarray wide = nd::array<float>({{0.0F, 0.0F}, {0.0F, 0.0F}});
    nd::call_into(wide, nd::multiply, nd::any_ndarray(nd::array({1.5, 2.0})), nd::any_ndarray(nd::array(2)));
    CHECK(wide.as<float>()(1, 0) == 3);
    CHECK_THROWS_AS(nd::call_into(a, nd::divide, a, a), nd::dtype_error);
    CHECK(a.as<int>()(3) == 7);
    CHECK_THROWS_AS(nd::call_into(a(0), nd::add, a, a), nd::broadcast_error);
}
} // namespace
