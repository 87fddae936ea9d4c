// Arrays through fmt::format against NumPy; compiled where CMake finds libfmt.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/fmt.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/shown.hpp"
#include <fmt/ostream.h>

namespace fmt_formats
{
using namespace support;

template <class X>
void check_formatted(const X& x, const std::string& spec, const char* text)
{
    INFO("format '" << spec << "'");
    CHECK(fmt::vformat("{:" + spec + "}", fmt::make_format_args(x)) == text);
}
template <class X>
std::string refused(const X& x, const std::string& field)
{
    try {
        return fmt::vformat(field, fmt::make_format_args(x));
    } catch (const fmt::format_error& thrown) {
        return thrown.what();
    }
}
#define FORMATTED(call, spec, text) check_formatted(call, spec, text);

TEST_CASE("fmt::format lays elements out as NumPy does with a formatter", "[print]"){
#include "../golden/format_spec.txt"
} TEST_CASE("fmt::format takes views, expressions and dtypes of run time among other arguments", "[print]")
{
    const nd::ndarray<double> a = D(2, 3);
    CHECK(fmt::format("a = {0:.1f}, {1:5.2f}, {0:r}!", a(1, nd::_), 2.5) ==
        "a = [3.0 4.0 5.0],  2.50, array([3., 4., 5.])!");
    CHECK(fmt::format("{:.1f}|{}", a(0, nd::_) * 2 + 1, a(nd::_, 0) > 1) == "[1.0 3.0 5.0]|[False  True]");
    CHECK(fmt::format("{:.1f}|{}|{:r}", nd::any_ndarray(a(0, nd::_)), nd::any_ndarray(I(2)), nd::any_ndarray(U)) ==
        "[0.0 1.0 2.0]|[0 1]|array([  0,   1, 127, 128, 255], dtype=uint8)");
    CHECK(fmt::format("{}", nd::array({nd::bytes<4>("ab"), nd::bytes<4>("cd")})) == "[b'ab' b'cd']");
    const nd::ndarray<const double, 1> fixed = nd::array({1.0, 2.0});
    CHECK(fmt::format("{:.2f}", fixed) == "[1.00 2.00]");
}

TEST_CASE("fmt::format has its own error for what is no format", "[print]")
{
    CHECK(refused(D(2), "{:x}") == "invalid format specification 'x': this type is for integers, the elements are not");
    CHECK(refused(nd::any_ndarray(D(2)), "{:x}") ==
        "invalid format specification 'x': this type is for integers, the elements are not");
    CHECK(refused(nd::any_ndarray(D(2)), "{:q}").starts_with("invalid format specification 'q'"));
    CHECK(refused(D(2), "{:.{}f}").starts_with("invalid format specification"));
}
} // namespace fmt_formats
