#include <nd/io/float_words.hpp>

#include <catch2/catch_test_macros.hpp>

#include <vector>

namespace
{
std::vector<std::string> words(const std::vector<double>& values, const nd::print_options& options = {})
{
    const auto settings = nd::detail::merge(nd::detail::print_settings{}, options);
    nd::detail::float_words format(settings, settings.sign);
    format.fit<double>([&](auto&& see) {
        for (const double x : values)
            see(x);
    });
    std::vector<std::string> all;
    for (const double x : values)
        format.write(all.emplace_back(), x);
    return all;
}
using strings = std::vector<std::string>;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
} // namespace

TEST_CASE("floats are padded to a common width on both sides of the point", "[print]")
{
    CHECK(words({1, -10.25, 0.5}) == strings{"  1.  ", "-10.25", "  0.5 "});
    CHECK(words({not_a_number, 1, -inf}) == strings{" nan", "  1.", "-inf"});
    CHECK(words({not_a_number, not_a_number}) == strings{"nan", "nan"});
}

TEST_CASE("scientific notation is for values too large, too small or too far apart", "[print]")
{
    CHECK(words({1e8}) == strings{"1.e+08"});
    CHECK(words({99999999.0}) == strings{"99999999."});
    CHECK(words({0.0001}) == strings{"0.0001"});
    CHECK(words({0.00009}) == strings{"9.e-05"});
    CHECK(words({1000, 1}) == strings{"1000.", "   1."});
    CHECK(words({1001, 1}) == strings{"1.001e+03", "1.000e+00"});
    CHECK(words({1001, 1e-9}, {.suppress = true}) == strings{"1001.", "   0."});
}

TEST_CASE("the float mode decides how many digits stand after the point", "[print]")
{
    const std::vector<double> x = {0.5, 1.0 / 3};
    CHECK(words(x, {.precision = 3}) == strings{"0.5  ", "0.333"});
    CHECK(words(x, {.precision = 3, .floatmode = nd::float_mode::maxprec_equal}) == strings{"0.500", "0.333"});
    CHECK(words(x, {.precision = 4, .floatmode = nd::float_mode::fixed}) == strings{"0.5000", "0.3333"});
    CHECK(words(x, {.precision = 3, .floatmode = nd::float_mode::unique}) ==
        strings{"0.5               ", "0.3333333333333333"});
}

TEST_CASE("words are measured in characters, not in bytes", "[print]")
{
    CHECK(words({not_a_number, 1}, {.nanstr = "n\u00e9"}) == strings{" n\u00e9", " 1."});
    CHECK(words({-inf, 1}, {.infstr = "\u221e"}) == strings{" -\u221e", " 1."});
}
