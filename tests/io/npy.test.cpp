#include <nd/creation/from.hpp>
#include <nd/io/npy.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/bytes.hpp"
#include "support/errors.hpp"
#include "support/golden.hpp"
#include "support/temporary_directory.hpp"
#include <random>
#include <sstream>

namespace
{
std::vector<std::byte> npy_file(const std::string& name)
{
    for (const auto& c : support::golden("npy"))
        if (c[0] == name)
            return support::bytes(c[1]);
    throw std::runtime_error("no case " + name);
}

template <class Element>
std::vector<std::byte> elements_in_c_order(const nd::ndarray<Element>& a)
{
    const auto c = a.copy();
    const auto* data = reinterpret_cast<const std::byte*>(c.data());
    return {data, data + c.nbytes()};
}

std::string saved_bytes(const auto& array)
{
    std::ostringstream out;
    nd::save(out, array);
    return out.str();
}

std::string text_of_bytes(const std::vector<std::byte>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

nd::ndarray<double, 2> counted(nd::index_t rows, nd::index_t columns)
{
    nd::ndarray<double, 2> a({rows, columns});
    for (nd::index_t i = 0; i < a.size(); ++i)
        a.data()[i] = static_cast<double>(i);
    return a;
}
} // namespace

TEST_CASE("files of every dtype, order and version load as NumPy loads them", "[npy]")
{
    for (const auto& c : support::golden("npy")) {
        INFO(c[0]);
        const auto file = support::bytes(c[1]);
        const bool known = nd::detail::with_element_type(nd::read_npy_header(file).dtype, [&]<class T>() {
            const nd::ndarray<T> a = nd::load<T>(file);
            CHECK(std::vector<nd::index_t>(a.shape().begin(), a.shape().end()) == support::numbers(c[4]));
            CHECK(elements_in_c_order(a) == support::bytes(c[5]));
            CHECK((c[3] == "1" ? a.f_contiguous() : a.c_contiguous()));
        });
        CHECK(known);
    }
}

TEST_CASE("saved files are byte for byte NumPy's", "[npy]")
{
    for (const auto& c : support::golden("npy")) {
        INFO(c[0]);
        const auto file = support::bytes(c[1]);
        if (c[6] == "1")
            nd::detail::with_element_type(nd::read_npy_header(file).dtype,
                [&]<class T>() { CHECK(saved_bytes(nd::load<T>(file)) == text_of_bytes(file)); });
    }
}

TEST_CASE("files that NumPy refuses are refused", "[npy]")
{
    for (const auto& c : support::golden("npy_bad")) {
        INFO(c[0]);
        CHECK_THROWS_AS(nd::load<std::int32_t>(support::bytes(c[1])), nd::error);
        CHECK_THROWS_AS(nd::load<double>(support::bytes(c[1]), nd::cast), nd::error);
    }
}

TEST_CASE("a view is saved as its elements, without a copy in memory order", "[npy]")
{
    const auto a = counted(300, 400);
    const auto view = a(nd::slice(0, 300, 3), nd::slice(399, nd::_, -1));
    CHECK(saved_bytes(view) == saved_bytes(view.copy()));
    CHECK(saved_bytes(a.transpose()) != saved_bytes(a.transpose().copy()));
    const std::string transposed = saved_bytes(a.transpose());
    CHECK(nd::load<double>(std::as_bytes(std::span(transposed))).f_contiguous());
}

TEST_CASE("an expression is saved as its value", "[npy]")
{
    const auto a = counted(3, 4);
    CHECK(saved_bytes(a + 1.0) == saved_bytes(nd::eval(a + 1.0)));
}

TEST_CASE("one stream may hold several arrays", "[npy]")
{
    std::stringstream stream;
    nd::save(stream, counted(2, 2));
    nd::save(stream, counted(3, 1));
    CHECK(nd::load<double>(stream).shape(0) == 2);
    CHECK(nd::load<double>(stream).shape(0) == 3);
    CHECK_THROWS_AS(nd::load<double>(stream), nd::format_error);
}

TEST_CASE("an array from a stream of unknown length arrives whole, whatever steps it takes", "[npy]")
{
    for (const nd::index_t mib : {1, 2, 3, 40}) {
        const auto a = counted(1, mib * nd::detail::staged_source::least / 8 + 1);
        std::istringstream stream(saved_bytes(a));
        const auto b = nd::load<double, 2>(stream);
        CHECK(std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.nbytes())) == 0);
    }
    const auto a = counted(1, 40 * nd::detail::staged_source::least / 8);
    std::istringstream cut(saved_bytes(a).substr(0, 20'000'000));
    CHECK_THROWS_AS(nd::load<double>(cut), nd::format_error);
}

TEST_CASE("a stream that promises much and holds little costs little", "[npy]")
{
    std::istringstream stream(nd::detail::npy_header_text("'<f8'", false, std::vector<nd::index_t>{1'000'000'000'000}));
    CHECK(support::error_text<nd::format_error>([&] { static_cast<void>(nd::load<double>(stream)); }) ==
        "EOF: reading array data, expected 8000000000000 bytes got 0: 'stream'");
}

