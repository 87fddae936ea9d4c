// Arrays with a format for each element against NumPy.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/shown.hpp"

namespace formats
{
using namespace support;

void check_formatted(const std::string& shown, const char* spec, const char* text)
{
    INFO("format '" << spec << "'");
    CHECK(shown == text);
}
#define FORMATTED(call, spec, text) check_formatted(nd::format(call, spec), spec, text);

TEST_CASE("format lays elements out as NumPy does with a formatter", "[print]"){
#include "../golden/format_spec.txt"
} TEST_CASE("dtypes that are known at run time are formatted alike", "[print]")
{
    CHECK(nd::format(nd::any_ndarray(D(3)), ".2f") == "[0.00 1.00 2.00]");
    CHECK(nd::format(nd::any_ndarray(U), "r02x") == "array([00, 01, 7f, 80, ff], dtype=uint8)");
    CHECK(nd::format(nd::any_ndarray(D(3)), "r") == "array([0., 1., 2.])");
    CHECK(nd::format(nd::any_ndarray(nd::array<nd::big<float>>({1.5F, -2.0F})), ".1f") == "[1.5 -2.0]");
}

TEST_CASE("a fill is one character, of any length in bytes", "[print]")
{
    CHECK(nd::format(I(2), "\xC2\xB7>3") ==
        "[\xC2\xB7\xC2\xB7"
        "0 \xC2\xB7\xC2\xB7"
        "1]");
}

TEST_CASE("a float of 32 bits has its own shortest digits", "[print]")
{
    CHECK(nd::format(nd::array({0.1F, 0.2F}), "5") == "[  0.1   0.2]");
}

TEST_CASE("an alignment leaves zeros aside, which would change the number", "[print]")
{
    CHECK(nd::format(nd::array({1.5}), "<08.2f") == "[1.50    ]");
}

TEST_CASE("long numbers keep all their digits", "[print]")
{
    CHECK(nd::format(nd::array({1e300}), ".700f").size() == 2 + 301 + 1 + 700);
    CHECK(nd::format(nd::full<std::int64_t>({1}, INT64_MIN), "b") == "[-1" + std::string(63, '0') + "]");
    CHECK(nd::format(nd::full<std::uint64_t>({1}, UINT64_MAX), "#B") == "[0B" + std::string(64, '1') + "]");
}

TEST_CASE("a format that is none, or not for these elements, is refused with the reason", "[print]")
{
    CHECK(error_text<nd::value_error>([] { return nd::format(D(2), "q"); }) ==
        "invalid format specification 'q': expected [r][[fill]align][sign][#][0][width][.precision][type], "
        "the type one of bBdoxXeEfFgG");
    CHECK(error_text<nd::value_error>([] { return nd::format(D(2), "x"); }) ==
        "invalid format specification 'x': this type is for integers, the elements are not");
    CHECK_THROWS_AS(nd::format(I(2), ".3d"), nd::value_error);
    CHECK_THROWS_AS(nd::format(D(0), "d"), nd::value_error); // also where there is no element
    CHECK_THROWS_AS(nd::format(nd::any_ndarray(D(2)), "x"), nd::value_error);
    CHECK_THROWS_AS(nd::format(nd::array({nd::bytes<4>("ab"), nd::bytes<4>("cd")}), "8"), nd::value_error);
}

TEST_CASE("elements that are no numbers print, and no more", "[print]")
{
    const auto words = nd::array({nd::bytes<4>("ab"), nd::bytes<4>("cd")});
    CHECK(nd::format(words, "") == nd::to_string(words));
    CHECK(nd::format(words, "r") == nd::repr(words));
}
} // namespace formats
