#include <nd/io/text_number.hpp>

#include <catch2/catch_test_macros.hpp>

#include <complex>
#include <random>
#include <string>

using nd::detail::parse_number;

TEST_CASE("white space around a number is left out, none within is", "[text]")
{
    double x = 0;
    CHECK(parse_number(" \t\r\n\v\f\x1c\x1d\x1e\x1f-1.5 \x1f", x));
    CHECK(x == -1.5);
    CHECK_FALSE(parse_number("1 5", x));
    CHECK_FALSE(parse_number("", x));
    CHECK_FALSE(parse_number("  ", x));
    CHECK_FALSE(parse_number(std::string_view("1\0", 2), x));
}

TEST_CASE("a number ends where it can go on no further", "[text]")
{
    const std::string_view text = "-12.5e+x";
    double x = 0;
    CHECK(nd::detail::read_number(text.data(), text.data() + text.size(), x) == text.data() + 5);
    CHECK(x == -12.5);
}

TEST_CASE("what lies outside of the range of floats is 0 or infinite", "[text]")
{
    const auto is = [](const std::string& text, double expected) {
        double x = -1;
        CHECK(parse_number(text, x));
        CHECK(x == expected);
    };
    const double infinity = std::numeric_limits<double>::infinity();
    is("1e99999999999999999999999", infinity);
    is("1e-99999999999999999999999", 0);
    is("0." + std::string(5000, '0') + "1e4000", 0);
    is("1" + std::string(5000, '0') + "e-4000", infinity);
    is(std::string(400, '9'), infinity);
    is("." + std::string(400, '0') + "9", 0);
    is("-" + std::string(309, '9'), -infinity);
    is("000.0e99999", 0);
}

TEST_CASE("doubles with 17 digits read back the same", "[text]")
{
    std::mt19937_64 random(5);
    for (int i = 0; i < 20000; ++i) {
        const auto x = std::bit_cast<double>(static_cast<std::uint64_t>(random()));
        if (x - x != 0)
            continue;
        char text[64];
        const auto end = std::to_chars(text, text + sizeof text, x, std::chars_format::scientific, 16).ptr;
        double read = 0;
        REQUIRE(parse_number({text, static_cast<std::size_t>(end - text)}, read));
        REQUIRE(std::bit_cast<std::uint64_t>(read) == std::bit_cast<std::uint64_t>(x));
    }
}

TEST_CASE("long doubles are read with all their digits", "[text]")
{
    long double x = 0;
    CHECK(parse_number("0.1", x));
    CHECK(x == 0.1L);
    std::complex<long double> z;
    CHECK(parse_number("(0.1-0.2j)", z));
    CHECK((z.real() == 0.1L && z.imag() == -0.2L));
}
