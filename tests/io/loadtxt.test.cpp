#include <nd/io/loadtxt.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <algorithm>
#include <complex>
#include <cstring>
#include <sstream>

namespace
{
std::span<const std::byte> bytes_of_table(std::string_view text) { return std::as_bytes(std::span<const char>(text)); }

template <class T = double, int Rank = nd::dynamic>
nd::ndarray<T, Rank> read_table(std::string_view text, const nd::loadtxt_options& options = {})
{
    return nd::loadtxt<T, Rank>(bytes_of_table(text), options);
}

std::vector<nd::index_t> extents_of_table(const auto& a) { return {a.shape().begin(), a.shape().end()}; }

template <class T>
void check_table(const std::vector<std::string>& c)
{
    nd::loadtxt_options o;
    o.delimiter = support::text_of_hex(c[2]);
    std::vector<std::string> comments;
    for (const std::string& comment : support::split(c[3], ' '))
        comments.push_back(support::text_of_hex(comment));
    o.comments = comments;
    o.skiprows = support::number(c[4]);
    o.usecols = support::numbers(c[5]);
    o.ndmin = static_cast<int>(support::number(c[6]));
    o.max_rows = support::number(c[7]);
    const std::string text = support::text_of_hex(c[0]);
    if (c[8] == "error") {
        std::string expected = support::text_of_hex(c[9]);
        std::replace_if(
            expected.begin(), expected.end(), [](char x) { return x < '\0'; }, '?');
        const std::string found = support::error_text<nd::format_error>([&] { (void)read_table<T>(text, o); });
        CHECK(found.find("(line ") != std::string::npos);
        CHECK(found.substr(0, expected.size()) == expected);
        return;
    }
    const nd::ndarray<T> a = read_table<T>(text, o);
    CHECK(support::text_of(a.shape()) == c[8]);
    const auto expected = support::bytes(c[9]);
    REQUIRE(static_cast<std::size_t>(a.nbytes()) == expected.size());
    CHECK((expected.empty() || std::memcmp(a.data(), expected.data(), expected.size()) == 0));
}
} // namespace

TEST_CASE("texts are read as NumPy reads them", "[loadtxt]")
{
    int cases = 0;
    for (const auto& c : support::golden("loadtxt")) {
        INFO(support::text_of_hex(c[0]) << " as " << c[1] << ", delimiter '" << support::text_of_hex(c[2])
                                        << "', usecols " << c[5] << ", ndmin " << c[6] << ", skiprows " << c[4]
                                        << ", max_rows " << c[7]);
        const auto among = [&]<class... T>(std::type_identity<T>...) {
            return ((c[1] == nd::dtype_of<T>().name().text() && (check_table<T>(c), true)) || ...);
        };
        CHECK(among(std::type_identity<bool>(), std::type_identity<std::int8_t>(), std::type_identity<std::uint8_t>(),
            std::type_identity<std::int16_t>(), std::type_identity<std::uint16_t>(), std::type_identity<std::int32_t>(),
            std::type_identity<std::uint32_t>(), std::type_identity<std::int64_t>(),
            std::type_identity<std::uint64_t>(), std::type_identity<nd::float16>(), std::type_identity<float>(),
            std::type_identity<double>(), std::type_identity<std::complex<float>>(),
            std::type_identity<std::complex<double>>()));
        ++cases;
    }
    CHECK(cases > 2000);
}

TEST_CASE("files and streams are read as text in memory is", "[loadtxt]")
{
    const support::temporary_directory directory;
    std::string text;
    for (int i = 0; i < 200000; ++i) // more than one block of a stream
        text += std::to_string(i) + " " + std::to_string(i) + ".5\r\n";
    support::write_content(directory / "table.txt", text);
    const auto from_file = nd::loadtxt<double, 2>(directory / "table.txt");
    std::istringstream stream(text);
    const auto from_stream = nd::loadtxt<double, 2>(stream);
    REQUIRE(extents_of_table(from_file) == std::vector<nd::index_t>{200000, 2});
    REQUIRE(extents_of_table(from_stream) == std::vector<nd::index_t>{200000, 2});
    bool same = true;
    for (nd::index_t i = 0; i < 200000; ++i) {
        const auto x = static_cast<double>(i);
        same = same && from_file(i, 0) == x && from_file(i, 1) == x + 0.5;
        same = same && from_stream(i, 0) == x && from_stream(i, 1) == x + 0.5;
    }
    CHECK(same);
}

