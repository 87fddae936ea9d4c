#include <nd/io/npy_header.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include <random>
#include <sstream>

TEST_CASE("a header tells dtype, order and shape", "[npy]")
{
    for (const auto& c : support::golden("npy")) {
        INFO(c[0]);
        const nd::npy_header header = nd::read_npy_header(support::bytes(c[1]));
        const nd::dtype& type = header.dtype;
        const nd::dtype native(type.kind(), type.itemsize(), type.alignment());
        CHECK(native.typestr().text() == c[2]);
        CHECK(header.fortran_order == (c[3] == "1"));
        CHECK(std::vector<nd::index_t>(header.shape.begin(), header.shape.end()) == support::numbers(c[4]));
        CHECK(header.data_bytes == static_cast<nd::index_t>(c[5].size() / 2));
    }
}

TEST_CASE("broken headers are refused", "[npy]")
{
    for (const auto& c : support::golden("npy_bad")) {
        INFO(c[0]);
        const auto bytes = support::bytes(c[1]);
        const bool data_only = c[0] == "no data" || c[0] == "a byte short" || c[0] == "shape (1000000,)";
        if (!data_only)
            CHECK_THROWS_AS(nd::read_npy_header(bytes), nd::error);
    }
}

TEST_CASE("the text of a header error says what was found and expected", "[npy]")
{
    const auto text = [](const std::string& name) {
        for (const auto& c : support::golden("npy_bad"))
            if (c[0] == name)
                return support::error_text<nd::format_error>(
                    [&] { static_cast<void>(nd::read_npy_header(support::bytes(c[1]))); });
        return std::string("no such case");
    };
    CHECK(
        text("version 4.0") == "we only support format version (1,0), (2,0), and (3,0), not (4,0): 'bytes in memory'");
    CHECK(text("half a header") == "EOF: reading array header, expected 118 bytes got 50: 'bytes in memory'");
    CHECK(text("key missing") ==
        "Header does not contain the correct keys: 'fortran_order' is missing: 'bytes in memory'");
    CHECK(text("order 0") == "fortran_order is not a valid bool: 0: 'bytes in memory'");
    CHECK(text("comma missing") ==
        "Cannot parse header at character 16: expected ',' or '}' after a value, found ''fortran_order': Fal': 'bytes "
        "in memory'");
}

TEST_CASE("records keep their fields and the text of their element type", "[npy]")
{
    const std::string header = nd::detail::npy_header_text("[('\u00e9', '<i4'), ('b', '|S3')]", false, {});
    const nd::npy_header read = nd::read_npy_header({reinterpret_cast<const std::byte*>(header.data()), header.size()});
    CHECK(read.version == 1);
    CHECK(read.descr == "[('\u00e9', '<i4'), ('b', '|S3')]");
    CHECK(read.dtype == nd::record_dtype({{"\u00e9", nd::dtype_of<int>()}, {"b", nd::bytes_dtype(3)}}));
}

TEST_CASE("headers are written in the oldest version that holds them", "[npy]")
{
    const auto version = [](const std::string& descr) { return int{nd::detail::npy_header_text(descr, false, {})[6]}; };
    CHECK(version("'<f8'") == 1);
    CHECK(version("'\u00e9'") == 1);
    CHECK(version("'" + std::string(70'000, 'x') + "'") == 2);
    CHECK(version("'\u03b1'") == 3);
}

TEST_CASE("the elements start at a multiple of 64 and the growing axis has room for 21 digits", "[npy]")
{
    for (nd::index_t n = 1; n < 1'000'000'000'000; n *= 7) {
        const std::vector<nd::index_t> shape = {n, 2};
        const std::string c = nd::detail::npy_header_text("'<f8'", false, shape);
        CHECK(c.size() % 64 == 0);
        CHECK(c.back() == '\n');
        CHECK(c.size() == nd::detail::npy_header_text("'<f8'", false, std::vector<nd::index_t>{0, 2}).size());
    }
}

TEST_CASE("a longer header is read only when allowed", "[npy]")
{
    const std::string header = nd::detail::npy_header_text("'<f8'", false, {}) + std::string(8, '\0');
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(header.data()), header.size());
    CHECK_THROWS_AS(nd::read_npy_header(bytes, {.max_header_size = 50}), nd::format_error);
    CHECK(nd::read_npy_header(bytes, {.max_header_size = 200}).data_offset == 128);
}

TEST_CASE("no change of any byte of a header leads outside of it", "[npy]")
{
    std::mt19937 random(7);
    const auto cases = support::golden("npy");
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto bytes = support::bytes(cases[random() % cases.size()][1]);
        const auto changes = 1 + random() % 4;
        for (unsigned k = 0; k < changes; ++k)
            bytes[random() % bytes.size()] = static_cast<std::byte>(
                random() % 3 == 0 ? "(){}[]',:<>|=OLTF0123456789"[random() % 27] : static_cast<char>(random()));
        bytes.resize(random() % 4 == 0 ? random() % (bytes.size() + 1) : bytes.size());
        bytes.shrink_to_fit(); // so that a sanitizer sees the end
        try {
            const nd::npy_header header = nd::read_npy_header(bytes);
            CHECK(header.shape.size() <= 64);
            CHECK(header.data_bytes >= 0);
        } catch (const nd::error&) {
            ++refused;
        }
    }
    CHECK(refused > 2000);
}
