#include <nd/io/percent_format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

namespace
{
template <class T>
std::string formatted(std::string_view format, T x)
{
    const auto parsed = nd::detail::percent_parser(format).parse();
    std::string out;
    for (const auto& piece : parsed.pieces)
        nd::detail::append_formatted(out, piece, x);
    return out + parsed.after;
}
} // namespace

TEST_CASE("a format is split into texts and numbers", "[text]")
{
    const auto format = nd::detail::percent_parser("a%%b%-+8.3ex%d%%").parse();
    REQUIRE(format.pieces.size() == 2);
    CHECK(format.pieces[0].before == "a%b");
    CHECK((format.pieces[0].left && format.pieces[0].plus && !format.pieces[0].zeros));
    CHECK((format.pieces[0].width == 8 && format.pieces[0].precision == 3 && format.pieces[0].conversion == 'e'));
    CHECK(format.pieces[1].before == "x");
    CHECK(format.after == "%");
}

TEST_CASE("numbers are written as Python writes them", "[text]") // expected: Python's '...' % x
{
    CHECK(formatted("[%+08.2f]", 3.14159) == "[+0003.14]");
    CHECK(formatted("[%-10d]", 1e15) == "[1000000000000000]");
    CHECK(formatted("%#x", 255) == "0xff");
    CHECK(formatted("%c", 0x20AC) == "\xE2\x82\xAC");
    CHECK(formatted("%.3s", 1.25) == "1.2");
    CHECK(formatted("%.0f", 0.5) == "0");
    CHECK(formatted("%#.3g", 0.00001) == "1.00e-05");
    CHECK(formatted("%d", -0.4) == "0");
    CHECK(formatted("%.3e", nd::bfloat16(1.5F)) == "1.500e+00");
}

TEST_CASE("numbers that Python refuses are refused", "[text]")
{
    CHECK(support::error_text<nd::value_error>([] { (void)formatted("%d", 1.0 / 0.0); }) ==
        "cannot convert float infinity to integer");
    CHECK(support::error_text<nd::value_error>([] { (void)formatted("%c", -1); }) == "%c arg not in range(0x110000)");
}