TEST_CASE("streams of the lengths of whole blocks are read to their end", "[loadtxt]")
{
    for (const int more : {-3, -2, -1, 0, 1, 2}) {
        std::string text((std::size_t{1} << 19) * 2 + 1, '1');
        for (std::size_t i = 1; i < text.size(); i += 2)
            text[i] = '\n';
        text.resize(static_cast<std::size_t>(static_cast<nd::index_t>(text.size()) + more), '\n');
        std::istringstream stream(text);
        CHECK(nd::loadtxt(stream).size() == static_cast<nd::index_t>(std::count(text.begin(), text.end(), '1')));
    }
}

TEST_CASE("a known number of axes is made or refused", "[loadtxt]")
{
    CHECK(extents_of_table(read_table<double, 2>("1 2 3")) == std::vector<nd::index_t>{1, 3});
    CHECK(extents_of_table(read_table<double, 1>("1 2 3")) == std::vector<nd::index_t>{3});
    CHECK(extents_of_table(read_table<int, 1>("7")) == std::vector<nd::index_t>{1});
    CHECK(extents_of_table(read_table<int, 0>("7")).empty());
    CHECK(support::error_text<nd::shape_error>([] { (void)read_table<double, 1>("1 2\n3 4\n"); }) ==
        "the file holds an array of 2 dimensions, not of 1: 'bytes in memory'");
}

TEST_CASE("errors tell file, line and character", "[loadtxt]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "t.txt";
    support::write_content(path, "# a\n1, 2\n\n3,  x4 # b\n");
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::loadtxt(path, {.delimiter = ","}); }) ==
        "could not convert string '  x4 ' to float64 at row 1, column 2 (line 4, character 3): '" + path + "'");
    support::write_content(path, "1 2\r\n\r\n 3 4 5\r\n");
    CHECK(support::error_text<nd::format_error>([&] { (void)nd::loadtxt(path); }) ==
        "the number of columns changed from 2 to 3 at row 2; use `usecols` to select a subset and avoid this error "
        "(line 3, character 2): '" +
            path + "'");
    CHECK(support::error_text<nd::format_error>([&] {
        (void)nd::loadtxt(path, {.usecols = {0, 2}});
    }) == "invalid column index 2 at row 1 with 2 columns (line 1, character 1): '" + path + "'");
    CHECK(support::error_text<nd::io_error>([&] { (void)nd::loadtxt(directory / "none"); }) ==
        "cannot open: No such file or directory: '" + directory / "none" + "'");
}

TEST_CASE("options that contradict each other are refused", "[loadtxt]")
{
    const auto refused = [](const nd::loadtxt_options& o) {
        return support::error_text<nd::value_error>([&] { (void)read_table("1,2", o); });
    };
    CHECK(refused({.delimiter = "ab"}) == "Text reading control character must be a single character; but got: 'ab'");
    CHECK(refused({.delimiter = "\n"}) == "control character 'delimiter' cannot be a newline (`\\r` or `\\n`).");
    CHECK(refused({.comments = ""}) == "comments cannot be an empty string. Use comments={} to disable comments.");
    CHECK(refused({.comments = {"%", "\n"}}) == "control character 'comment' cannot be a newline (`\\r` or `\\n`).");
    const char* const clash = "The values for control characters 'comment' and 'delimiter' are incompatible";
    CHECK(refused({.delimiter = "#"}) == clash);
    CHECK(refused({.comments = " "}) == clash);
    CHECK(refused({.skiprows = -1}) == "argument must be nonnegative");
    CHECK(refused({.max_rows = -2}) == "argument must be nonnegative");
    CHECK(refused({.ndmin = 3}) == "Illegal value of ndmin keyword: 3");
}

TEST_CASE("a long first row and many short ones take no memory for a table", "[loadtxt]")
{
    std::string text;
    for (int i = 0; i < 100000; ++i)
        text += "1 ";
    for (int i = 0; i < 100000; ++i)
        text += "\n1";
    CHECK(support::error_text<nd::format_error>([&] { (void)read_table(text); }) ==
        "the number of columns changed from 100000 to 1 at row 2; use `usecols` to select a subset and avoid this "
        "error (line 2, character 1): 'bytes in memory'");
}