TEST_CASE("another element type is refused by name, or converted on request", "[npy]")
{
    const auto file = npy_file("big-endian i2");
    CHECK(support::error_text<nd::dtype_error>([&] { static_cast<void>(nd::load<double>(file)); }) ==
        "the file holds int16, not float64; nd::load<T>(path, nd::cast) converts");
    const auto same = nd::load<std::int16_t>(file);
    const auto converted = nd::load<double>(file, nd::cast);
    for (int i = 0; i < 6; ++i)
        CHECK(converted.data()[i] == static_cast<double>(same.data()[i]));
    CHECK(nd::load<std::int16_t>(file, nd::cast).data()[3] == same.data()[3]);
}

TEST_CASE("float16 has a file of its own, bfloat16 none", "[npy]")
{
    const nd::ndarray<nd::float16> a = nd::eval(nd::array({0.5, -1e5, 6e-8}).astype<nd::float16>());
    std::stringstream stream;
    nd::save(stream, a);
    CHECK(stream.str().find("'descr': '<f2'") != std::string::npos);
    CHECK(nd::array_equal(nd::load<nd::float16>(stream), a));
    std::istringstream again(stream.str());
    CHECK(nd::array_equal(nd::load<double>(again, nd::cast), a));
    std::stringstream none;
    CHECK(support::error_text<nd::dtype_error>([&] { nd::save(none, a.astype<nd::bfloat16>()); }) ==
        "NumPy has no dtype bfloat16, so that .npy files cannot hold it: save it as float, or its bits by "
        "view<std::uint16_t>()");
    CHECK(none.str().empty());
}

TEST_CASE("records and strings are refused by their element type", "[npy]")
{
    const std::string header =
        nd::detail::npy_header_text("[('x', '<i4'), ('y', '<f8')]", false, {}) + std::string(12, '\0');
    const auto bytes = std::as_bytes(std::span(header));
    CHECK(support::error_text<nd::dtype_error>([&] { static_cast<void>(nd::load<double>(bytes)); }) ==
        "cannot load elements of dtype [('x', '<i4'), ('y', '<f8')] as float64");
    CHECK_THROWS_AS(nd::load<double>(bytes, nd::cast), nd::dtype_error);
}

TEST_CASE("a static rank is checked before the elements are read", "[npy]")
{
    CHECK(nd::load<float, 2>(npy_file("f4")).shape(1) == 3);
    CHECK(support::error_text<nd::shape_error>([] { static_cast<void>(nd::load<float, 3>(npy_file("f4"))); }) ==
        "the file holds an array of 2 dimensions, not of 3: 'bytes in memory'");
}

TEST_CASE("bytes behind the array are refused when strict", "[npy]")
{
    const auto file = npy_file("bytes behind the array");
    CHECK(nd::load<std::int32_t>(file).size() == 3);
    CHECK_THROWS_AS(nd::load<std::int32_t>(file, {.strict = true}), nd::format_error);
}

TEST_CASE("save appends .npy, replaces the file as a whole, and load names what is missing", "[npy]")
{
    const support::temporary_directory directory;
    nd::save(directory / "a", counted(2, 2));
    nd::save(directory / "a.npy", counted(3, 3));
    CHECK(directory.files() == 1);
    CHECK(nd::load<double>(directory / "a.npy").size() == 9);
    CHECK(nd::load<float>(directory / "a.npy", nd::cast).size() == 9);
    CHECK(support::error_text<nd::io_error>([&] { static_cast<void>(nd::load<double>(directory / "b.npy")); }) ==
        "cannot open: No such file or directory: '" + (directory / "b.npy") + "'");
    CHECK_THROWS_AS(nd::save(directory / "no/a.npy", counted(1, 1)), nd::io_error);
}

TEST_CASE("an array may be saved over the file it was loaded from", "[npy]")
{
    const support::temporary_directory directory;
    nd::save(directory / "a.npy", counted(2, 3));
    const auto a = nd::load<double, 2>(directory / "a.npy");
    nd::save(directory / "a.npy", a.transpose());
    CHECK(nd::load<double>(directory / "a.npy").shape(0) == 3);
}

TEST_CASE("no change of any byte of a file leads outside of it", "[npy]")
{
    std::mt19937 random(11);
    const auto cases = support::golden("npy");
    int loaded = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto bytes = support::bytes(cases[random() % cases.size()][1]);
        bytes[random() % bytes.size()] ^= static_cast<std::byte>(1U << random() % 8);
        bytes.resize(random() % 4 == 0 ? random() % (bytes.size() + 1) : bytes.size());
        bytes.shrink_to_fit();
        try {
            loaded += nd::load<double>(bytes, nd::cast).size() >= 0 ? 1 : 0;
        } catch (const nd::error&) {
        }
    }
    CHECK(loaded > 100);
}
