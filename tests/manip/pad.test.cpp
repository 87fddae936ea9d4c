#include <nd/manip/pad.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/expected.hpp"

using support::manip_difference;

TEST_CASE("every mode fills margins as NumPy does", "[manip][pad]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto k = support::vector_of<std::int64_t>({1, 4, 2, 8});
    const std::pair<const char*, nd::pad_mode> modes[] = {{"constant", nd::pad_mode::constant},
        {"edge", nd::pad_mode::edge}, {"linear_ramp", nd::pad_mode::linear_ramp}, {"maximum", nd::pad_mode::maximum},
        {"mean", nd::pad_mode::mean}, {"minimum", nd::pad_mode::minimum}, {"reflect", nd::pad_mode::reflect},
        {"symmetric", nd::pad_mode::symmetric}, {"wrap", nd::pad_mode::wrap}};
    for (const auto& [name, mode] : modes) {
        CHECK(manip_difference(std::string("pad ") + name, nd::pad(m, {{1, 2}, {4, 3}}, mode)) == "");
        CHECK(manip_difference(std::string("pad integers ") + name, nd::pad(k, {2, 3}, mode)) == "");
    }
}

TEST_CASE("margins take options", "[manip][pad]")
{
    const auto m = support::counted({2, 3}, 1.0);
    const auto k = support::vector_of<std::int64_t>({1, 4, 2, 8});
    CHECK(manip_difference("pad values", nd::pad(m, 1, nd::pad_mode::constant, {.constant_values = {7, 8}})) == "");
    CHECK(manip_difference("pad ramp", nd::pad(m, {2, 1}, nd::pad_mode::linear_ramp, {.end_values = {-3, 5}})) == "");
    CHECK(manip_difference(
              "pad odd", nd::pad(m, {2, 5}, nd::pad_mode::reflect, {.reflect_type = nd::reflect_type::odd})) == "");
    CHECK(manip_difference("pad stat", nd::pad(k, 1, nd::pad_mode::maximum, {.stat_length = 2})) == "");
}

TEST_CASE("a lazy input and one in Fortran order are padded alike", "[manip][pad]")
{
    const auto m = support::counted({2, 3}, 1.0);
    CHECK(manip_difference("pad edge", nd::pad(m + 0.0, {{1, 2}, {4, 3}}, nd::pad_mode::edge)) == "");
    const auto f = nd::pad(m.copy(nd::order::f), {{1, 2}, {4, 3}}, nd::pad_mode::edge);
    CHECK(f.f_contiguous());
    CHECK(manip_difference("pad edge", f) == "");
    static_assert(decltype(nd::pad(nd::ndarray<float, 2>(), 1))::rank == 2);
}

TEST_CASE("margins that cannot be filled are refused", "[manip][pad]")
{
    const nd::ndarray<double> empty({0, 2});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::pad(empty, 1, nd::pad_mode::edge); }) ==
        "can't extend empty axis 0 using modes other than 'constant' or 'empty'");
    CHECK(nd::pad(empty, 1).size() == 8);
    CHECK(nd::pad(empty, {{0, 0}, {1, 0}}, nd::pad_mode::edge).size() == 0);
    const auto m = support::counted({2, 3});
    CHECK(support::error_text<nd::value_error>([&] { (void)nd::pad(m, -1); }) == "index can't contain negative values");
    CHECK_THROWS_AS((void)nd::pad(m, {{1, 1}, {1, 1}, {1, 1}}), nd::broadcast_error);
    CHECK(support::error_text<nd::value_error>([&] {
        (void)nd::pad(m, 1, nd::pad_mode::maximum, {.stat_length = 0});
    }) == "stat_length of 0 yields no value for padding");
}
