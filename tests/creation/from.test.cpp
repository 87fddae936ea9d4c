// Tests of arrays made from lists, ranges, functions and memory of others.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <array>
#include <cstring>
#include <list>
#include <span>
#include <vector>

TEST_CASE("nested lists become arrays of their depth", "[creation]")
{
    const auto v = nd::array({1, 2, 3});
    const auto m = nd::array({{1.5, 2.0}, {3.0, 4.0}, {5.0, 6.0}});
    const auto c = nd::array<float>({{{1, 2}}, {{3, 4}}});
    const auto d = nd::array<float>({{1}, {3}});
    const auto four = nd::array({{{{true}, {false}}}});
    static_assert(std::is_same_v<decltype(v), const nd::ndarray<std::int64_t, 1>>);
    static_assert(std::is_same_v<decltype(m), const nd::ndarray<double, 2>>);
    static_assert(std::is_same_v<decltype(c), const nd::ndarray<float, 3>>);
    static_assert(std::is_same_v<decltype(four), const nd::ndarray<bool, 4>>);
    CHECK((v(2) == 3 && m(2, 0) == 5.0 && c(1, 0, 1) == 4.0f && d(1, 0) == 3.0f && four(0, 0, 0, 0)));
    CHECK(nd::array(2.5).item() == 2.5);
}

TEST_CASE("lists of unequal length are refused", "[creation]")
{
    CHECK_THROWS_AS(nd::array({{1, 2}, {3}}), nd::shape_error);
    CHECK_THROWS_AS(nd::array({{{1, 2}, {3, 4}}, {{5, 6}}}), nd::shape_error);
}

TEST_CASE("array copies ranges, arrays and expressions", "[creation]")
{
    std::vector<int> numbers{1, 2, 3};
    auto a = nd::array(numbers);
    static_assert(std::is_same_v<decltype(a), nd::ndarray<int, 1>>);
    a(0) = 9;
    CHECK(numbers[0] == 1);
    auto b = nd::array(a);
    b(1) = 9;
    CHECK(a(1) == 2);
    static_assert(std::is_same_v<decltype(nd::array<double>(a * 2)), nd::ndarray<double, 1>>);
    CHECK(nd::array<double>(a * 2)(2) == 6.0);
}

TEST_CASE("ranges without a length grow the array, and count limits it", "[creation]")
{
    std::list<short> numbers;
    for (short i = 0; i < 1000; ++i)
        numbers.push_back(i);
    const auto a = nd::from_range(numbers);
    CHECK((a.size() == 1000 && a(999) == 999 && a.owndata()));
    CHECK(nd::fromiter<double>(numbers, 7).size() == 7);
    CHECK(nd::from_range(std::vector<int>()).size() == 0);
    CHECK(support::error_text<nd::value_error>([] {
        (void)nd::from_range(std::vector<int>{1, 2, 3}, 5);
    }) == "iterator too short: Expected 5 but iterator had only 3 items.");
}

TEST_CASE("asarray shows a named container and copies a temporary one", "[creation]")
{
    std::vector<double> numbers{1, 2, 3};
    auto view = nd::asarray(numbers);
    view(1) = 7;
    CHECK(numbers[1] == 7);
    CHECK_FALSE(view.owndata());
    static_assert(std::is_same_v<decltype(nd::asarray(std::as_const(numbers))), nd::ndarray<const double, 1>>);
    nd::asarray(std::span(numbers))(0) = 5;
    CHECK(numbers[0] == 5);
    CHECK(nd::asarray(std::vector<int>{4, 5})(1) == 5);
    CHECK(nd::asarray<double>(view).data() == numbers.data());
    CHECK(nd::asarray<int>(view)(1) == 7);
    std::array<int, 2> fixed{1, 2};
    CHECK(nd::asarray(fixed).data() == fixed.data());
}

TEST_CASE("asarray shows arrays of C++ in their own shape", "[creation]")
{
    double matrix[2][3] = {{1, 2, 3}, {4, 5, 6}};
    auto m = nd::asarray(matrix);
    m(1, 2) = 60;
    CHECK((m.shape(0) == 2 && m.shape(1) == 3 && matrix[1][2] == 60));
    const int vector[] = {7, 8};
    static_assert(std::is_same_v<decltype(nd::asarray(vector)), nd::ndarray<const int, 1>>);
    CHECK(nd::asarray(vector)(1) == 8);
}

TEST_CASE("borrowed memory has any strides and is not freed", "[creation]")
{
    int numbers[6] = {0, 1, 2, 3, 4, 5};
    const auto columns = nd::borrow(&numbers[0], {3, 2}, {4, 12});
    CHECK((columns(2, 1) == 5 && columns(0, 1) == 3));
    const auto reversed = nd::borrow(&numbers[5], {6}, {-4});
    CHECK(reversed(0) == 5);
    CHECK(nd::borrow(&numbers[0], {2, 3})(1, 0) == 3);
    CHECK_THROWS_AS(nd::borrow(&numbers[0], {-1}), nd::shape_error);
    CHECK_THROWS_AS(nd::borrow(&numbers[0], {2, 3}, {4}), nd::shape_error);
    CHECK_THROWS_AS(nd::borrow(&numbers[0], {nd::index_t{1} << 40}, {nd::index_t{1} << 40}), nd::shape_error);
}

TEST_CASE("external memory is released when its last view goes, or when its shape is refused", "[creation]")
{
    int released = 0;
    double memory[4] = {1, 2, 3, 4};
    const auto deleter = [&](double* p) { released += p == memory ? 1 : 100; };
    {
        const auto a = nd::from_external(&memory[0], {2, 2}, deleter);
        const auto row = a[1];
        CHECK((row(1) == 4 && released == 0));
    }
    CHECK(released == 1);
    CHECK_THROWS_AS(nd::from_external(&memory[0], {-2}, {8}, deleter), nd::shape_error);
    CHECK(released == 2);
}

TEST_CASE("frombuffer reads elements in bytes, as NumPy's does", "[creation]")
{
    std::vector<std::byte> bytes(16);
    const std::int32_t numbers[] = {1, 2, 3, 4};
    std::memcpy(bytes.data(), numbers, 16);
    CHECK(nd::frombuffer<std::int32_t>(bytes)(3) == 4);
    CHECK(nd::frombuffer<std::int32_t>(bytes, 2, 4)(1) == 3);
    static_assert(std::is_same_v<decltype(nd::frombuffer<float>(std::as_const(bytes))), nd::ndarray<const float, 1>>);
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::frombuffer<std::int32_t>(bytes, -1, 3); }) ==
        "buffer size must be a multiple of element size");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::frombuffer<std::int32_t>(bytes, 5); }) ==
        "buffer is smaller than requested size");
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::frombuffer<std::int32_t>(bytes, 1, 17); }) ==
        "offset must be non-negative and no greater than buffer length (16)");
}

TEST_CASE("fromfunction calls its function at every index in C order", "[creation]")
{
    const auto a = nd::fromfunction([](auto i, auto j) { return 10 * i + j; }, {2, 3});
    static_assert(decltype(a)::rank == 2);
    CHECK((a(0, 0) == 0 && a(1, 2) == 12 && a.size() == 6));
    static_assert(
        std::is_same_v<decltype(nd::fromfunction<float>([](auto i) { return i; }, {2})), nd::ndarray<float, 1>>);
    CHECK(nd::fromfunction([](auto, auto) { return true; }, {0, 3}).size() == 0);
}
