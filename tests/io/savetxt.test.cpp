// Also tests: io/text_list.hpp
#include <nd/creation/ranges.hpp>
#include <nd/io/loadtxt.hpp>
#include <nd/io/savetxt.hpp>
#include <nd/ufunc/operators.hpp>

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
std::string saved(const auto& array, const nd::savetxt_options& options = {})
{
    std::ostringstream out;
    nd::savetxt(out, array, options);
    return out.str();
}

nd::savetxt_options options_of(const std::vector<std::string>& c)
{
    std::vector<std::string> formats;
    for (const std::string& format : support::split(c[3], ' '))
        formats.push_back(support::text_of_hex(format));
    return {.fmt = formats,
        .delimiter = support::text_of_hex(c[4]),
        .newline = support::text_of_hex(c[5]),
        .header = support::text_of_hex(c[6]),
        .footer = support::text_of_hex(c[7]),
        .comments = support::text_of_hex(c[8])};
}

template <class T>
void check_text(const std::vector<std::string>& c)
{
    nd::axis_values shape;
    for (const nd::index_t extent : support::numbers(c[1]))
        shape.push_back(extent);
    nd::ndarray<T> a(shape);
    const auto bytes = support::bytes(c[2]);
    REQUIRE(static_cast<std::size_t>(a.nbytes()) == bytes.size());
    if (!bytes.empty())
        std::memcpy(a.data(), bytes.data(), bytes.size());
    if (c[9] != "error")
        CHECK(saved(a, options_of(c)) == support::text_of_hex(c[9]));
    else
        CHECK_THROWS_AS(saved(a, options_of(c)), nd::error);
}
} // namespace

TEST_CASE("texts are written as NumPy writes them", "[savetxt]")
{
    for (const auto& c : support::golden("savetxt")) {
        INFO(c[0] << " (" << c[1] << ") " << c[2] << " as '" << support::text_of_hex(c[3]) << "'");
        const auto among = [&]<class... T>(std::type_identity<T>...) {
            return ((c[0] == nd::dtype_of<T>().name().text() && (check_text<T>(c), true)) || ...);
        };
        CHECK(among(std::type_identity<bool>(), std::type_identity<std::int8_t>(), std::type_identity<std::uint8_t>(),
            std::type_identity<std::int16_t>(), std::type_identity<std::uint16_t>(), std::type_identity<std::int32_t>(),
            std::type_identity<std::uint32_t>(), std::type_identity<std::int64_t>(),
            std::type_identity<std::uint64_t>(), std::type_identity<nd::float16>(), std::type_identity<float>(),
            std::type_identity<double>(), std::type_identity<std::complex<float>>(),
            std::type_identity<std::complex<double>>()));
    }
}

TEST_CASE("views and expressions are written by their elements", "[savetxt]")
{
    const auto a = nd::arange(6).reshape({2, 3});
    CHECK(saved(a.T(), {.fmt = "%d"}) == "0 3\n1 4\n2 5\n");
    CHECK(saved(a + 1, {.fmt = {"%d", "%x", "%.1f"}, .delimiter = ","}) == "1,2,3.0\n4,5,6.0\n");
    const nd::ndarray<const std::int64_t> read_only(a);
    CHECK(saved(read_only, {.fmt = "%d"}) == "0 1 2\n3 4 5\n");
}

TEST_CASE("what is written reads back the same", "[savetxt]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "t.txt";
    const auto a = nd::linspace(-3.0, 1e7, 30000).reshape({10000, 3});
    nd::savetxt(path, a, {.header = "x y z"});
    const auto b = nd::loadtxt<double, 2>(path);
    REQUIRE(b.size() == a.size());
    CHECK(std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.nbytes())) == 0);
    CHECK(directory.files() == 1);
}

TEST_CASE("a file that cannot be written leaves the old one", "[savetxt]")
{
    const support::temporary_directory directory;
    const std::string path = directory / "t.txt";
    support::write_content(path, "old");
    nd::ndarray<double> a({100000});
    a.fill(1);
    a.data()[99999] = std::numeric_limits<double>::quiet_NaN();
    CHECK(support::error_text<nd::value_error>([&] { nd::savetxt(path, a, {.fmt = "%d"}); }) ==
        "cannot convert float NaN to integer");
    CHECK(support::content_of(path) == "old");
    CHECK(directory.files() == 1);
}

TEST_CASE("errors of savetxt have NumPy's words", "[savetxt]")
{
    const auto a = nd::arange(4.0).reshape({2, 2});
    const auto refused = [&](const nd::text_list& fmt) {
        return support::error_text<nd::value_error>([&] { (void)saved(a, {.fmt = fmt}); });
    };
    CHECK(refused("%d %d %d") == "fmt has wrong number of % formats:  %d %d %d");
    CHECK(refused({"%d", "%d", "%d"}) == "fmt has wrong shape.  ['%d', '%d', '%d']");
    CHECK(refused("%z") == "unsupported format character 'z' (0x7a) at index 1");
    CHECK(refused("%d %5") == "incomplete format");
    CHECK(refused("%99999999999999999999d") == "width too big");
    CHECK(refused("%.99999999999999999999d") == "precision too big");
    CHECK(support::error_text<nd::dtype_error>([&] { (void)saved(a, {.fmt = "%x"}); }) ==
        "Mismatch between array dtype ('float64') and format specifier ('%x %x')");
    CHECK(support::error_text<nd::value_error>([&] {
        (void)saved(a.reshape({2, 2, 1}));
    }) == "Expected 1D or 2D array, got 3D array instead");
}
