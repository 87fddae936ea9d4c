#include <nd/io/genfromtxt.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <complex>
#include <cstring>
#include <sstream>

namespace
{
template <class T = double, int Rank = nd::dynamic>
nd::ndarray<T, Rank> read_gaps(std::string_view text, const nd::genfromtxt_options<T>& options = {})
{
    return nd::genfromtxt<T, Rank>(std::as_bytes(std::span<const char>(text)), options);
}

template <class T>
nd::genfromtxt_options<T> gap_options(const std::vector<std::string>& c)
{
    nd::genfromtxt_options<T> o;
    o.delimiter = support::text_of_hex(c[2]);
    o.comments = support::text_of_hex(c[3]);
    o.skip_header = support::number(c[4]);
    o.skip_footer = support::number(c[5]);
    std::vector<std::string> missing;
    for (const std::string& word : support::split(c[6], ' '))
        missing.push_back(support::text_of_hex(word));
    o.missing_values = missing;
    const auto filling = support::numbers(c[7]);
    const auto value = [&](std::size_t i) { return nd::cast_to<T>(filling.at(i)); };
    if (filling.size() == 3)
        o.filling_values = {value(0), value(1), value(2)};
    else if (filling.size() == 2)
        o.filling_values = {value(0), value(1)};
    else if (filling.size() == 1)
        o.filling_values = value(0);
    o.usecols = support::numbers(c[8]);
    o.autostrip = c[9] == "1";
    o.loose = c[10] == "1";
    o.invalid_raise = c[11] == "1";
    o.max_rows = support::number(c[12]);
    o.ndmin = static_cast<int>(support::number(c[13]));
    return o;
}

template <class T>
void check_gaps(const std::vector<std::string>& c)
{
    const auto options = gap_options<T>(c);
    const std::string text = support::text_of_hex(c[0]);
    if (c[14] == "error") {
        CHECK_THROWS_AS(read_gaps<T>(text, options), nd::error);
        return;
    }
    const nd::ndarray<T> a = read_gaps<T>(text, options);
    CHECK(support::text_of(a.shape()) == c[14]);
    const auto expected = support::bytes(c[15]);
    REQUIRE(static_cast<std::size_t>(a.nbytes()) == expected.size());
    CHECK((expected.empty() || std::memcmp(a.data(), expected.data(), expected.size()) == 0));
}
} // namespace

TEST_CASE("texts with gaps are read as NumPy reads them", "[genfromtxt]")
{
    for (const auto& c : support::golden("genfromtxt")) {
        INFO("'" << support::text_of_hex(c[0]) << "' as " << c[1] << ", delimiter '" << support::text_of_hex(c[2])
                 << "', comments '" << support::text_of_hex(c[3]) << "', header " << c[4] << ", footer " << c[5]
                 << ", missing " << c[6] << ", filling " << c[7] << ", usecols " << c[8] << ", autostrip " << c[9]
                 << ", loose " << c[10] << ", invalid_raise " << c[11] << ", max_rows " << c[12] << ", ndmin "
                 << c[13]);
        const auto among = [&]<class... T>(std::type_identity<T>...) {
            return ((c[1] == nd::dtype_of<T>().name().text() && (check_gaps<T>(c), true)) || ...);
        };
        CHECK(among(std::type_identity<bool>(), std::type_identity<std::int8_t>(), std::type_identity<std::uint8_t>(),
            std::type_identity<std::int16_t>(), std::type_identity<std::int32_t>(), std::type_identity<std::uint32_t>(),
            std::type_identity<std::int64_t>(), std::type_identity<std::uint64_t>(), std::type_identity<nd::float16>(),
            std::type_identity<float>(), std::type_identity<double>(), std::type_identity<std::complex<float>>(),
            std::type_identity<std::complex<double>>()));
    }
}

TEST_CASE("files and streams with gaps are read as text in memory is", "[genfromtxt]")
{
    const support::temporary_directory directory;
    support::write_content(directory / "t.csv", "x,y\n1,\n,4\n");
    const auto a =
        nd::genfromtxt<double, 2>(directory / "t.csv", {.delimiter = ",", .skip_header = 1, .filling_values = 0});
    CHECK((a(0, 0) == 1 && a(0, 1) == 0 && a(1, 0) == 0 && a(1, 1) == 4));
    std::istringstream stream("5,\n");
    CHECK(nd::genfromtxt<int, 1>(stream, {.delimiter = ",", .filling_values = {1, 2}})(1) == 2);
}

TEST_CASE("errors of genfromtxt have NumPy's words", "[genfromtxt]")
{
    CHECK(support::error_text<nd::format_error>([] { (void)read_gaps("1 2\n#\n3\n4 5 6\n7 8\n"); }) ==
        "Some errors were detected !\n    Line #3 (got 1 columns instead of 2)\n"
        "    Line #4 (got 3 columns instead of 2)\nin 'bytes in memory'");
    CHECK(support::error_text<nd::format_error>([] { (void)read_gaps("1 2\n1\n1\n1\n1\n1\n"); }) ==
        "Some errors were detected !\n    Line #2 (got 1 columns instead of 2)\n"
        "    Line #3 (got 1 columns instead of 2)\n    Line #4 (got 1 columns instead of 2)\n    and 2 more\n"
        "in 'bytes in memory'");
    CHECK(support::error_text<nd::format_error>(
              [] { (void)read_gaps("1\n x y", {.loose = false, .invalid_raise = false, .ndmin = 2}); }) == "no error");
    CHECK(support::error_text<nd::format_error>([] { (void)read_gaps("1 2\n3 x", {.loose = false}); }) ==
        "Cannot convert string 'x' to float64 (line 2, character 3): 'bytes in memory'");
    CHECK(support::error_text<nd::value_error>([] { (void)read_gaps<unsigned>("1,", {.delimiter = ","}); }) ==
        "Python integer -1 out of bounds for uint32: give filling_values");
    CHECK(support::error_text<nd::value_error>([] { (void)read_gaps("1", {.skip_footer = 1, .max_rows = 1}); }) ==
        "The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.");
    CHECK(support::error_text<nd::value_error>([] { (void)read_gaps("1", {.max_rows = 0}); }) ==
        "'max_rows' must be at least 1.");
    CHECK(support::error_text<nd::value_error>([] { (void)read_gaps("1", {.ndmin = 3}); }) ==
        "Illegal value of ndmin keyword: 3");
    CHECK(support::error_text<nd::value_error>([] { (void)read_gaps("1", {.skip_header = -1}); }) ==
        "argument must be nonnegative");
}
